import { describe, expect, test } from 'vitest'
import { shipmentSenders } from '../../functions/webhooks/shipment-senders'
import { expectLinksLead, guideOf, overviewRow } from '../support/hook-guides'
import { delivery, now, settings } from '../worker/hooks/delivery'

/** What each of them sends when it uses one of its words. */
const tellers = {
  shipengine: (word: string) => ({
    body: { resource_type: 'API_TRACK', data: { tracking_number: 'EX1', status_code: word } },
    headers: {},
  }),
  shipbob: (word: string) => ({ body: { id: 1 }, headers: { 'webhook-id': 'msg_1', 'x-webhook-topic': word } }),
  flexport: (word: string) => ({
    body: { _object: '/event', id: 1, type: word, data: { resource: { _object: '/shipment', id: '1' } } },
    headers: {},
  }),
  epcis: (word: string) => ({
    body: {
      type: 'ObjectEvent',
      eventTime: '2026-11-22T08:55:00Z',
      eventTimeZoneOffset: '+00:00',
      action: 'OBSERVE',
      epcList: ['https://id.gs1.org/01/09506000134352/21/SN0001'],
      bizStep: word,
      bizTransactionList: [{ type: 'po', bizTransaction: '1001' }],
    },
    headers: {},
  }),
} as const

describe.each(Object.entries(tellers))('the guide to %s', (source, tells) => {
  const guide = guideOf(`${source}.md`)
  const sender = shipmentSenders[source as keyof typeof tellers]
  const rows = [...guide.matchAll(/^\| `([^`]+)` \| `([a-z-]+)` \|$/gm)].map(([, word = '', ours = '']) => ({ word, ours }))

  test('has its words beside ours', () => expect(rows.length).toBeGreaterThan(5))

  test.each(rows)('is right that $word is $ours', async ({ word, ours }) => {
    const { body, headers } = tells(word)
    const read = await sender.read(body, delivery(JSON.stringify(body), headers, now, { path: '/v1/hooks/x/y/events' }), settings())
    expect(read?.reports[0]).toMatchObject({ status: ours })
  })

  test('is named in the overview, with how long it waits', () => {
    const [, waits] = overviewRow(source)
    expect(waits).toMatch(new RegExp(`\\b${sender.limitMs / 1000} s$`))
  })

  test('points to what is there', () => expectLinksLead(`${source}.md`))
})
