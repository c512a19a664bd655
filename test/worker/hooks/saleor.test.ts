import fc from 'fast-check'
import { FlattenedSign, flattenedVerify, importJWK } from 'jose'
import { describe, expect, test } from 'vitest'
import type { OrderVerdict } from '../../../functions/domain/orders/order-call'
import { toBase64, toHex, utf8 } from '../../../functions/webhooks/bytes'
import { hmacOf } from '../../../functions/webhooks/hmac'
import { saleor } from '../../../functions/webhooks/saleor'
import { newSigner, rsaSignature } from '../../support/rsa'
import { delivery, type Headers, holdsToSignatures, now, settings } from './delivery'
import { addressOf, published, signerOf } from './published'

const signers = [await newSigner('store'), await newSigner('store-next')] as const
const [store] = signers

const address = {
  firstName: 'Asha',
  lastName: 'Rao',
  companyName: 'Example Data GmbH',
  streetAddress1: 'Musterstr. 1',
  postalCode: '10115',
  city: 'Berlin',
  country: { code: 'DE' },
  phone: '+49 30 0000000',
}
const lines = [{ quantity: 2, productSku: 'GPU-1', totalPrice: { gross: { amount: 62400.5, currency: 'USD' } } }]
const created = {
  __typename: 'OrderCreated',
  issuedAt: '2026-11-22T16:59:58Z',
  order: {
    id: 'T3JkZXI6MQ==',
    number: '1001',
    status: 'UNCONFIRMED',
    userEmail: 'buyer@example.example',
    shippingAddress: address,
    billingAddress: address,
    lines,
  },
}
const filter = {
  __typename: 'CheckoutFilterShippingMethods',
  checkout: {
    id: 'Q2hlY2tvdXQ6MQ==',
    email: 'buyer@example.example',
    shippingAddress: address,
    lines: [{ quantity: 2, variant: { sku: 'GPU-1' } }],
  },
  shippingMethods: [
    { id: 'app:1', name: 'Air' },
    { id: 'app:2', name: 'Sea' },
  ],
}

/** As the platform signs: the payload stands beside the signature and is not encoded. */
const jws = async (body: string, secret: string, over = {}): Promise<string> => {
  const { privateKey, kid } = signerOf(signers, secret)
  const { protected: header, signature } = await new FlattenedSign(utf8(body))
    .setProtectedHeader({ alg: 'RS256', kid, b64: false, crit: ['b64'], ...over })
    .sign(privateKey)
  return `${header}..${signature}`
}

holdsToSignatures({
  sender: published(saleor, signers),
  secret: addressOf('store'),
  other: addressOf('store-next'),
  body: JSON.stringify(created, null, 1),
  sign: async (body, _at, secret): Promise<Headers> => ({ 'Saleor-Signature': await jws(body, secret) }),
  accepts: async (body, headers, secret) => {
    const [header = '', signature = ''] = (headers['Saleor-Signature'] ?? '').split('..')
    const key = await importJWK(signerOf(signers, secret).jwk, 'RS256')
    return flattenedVerify({ protected: header, payload: body, signature }, key).then(
      () => true,
      () => false,
    )
  },
})

