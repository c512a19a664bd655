import { describe, expect, test } from 'vitest'
import { createApp } from '../../functions/http/app'
import type { Db } from '../../functions/store/db'
import { openCeiling } from '../support/ceilings'
import { aBuyer, anOrder } from '../support/orders'
import { aShipper, noon } from '../support/shipments'
import { migrationTexts, sqliteDb } from '../support/sqlite-db'
import { newTenant, testSecret } from '../support/tenants'

const { db, raw } = sqliteDb()

/** Each statement that a trigger runs, with the row it runs for as parameters. */
const steps = migrationTexts()
  .flatMap((text) => text.split('--> statement-breakpoint'))
  .flatMap((statement) => {
    const [, name, when, body] = /CREATE TRIGGER `(\w+)`[^\n]*\n(?:WHEN (.*?)\n)?BEGIN\n(.*)END/s.exec(statement) ?? []
    if (name === undefined || body === undefined || /^live_\w+_guard$/.test(name)) return []
    const all = [...(when === undefined ? [] : [`SELECT ${when}`]), ...body.split(/;\n/)].filter((sql) => sql.trim() !== '')
    return all.map((sql, at) => [`${name}, step ${at}`, sql.replace(/(NEW|OLD)\.`(\w+)`/g, ':$1_$2')] as const)
  })

/** Lines of the plan that read more of our tables the more holds there are, or the more operations of one tenant. */
const growing = (sql: string): readonly string[] =>
  (raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[])
    .map(({ detail }) => detail)
    .filter((detail) =>
      /^SCAN (allocations|operations|holds|hold_lines|keys|screenings|[ahos])\b(?! VIRTUAL)|hold_lines_open \(allocation=\?\)|s_named \(tenant=\?\)/.test(
        detail,
      ),
    )

/** The database, and every statement that is sent to it. */
const watching = () => {
  const all = new Set<string>()
  const watched: Db = {
    batch: (statements) => db.batch(statements),
    prepare: (sql) => {
      all.add(sql)
      return db.prepare(sql)
    },
  }
  return { all, watched }
}

/** Every statement that holds and a screening under a license send. */
const sent = async (): Promise<readonly string[]> => {
  const { all, watched } = watching()
  const tenant = await newTenant(db)
  const covers = { consignees: ['Example Compute Beijing'], countries: ['CN'], eccns: ['3A090.a'] }
  const allocation = await openCeiling(db, tenant, 1_000_000, { id: 'license:D1:1', covers })
  const order = anOrder({
    items: [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity: 1 }],
    parties: { ultimateConsignee: aBuyer('CN', { name: 'Example Compute Beijing' }) },
    authorizations: [{ kind: 'license', number: 'D1' }],
    hold: { for: 'PT48H' },
  })
  const app = createApp(() => new Date('2026-11-22T17:00:00Z'))
  const ask = async (method: string, path: string, body: unknown): Promise<number> => {
    const init = { method, headers: { 'content-type': 'application/json', ...tenant.headers }, body: JSON.stringify(body) }
    return (await app.request(path, init, { DB: watched, KEY_SECRET: testSecret, MARK_SECRET: testSecret, LOG_LEVEL: 'warn' })).status
  }
  expect(await ask('PUT', '/v1/holds/one', { lines: [{ allocation, tpp: 2 }], expiresAt: '2026-11-23T17:00:00Z' })).toBe(201)
  expect(await ask('POST', '/v1/holds/one/capture', {})).toBe(200)
  expect(await ask('POST', '/v1/screenings', order)).toBe(201)
  return [...all]
}

/** Lines of the plan that read more the more orders, shipments and events a tenant has. */
const growingWithOrders = (sql: string): readonly string[] =>
  (raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[])
    .map(({ detail }) => detail)
    .filter((detail) =>
      /^SCAN (orders|shipments|shipping_events|tasks|redirects|notifications|screenings|allocations|operations|holds|hold_lines|[adefhopstw])\b(?! VIRTUAL)(?! USING INDEX orders_due)|(shipping_events_known|shipments_numbered|tasks_of_order|tasks_known|orders_named|shipping_events_withdrawn|s_named) \(tenant=\?\)/.test(
        detail,
      ),
    )

/** Every statement by which an order is told of, settled and redirected. */
const sentOfShipments = async (): Promise<readonly string[]> => {
  const { all, watched } = watching()
  const shipper = await aShipper(watched)
  await shipper.screen()
  await shipper.register({ trackingNumber: 'EX-1', contents: [{ units: 4 }] })
  all.clear()
  await shipper.report({ trackingNumber: 'EX-1', order: undefined })
  await shipper.report({ trackingNumber: 'EX-1', destination: { country: 'Nowhereland' } })
  await shipper.tell('cancelled', { products: { GPU: 0 } })
  await shipper.store.findShipments(shipper.tenant, noon, { reference: shipper.reference })
  await shipper.store.ordersDue(1)
  return [...all]
}

describe('what a request costs does not grow with the holds that stand', () => {
  test('there are triggers to look at', () => {
    expect(steps.length).toBeGreaterThan(20)
  })

  test.each(steps)('%s', (name, sql) => {
    expect(growing(sql)).toEqual([])
    if (/^(tell|screened_order)/.test(name)) expect(growingWithOrders(sql)).toEqual([])
  })

  test('statements of orders and shipments', async () => {
    for (const sql of await sentOfShipments()) expect(growingWithOrders(sql), sql).toEqual([])
  })

  test('statements of holds and screenings', async () => {
    for (const sql of await sent()) expect(growing(sql), sql).toEqual([])
  })
})
