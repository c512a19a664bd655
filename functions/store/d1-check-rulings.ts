import { checkStandingOf, type RuledFlag } from '../domain/customers/check-standing'
import type { Decision } from '../domain/records/screening'
import { ok, type Result, refuse } from '../domain/result'
import type { Applied, Caller, Moment } from './caller'
import type { CheckRecord, CheckRuling, CheckRulingRefusal, NewCheckRuling } from './customer-store'
import { isRefused, type RulingRow, rulingFrom, type SettledFlag } from './d1-check-ruling-rows'
import { type CheckRow, checkFrom, flagsIn, selectCheck, selectRulings } from './d1-customer-records'
import { liveKey } from './d1-keys'
import { rowOf, rowsOf } from './d1-rows'
import { type Db, type Statement, Unavailable } from './db'

/** How often a ruling is weighed again because another one on the same check came between. */
const attemptsMax = 10

type Ruled = Applied<{ readonly ruling: CheckRuling; readonly standing: Decision }>

/**
 * Reads the check, lets `bar` decide, and writes the ruling only if no other one on the check came between; otherwise all of it
 * again. A repeated request hears the first answer.
 */
export const addCheckRuling = async (
  db: Db,
  caller: Caller,
  now: Moment,
  ruling: NewCheckRuling,
  bar: (record: CheckRecord) => string | undefined,
): Promise<Result<Ruled, CheckRulingRefusal>> => {
  let read = await readForRuling(db, caller, now, ruling)
  for (let attempts = 0; ; attempts++) {
    const { written, check, rulings } = read
    if (written !== undefined) return answerOf(ruling, written, check, rulings)
    if (check === undefined) return refuse({ reason: 'check-not-found', check: ruling.check })
    if (check.answer === null)
      return refuse({ reason: 'invalid-fact', pointer: '/ruling', detail: 'its record was deleted: check the customer again' })
    const detail = bar(checkFrom(check, rulings.map(rulingFrom)))
    if (detail !== undefined) return refuse({ reason: 'invalid-fact', pointer: '/ruling', detail })
    if (attempts === attemptsMax) throw new Unavailable('too many rulings on one check at once')
    read = await writeRuling(db, caller, now, ruling, check, rulings)
  }
}

type ReadForRuling = {
  readonly written: RulingRow | undefined
  readonly check: CheckRow | undefined
  readonly rulings: readonly RulingRow[]
}

const selectForRuling = (db: Db, tenant: string, { requestKey, check }: NewCheckRuling): readonly Statement[] => [
  db.prepare('SELECT * FROM check_rulings WHERE tenant = ?1 AND request_key = ?2').bind(tenant, requestKey),
  selectCheck(db, tenant, check),
  selectRulings(db, tenant, check),
]

const readFrom = ([written, check, rulings]: readonly { readonly results: readonly unknown[] }[]): ReadForRuling => ({
  written: rowOf<RulingRow>(written),
  check: rowOf<CheckRow>(check),
  rulings: rowsOf<RulingRow>(rulings),
})

const readForRuling = async (db: Db, caller: Caller, now: Moment, ruling: NewCheckRuling): Promise<ReadForRuling> =>
  readFrom((await db.batch([liveKey(db, caller, now), ...selectForRuling(db, caller.tenant, ruling)])).slice(1))

const writeRuling = async (
  db: Db,
  caller: Caller,
  now: Moment,
  ruling: NewCheckRuling,
  check: CheckRow,
  rulings: readonly RulingRow[],
): Promise<ReadForRuling> => {
  const results = await db.batch([
    liveKey(db, caller, now),
    insertRuling(db, caller.tenant, now, ruling, check, rulings),
    moveStanding(db, caller.tenant, ruling, check, [...rulings, ruling]),
    ...selectForRuling(db, caller.tenant, ruling),
  ])
  return readFrom(results.slice(3))
}

/** @param rulings Those that were read: the ruling is written only if they are still all there are. */
const insertRuling = (
  db: Db,
  tenant: string,
  now: Moment,
  ruling: NewCheckRuling,
  check: CheckRow,
  rulings: readonly RulingRow[],
): Statement =>
  db
    .prepare(
      `INSERT INTO check_rulings (id, tenant, customer, check_id, request_key, request_hash, at, ruling, code, subject, because, flags, body, salt)
       SELECT ?1, c.tenant, c.customer, c.id, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13 FROM checks c
       WHERE c.tenant = ?2 AND c.id = ?3 AND c.deleted_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM check_rulings WHERE tenant = ?2 AND request_key = ?4)
         AND coalesce((SELECT max(seq) FROM check_rulings WHERE check_id = ?3), 0) = ?14`,
    )
    .bind(
      ruling.id,
      tenant,
      ruling.check,
      ruling.requestKey,
      ruling.requestHash,
      now.at.getTime(),
      ruling.ruling,
      ruling.code,
      ruling.subject,
      ruling.because,
      JSON.stringify(settledFlags(ruling, check)),
      JSON.stringify(ruling.body),
      ruling.salt,
      rulings.at(-1)?.seq ?? 0,
    )

/** Flags that the ruling speaks of, as they stand: an approval takes all that a person may take. */
const settledFlags = ({ ruling, code, subject, because }: NewCheckRuling, { answer, compute_tier }: CheckRow): readonly SettledFlag[] =>
  flagsIn(answer)
    .filter((flag) =>
      code === null
        ? ruling === 'approve' && flag.severity !== 'critical' && flag.severity !== 'info'
        : flag.code === code && flag.subject === subject && flag.because === because,
    )
    .map(({ code: of, subject: whose, because: why, severity }) => ({
      ...{ code: of, subject: whose, because: why, severity },
      ...(ruling === 'approve' ? { upTo: compute_tier } : {}),
    }))

/**
 * Where the customer stands after a ruling that was written. One on an earlier check moves it only by refusing the customer or by
 * taking that back: then the last check says again what it said.
 */
const moveStanding = (db: Db, tenant: string, { id }: NewCheckRuling, check: CheckRow, rulings: readonly RuledFlag[]): Statement =>
  db
    .prepare(
      `UPDATE customers SET standing = CASE WHEN ${isRefused('?1', '?2')} THEN 'block' WHEN last_check = ?3 THEN ?4
         WHEN standing = 'block' THEN (SELECT decision FROM checks WHERE id = last_check) ELSE standing END
       WHERE tenant = ?1 AND id = ?2 AND EXISTS (SELECT 1 FROM check_rulings WHERE id = ?5 AND tenant = ?1)`,
    )
    .bind(tenant, check.customer, check.id, checkStandingOf(check.decision, flagsIn(check.answer), rulings), id)

/** As the check stood right after this ruling. Of a deleted one nothing is left by which the request would be known. */
const answerOf = (
  asked: NewCheckRuling,
  written: RulingRow,
  check: CheckRow | undefined,
  rulings: readonly RulingRow[],
): Result<Ruled, CheckRulingRefusal> => {
  if (written.request_hash !== asked.requestHash || written.check_id !== asked.check)
    return refuse({ reason: 'idempotency-mismatch', id: asked.requestKey })
  if (check === undefined) throw new Error(`ruling ${written.id} lost its check`)
  const until = rulings.filter(({ seq }) => seq <= written.seq)
  const standing = checkStandingOf(check.decision, flagsIn(check.answer), until)
  return ok({ isFirst: written.id === asked.id, value: { ruling: rulingFrom(written), standing } })
}