describe('a signature', () => {
  const body = JSON.stringify(created)
  const verified = (signature: string, secret = addressOf('store'), name = 'saleor-signature') =>
    published(saleor, signers).verify(delivery(body, { [name]: signature, 'saleor-domain': 'elsewhere.example' }), [secret])
  const handmade = async (header: object, secret = store) => {
    const letters = toBase64(utf8(JSON.stringify(header)))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '')
    const signature = (await rsaSignature(secret, `${letters}.${body}`)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
    return `${letters}..${signature}`
  }

  test('under the older name of the header is as good', async () => {
    expect(await verified(await jws(body, addressOf('store')), undefined, 'x-saleor-signature')).toBe(true)
  })

  test('is looked for where the connection says, whatever store the call names', async () => {
    const asked: string[] = []
    const request = {
      ...delivery(body, { 'saleor-signature': await jws(body, addressOf('store')), 'saleor-api-url': 'https://evil.example/graphql/' }),
    }
    const keyOf = async (place: string) => {
      asked.push(place)
      return undefined
    }
    expect(await saleor.verify({ ...request, keyOf }, [addressOf('store')])).toBe(false)
    expect(asked).toEqual([addressOf('store')])
  })

  test.each([
    { header: { alg: 'RS256', kid: 'store', b64: false, crit: ['b64'] }, good: true },
    { header: { alg: 'RS256', b64: false, crit: ['b64'] }, good: true, because: 'a set with one key needs no id' },
    { header: { alg: 'RS256', kid: 'store', b64: true, crit: ['b64'] }, good: false },
    { header: { alg: 'RS256', kid: 'store' }, good: false },
    { header: { alg: 'RS256', kid: 'store', b64: false }, good: false },
    { header: { alg: 'RS256', kid: 'store', b64: false, crit: ['b64', 'exp'] }, good: false },
    { header: { alg: 'none', kid: 'store', b64: false, crit: ['b64'] }, good: false },
    { header: { alg: 'HS256', kid: 'store', b64: false, crit: ['b64'] }, good: false },
    { header: { alg: 'PS256', kid: 'store', b64: false, crit: ['b64'] }, good: false },
    { header: { alg: 'RS256', kid: 'unknown', b64: false, crit: ['b64'] }, good: false },
    { header: [], good: false },
  ])('under $header is good: $good', async ({ header, good }) => {
    expect(await verified(await handmade(header))).toBe(good)
  })

  test('by a shared key, as older stores make it, is nobody’s', async () => {
    const hex = toHex(await hmacOf(utf8(store.pem), utf8(body)))
    for (const sent of [hex, `sha256=${hex}`, `..${hex}`, `e30..${hex}`]) expect(await verified(sent, store.pem)).toBe(false)
    expect(saleor.secretFault('a-shared-key-of-a-store')).toMatch(/jwks/)
  })
})

const read = (body: unknown, over = {}) => saleor.read(body, delivery(JSON.stringify(body), {}), settings(over))
const orderIn = async (body: unknown, over = {}) => {
  const delivered = await read(body, over)
  return delivered?.kind === 'order' ? delivered.order : delivered?.kind
}
const consignee = {
  role: 'ultimateConsignee',
  name: 'Asha Rao',
  company: 'Example Data GmbH',
  country: 'DE',
  address: 'Musterstr. 1 10115 Berlin',
  phone: '+49 30 0000000',
}

