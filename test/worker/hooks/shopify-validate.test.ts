import { describe, expect, test } from 'vitest'
import { shopifyValidate } from '../../../functions/webhooks/shopify-validate'
import { delivery, now } from './delivery'
import { answeredBy, toldBy, verdicts } from './ordering'

const secret = 'Bearer an-example-of-32-letters-or-more'
const cart = {
  policyEpoch: 7,
  currency: 'JPY',
  lines: [
    { sku: 'GPU-H100-PCIE-80', quantity: 2, amount: '9000000.0' },
    { sku: null, quantity: 1, amount: '100' },
  ],
  deliverTo: [{ name: 'Priya Rao', company: 'Kaveri 株式会社', country: 'JP', address: '東京都 1-1', phone: '+81 3 0000 0000' }],
  buyer: { email: 'buyer@kaveri.example', company: 'Kaveri Data Ltd', country: 'IN' },
}
const keyAt = async (ms: number, over: object = {}) =>
  ((await toldBy(shopifyValidate, { ...cart, ...over }, {}, {}, new Date(now.getTime() + ms))) as { key: string }).key

test('who asks is known by a header, all of it', async () => {
  const isKnown = (sent: string) => shopifyValidate.verify(delivery('{}', { Authorization: sent }), ['another secret', secret])
  expect(await isKnown(secret)).toBe(true)
  for (const sent of ['', secret.slice(0, -1), `${secret}s`]) expect(await isKnown(sent)).toBe(false)
  expect(shopifyValidate.secretFault('short')).toMatch(/16 or more/)
})

describe('what is read', () => {
  test('of a cart never sets anything aside', async () => {
    expect(await toldBy(shopifyValidate, cart)).toEqual({
      kind: 'order',
      key: expect.stringMatching(/^[0-9a-f]{64}:\d+$/),
      order: {
        reference: expect.stringMatching(/^cart:[0-9a-f]{32}$/),
        stage: 'check',
        lines: [
          { sku: 'GPU-H100-PCIE-80', quantity: 2, value: { currency: 'JPY', minor: 9_000_000 } },
          { quantity: 1, value: { currency: 'JPY', minor: 100 } },
        ],
        parties: [
          { role: 'ultimateConsignee', ...cart.deliverTo[0] },
          { role: 'purchaser', ...cart.buyer },
        ],
      },
    })
  })

  test('is the same question for as long as Shopify keeps an answer, and is asked anew afterwards', async () => {
    const first = await keyAt(0)
    expect(await keyAt(299_999)).toBe(first)
    expect(await keyAt(300_000)).not.toBe(first)
    // Whoever changes what is screened, or how, asks something else.
    for (const over of [{ policyEpoch: 8 }, { deliverTo: [] }, { buyer: null }, { lines: [cart.lines[0]] }])
      expect(await keyAt(0, over)).not.toBe(first)
  })

  test('an empty cart asks nothing', async () => {
    expect(await toldBy(shopifyValidate, { ...cart, lines: [] })).toMatchObject({ kind: 'nothing' })
  })

  test.each([
    {},
    { ...cart, policyEpoch: undefined },
    { ...cart, policyEpoch: '7' },
    { ...cart, deliverTo: undefined },
    { ...cart, lines: undefined },
    { ...cart, lines: [{ sku: 'GPU', quantity: -1 }] },
  ])('nothing that leaves out what an answer is kept by: %#', async (body) => {
    expect(await toldBy(shopifyValidate, body)).toBeUndefined()
  })
})

test.each(verdicts)(
  'the reply to $verdict (admitted: $isAdmitted) is 200 with the verdict, and one word whether to go on',
  async (verdict) => {
    const isIn = verdict.verdict === 'allow' || verdict.isAdmitted === true
    expect(await answeredBy(shopifyValidate, verdict, cart)).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: {
        verdict: verdict.verdict === 'held' ? 'review' : verdict.verdict,
        admit: isIn,
        message: expect.stringContaining(verdict.message),
        decision_id: verdict.reference ?? null,
        policy_epoch: 7,
      },
    })
  },
)

test.each([undefined, [], 'text', { policyEpoch: '7' }])('a reply to what could not be read is 200 as well: %j', async (body) => {
  const { status, body: told } = await answeredBy(shopifyValidate, { verdict: 'unavailable', message: 'Not read.' }, body)
  expect({ status, told }).toMatchObject({ status: 200, told: { admit: false, policy_epoch: null } })
})
