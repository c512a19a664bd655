import { expect, test } from 'vitest'
import { storeOn } from '../../../functions/store/d1'
import { watchParties } from '../../../functions/store/d1-watched-parties'
import { listeningDb } from '../../support/listening-db'
import { storedScreening } from '../../support/screenings'
import { sqliteDb } from '../../support/sqlite-db'
import { newTenant } from '../../support/tenants'

const now = { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' }

test('nothing that is asked of rulings, watched parties and notifications reads a whole table', async () => {
  const { db, raw } = sqliteDb()
  const { tenant, ...key } = await newTenant(db)
  const caller = { tenant, ...key }
  const { listening, asked } = listeningDb(db)
  const store = storeOn(listening)
  const { id } = await storedScreening(db, { tenant })
  const pair = { party: 'p', partyName: 'n', listedParty: 'EL:1', listedFingerprint: 'f' }
  const body = { query: { name: 'x' }, listed: { list: 'EL', name: 'x' }, reason: 'another', by: 'Example Officer' }
  const clearance = { id: 'c', requestKey: 'k', requestHash: 'h', pair, body, retainedUntil: '2036-11-22' }
  await store.addClearance(caller, now, clearance)
  await store.findRequestedClearance(caller, now, clearance)
  await store.revokeClearance(caller, now, { ...clearance, id: 'r', clearance: 'c', reason: 'a mistake', by: 'Example Officer' })
  await store.findClearance(caller, now, 'c')
  await store.listClearances(caller, now, { limit: 5 })
  await store.listClearances(caller, now, { limit: 5, listedParty: 'EL:1' })
  await store.readClearances(caller, now, [pair])
  const ruling = { id: 'd', salt: 's', screening: id, requestKey: 'k', requestHash: 'h', ruling: 'false-positive' } as const
  const pairs = { word: 'cleared', pairs: [{ id: 'c2', pair, body }], retainedUntil: '2036-11-22' } as const
  await store.addDisposition(caller, now, { ...ruling, body: { reason: 'a reason', evidence: [], by: 'Example Officer' }, pairs })
  const told = [{ party: 'p', listedParty: 'EL:1', listedFingerprint: 'f' }]
  await db.batch([
    ...watchParties(
      listening,
      now,
      { id, tenant, retainedUntil: '2036-11-22' },
      { parties: [{ fingerprint: 'p', query: { name: 'x' } }], told },
    ),
  ])
  await store.snapshotToRescreen(now.at)
  await store.watchedBetween(0, 100, 5)
  const from = { cursor: 0, origin: 0, isWrapped: false }
  const payload = { party: { fingerprint: 'p', name: 'x' }, listedParty: 'EL:1', list: 'EL', name: 'x', score: 1, band: 'exact' }
  const found = {
    tenant,
    party: 'p',
    listedParty: 'EL:1',
    listedFingerprint: 'g',
    id: 'n',
    isIdentified: false,
    retainedUntil: '2036-11-22',
  }
  await store.roundAgainst('s')
  await store.keepStep(now, {
    snapshot: 's',
    from,
    to: from,
    found: [{ ...found, payload: { ...payload, snapshot: 's', screenings: [] } }],
  })
  await store.listNotifications(caller, now, 0, 5)
  await store.deleteExpired(now)

  expect(asked.size).toBeGreaterThan(30)
  const reads = [...asked].flatMap((sql) => {
    const bound = Math.max(0, ...[...sql.matchAll(/\?(\d+)/g)].map(([, n]) => Number(n)))
    const plan = raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...Array<string>(bound).fill('[]')) as { detail: string }[]
    return plan.map(({ detail }) => detail)
  })
  expect(reads.filter((detail) => /\b(pair_rulings|watched_parties|told_matches|notifications)_?/.test(detail)).length).toBeGreaterThan(10)
  // A table with one row is no table to be afraid of.
  const tables = /^SCAN (pair_rulings|watched_parties|told_matches|notifications|dispositions|screenings|d|s|c|e|o|t|r)\b/
  expect(reads.filter((detail) => tables.test(detail))).toEqual([])
  // A tenant has as many of them as it likes.
  expect(reads.filter((detail) => /(pair_rulings|told_matches|watched_parties)\w* \(tenant=\?\)$/.test(detail))).toEqual([])
})
