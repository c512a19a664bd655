import { describe, expect, test } from 'vitest'
import type { ConnectionSettings } from '../../../functions/domain/customers/connection'
import type { Db } from '../../../functions/store/db'
import { orderSenders } from '../../../functions/webhooks/order-senders'
import { db } from '../database'
import { type Connected, connected, service } from './calling'
import { now } from './delivery'
import { others, referenceOf, type Shop, type ShopOrder, shops } from './shops'

const on = service()
const later = (ms: number) => new Date(now.getTime() + ms)
const anOrder = (over: Partial<ShopOrder> = {}): ShopOrder => ({
  number: 1001,
  version: 1,
  is: 'placed',
  country: 'DE',
  sku: 'CABLE',
  ...over,
})
const skus = [
  { sku: 'CABLE', notControlled: { by: 'Example Officer', reason: 'a cable without electronics' } },
  { sku: 'H100', chip: 'nvidia-h100-sxm' },
]

const connect = async (shop: Shop, over: Partial<ConnectionSettings> = {}, secrets = [shop.secret]): Promise<Connected> => {
  const to = await connected(on, shop.source, secrets, over)
  const told = await on.ask(to.key, 'PUT', `/v1/connections/${to.id}/skus`, { skus })
  expect(told.status, await told.text()).toBe(200)
  return to
}

const deliver = async (
  shop: Shop,
  to: Connected,
  order: ShopOrder,
  { at = now, secret = shop.secret, via = undefined as Db | undefined } = {},
) => {
  on.moveTo(at)
  const body = JSON.stringify(shop.body(order))
  const response = await on.call(to.path, body, await shop.sign(body, at, secret, order), via)
  return { status: response.status, text: await response.text() }
}

type Row = { readonly reference: string; readonly decision: string; readonly answer: string }
const screenings = async ({ key }: Connected): Promise<readonly Row[]> =>
  (await db.prepare('SELECT reference, decision, answer FROM screenings WHERE tenant = ?1 ORDER BY seq').bind(key.tenant).all<Row>())
    .results

describe.each(shops)('$source over HTTP', (shop) => {
  const { canBlock } = orderSenders[shop.source]
  const passed = { status: 200, text: expect.not.stringContaining('errors') }

  test('an order that nothing speaks against is one screening, under its number, however often it is told of', async () => {
    const to = await connect(shop)
    for (const at of [now, now, later(2_000)]) expect(await deliver(shop, to, anOrder(), { at })).toMatchObject(passed)
    for (const is of ['confirmed', 'cancelled'] as const) expect(await deliver(shop, to, anOrder({ is, version: 2 }))).toMatchObject(passed)
    expect(await screenings(to)).toMatchObject([{ reference: referenceOf(shop, anOrder()), decision: 'allow' }])
  })

  test('an order to an embargoed country is blocked, and said to be where it can be', async () => {
    const to = await connect(shop, { onReview: 'admit-limited' })
    const { status, text } = await deliver(shop, to, anOrder({ country: 'KP' }))
    expect(status).toBe(canBlock ? 400 : 200)
    if (canBlock) expect(text).toMatch(/Reference scr_[0-9a-f-]{36}\./)
    expect(await screenings(to)).toMatchObject([{ decision: 'block' }])
  })

  test.each(['H100', 'NEVER TOLD'])('an order of %s is for a person, and nobody is told why', async (sku) => {
    const to = await connect(shop, { onReview: 'refuse' })
    const { status, text } = await deliver(shop, to, anOrder({ sku }))
    expect(status).toBe(canBlock ? 400 : 200)
    expect(text).not.toContain(sku)
    expect(await screenings(to)).toMatchObject([{ decision: 'review' }])
  })

  test('an order that goes elsewhere by now is another screening', async () => {
    const to = await connect(shop)
    await deliver(shop, to, anOrder())
    await deliver(shop, to, anOrder({ version: 2, country: 'FR' }))
    expect(await screenings(to)).toHaveLength(2)
  })
})

