import { expect } from 'vitest'
import type { ListsInForce } from '../../../functions/domain/lists/snapshot'
import { createApp } from '../../../functions/http/app'
import type { Db } from '../../../functions/store/db'
import { anEntry, holding, listsOf } from '../../support/listed'
import { newTenant, type TestKey, testSecret } from '../../support/tenants'
import { db } from '../database'

export const noon = new Date('2026-11-22T17:00:00Z')
/** A firm that nobody may sell to, and nobody else. */
export const listedName = 'Example Wuxi Accelerators Co., Ltd.'
const lists = await listsOf([anEntry({ name: listedName })], { publishedAt: null, retrievedAt: null })
const secret = 'Bearer an-example-key-of-a-shop'

/** What its platform understands: whether the order may be made, and of which decision. */
export type Heard = { readonly status: number; readonly reference?: string; readonly verdict?: string; readonly actions?: unknown }

/** A shop on a platform that asks before it makes an order; and the service that it asks, at a moment that the test moves on. */
export const aShop = async ({
  settings = {},
  skus = theSkus,
  policy = {},
  given = lists,
}: {
  settings?: object
  skus?: readonly unknown[]
  policy?: object
  given?: ListsInForce
} = {}) => {
  const key: TestKey = await newTenant(db)
  await db.prepare('UPDATE tenants SET policy = ?2 WHERE id = ?1').bind(key.tenant, JSON.stringify(policy)).run()
  let at = noon
  const app = createApp(() => at, holding(given))
  const env = (on: Db = db) => ({ DB: on, KEY_SECRET: testSecret, MARK_SECRET: 'marks', SEAL_SECRET: 'seals', LOG_LEVEL: 'none' })
  const ask = async (method: string, path: string, body?: unknown, by = key): Promise<Response> =>
    app.request(
      path,
      {
        method,
        headers: { ...by.headers, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      env(),
    )
  const made = await ask('POST', '/v1/connections', { source: 'commercetools', secrets: [secret], ...settings })
  expect(made.status, await made.clone().text()).toBe(201)
  const { id, url } = await made.json<{ id: string; url: string }>()
  const told = await ask('PUT', `/v1/connections/${id}/skus`, { skus })
  expect(told.status, await told.clone().text()).toBe(200)

  const call = async (body: unknown, on?: Db): Promise<Heard> => {
    const text = JSON.stringify(body)
    const headers = { authorization: secret, 'content-type': 'application/json' }
    const response = await app.request(new URL(url).pathname, { method: 'POST', headers, body: text }, env(on))
    const answer = await response.text()
    const { errors, actions } = answer === '' ? { errors: undefined, actions: undefined } : JSON.parse(answer)
    const { verdict, decision_id: reference } = errors?.[0]?.extensionExtraInfo ?? {}
    return {
      status: response.status,
      ...(reference ? { reference } : {}),
      ...(verdict ? { verdict } : {}),
      ...(actions ? { actions } : {}),
    }
  }
  return {
    key,
    id,
    ask,
    call,
    moveTo: (moment: Date | string): void => {
      at = new Date(moment)
    },
    /** The same of the platform's own words. */
    cart: (order: object = {}) => call({ action: 'Update', resource: { typeId: 'cart', id: 'c', obj: anOrderOf(order) } }),
    place: (order: object = {}, on?: Db) => call({ action: 'Create', resource: { typeId: 'order', id: 'o', obj: anOrderOf(order) } }, on),
    update: (order: object = {}, before: object | undefined = order) =>
      call({
        action: 'Update',
        resource: { typeId: 'order', id: 'o', obj: anOrderOf({ version: 2, ...order }) },
        ...(before === undefined ? {} : { oldResource: { typeId: 'order', id: 'o', obj: anOrderOf(before) } }),
      }),
  }
}
export type Shop = Awaited<ReturnType<typeof aShop>>

export const theSkus = [
  { sku: 'T4', chip: 'nvidia-t4' },
  { sku: 'T4-TRAY', chip: 'nvidia-t4' },
  { sku: 'H100', chip: 'nvidia-h100-sxm' },
  { sku: 'SRV-8X', system: { contains: [{ chip: 'nvidia-h100-sxm', quantity: 8 }] } },
  { sku: 'CABLE', notControlled: { by: 'Example Officer', reason: 'a cable without electronics' } },
]

/** So many of a product. */
export const line = (sku: string | undefined, quantity = 1) => ({ variant: { id: 1, ...(sku === undefined ? {} : { sku }) }, quantity })

export const to = (country: string | undefined, company: string | undefined = 'Example Render GmbH') => ({
  shippingAddress: { ...(country === undefined ? {} : { country }), ...(company === undefined ? {} : { company }), city: 'Somewhere' },
})

/** Two T4 to a firm in Germany, with words changed. */
const anOrderOf = (over: object) => ({
  id: 'order-1',
  version: 1,
  orderNumber: '1001',
  lineItems: [line('T4', 2)],
  ...to('DE'),
  ...over,
})

type Answer = {
  readonly id: string
  readonly decision: string
  readonly because: readonly { readonly code: string; readonly text: string }[]
  readonly determination: {
    readonly outcome: string
    readonly items: readonly { readonly eccn: string | null; readonly tppTotal: number | null }[]
  }
  readonly parties: readonly { readonly role: string; readonly name: string; readonly screened: readonly string[] }[]
  readonly hold?: {
    readonly id: string
    readonly expiresAt: string
    readonly lines: readonly { readonly allocation: string; readonly tpp: number }[]
  }
  readonly supersedes?: string
}

/** Screenings of a shop's orders, oldest first. */
export const screeningsOf = async ({ key }: Pick<Shop, 'key'>): Promise<readonly Answer[]> =>
  (await db.prepare('SELECT answer FROM screenings WHERE tenant = ?1 ORDER BY seq').bind(key.tenant).all<{ answer: string }>()).results.map(
    ({ answer }) => JSON.parse(answer) as Answer,
  )

export const lastOf = async (shop: Pick<Shop, 'key'>): Promise<Answer> => {
  const last = (await screeningsOf(shop)).at(-1)
  if (last === undefined) throw new Error('nothing was screened')
  return last
}

export const codesOf = ({ because }: Answer): readonly string[] => because.map(({ code }) => code)

/** What stands against quota in a shop's name, hold by hold. */
export const heldBy = async ({ key }: Pick<Shop, 'key'>) =>
  (
    await db
      .prepare(
        `SELECT h.id, h.state, h.expires_at AS expiresAt, coalesce(sum(l.held_tpp), 0) AS held, coalesce(sum(l.captured_tpp), 0) AS captured
         FROM holds h LEFT JOIN hold_lines l ON l.hold = h.ref WHERE h.tenant = ?1 GROUP BY h.ref ORDER BY h.ref`,
      )
      .bind(key.tenant)
      .all<{ id: string; state: string; expiresAt: number; held: number; captured: number }>()
  ).results
