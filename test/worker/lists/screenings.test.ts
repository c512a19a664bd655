import { expect, test } from 'vitest'
import type { Db, Statement } from '../../../functions/store/db'
import { anEntry } from '../../support/listed'
import { aBuyer, anOrder } from '../../support/orders'
import { aSnapshot } from '../../support/snapshots'
import { db } from '../database'
import { isolate, tenant } from './service'

const name = 'Example Wuxi Accelerators Co., Ltd.'
const open = [anEntry({ name: 'Example Nobody Ltd' }), anEntry({ list: 'DPL', name: 'Example Denied Ltd' })]
/** Of one snapshot after the other nothing is taken away, which would be refused. */
const closed = [...open, anEntry({ list: 'DPL' })]
const order = () => anOrder({ parties: { ultimateConsignee: aBuyer('CN', { name }) } })

/** The database with a count of its batches. */
const counted = () => {
  const seen = { batches: 0 }
  const batch = (statements: Statement[]) => {
    seen.batches++
    return (db as Db).batch(statements)
  }
  return { seen, DB: { prepare: (sql: string) => db.prepare(sql), batch } }
}

test('an order is decided by the lists that are in force when it is, though another isolate put them there a moment ago', async () => {
  const { seen, DB } = counted()
  const [one, other] = [isolate({ DB }), isolate()]
  const screen = async () => (await one.call(tenant, 'POST', '/v1/screenings', order())).body
  const [before, after] = [await aSnapshot(open), await aSnapshot(closed)]

  expect((await other.send(before)).status).toBe(200)
  expect(await screen()).toMatchObject({ decision: 'allow', lists: { snapshot: before.hash } })

  // Nothing was looked up a minute later: the deciding batch itself says that the lists still stand.
  one.later(60_000)
  seen.batches = 0
  expect(await screen()).toMatchObject({ decision: 'allow', lists: { snapshot: before.hash } })
  expect(seen.batches).toBe(1)

  // No time passes between the publication and the order.
  expect((await other.send(after)).status).toBe(200)
  expect(await screen()).toMatchObject({ decision: 'block', lists: { snapshot: after.hash } })
  const { rows } = (await db.prepare('SELECT count(*) AS rows FROM screenings').first<{ rows: number }>()) ?? { rows: 0 }
  expect(rows).toBe(3)
})

test('lists that are only retrieved anew make an order no older than they are', async () => {
  const [one, other] = [isolate(), isolate()]
  const lists = await aSnapshot([...closed, anEntry({ name: 'Example Retrieved Ltd' })])
  expect((await other.send(lists, { retrievedAt: '2026-11-20T17:00:00Z' })).status).toBe(200)
  const screen = async () => (await one.call(tenant, 'POST', '/v1/screenings', order())).body
  expect(await screen()).toMatchObject({ lists: { snapshot: lists.hash, ageHours: 48 } })
  expect((await other.publish(lists.hash, { retrievedAt: '2026-11-22T16:00:00Z' })).status).toBe(200)
  expect(await screen()).toMatchObject({ lists: { snapshot: lists.hash, ageHours: 1 } })
})

test('lists that cannot be loaded leave those before them to decide, and the answer names them', async () => {
  const [one, other] = [isolate(), isolate()]
  const good = await aSnapshot([...closed, anEntry({ name: 'Example Retrieved Ltd' }), anEntry({ name: 'Example Good Ltd' })])
  expect((await other.send(good)).status).toBe(200)
  const screen = async () => (await one.call(tenant, 'POST', '/v1/screenings', order())).body
  expect(await screen()).toMatchObject({ lists: { snapshot: good.hash } })
  const entries = ['Example Retrieved Ltd', 'Example Good Ltd', 'Example Lost Ltd'].map((each) => anEntry({ name: each }))
  const lost = await aSnapshot([...closed, ...entries])
  expect((await other.send(lost)).status).toBe(200)
  await db.prepare('DELETE FROM snapshot_chunks WHERE hash = ?1').bind(lost.hash).run()
  expect(await screen()).toMatchObject({ lists: { snapshot: good.hash } })
})
