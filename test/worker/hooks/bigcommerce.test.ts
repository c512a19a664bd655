import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import { bigcommerce } from '../../../functions/webhooks/bigcommerce'
import { toBase64, utf8 } from '../../../functions/webhooks/bytes'
import { delivery, holdsToSignatures, now } from './delivery'
import { answeredBy, toldBy, verdicts } from './ordering'

const secret = '9f1c0e7d2b5a48c6a3e4f5061728394a5b6c7d8e9f00112233445566778899aa'
const event = (status: number, scope = 'store/order/statusUpdated') => ({
  store_id: '11111',
  producer: 'stores/example-ß',
  scope,
  data: { type: 'order', id: 173331, status: { previous_status_id: 0, new_status_id: status } },
  hash: '352e4afc6dd3fc85ea26bfdf3f91852604d57528',
  created_at: 1_795_366_800,
})
const theirs = (by: string) => new Webhook(toBase64(utf8(by)))
const sign = (text: string, at: Date, by: string) => ({
  'webhook-id': 'msg_example',
  'webhook-timestamp': String(at.getTime() / 1000),
  'webhook-signature': theirs(by).sign('msg_example', at, text),
})

holdsToSignatures({
  sender: bigcommerce,
  secret,
  other: 'another_example_client_secret',
  body: JSON.stringify(event(5), null, 1),
  windowMs: 300_000,
  sign,
  restamped: (headers) => ({ ...headers, 'webhook-timestamp': String(now.getTime() / 1000 + 1) }),
  accepts: async (text, headers, by) => {
    try {
      theirs(by).verify(text, { ...headers })
      return true
    } catch {
      return false
    }
  },
})

test('the older names of the scheme are not theirs', async () => {
  const headers = Object.fromEntries(
    Object.entries(sign('{}', now, secret)).map(([name, value]) => [name.replace('webhook', 'svix'), value]),
  )
  expect(await bigcommerce.verify(delivery('{}', headers), [secret])).toBe(false)
})

describe('what is read', () => {
  const read = (body: object, over = {}) => toldBy(bigcommerce, body, { 'webhook-id': 'msg_example' }, over)

  test.each([
    [11, 'confirmed'],
    [9, 'confirmed'],
    [2, 'confirmed'],
    [10, 'confirmed'],
    [5, 'cancelled'],
    [6, 'cancelled'],
  ])('of an order whose status is %i now: it is %s', async (status, stage) => {
    expect(await read(event(status))).toEqual({
      kind: 'order',
      key: 'msg_example',
      order: { reference: '173331', stage, lines: [], parties: [] },
    })
  })

  test.each([0, 1, 4, 7, 12, 13, 14, 99])('nothing of the status %i, which tells neither', async (status) => {
    expect(await read(event(status))).toMatchObject({ kind: 'nothing' })
  })

  test.each(['store/order/created', 'store/order/updated', 'store/order/archived', 'store/product/updated', 'store/cart/converted'])(
    'nothing of %s: it names an order, and tells nothing that could be screened',
    async (scope) => {
      expect(await read({ ...event(11, scope), data: { type: 'order', id: 173331 } })).toMatchObject({ kind: 'nothing' })
    },
  )

  test.each([{}, [], { ...event(5), scope: 5 }, { ...event(5), data: { type: 'order', id: 1 } }, { ...event(5), data: { type: 'order' } }])(
    'nothing that they would say: %#',
    async (body) => {
      expect(await read(body)).toBeUndefined()
    },
  )
})

test.each(verdicts)('the reply to $verdict is empty', async (verdict) => {
  const { status, body } = await answeredBy(bigcommerce, verdict)
  expect({ status, body }).toEqual({ status: verdict.verdict === 'unavailable' ? 503 : 200, body: null })
})
