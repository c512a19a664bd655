import type { ShipmentReport } from '../../functions/domain/shipments/report'
import { createApp } from '../../functions/http/app'
import { askedOf } from '../../functions/http/lists-of'
import { newScreening } from '../../functions/http/settle-terms'
import { receiveReports } from '../../functions/operations/receive-reports'
import { registerShipment, type ShipmentRegistered } from '../../functions/operations/register-shipment'
import type { SettleTerms } from '../../functions/operations/settle-terms'
import { type OrderTold, tellOrder } from '../../functions/operations/tell-order'
import type { Moment } from '../../functions/store/caller'
import type { Connection } from '../../functions/store/connection-store'
import { storeOn } from '../../functions/store/d1'
import { rowOf, rowsOf } from '../../functions/store/d1-rows'
import type { Db } from '../../functions/store/db'
import { openCeiling } from './ceilings'
import { holding, noLists } from './listed'
import { aBuyer, aLicense, anOrder } from './orders'
import { deploymentKey, newTenant, type TestKey, testSecret } from './tenants'

/** TPP of one H100, of which the orders here are. */
export const each = 15_832
const nobody = await noLists()
export const noon = { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' } as const
export const later = (minutes: number) => ({ at: new Date(noon.at.getTime() + minutes * 60_000), day: noon.day }) as const

export const terms: SettleTerms = {
  lists: async () => askedOf(undefined)(nobody, noon.at),
  requestId: 'test',
  engine: 'test',
  marks: async () => [],
  named: newScreening,
}

/** A firm that ships, one of its orders of so many H100 to China under a license, and everything that can be told of it. */
export const aShipper = async (
  db: Db,
  {
    tenant: given = undefined as TestKey | undefined,
    room = 1000,
    hold = 'PT48H' as string | null,
    quantity = 8,
    reference = 'order-1',
  } = {},
) => {
  const tenant = given ?? (await newTenant(db))
  const store = storeOn(db)
  const covers = { consignees: ['Example Compute Beijing'], countries: ['CN', 'HK'], eccns: ['3A090.a', '4A090.a'] }
  const allocation = `license:${tenant.tenant}:1`
  if (given === undefined) await openCeiling(db, tenant, room * each, { id: allocation, covers })
  const connection = await aConnection(db, tenant)
  const order = anOrder({
    reference,
    items: [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity }],
    parties: { ultimateConsignee: aBuyer('CN', { name: 'Example Compute Beijing' }) },
    authorizations: [aLicense(tenant.tenant, 'Example Compute Beijing')],
    ...(hold === null ? {} : { hold: { for: hold } }),
  })
  return { tenant, store, allocation, connection, reference, ...speaking(db, tenant, connection, allocation, order) }
}
export type Shipper = Awaited<ReturnType<typeof aShipper>>

