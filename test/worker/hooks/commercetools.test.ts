import { describe, expect, test } from 'vitest'
import { commercetools } from '../../../functions/webhooks/commercetools'
import { delivery } from './delivery'
import { answeredBy, toldBy, verdicts } from './ordering'

const secret = 'Bearer an-example-of-32-letters-or-more'
const price = (centAmount: number) => ({ type: 'centPrecision', currencyCode: 'USD', centAmount, fractionDigits: 2 })

const obj = {
  id: '9f0c2e4e-5a0b-4f1e-9d53-3f9f3f0f6c11',
  version: 1,
  orderNumber: '1001',
  orderState: 'Open',
  paymentState: 'Pending',
  customerEmail: 'buyer@kaveri.example',
  country: 'DE',
  shippingAddress: {
    country: 'DE',
    company: 'Kaveri Data GmbH',
    firstName: 'Priya',
    lastName: 'Rao',
    streetName: 'Musterstraße',
    streetNumber: '1',
    postalCode: '10115',
    city: 'Berlin',
    phone: '+49 30 000000',
  },
  billingAddress: { country: 'IN', company: 'Kaveri Data Ltd' },
  lineItems: [{ id: 'li1', variant: { id: 1, sku: 'GPU-H100-PCIE-80' }, quantity: 2, totalPrice: price(6_240_000) }],
  customLineItems: [{ id: 'cl1', name: { de: 'Einbau' }, slug: 'rack-work', quantity: 1, totalPrice: price(-5) }],
  totalPrice: price(6_240_000),
}
const call = (over: object = {}, action = 'Create', typeId = 'order', before?: object) => ({
  action,
  resource: { typeId, id: obj.id, obj: { ...obj, ...over } },
  ...(before === undefined ? {} : { oldResource: { typeId, id: obj.id, obj: { ...obj, ...before } } }),
})
const lines = [
  { sku: 'GPU-H100-PCIE-80', quantity: 2, value: { currency: 'USD', minor: 6_240_000 } },
  { sku: 'rack-work', quantity: 1 },
]
const consignee = {
  role: 'ultimateConsignee',
  name: 'Priya Rao',
  company: 'Kaveri Data GmbH',
  country: 'DE',
  address: 'Musterstraße 1 10115 Berlin',
  phone: '+49 30 000000',
}
const purchaser = { role: 'purchaser', email: 'buyer@kaveri.example', company: 'Kaveri Data Ltd', country: 'IN' }
const halfAnHour = 1_800_000
const keyOf = async (body: unknown) => ((await toldBy(commercetools, body)) as { key: string }).key

describe('who sends', () => {
  const isKnown = (headers: Record<string, string>, secrets: readonly string[] = [secret]) =>
    commercetools.verify(delivery(JSON.stringify(call()), headers), secrets)

  test('is known by the whole value of a header, letter for letter, by either of two', async () => {
    expect(await isKnown({ Authorization: secret })).toBe(true)
    expect(await isKnown({ Authorization: secret }, ['the next value of it', secret])).toBe(true)
    expect(await isKnown({ 'X-Functions-Key': secret })).toBe(true)
    for (const sent of [secret.slice(7), `${secret} `, secret.toLowerCase(), ''])
      expect(await isKnown({ Authorization: sent }), sent).toBe(false)
    expect(await isKnown({})).toBe(false)
    expect(await isKnown({ Authorization: '' }, [''])).toBe(false)
    expect(await isKnown({ Authorization: secret }, [])).toBe(false)
  })

  test('has a secret that nobody guesses', () => {
    expect(commercetools.secretFault(secret)).toBeUndefined()
    for (const short of ['', 'Bearer short', `${secret}\n`]) expect(commercetools.secretFault(short), short).toMatch(/16 or more/)
  })
})

