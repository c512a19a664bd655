import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createApp } from '../../functions/http/app'
import { sqliteDb } from '../support/sqlite-db'
import { newTenant, type TestKey, testSecret } from '../support/tenants'
import { servedApp } from './local-copy'

const docs = new URL('../../docs/hooks/', import.meta.url)
const now = new Date('2026-11-22T17:00:00Z')
const { db, raw } = sqliteDb()
const env = { DB: db, KEY_SECRET: testSecret, MARK_SECRET: 'marks', LOG_LEVEL: 'none' }

let address: string
let stop: () => Promise<unknown>
let key: TestKey
beforeAll(async () => {
  const served = await servedApp(
    createApp(() => now),
    env,
  )
  address = served.address
  stop = async () => served.close()
})
afterAll(() => stop())
beforeEach(async () => {
  key = await newTenant(db, undefined, ['screen'])
  vi.stubEnv('TIERGATE_URL', address)
  vi.stubEnv('TIERGATE_KEY', key.key)
  vi.useFakeTimers({ toFake: ['Date'], now })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

const screenings = () => raw.prepare('SELECT count(*) AS n FROM screenings WHERE tenant = ?').get(key.tenant)?.['n']
const tryAgain = 'We cannot check this order right now. Please try again in a few minutes.'
const referenced = /Reference scr_[0-9a-f-]{36}\.$/

type Cart = { readonly id: string; readonly lines: readonly object[]; readonly consignee: object; readonly purchaser?: object }
type Answer = { readonly isIn: boolean; readonly isHeld?: boolean; readonly message?: string; readonly screening?: string }
type ScreenCart = (cart: Cart, service: object) => Promise<Answer>
type Products = { readonly products: Readonly<Record<string, object>> }
const { screenCart } = (await import(new URL('screen-cart.mjs', docs).href)) as { readonly screenCart: ScreenCart }
const { products } = (await import(new URL('tiergate-products.mjs', docs).href)) as Products

const cart = (over: Partial<Cart> = {}): Cart => ({
  id: 'cart_1',
  lines: [{ sku: 'CABLE-QSFP-1M', quantity: 3 }],
  consignee: { name: 'Größe Datén 株式会社', country: 'DE', address: 'Musterstr. 1 10115 Berlin' },
  ...over,
})
const screened = (over: Partial<Cart> = {}, service: object = {}) =>
  screenCart(cart(over), { url: address, key: key.key, products, ...service })

describe('a cart', () => {
  test('of what is not controlled becomes an order', async () => {
    expect(await screened()).toEqual({ isIn: true, screening: expect.stringMatching(/^scr_/) })
  })

  test('to an embargoed country does not, and is told where to ask', async () => {
    const told = await screened({ consignee: { name: 'Example Trading', country: 'KP' } })
    expect(told).toMatchObject({ isIn: false, message: expect.stringMatching(referenced) })
  })

  test('that a person has to look at becomes one only where the shop says so, and is held', async () => {
    const chips = { lines: [{ sku: 'GPU-H100-PCIE-80', quantity: 2 }] }
    expect(await screened(chips)).toMatchObject({ isIn: false, message: expect.stringMatching(referenced) })
    expect(await screened(chips, { onReview: 'admit-limited' })).toMatchObject({ isIn: true, isHeld: true })
    expect(screenings()).toBe(1)
  })

  test('is one screening within an hour, and another with another content or later', async () => {
    const first = await screened()
    expect(await screened()).toEqual(first)
    expect(screenings()).toBe(1)
    await screened({ lines: [{ sku: 'CABLE-QSFP-1M', quantity: 4 }] })
    await screened({ id: 'cart_2' })
    vi.setSystemTime(now.getTime() + 3_600_000)
    await screened()
    expect(screenings()).toBe(4)
  })

  test('of something that nobody mapped does not become one, and nobody is asked', async () => {
    for (const sku of ['UNKNOWN', undefined, '', 'constructor'])
      expect(await screened({ lines: [{ sku, quantity: 1 }] })).toEqual({ isIn: false, message: tryAgain })
    expect(screenings()).toBe(0)
  })

  test('that cannot be read says to look at the address', async () => {
    const told = await screened({ consignee: { name: 'Example', country: 'Atlantis' } })
    expect(told).toEqual({ isIn: false, message: expect.stringContaining('address') })
  })

  test.each([
    ['nobody listens', { url: 'http://127.0.0.1:9' }],
    ['the key is not one', { key: 'tgk_no' }],
    ['there is no address', { url: undefined }],
  ])('does not become one while %s', async (_, service) => {
    expect(await screened({}, service)).toEqual({ isIn: false, message: tryAgain })
  })

  test('waits two seconds, and no longer', () => {
    expect(readFileSync(new URL('screen-cart.mjs', docs), 'utf8')).toMatch(
      /^const timeoutMs = 2000$[\s\S]+signal: AbortSignal\.timeout\(timeoutMs\),/m,
    )
    expect(readFileSync(new URL('woocommerce-plugin.md', docs), 'utf8')).toMatch(/'timeout' => 2,/)
  })
})

/** A file of a platform’s own server, as that server runs it: with what it imports given by us. */
const run = (name: string, given: Readonly<Record<string, unknown>>, gives = 'undefined'): unknown => {
  const text = readFileSync(new URL(name, docs), 'utf8')
  const script = text.replace(/^import \{ (.+) \} from '(.+)'$/gm, 'const { $1 } = given["$2"]').replace(/^export /gm, '')
  return new Function('given', `${script}\nreturn ${gives}`)({
    './screen-cart.mjs': { screenCart },
    './tiergate-products.mjs': { products },
    ...given,
  })
}

describe('the hook of Medusa', () => {
  type Validate = (asked: { readonly cart: object }) => Promise<void>
  class MedusaError extends Error {
    static Types = { NOT_ALLOWED: 'not_allowed' }
    readonly type: string
    constructor(type: string, message: string) {
      super(message)
      this.type = type
    }
  }
  let validate: Validate
  run('medusa-complete-cart.mjs', {
    '@medusajs/framework/utils': { MedusaError },
    '@medusajs/medusa/core-flows': { completeCartWorkflow: { hooks: { validate: (hook: Validate) => (validate = hook) } } },
  })
  const shipping = {
    first_name: 'Priya',
    last_name: 'Rao',
    company: '',
    address_1: 'Musterstr. 1',
    postal_code: '10115',
    city: 'Berlin',
    country_code: 'de',
  }
  const medusa = (over: object = {}) =>
    validate({
      cart: {
        id: 'cart_01',
        email: 'buyer@kaveri.example',
        items: [{ variant_sku: 'CABLE-QSFP-1M', quantity: 3, metadata: { sku: 'GPU' } }],
        shipping_address: shipping,
        billing_address: { ...shipping, company: 'Kaveri Data GmbH', phone: '+49 30 000000' },
        ...over,
      },
    })

  test('lets a cart be completed', async () => {
    await medusa()
    expect(screenings()).toBe(1)
  })

  test.each([
    ['to an embargoed country', { shipping_address: { ...shipping, country_code: 'kp' } }, referenced],
    ['paid from one', { billing_address: { ...shipping, country_code: 'kp' } }, referenced],
    ['of something that nobody mapped', { items: [{ variant_sku: 'UNKNOWN', quantity: 1 }] }, /try again/],
    ['to nowhere', { shipping_address: null }, /address/],
  ])('throws what the shopper reads of a cart %s', async (_, over, text) => {
    await expect(medusa(over)).rejects.toMatchObject({ type: 'not_allowed', message: expect.stringMatching(text) })
  })
})

describe('the process of Vendure', () => {
  type Process = { readonly onTransitionStart: (from: string, to: string, about: object) => Promise<string | undefined> }
  const { onTransitionStart } = run('vendure-order-process.mjs', {}, 'tiergateOrderProcess') as Process
  const shipping = {
    fullName: 'Priya Rao',
    company: 'Kaveri Data GmbH',
    streetLine1: 'Musterstr. 1',
    postalCode: '10115',
    city: 'Berlin',
    countryCode: 'DE',
  }
  const order = {
    code: 'T_1001',
    customer: { emailAddress: 'buyer@kaveri.example' },
    lines: [{ productVariant: { sku: 'CABLE-QSFP-1M' }, quantity: 3 }],
    shippingAddress: shipping,
    billingAddress: {},
  }
  const moved = (to: string, over: object = {}) => onTransitionStart('AddingItems', to, { order: { ...order, ...over } })

  test('lets an order go on, and asks once while nothing changes', async () => {
    for (const to of ['AddingItems', 'ArrangingPayment', 'PaymentAuthorized', 'PaymentSettled', 'Shipped'])
      expect(await moved(to)).toBeUndefined()
    expect(screenings()).toBe(1)
  })

  test('keeps an order where it is whose address changed to an embargoed country before it was paid', async () => {
    expect(await moved('ArrangingPayment')).toBeUndefined()
    expect(await moved('PaymentSettled', { shippingAddress: { ...shipping, countryCode: 'KP' } })).toMatch(referenced)
  })

  test.each([
    ['without an address', { shippingAddress: {} }, /address/],
    ['of something that nobody mapped', { lines: [{ productVariant: { sku: 'UNKNOWN' }, quantity: 1 }] }, /try again/],
  ])('keeps an order where it is %s', async (_, over, text) => {
    expect(await moved('ArrangingPayment', over)).toMatch(text)
  })
})