const speaking = (db: Db, tenant: TestKey, connection: Connection, allocation: string, order: Record<string, unknown>) => {
  const store = storeOn(db)
  const reference = String(order['reference'])
  let keys = 0
  return {
    /** @param over Words of the order, changed. */
    screen: async (over: Record<string, unknown> = {}, at = noon.at): Promise<{ id: string; decision: string; hold?: { id: string } }> => {
      const app = createApp(() => at, holding(nobody))
      const headers = { 'content-type': 'application/json', ...tenant.headers }
      const init = { method: 'POST', headers, body: JSON.stringify({ ...order, ...over }) }
      const response = await app.request('/v1/screenings', init, {
        DB: db,
        KEY_SECRET: testSecret,
        MARK_SECRET: testSecret,
        LOG_LEVEL: 'warn',
      })
      if (response.status !== 201) throw new Error(await response.text())
      return response.json()
    },
    /** @param on A store that may fail. */
    report: (report: Partial<ShipmentReport>, now: Moment = noon, on = store) => {
      keys++
      const told: ShipmentReport = { key: `${reference}-${keys}`, status: 'in-transit', code: 'a code', order: reference, ...report }
      return receiveReports(on, now, { connection, reports: [told], ...terms })
    },
    tell: (
      stage: OrderTold['events'][number]['stage'],
      over: Partial<OrderTold['events'][number]> & Pick<OrderTold, 'products'> = {},
      now = noon,
    ) => {
      const { products, ...event } = over
      const who = { tenant: tenant.tenant, connection: connection.id }
      return tellOrder(store, who, now, {
        reference,
        source: connection.id,
        events: [{ key: stage, stage, code: stage, ...event }],
        products,
        ...terms,
      })
    },
    register: async (over: Partial<ShipmentRegistered>, now: Moment = noon): Promise<string> => {
      const made = await registerShipment(store, tenant, now, {
        requestKey: crypto.randomUUID(),
        requestHash: 'hash',
        reference,
        ...over,
        ...terms,
      })
      if (!made.ok) throw new Error(made.error.reason)
      return made.value.value
    },
    /** What stands against the license, or against another allocation, in units of one H100. */
    balance: async (on = allocation) => {
      const [found] = await db.batch([
        db.prepare('SELECT held_tpp AS held, captured_tpp AS captured FROM allocations WHERE id = ?1').bind(on),
      ])
      const { held, captured } = rowOf<{ held: number; captured: number }>(found) ?? { held: 0, captured: 0 }
      return { held: held / each, captured: captured / each }
    },
    /** Somebody else's order takes so much of it. */
    takeAway: async (units: number, now: Moment = noon) => {
      const lines = [{ allocation, tpp: units * each }]
      const expiresAt = new Date(now.at.getTime() + 86_400_000)
      const placed = await store.placeHold(tenant, now, { op: 'place', hold: `other-${crypto.randomUUID()}`, lines, expiresAt }, 'one')
      if (!placed.ok) throw new Error(placed.error.reason)
    },
    order: async () => orderOf(db, tenant.tenant, reference),
    tasks: async () => {
      const [found] = await db.batch([
        db.prepare('SELECT code FROM tasks WHERE tenant = ?1 AND closed_at IS NULL ORDER BY code').bind(tenant.tenant),
      ])
      return rowsOf<{ code: string }>(found).map(({ code }) => code)
    },
    notified: async () => {
      const [found] = await db.batch([
        db
          .prepare(`SELECT type, payload FROM notifications WHERE tenant = ?1 AND type <> 'screening.decided' ORDER BY seq`)
          .bind(tenant.tenant),
      ])
      return rowsOf<{ type: string; payload: string }>(found).map(({ type, payload }) => ({ type, ...(JSON.parse(payload) as object) }))
    },
  }
}

export const orderOf = async (db: Db, tenant: string, reference: string) => {
  const [found] = await db.batch([
    db
      .prepare(
        'SELECT seq, coverage, is_frozen AS isFrozen, due_at IS NOT NULL AS isDue, version FROM orders WHERE tenant = ?1 AND reference = ?2',
      )
      .bind(tenant, reference),
  ])
  return rowOf<{ seq: number; coverage: string | null; isFrozen: 0 | 1; isDue: 0 | 1; version: number }>(found)
}

/** A connection of a carrier. Nothing is signed here: what was verified is told. */
export const aConnection = async (db: Db, tenant: TestKey): Promise<Connection> => {
  const made = await storeOn(db).createConnection(
    tenant,
    noon,
    { requestKey: crypto.randomUUID(), requestHash: '' },
    { id: crypto.randomUUID(), source: 'easypost', secrets: [], settings: settings },
  )
  if (!made.ok) throw new Error(made.error.reason)
  return made.value.value
}

/** A yearly limit of some consignee, to which what never arrived is given back, with a hold of so many H100 on it. */
export const aYearlyHold = async (
  db: Db,
  tenant: TestKey,
  { room, quantity = 8 }: { readonly room: number; readonly quantity?: number },
) => {
  const allocation = `lpp:2026:lei.${crypto.randomUUID()}`
  const period = { from: '2026-01-01', to: '2026-12-31' } as const
  const cite = { provision: '15 CFR 740.29', notice: 'an example' }
  const ceilings = [{ from: period.from, tpp: room * each }]
  const opened = await storeOn(db).putAllocation(
    await deploymentKey(db),
    noon,
    allocation,
    { kind: 'lpp', holder: 'Example Compute', period, ceilings, cite },
    undefined,
  )
  if (!opened.ok) throw new Error(opened.error.reason)
  const hold = `hold-${crypto.randomUUID()}`
  const lines = [{ allocation, tpp: quantity * each }]
  const placed = await storeOn(db).placeHold(tenant, noon, { op: 'place', hold, lines, expiresAt: new Date('2026-11-24T17:00:00Z') }, 'one')
  if (!placed.ok) throw new Error(placed.error.reason)
  return { allocation, hold }
}

const settings: Connection['settings'] = { onReview: 'refuse', onUnavailable: 'refuse', budgetMs: 2000, mapping: {}, screensSignIns: false }