describe('what is read', () => {
  test('of an order that is being made: it is set aside for half an hour, under its number', async () => {
    expect(await toldBy(commercetools, call())).toEqual({
      kind: 'order',
      key: expect.stringMatching(/^order:9f0c2e4e-5a0b-4f1e-9d53-3f9f3f0f6c11:1:[0-9a-f]{64}$/),
      order: { reference: '1001', stage: 'placed', holdMs: halfAnHour, lines, parties: [consignee, purchaser] },
    })
  })

  test.each([
    ['its id where it has no number', { orderNumber: undefined }, {}, obj.id],
    ['its number', {}, {}, '1001'],
    ['where the connection says', {}, { order: '/resource/obj/id' }, obj.id],
    ['its number where nothing stands at that place', {}, { order: '/resource/obj/custom/fields/po' }, '1001'],
  ])('goes by %s', async (_, over, mapping, reference) => {
    expect(await toldBy(commercetools, call(over), {}, { mapping })).toMatchObject({ order: { reference } })
  })

  test.each([
    ['that it is there tells that it was made', call({}, 'Update'), 'confirmed'],
    ['paid', call({ version: 2, paymentState: 'Paid' }, 'Update', 'order', {}), 'confirmed'],
    ['Confirmed', call({ version: 2, orderState: 'Confirmed' }, 'Update', 'order', {}), 'confirmed'],
    ['Complete', call({ version: 9, orderState: 'Complete' }, 'Update', 'order', {}), 'confirmed'],
    ['Cancelled', call({ version: 2, orderState: 'Cancelled' }, 'Update', 'order', {}), 'cancelled'],
    ['made as one that is off', call({ orderState: 'Cancelled' }), 'cancelled'],
    ['on again', call({ version: 3 }, 'Update', 'order', { version: 2, orderState: 'Cancelled' }), 'placed'],
    ['to another country', call({ shippingAddress: { ...obj.shippingAddress, country: 'SG' } }, 'Update', 'order', {}), 'placed'],
    ['to another person', call({ shippingAddress: { ...obj.shippingAddress, lastName: 'Roy' } }, 'Update', 'order', {}), 'placed'],
    ['more of it', call({ lineItems: [{ ...obj.lineItems[0], quantity: 3 }] }, 'Update', 'order', {}), 'placed'],
  ])('of an order that changed: %s', async (_, body, stage) => {
    const read = await toldBy(commercetools, body)
    expect(read).toMatchObject({ order: { stage } })
    // Who is told of it by now is not waiting for a shopper to come to an end.
    expect(read).not.toHaveProperty('order.holdMs')
  })

  test('of a cart: asked about without setting anything aside, and only when it goes somewhere', async () => {
    expect(await toldBy(commercetools, call({ orderNumber: undefined }, 'Update', 'cart'))).toEqual({
      kind: 'order',
      key: expect.stringMatching(/^cart:/),
      order: { reference: obj.id, stage: 'check', lines, parties: [consignee, purchaser] },
    })
    const early = [{ shippingAddress: undefined }, { shippingAddress: { city: 'Berlin' } }, { lineItems: [], customLineItems: [] }]
    for (const over of early) expect(await toldBy(commercetools, call(over, 'Update', 'cart'))).toMatchObject({ kind: 'nothing' })
  })

  test('an order that goes to several places tells all of them', async () => {
    const itemShippingAddresses = [{ key: 'two', country: 'SG', company: 'Gulf Render Pte' }]
    const read = await toldBy(commercetools, call({ itemShippingAddresses }))
    expect(read).toMatchObject({ order: { parties: [consignee, { company: 'Gulf Render Pte', country: 'SG' }, purchaser] } })
  })

  test('whoever pays is whoever gets it, where only one address is told; nobody is, where none is', async () => {
    const one = await toldBy(commercetools, call({ billingAddress: undefined }))
    expect(one).toMatchObject({ order: { parties: [{ ...consignee, email: 'buyer@kaveri.example' }] } })
    const none = await toldBy(commercetools, call({ billingAddress: undefined, shippingAddress: undefined }))
    expect(none).toMatchObject({ order: { stage: 'placed', parties: [] } })
  })

  test('what the shop asks besides is read where the connection says, and an empty place tells nothing', async () => {
    const custom = { type: { typeId: 'type', id: 't1' }, fields: { hq: 'IN', firm: 'Kaveri 株式会社' } }
    const mapping = { headquarters: '/resource/obj/custom/fields/hq', company: '/resource/obj/custom/fields/firm', phone: '/resource/none' }
    const { phone: _, ...rest } = consignee
    const read = await toldBy(commercetools, call({ custom }), {}, { mapping })
    expect(read).toMatchObject({ order: { parties: [purchaser, { ...rest, company: 'Kaveri 株式会社', headquarters: 'IN' }] } })
    expect(read).not.toHaveProperty('order.parties.1.phone')
    // What changed there is screened anew.
    const moved = call({ custom }, 'Update', 'order', { custom: { ...custom, fields: { ...custom.fields, hq: 'CN' } } })
    expect(await toldBy(commercetools, moved, {}, { mapping })).toMatchObject({ order: { stage: 'placed' } })
    expect(await toldBy(commercetools, moved)).toMatchObject({ order: { stage: 'confirmed' } })
  })

  test('the same of the same version is the same question, and nothing else is', async () => {
    const first = await keyOf(call())
    expect(await keyOf(call({ lastModifiedAt: 'later' }))).toBe(first)
    const others = await Promise.all(
      [
        call({ version: 2 }),
        call({ orderNumber: '1002' }),
        call({ customerEmail: 'a@b.example' }),
        call({}, 'Update'),
        call({}, 'Update', 'cart'),
      ].map(keyOf),
    )
    expect(new Set([first, ...others]).size).toBe(6)
  })

  test.each(['payment', 'customer', 'quote', 'business-unit'])('nothing of a %s', async (typeId) => {
    expect(await toldBy(commercetools, call({}, 'Create', typeId))).toMatchObject({ kind: 'nothing' })
  })

  test.each([
    {},
    [],
    { action: 'Create', resource: { typeId: 'order', id: '1' } },
    call({}, 'Delete'),
    call({ id: '' }),
    call({ lineItems: [{ variant: { sku: 'GPU' }, quantity: 'two' }] }),
    call({ lineItems: [{ variant: { sku: 'GPU' }, quantity: -2 }] }),
  ])('nothing that they would say: %#', async (body) => {
    expect(await toldBy(commercetools, body)).toBeUndefined()
  })
})

