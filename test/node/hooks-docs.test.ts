import { describe, expect, test } from 'vitest'
import type { ConnectionSettings } from '../../functions/domain/customers/connection'
import { utf8 } from '../../functions/webhooks/bytes'
import { orderSenders } from '../../functions/webhooks/order-senders'
import { signUpSenders } from '../../functions/webhooks/sign-up-senders'
import { expectLinksLead, guideOf, overviewRow } from '../support/hook-guides'

describe.each(Object.values(signUpSenders))('the guide to $source', ({ source, mapping, canBlock, limitMs }) => {
  test('says where each fact is read', () => {
    const guide = guideOf(`${source}.md`)
    const told = [...guide.matchAll(/^\| `(\w+)` \| `([^`]+)`/gm)].map(([, field, pointer]) => [field, pointer])
    expect(told).toEqual(Object.entries(mapping))
  })

  test('is named in the overview, with whether it keeps anybody out and how long it waits', () => {
    const [, out, waits] = overviewRow(source)
    expect(out?.startsWith('yes')).toBe(canBlock)
    expect(waits).toContain(`${limitMs / 1000} s`)
  })
})

/** What each guide shows that its platform sends, with what comes in headers, and what it says that this is. */
const shops = {
  commercetools: {},
  shopify: {
    'x-shopify-topic': 'orders/create',
    'x-shopify-hmac-sha256': 'an example',
    'x-shopify-shop-domain': 'example.myshopify.example',
    'x-shopify-api-version': '2026-10',
    'x-shopify-webhook-id': 'b54557e4',
  },
  stripe: {},
  bigcommerce: { 'webhook-id': 'msg_example' },
  saleor: {},
  woocommerce: { 'x-wc-webhook-topic': 'order.created' },
} as const
const settings: ConnectionSettings = { onReview: 'refuse', onUnavailable: 'refuse', budgetMs: 1500, mapping: {}, screensSignIns: false }

describe.each(Object.entries(shops))('the guide to %s', (source, headers) => {
  const guide = guideOf(`${source}.md`)

  test('shows a delivery, and what is read of it', async () => {
    const [, sent = '', is = ''] = /```json\n(\{[^`]+)```\n\nis\n\n```json\n([^`]+)```/.exec(guide) ?? []
    const request = {
      bytes: utf8(sent),
      header: (name: string) => new Map<string, string>(Object.entries(headers)).get(name),
      at: new Date('2026-11-22T17:00:00Z'),
      method: 'POST',
      path: `/v1/hooks/${source}/example`,
      query: () => undefined,
      keyOf: async () => undefined,
    }
    const read = await orderSenders[source as keyof typeof shops].read(JSON.parse(sent), request, settings)
    expect(JSON.parse(JSON.stringify(read))).toEqual({ kind: 'order', key: expect.any(String), order: JSON.parse(is) })
  })

  test('makes a connection to it', () => {
    expect(guide).toContain(`"source": "${source}"`)
  })
})

test.each(Object.values(orderSenders))(
  '$source is named in the overview, with whether it stops an order and how long it waits',
  (sender) => {
    const row = guideOf('README.md')
      .split('\n')
      .find((line) => line.startsWith('|') && line.includes(`\`${sender.source}\``))
    const [, , stops, waits] = row?.split('|').map((cell) => cell.trim()) ?? []
    expect(stops?.startsWith('yes')).toBe(sender.canBlock)
    expect(waits).toContain(`${sender.limitMs / 1000} s`)
  },
)

test('the guide to Shopify’s validation function shows what it is to send, and that is read', async () => {
  const guide = guideOf('shopify.md')
  const [, sent = ''] = /```json\n( *\{\s+"policyEpoch"[^`]+)```/.exec(guide) ?? []
  const request = { bytes: utf8(sent), at: new Date('2026-11-22T17:00:00Z') } as Parameters<typeof orderSenders.shopify.read>[1]
  const read = await orderSenders['shopify-validate'].read(JSON.parse(sent), request, settings)
  expect(read).toMatchObject({
    kind: 'order',
    order: { stage: 'check', lines: [{ quantity: 2 }], parties: [{ country: 'DE' }, { country: 'DE' }] },
  })
  const [answer] = /\{"verdict": "review".+\}/.exec(guide) ?? []
  const verdict = { verdict: 'held', isAdmitted: true, message: 'We are looking at this order before it can go ahead.' } as const
  const { body } = await orderSenders['shopify-validate'].reply(verdict, { body: JSON.parse(sent), request, secrets: [], at: request.at })
  expect(JSON.parse(body ?? '')).toEqual(JSON.parse(answer ?? ''))
})

test('whatever the guides point to is there', () => {
  for (const name of [
    'README.md',
    ...[...Object.keys(signUpSenders), ...Object.keys(shops)].map((source) => `${source}.md`),
    'auth0.md',
    'cognito.md',
    'firebase.md',
    'medusa.md',
    'vendure.md',
    'woocommerce-plugin.md',
  ]) {
    expectLinksLead(name)
  }
})