describe('what is read', () => {
  test('of an order: who buys what, and where it goes', async () => {
    expect(await orderIn(created)).toEqual({
      reference: '1001',
      stage: 'placed',
      lines: [{ sku: 'GPU-1', quantity: 2, value: { currency: 'USD', minor: 6_240_050 } }],
      parties: [consignee, { ...consignee, role: 'purchaser', email: 'buyer@example.example' }],
    })
  })

  test('of a checkout: the same, and nothing is promised yet', async () => {
    expect(await orderIn(filter)).toEqual({
      reference: 'Q2hlY2tvdXQ6MQ==',
      stage: 'check',
      lines: [{ sku: 'GPU-1', quantity: 2 }],
      parties: [{ ...consignee, email: 'buyer@example.example' }],
    })
  })

  test('of a checkout as the platform words it without a subscription', async () => {
    const { __typename: _, ...untyped } = filter
    const plain = {
      checkout: {
        id: 'Q2hlY2tvdXQ6MQ==',
        email: untyped.checkout.email,
        shipping_address: { first_name: 'Asha', last_name: 'Rao', country: 'DE' },
        lines: [],
      },
      shipping_methods: untyped.shippingMethods,
    }
    expect(await orderIn(plain)).toMatchObject({
      stage: 'check',
      parties: [{ name: 'Asha Rao', country: 'DE', email: 'buyer@example.example' }],
    })
  })

  test.each([
    ['OrderCreated', 'UNCONFIRMED', 'placed'],
    ['OrderConfirmed', 'UNFULFILLED', 'confirmed'],
    ['OrderCancelled', 'CANCELED', 'cancelled'],
    ['OrderUpdated', 'UNFULFILLED', 'placed'],
    ['OrderUpdated', 'CANCELED', 'cancelled'],
    ['OrderUpdated', 'FULFILLED', 'confirmed'],
    ['OrderUpdated', 'a status of tomorrow', 'placed'],
    ['OrderUpdated', undefined, 'placed'],
  ])('%s of an order that is %s: %s', async (__typename, status, stage) => {
    expect(await orderIn({ ...created, __typename, order: { ...created.order, status } })).toMatchObject({ stage })
  })

  test.each(['OrderRefunded', 'ProductUpdated', 'constructor'])('%s asks nothing of us', async (__typename) => {
    expect(await orderIn({ ...created, __typename })).toBe('nothing')
  })

  test('what happened is read from what is signed, and never from a header', async () => {
    const { __typename: _, ...untyped } = created
    const request = delivery(JSON.stringify(untyped), { 'saleor-event': 'order_cancelled' })
    expect(await saleor.read(untyped, request, settings())).toBeUndefined()
  })

  test.each([{}, [], null, 'x', { __typename: 'OrderCreated' }, { __typename: 'OrderCancelled', order: {} }])(
    'nothing of what they do not say: %#',
    async (body) => {
      expect(await read(body)).toBeUndefined()
    },
  )

  test('whatever is signed is read or is not, and is replied to, and nothing is thrown', async () => {
    const any = fc.jsonValue()
    const near = fc.record(
      {
        __typename: fc.constantFrom('OrderCreated', 'OrderUpdated'),
        order: fc.dictionary(fc.constantFrom(...Object.keys(created.order)), any),
        checkout: any,
        shippingMethods: any,
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(fc.oneof(any, near), async (body) => {
        await read(body)
        const reply = await saleor.reply(
          { verdict: 'unavailable', message: 'Later.' },
          { body, request: delivery('', {}), secrets: [], at: now },
        )
        expect([200, 503]).toContain(reply.status)
      }),
    )
  })

  test('the key is one for the same bytes, and for no others', async () => {
    const keyOf = async (body: object) => {
      const delivered = await read(body)
      return delivered?.kind === 'order' ? delivered.key : undefined
    }
    expect(await keyOf(created)).toBe(await keyOf(created))
    const others = [
      keyOf(created),
      keyOf({ ...created, issuedAt: '2026-11-22T16:59:59Z' }),
      keyOf({ ...created, __typename: 'OrderUpdated' }),
    ]
    expect(new Set(await Promise.all(others)).size).toBe(3)
  })
})

describe('the reply', () => {
  const replyTo = (verdict: OrderVerdict, body: unknown) => saleor.reply(verdict, { body, request: delivery('', {}), secrets: [], at: now })
  const bodyOf = async (verdict: OrderVerdict, body: unknown = filter) => {
    const reply = await replyTo(verdict, body)
    expect(reply.status).toBe(200)
    return JSON.parse(reply.body ?? '')
  }

  test('to a checkout that may go on takes nothing out', async () => {
    expect(await bodyOf({ verdict: 'allow', message: 'Fine.' })).toEqual({ excluded_methods: [] })
    expect(await bodyOf({ verdict: 'held', message: 'Later.', isAdmitted: true })).toEqual({ excluded_methods: [] })
  })

  test.each(['block', 'held', 'unavailable'] as const)(
    'to one that is %s takes out every way of shipping, with a reason',
    async (verdict) => {
      const reason = 'This cannot be ordered. Reference scr_1.'
      expect(await bodyOf({ verdict, message: 'This cannot be ordered.', reference: 'scr_1' })).toEqual({
        excluded_methods: [
          { id: 'app:1', reason },
          { id: 'app:2', reason },
        ],
      })
    },
  )

  test.each(['allow', 'block', 'held'] as const)('to an order that is %s is a receipt', async (verdict) => {
    expect(await bodyOf({ verdict, message: 'x' }, created)).toEqual({ received: true })
  })

  test('to an order while nothing can be decided is that it is to come again, and an order is let through by no setting', async () => {
    expect(await replyTo({ verdict: 'unavailable', message: 'x' }, created)).toMatchObject({ status: 503 })
    expect(saleor.onlyTells?.(created)).toBe(true)
    expect(saleor.onlyTells?.(filter)).toBe(false)
  })
})