describe('the reply', () => {
  const mapping = { held: '/resource/obj/custom/fields/screeningStatus' }
  const passed = { status: 200, headers: {}, body: null }

  test.each(verdicts)('to $verdict (admitted: $isAdmitted) is one that they know: 200, or 400 with a code of theirs', async (verdict) => {
    const reply = await answeredBy(commercetools, verdict, call())
    if (verdict.verdict === 'allow' || verdict.isAdmitted) return expect(reply).toEqual(passed)
    const message = verdict.reference === undefined ? verdict.message : `${verdict.message} Reference ${verdict.reference}.`
    expect(reply).toEqual({
      status: 400,
      headers: { 'content-type': 'application/json' },
      body: {
        errors: [
          {
            code: 'InvalidInput',
            message,
            localizedMessage: { en: message },
            extensionExtraInfo: {
              verdict: verdict.verdict === 'held' ? 'review' : verdict.verdict,
              ...(verdict.reference === undefined ? {} : { decision_id: verdict.reference }),
            },
          },
        ],
      },
    })
  })

  test('marks an order that is looked at, where the connection names a field for it, and nothing else', async () => {
    const held = { verdict: 'held', isAdmitted: true, message: 'We look at it.', reference: 'scr_1' } as const
    expect(await answeredBy(commercetools, held, call(), { mapping })).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: { actions: [{ action: 'setCustomField', name: 'screeningStatus', value: 'held' }] },
    })
    expect(await answeredBy(commercetools, held, call({}, 'Update', 'cart'), { mapping })).toEqual(passed)
    expect(await answeredBy(commercetools, { verdict: 'allow', message: 'Yes.' }, call(), { mapping })).toEqual(passed)
    const refused = await answeredBy(commercetools, { ...held, isAdmitted: undefined }, call(), { mapping })
    expect(refused.status).toBe(400)
  })

  test.each(verdicts)('lets an order be off whatever is said of it, once that was heard: $verdict', async (verdict) => {
    const isHeard = verdict.verdict !== 'unavailable'
    expect((await answeredBy(commercetools, verdict, call({ orderState: 'Cancelled' }, 'Update'))).status).toBe(isHeard ? 200 : 400)
  })
})
