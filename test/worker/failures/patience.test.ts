import { describe, expect, test } from 'vitest'
import { liveKey } from '../../../functions/store/d1-keys'
import { KeyNotLive, patient, Unavailable } from '../../../functions/store/db'
import { db } from '../database'
import { failing } from './failing'

const now = { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' } as const
const one = () => [db.prepare('SELECT 1 AS one')]
const faultOf = (sent: Promise<unknown>): Promise<unknown> =>
  sent.then(
    () => undefined,
    (fault) => fault,
  )

/** What D1 says when the trouble is its own. */
const troubles = [
  'D1_ERROR: Network connection lost.',
  'D1_ERROR: D1 DB reset because its code was updated.',
  'D1_ERROR: Internal error while starting up D1 DB storage caused object to be reset.',
  'D1_ERROR: Internal error in D1 DB storage caused object to be reset.',
  'D1_ERROR: D1 DB storage operation exceeded timeout which caused object to be reset.',
  'D1_ERROR: Cannot resolve D1 DB due to transient issue on remote node.',
  'D1_ERROR: D1 DB is overloaded. Requests queued for too long.',
  'D1_ERROR: D1 DB is overloaded. Too many requests queued.',
  'D1_ERROR: D1 DB exceeded its CPU time limit and was reset.',
  "D1_ERROR: D1 DB's isolate exceeded its memory limit and was reset.",
  'D1_ERROR: internal error; reference = 0123456789abcdef',
  'D1_ERROR: database is locked: SQLITE_BUSY',
  'D1_ERROR: database or disk is full: SQLITE_FULL',
  'D1_ERROR: disk I/O error: SQLITE_IOERR',
  'D1_ERROR: interrupted: SQLITE_INTERRUPT',
  'D1_ERROR: out of memory: SQLITE_NOMEM',
]

describe('a database that is waited for', () => {
  test.each(troubles)('is unavailable when it says: %s', async (trouble) => {
    const fault = await faultOf(patient(failing(db, { before: trouble }).db, 2000).batch(one()))
    expect(fault).toBeInstanceOf(Unavailable)
  })

  test.each([
    ['syntax', 'SELEC 1'],
    ['a table that is not there', 'SELECT * FROM nowhere'],
    ['a column that is not there', 'SELECT nothing FROM keys'],
    ['a broken constraint', "INSERT INTO tenants (id, name, created_at) VALUES ('example', NULL, 0)"],
    ['malformed JSON', "SELECT json('{')"],
    ['something that is not allowed', 'PRAGMA journal_mode'],
    ['a parameter too few', 'SELECT ?1, ?2'],
  ])('throws a mistake of ours as it is: %s', async (_, sql) => {
    const fault = await faultOf(patient(db, 2000).batch([db.prepare(sql).bind(...(sql.includes('?2') ? [1] : []))]))
    expect(fault).toBeInstanceOf(Error)
    expect(fault).not.toBeInstanceOf(Unavailable)
    expect(fault).not.toBeInstanceOf(KeyNotLive)
  })

  test('tells a batch without statements from trouble', async () => {
    expect(await faultOf(patient(db, 2000).batch([]))).not.toBeInstanceOf(Unavailable)
  })

  test('knows a key that is not live, and leaves nothing of the batch behind', async () => {
    const stranger = { tenant: 'example', keyId: 'example', keyHash: 'example' }
    const written = db.prepare("INSERT INTO tenants (id, name, created_at) VALUES ('left-behind', 'Example', 0)")
    expect(await faultOf(patient(db, 2000).batch([liveKey(db, stranger, now), written]))).toBeInstanceOf(KeyNotLive)
    expect(await faultOf(patient(db, 2000).batch([written, liveKey(db, stranger, now)]))).toBeInstanceOf(KeyNotLive)
    expect(await db.prepare("SELECT 1 FROM tenants WHERE id = 'left-behind'").first()).toBeNull()
  })

  test('is given up at its deadline, and nothing is sent after it', async () => {
    const broken = failing(db, 'stalled')
    const waited = patient(broken.db, 30)
    expect(await faultOf(waited.batch(one()))).toBeInstanceOf(Unavailable)
    expect(await faultOf(waited.batch(one()))).toBeInstanceOf(Unavailable)
    expect(broken.sent()).toBe(1)
  })

  test('gives all calls of a request one deadline together', async () => {
    const slow = async () => {
      await scheduler.wait(20)
      return []
    }
    const waited = patient({ prepare: (sql) => db.prepare(sql), batch: slow }, 200)
    const faults = []
    for (let call = 0; call < 15; call++) faults.push(await faultOf(waited.batch(one())))
    expect(faults.at(-1)).toBeInstanceOf(Unavailable)
  })

  test('is waited for no longer by whoever has waited for it elsewhere', async () => {
    const waited = { ms: 0 }
    const [lists, other] = [failing(db, 'stalled'), failing(db)]
    const rest = patient(other.db, 30, waited)
    expect(await faultOf(patient(lists.db, 40, waited).batch([db.prepare('SELECT 1')]))).toBeInstanceOf(Unavailable)
    expect(await faultOf(rest.batch([db.prepare('SELECT 1')]))).toBeInstanceOf(Unavailable)
    expect(other.sent()).toBe(0)
    // Whatever is begun later has its own time.
    expect(await faultOf(patient(other.db, 2000, waited).batch([db.prepare('SELECT 1')]))).toBeUndefined()
  })

  test('answers when there is nothing wrong', async () => {
    const [found] = await patient(db, 2000).batch(one())
    expect(found?.results).toEqual([{ one: 1 }])
  })
})
