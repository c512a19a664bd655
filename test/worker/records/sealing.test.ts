import { describe, expect, test } from 'vitest'
import { sha256 } from '../../../functions/domain/digest'
import { linkHashOf } from '../../../functions/domain/records/chain'
import type { Caller, Moment } from '../../../functions/store/caller'
import { recordsOn } from '../../../functions/store/d1'
import { verifyChain } from '../../../tools/chain-verification'
import { composeLate, storedScreening } from '../../support/screenings'
import { newTenant } from '../../support/tenants'
import { db } from '../database'

const store = recordsOn(db)
const noon: Moment = { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' }
const later = (seconds: number): Moment => ({ at: new Date(noon.at.getTime() + seconds * 1000), day: noon.day })

const verified = (caller: Caller, kept?: { seq: number; hash: string }) =>
  verifyChain(async (path) => {
    const { links, head, unsealed } = await store.readChain(caller, noon, Number(new URL(path, 'http://x').searchParams.get('after')), true)
    return { links, head: { ...head, unsealed } }
  }, kept)

const chained = async (caller: Caller) => {
  const { links } = await store.readChain(caller, noon, 0, true)
  return links.map(({ seq, kind, record }) => ({ seq, kind, record }))
}

const rule = async (caller: Caller, screening: string, ruling: 'refuse' | 'false-positive' | 'proceed' = 'refuse') => {
  const body = { reason: 'the address is a freight forwarder', evidence: [], by: 'Example Officer' }
  const id = crypto.randomUUID()
  const request = { id, salt: `salt of ${id}`, screening, requestKey: id, requestHash: id, ruling, body }
  expect(await store.addDisposition(caller, noon, request)).toMatchObject({ ok: true })
  return id
}

describe('sealing', () => {
  test('links a tenant’s screenings in the order in which they were decided, and what was ruled on them after them', async () => {
    const tenant = await newTenant(db)
    const one = await storedScreening(db, tenant)
    const ruling = await rule(tenant, one.id)
    const two = await storedScreening(db, tenant)
    await store.seal(noon)
    expect(await chained(tenant)).toEqual([
      { seq: 1, kind: 'screening', record: one.id },
      { seq: 2, kind: 'screening', record: two.id },
      { seq: 3, kind: 'disposition', record: ruling },
    ])
    expect(await verified(tenant)).toMatchObject({ holds: true, links: 3, opened: 3, unsealed: 0 })
  })

  test('goes on from where the chain ended, and links nothing twice', async () => {
    const tenant = await newTenant(db)
    await storedScreening(db, tenant)
    await store.seal(noon)
    const kept = (await store.readChain(tenant, noon, 0, false)).head
    await storedScreening(db, tenant)
    expect((await store.readChain(tenant, noon, 0, false)).unsealed).toBe(1)
    await store.seal(noon)
    await store.seal(noon)
    expect(await verified(tenant, kept)).toMatchObject({ holds: true, links: 2, unsealed: 0 })
  })

  test('makes hashes that anyone can make from salt and content', async () => {
    const tenant = await newTenant(db)
    await storedScreening(db, tenant)
    await store.seal(noon)
    const [link] = (await store.readChain(tenant, noon, 0, true)).links
    if (link === undefined) throw new Error('no link')
    expect(link.contentHash).toBe(await sha256(`${link.salt}\n${link.content}`))
    expect(link.hash).toBe(await sha256(['0'.repeat(64), '1', 'screening', link.record, link.contentHash].join('\n')))
    expect(JSON.parse(link.content ?? '')).toMatchObject({ form: 1, tenant: tenant.tenant, id: link.record, reference: 'EX-1001' })
  })

  test('keeps each tenant’s chain apart and shows nobody another’s', async () => {
    const [one, other] = [await newTenant(db), await newTenant(db)]
    for (const { tenant } of [one, other, one]) await storedScreening(db, { tenant })
    await store.seal(noon)
    expect((await chained(one)).map(({ seq }) => seq)).toEqual([1, 2])
    expect((await chained(other)).map(({ seq }) => seq)).toEqual([1])
  })

  test('does not fork when eight runs meet', async () => {
    const tenants = [await newTenant(db), await newTenant(db)]
    for (let n = 0; n < 30; n++) for (const { tenant } of tenants) await storedScreening(db, { tenant })
    const linked = await Promise.all(Array.from({ length: 8 }, () => store.seal(noon)))
    expect(linked.reduce((sum, each) => sum + each, 0)).toBe(60)
    for (const tenant of tenants) expect(await verified(tenant)).toMatchObject({ holds: true, links: 30, opened: 30, unsealed: 0 })
  })

  test('takes more records than a round has', async () => {
    const tenant = await newTenant(db)
    await db.batch([
      db
        .prepare(
          `WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 450)
           INSERT INTO screenings (id, tenant, request_key, request_hash, request_id, reference, decided_at, as_of, decision, outcome, input, readings, answer,
             versions, salt, retention_class, retained_until)
           SELECT ?1 || n, ?1, ?1 || n, '', 'r', 'EX', ?2, '2026-11-22', 'allow', 'no-license-required', '{}', '{}', '{}', '{}', 'salt', 'house-rule', '2036-11-22' FROM n`,
        )
        .bind(tenant.tenant, noon.at.getTime()),
    ])
    expect(await store.seal(noon)).toBe(450)
    expect(await verified(tenant)).toMatchObject({ holds: true, links: 450, opened: 450 })
  })
})

describe('an answer that is still to be composed', () => {
  test('is waited for, with what was decided after it, but not with what came before', async () => {
    const tenant = await newTenant(db)
    const before = await storedScreening(db, tenant)
    await storedScreening(db, { ...tenant, decidedAt: noon.at, answer: null })
    await storedScreening(db, { ...tenant, decidedAt: noon.at })
    await store.seal(later(119))
    expect(await chained(tenant)).toEqual([{ seq: 1, kind: 'screening', record: before.id }])
  })

  test('holds up no other tenant', async () => {
    const [one, other] = [await newTenant(db), await newTenant(db)]
    await storedScreening(db, { ...one, decidedAt: noon.at, answer: null })
    await storedScreening(db, { ...other, decidedAt: noon.at })
    await store.seal(later(1))
    expect(await chained(other)).toHaveLength(1)
  })

  test('is sealed without after two minutes, and linked when it comes', async () => {
    const tenant = await newTenant(db)
    const words = await storedScreening(db, { ...tenant, decidedAt: noon.at, answer: null })
    await storedScreening(db, { ...tenant, decidedAt: noon.at })
    await store.seal(later(120))
    expect(await verified(tenant)).toMatchObject({ holds: true, links: 2, opened: 2, unsealed: 0 })
    await composeLate(db, words)
    expect(await verified(tenant)).toMatchObject({ holds: true, links: 2, unsealed: 1 })
    await store.seal(later(180))
    await store.seal(later(240))
    expect((await chained(tenant)).at(-1)).toEqual({ seq: 3, kind: 'answer', record: words.id })
    expect(await verified(tenant)).toMatchObject({ holds: true, links: 3, opened: 3, unsealed: 0 })
  })
})

describe('a spoiled chain is found out at its first link that does not hold', () => {
  const spoiled = [
    {
      what: 'the decision of a record',
      sql: `UPDATE screenings SET decision = 'allow' WHERE id = ?1`,
      because: 'its record is not what was sealed',
    },
    {
      what: 'the input of a record',
      sql: `UPDATE screenings SET input = input || ' ' WHERE id = ?1`,
      because: 'its record is not what was sealed',
    },
    {
      what: 'the hash of a link',
      sql: `UPDATE chain SET hash = lower(hex(randomblob(32))) WHERE record = ?1`,
      because: 'its hash is not that of what it says',
    },
    {
      what: 'the content hash of a link',
      sql: `UPDATE chain SET content_hash = hash WHERE record = ?1`,
      because: 'its hash is not that of what it says',
    },
    { what: 'a missing link', sql: `DELETE FROM chain WHERE record = ?1`, because: 'link 3 follows link 1' },
  ]
  test.each(spoiled)('$what', async ({ sql, because }) => {
    const tenant = await newTenant(db)
    const words = [await storedScreening(db, tenant), await storedScreening(db, tenant), await storedScreening(db, tenant)]
    await store.seal(noon)
    expect(await verified(tenant)).toMatchObject({ holds: true, links: 3 })
    await db.batch([db.prepare(sql).bind(words[1]?.id)])
    expect(await verified(tenant)).toMatchObject({ holds: false, seq: because.startsWith('link') ? 3 : 2, because })
  })

  test('what a person wrote with a ruling', async () => {
    const tenant = await newTenant(db)
    const id = await rule(tenant, (await storedScreening(db, tenant)).id)
    await store.seal(noon)
    await db.batch([db.prepare(`UPDATE dispositions SET body = json_set(body, '$.by', 'Somebody Else') WHERE id = ?1`).bind(id)])
    expect(await verified(tenant)).toMatchObject({ holds: false, seq: 2, record: id })
  })

  test('a chain that was cut off or written anew is told by a head that was kept', async () => {
    const tenant = await newTenant(db)
    for (let n = 0; n < 2; n++) await storedScreening(db, tenant)
    await store.seal(noon)
    const { head, links } = await store.readChain(tenant, noon, 0, false)
    const first = links[0]
    if (first === undefined) throw new Error('no link')
    await db.batch([db.prepare('DELETE FROM chain WHERE tenant = ?1 AND seq = 2').bind(tenant.tenant)])
    expect(await verified(tenant)).toMatchObject({ holds: true, links: 1 })
    expect(await verified(tenant, head)).toMatchObject({ holds: false, seq: 2 })
    const forged = { ...first, contentHash: 'f'.repeat(64) }
    await db.batch([
      db
        .prepare(`UPDATE chain SET content_hash = ?2, hash = ?3 WHERE tenant = ?1`)
        .bind(tenant.tenant, forged.contentHash, await linkHashOf(forged)),
      db.prepare('UPDATE screenings SET salt = NULL, deleted_at = 1 WHERE tenant = ?1').bind(tenant.tenant),
    ])
    expect(await verified(tenant)).toMatchObject({ holds: true, links: 1 })
    expect(await verified(tenant, { seq: 1, hash: first.hash })).toMatchObject({ holds: false, seq: 1 })
  })
})
