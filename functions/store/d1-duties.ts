import { ok, type Result, refuse } from '../domain/result'
import type { Applied, Caller, Moment, OtherRequest } from './caller'
import { calendarTenant, createCalendarToken, listCalendarTokens, revokeCalendarToken } from './d1-calendar-tokens'
import { type DutyRow, dutyColumns, dutyFrom } from './d1-duty-rows'
import { keepCounted, uncounted } from './d1-duty-sources'
import { liveKey } from './d1-keys'
import { rowOf, rowsOf } from './d1-rows'
import type { Db } from './db'
import type { Completion, DutyFilter, DutyFound, DutyNotFound, DutyStore, NewCompletion } from './duty-store'

/** After every day, and after where none is known. */
const afterAll = 'v'
/** Texts that one run empties; the next run goes on. */
const forgottenMax = 500

/** Duties on a database with our schema. */
export const dutiesOn = (db: Db): DutyStore => ({
  uncounted: (...given) => uncounted(db, ...given),
  keepCounted: (...given) => keepCounted(db, ...given),
  listDuties: (...given) => listDuties(db, ...given),
  completeDuty: (...given) => completeDuty(db, ...given),
  forgetCompletions: (...given) => forgetCompletions(db, ...given),
  createCalendarToken: (...given) => createCalendarToken(db, ...given),
  listCalendarTokens: (...given) => listCalendarTokens(db, ...given),
  revokeCalendarToken: (...given) => revokeCalendarToken(db, ...given),
  calendarTenant: (...given) => calendarTenant(db, ...given),
  calendarDuties: (...given) => calendarDuties(db, ...given),
})

const select = (db: Db, tenant: string, { dueBefore, dueFrom, isOpen, after, limit }: DutyFilter) => {
  const among = isOpen === undefined ? '' : isOpen ? 'AND d.is_open' : 'AND NOT d.is_open'
  return db
    .prepare(
      `SELECT ${dutyColumns} FROM duties d WHERE d.tenant = ?1 ${among} AND d.due_on < ?2 AND d.due_on >= ?3 AND (d.due_on, d.seq) > (?4, ?5)
       ORDER BY d.due_on, d.seq LIMIT ?6`,
    )
    .bind(tenant, dueBefore ?? afterAll, dueFrom ?? '', after?.dueOn ?? '', after?.seq ?? 0, limit)
}

const listDuties = async (db: Db, caller: Caller, now: Moment, filter: DutyFilter): Promise<readonly DutyFound[]> => {
  const [, found] = await db.batch([liveKey(db, caller, now), select(db, caller.tenant, filter)])
  return rowsOf<DutyRow>(found).map(dutyFrom)
}

const calendarDuties = async (db: Db, tenant: string, filter: DutyFilter): Promise<readonly DutyFound[]> => {
  const [found] = await db.batch([select(db, tenant, filter)])
  return rowsOf<DutyRow>(found).map(dutyFrom)
}

type CompletionRow = {
  readonly id: string
  readonly duty: string
  readonly request_hash: string
  readonly at: number
  readonly completed_on: string
  readonly body: string | null
}

const completeDuty = async (
  db: Db,
  caller: Caller,
  now: Moment,
  { id, duty, requestKey, requestHash, completedOn, body, retainedUntil }: NewCompletion,
): Promise<Result<Applied<Completion>, DutyNotFound | OtherRequest>> => {
  const [, , , known, kept] = await db.batch([
    liveKey(db, caller, now),
    db
      .prepare(
        `INSERT INTO duty_completions (id, tenant, duty, request_key, request_hash, at, completed_on, body, retained_until)
         SELECT ?1, ?2, d.id, ?4, ?5, ?6, ?7, ?8, ?9 FROM duties d WHERE d.id = ?3 AND d.tenant = ?2
           AND NOT EXISTS (SELECT 1 FROM duty_completions WHERE tenant = ?2 AND request_key = ?4)`,
      )
      .bind(id, caller.tenant, duty, requestKey, requestHash, now.at.getTime(), completedOn, JSON.stringify(body), retainedUntil),
    db
      .prepare('UPDATE duties SET is_open = 0, changed_at = ?2 WHERE id = (SELECT duty FROM duty_completions WHERE id = ?1)')
      .bind(id, now.at.getTime()),
    db.prepare('SELECT 1 AS is_known FROM duties WHERE id = ?1 AND tenant = ?2').bind(duty, caller.tenant),
    db.prepare('SELECT * FROM duty_completions WHERE tenant = ?1 AND request_key = ?2').bind(caller.tenant, requestKey),
  ])
  if (rowOf(known) === undefined) return refuse({ reason: 'duty-not-found', duty })
  const row = rowOf<CompletionRow>(kept)
  if (row === undefined) throw new Error('a completion left no row')
  if (row.request_hash !== requestHash || row.duty !== duty) return refuse({ reason: 'idempotency-mismatch', id: requestKey })
  return ok({ isFirst: row.id === id, value: completionFrom(row) })
}

const completionFrom = ({ id, duty, at, completed_on, body }: CompletionRow): Completion => ({
  id,
  duty,
  at: new Date(at),
  completedOn: completed_on,
  ...(body === null ? {} : { body: JSON.parse(body) }),
})

/** The hash of the request goes too: it has no salt, so that it would tell whoever guesses the request. */
const forgetCompletions = async (db: Db, now: Moment): Promise<number> => {
  const [forgotten] = await db.batch([
    db
      .prepare(
        `UPDATE duty_completions SET body = NULL, request_hash = '' WHERE seq IN (
           SELECT seq FROM duty_completions WHERE body IS NOT NULL AND retained_until < ?1 ORDER BY retained_until LIMIT ${forgottenMax}) RETURNING 1`,
      )
      .bind(now.day),
  ])
  return rowsOf(forgotten).length
}