describe.each([...shops, ...others])('$source over HTTP', (shop) => {
  test('whatever is wrong with a call is one 401, of which nothing is kept', async () => {
    const to = await connect(shop)
    const theirs = await connect(shop, {}, [shop.other])
    const unset = await connect(shop, {}, [])
    on.moveTo(now)
    const body = JSON.stringify(shop.body(anOrder()))
    const headers = await shop.sign(body, now, shop.secret, anOrder())
    const named = Object.keys(headers).find((name) => /signature|hmac|authorization/i.test(name)) ?? ''
    const wrong = [
      on.call(theirs.path, body, headers),
      on.call(unset.path, body, headers),
      on.call(`/v1/hooks/${shop.source}/${'A'.repeat(22)}`, body, headers),
      on.call(to.path.replace(`/${shop.source}/`, '/okta/'), body, headers),
      on.call(to.path, body, {}),
      on.call(to.path, body, { ...headers, [named]: `${headers[named]}x` }),
      on.call(to.path, body, await shop.sign(body, now, shop.other, anOrder())),
      ...(named === 'Authorization' ? [] : [on.call(to.path, body.replace('ö', 'o'), headers)]),
    ]
    const told = await Promise.all(
      (await Promise.all(wrong)).map(async (response) => {
        const { requestId: _, ...problem } = await response.json<{ requestId: string }>()
        return { status: response.status, ...problem }
      }),
    )
    expect(told[0]).toMatchObject({ status: 401, type: '/problems/unauthenticated' })
    for (const each of told) expect(each).toEqual(told[0])
    for (const connection of [to, theirs, unset]) expect(await screenings(connection)).toEqual([])
  })

  test('either of two secrets is known while they are exchanged', async () => {
    const to = await connect(shop, {}, [shop.other, shop.secret])
    for (const [at, secret] of [shop.other, shop.secret].entries())
      expect((await deliver(shop, to, anOrder({ version: at }), { secret })).status).toBe(200)
  })

  test('what is signed and says nothing that could be read makes no order, and is kept by nobody', async () => {
    const to = await connect(shop, { onUnavailable: 'admit' })
    const answers = await Promise.all(
      ['{}', '[]', 'null', 'no JSON'].map(async (body) => {
        on.moveTo(now)
        return (await on.call(to.path, body, await shop.sign(body, now, shop.secret, anOrder()))).status
      }),
    )
    const refused = { commercetools: 400, 'shopify-validate': 200 }[shop.source as 'commercetools'] ?? 422
    expect(answers).toEqual([refused, refused, refused, refused === 422 ? 400 : refused])
    expect(await screenings(to)).toEqual([])
  })

  test('while the database is away it is told again, or refused, or let through unchecked where the tenant says so', async () => {
    const away: Db = {
      prepare: (sql) => db.prepare(sql),
      batch: async () => {
        throw new Error('Network connection lost.')
      },
    }
    const answers = []
    for (const onUnavailable of ['refuse', 'admit'] as const) {
      const to = await connect(shop, { onUnavailable })
      // What is chosen for such a case is known of a connection that called before.
      await deliver(shop, to, anOrder({ is: 'confirmed' }))
      const order = anOrder({ number: 1002, version: 2, is: shop.source === 'bigcommerce' ? 'confirmed' : 'placed' })
      answers.push(await deliver(shop, to, order, { via: away }))
    }
    const { canBlock } = orderSenders[shop.source]
    if (shop.source === 'shopify-validate') {
      expect(answers.map(({ status, text }) => [status, JSON.parse(text).admit])).toEqual([
        [200, false],
        [200, true],
      ])
    } else expect(answers.map(({ status }) => status)).toEqual(canBlock ? [400, 200] : [503, 503])
  })

  test('a body past the largest is not read', async () => {
    const to = await connect(shop)
    on.moveTo(now)
    const body = JSON.stringify({ ...shop.body(anOrder()), more: 'x'.repeat(1024 * 1024) })
    expect((await on.call(to.path, body, await shop.sign(body, now, shop.secret, anOrder()))).status).toBe(413)
    expect(await screenings(to)).toEqual([])
  })
})

test('a validation function asks of a cart, and nothing is kept of it or set aside', async () => {
  const [shop] = others as readonly [Shop, Shop]
  const to = await connect(shop, { onReview: 'admit-limited' })
  const told = await Promise.all(
    [anOrder(), anOrder({ sku: 'H100' }), anOrder({ country: 'KP' })].map(async (order) =>
      JSON.parse((await deliver(shop, to, order)).text),
    ),
  )
  expect(told).toMatchObject([
    { verdict: 'allow', admit: true, policy_epoch: 1 },
    { verdict: 'review', admit: true },
    { verdict: 'block', admit: false },
  ])
  expect(await screenings(to)).toEqual([])
})

test('BigCommerce tells what became of an order that the merchant had screened', async () => {
  const [, shop] = others as readonly [Shop, Shop]
  const to = await connect(shop)
  on.moveTo(now)
  const asked = await on.ask(to.key, 'POST', '/v1/screenings', {
    reference: '1001',
    activity: 'export',
    items: [{ kind: 'classified', eccn: 'EAR99', tpp: 0, quantity: 1 }],
    parties: { ultimateConsignee: { name: 'Example GmbH', country: 'DE' } },
    hold: { for: 'PT48H' },
  })
  expect(asked.status, await asked.text()).toBe(201)
  for (const is of ['confirmed', 'cancelled'] as const)
    expect(await deliver(shop, to, anOrder({ is, version: is === 'confirmed' ? 1 : 2 }))).toEqual({ status: 200, text: '' })
  expect(await screenings(to)).toMatchObject([{ reference: '1001', decision: 'allow' }])
})

test('an order of BigCommerce that stands and was never screened is for a person', async () => {
  const [, shop] = others as readonly [Shop, Shop]
  const to = await connect(shop)
  expect(await deliver(shop, to, anOrder({ is: 'confirmed' }))).toEqual({ status: 200, text: '' })
  expect(await screenings(to)).toMatchObject([{ reference: '1001', decision: 'review' }])
})

test('a ping of WooCommerce, which is a form that nobody signed, is answered', async () => {
  const { path } = await connected(on, 'woocommerce', ['public_example_secret'])
  const response = await on.call(path, 'webhook_id=12', { 'content-type': 'application/x-www-form-urlencoded' })
  expect(response.status, await response.clone().text()).toBe(200)
  expect(await response.text()).toBe('')
})
