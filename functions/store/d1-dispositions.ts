import { barOf, type Decided, isRefusing, standingOf } from '../domain/records/screening'
import { ok, type Result, refuse } from '../domain/result'
import type { Applied, Caller, Moment } from './caller'
import { keepRuled, keyOfRuled } from './d1-clearances'
import { tellRuled } from './d1-decided'
import { liveKey } from './d1-keys'
import { type DispositionRow, dispositionFrom, instantOrNull, recordFrom, type ScreeningRow } from './d1-record-rows'
import { selectDispositions, selectScreening } from './d1-records'
import { rowOf, rowsOf } from './d1-rows'
import type { Db } from './db'
import type { NotComposed, Ruled, RulingRefusal, RulingRequest } from './record-store'

/** Under a scenario, and without the quota once set aside: of the screening `s`, at the instant `?6`. */
const isHypothetical = `(coalesce(s.answer ->> '$.determination.law.status', '') = 'hypothetical')`
const isHoldLost = `(s.hold IS NOT NULL AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.tenant = s.tenant AND h.id = s.hold
  AND (h.state = 'captured' OR (h.state IN ('held', 'partly-captured') AND h.expires_at > ?6))))`

/** The operation by which a ruling lets a hold go. */
const releaseOf = (disposition: string): string => `disposition ${disposition}`

/**
 * One batch: the ruling is written where nothing bars it, and where it ends the order the hold is let go. SQL decides, since
 * another ruling may come in at the same time; what it wrote is then read back.
 */
export const addDisposition = async (
  db: Db,
  caller: Caller,
  now: Moment,
  request: RulingRequest,
): Promise<Result<Applied<Ruled>, RulingRefusal | NotComposed>> => {
  const { tenant } = caller
  const [, bars, , , byKey, screenings, ruled, released, , cleared] = await db.batch([
    liveKey(db, caller, now),
    selectBars(db, caller, now, request),
    insertRuling(db, caller, now, request),
    releaseHold(db, caller, now, request),
    db.prepare('SELECT * FROM dispositions WHERE tenant = ?1 AND request_key = ?2').bind(tenant, request.requestKey),
    selectScreening(db, tenant, request.screening),
    selectDispositions(db, tenant, request.screening),
    db
      .prepare(
        `SELECT o.outcome FROM dispositions d JOIN operations o ON o.tenant = d.tenant AND o.id = 'disposition ' || d.id
         WHERE d.tenant = ?1 AND d.request_key = ?2`,
      )
      .bind(tenant, request.requestKey),
    keepRuled(db, now, request.id, request.pairs),
    selectClearedBy(db, tenant, request.requestKey),
    tellRuled(db, caller, now, request.id),
  ])
  const written = rowOf<DispositionRow>(byKey)
  const row = rowOf<ScreeningRow>(screenings)
  const all = rowsOf<DispositionRow>(ruled)
  if (written !== undefined && (written.request_hash !== request.requestHash || written.screening !== request.screening))
    return refuse({ reason: 'idempotency-mismatch', id: request.requestKey })
  if (row === undefined) return refuse({ reason: 'screening-not-found', screening: request.screening })
  const { decision, outcome, hold, deletedAt } = recordFrom(row)
  if (deletedAt === null && (decision === null || outcome === null)) return refuse({ reason: 'not-composed', screening: request.screening })
  if (written === undefined) {
    const before = all.map(({ ruling }) => ruling)
    const detail = barOf(request.ruling, decidedFrom(row, rowOf<Bars>(bars)), before)
    if (detail === undefined) throw new Error(`ruling ${request.id} was neither written nor barred`)
    return refuse({ reason: 'invalid-fact', pointer: '/ruling', detail })
  }
  // As it stood right after this ruling, so that a repeated request hears the first answer.
  const until = all.filter(({ seq }) => seq <= written.seq).map(({ ruling }) => ruling)
  const outcomeOfRelease = rowOf<{ outcome: string }>(released)?.outcome
  return ok({
    isFirst: written.id === request.id,
    value: {
      disposition: dispositionFrom(written),
      standing: standingOf(decision ?? 'block', until),
      hold: hold === null || outcomeOfRelease === undefined ? undefined : { id: hold, released: outcomeOfRelease === 'released' },
      clearances: rowsOf<{ id: string }>(cleared).map(({ id }) => id),
    },
  })
}

/** Clearances that came with the ruling under a key. */
const selectClearedBy = (db: Db, tenant: string, requestKey: string) =>
  db
    .prepare(
      `SELECT r.id FROM dispositions d JOIN pair_rulings r ON r.tenant = d.tenant AND r.request_key >= ${keyOfRuled('d.id')} AND r.request_key < ${keyOfRuled('d.id')} || ':'
       WHERE d.tenant = ?1 AND d.request_key = ?2 AND r.word = 'cleared' ORDER BY r.seq`,
    )
    .bind(tenant, requestKey)

type Bars = { readonly is_hypothetical: 0 | 1; readonly is_hold_lost: 0 | 1 }

/** Read before the ruling: a refusal would let the hold go. */
const selectBars = (db: Db, { tenant }: Caller, now: Moment, { screening }: RulingRequest) =>
  db
    .prepare(
      `SELECT ${isHypothetical} AS is_hypothetical, ${isHoldLost} AS is_hold_lost FROM screenings s WHERE s.tenant = ?1 AND s.id = ?2`,
    )
    .bind(tenant, screening, null, null, null, now.at.getTime())

const decidedFrom = ({ decision, outcome, deleted_at }: ScreeningRow, bars: Bars | undefined): Decided => ({
  decision: decision ?? 'block',
  outcome: outcome ?? '',
  isHypothetical: bars?.is_hypothetical === 1,
  isHoldLost: bars?.is_hold_lost === 1,
  deletedAt: instantOrNull(deleted_at),
})

/** The same rules as `barOf`, which names what stood in the way when this wrote nothing. */
const insertRuling = (db: Db, { tenant }: Caller, now: Moment, request: RulingRequest) =>
  db
    .prepare(
      `INSERT INTO dispositions (id, tenant, screening, request_key, request_hash, at, ruling, body, salt)
       SELECT ?1, s.tenant, s.id, ?4, ?5, ?6, ?7, ?8, ?9 FROM screenings s
       WHERE s.tenant = ?2 AND s.id = ?3 AND s.decision IS NOT NULL AND s.outcome IS NOT NULL AND s.deleted_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM dispositions WHERE tenant = ?2 AND request_key = ?4)
         AND (?7 <> 'proceed' OR (s.decision <> 'block' AND s.outcome NOT IN ('prohibited', 'license-required')
           AND NOT ${isHypothetical} AND NOT ${isHoldLost} AND NOT EXISTS (
           SELECT 1 FROM dispositions d WHERE d.screening = s.id AND d.ruling IN ('true-match', 'refuse'))))`,
    )
    .bind(
      request.id,
      tenant,
      request.screening,
      request.requestKey,
      request.requestHash,
      now.at.getTime(),
      request.ruling,
      JSON.stringify(request.body),
      request.salt,
    )

/** A hold that is not open any more stays as it is, and the operation says so. */
const releaseHold = (db: Db, { tenant, keyId }: Caller, now: Moment, { id, screening, ruling }: RulingRequest) =>
  db
    .prepare(
      `INSERT INTO operation_requests (tenant, id, op, hold, terms, at, day, key)
       SELECT s.tenant, ?3, 'release', s.hold, '{}', ?4, ?5, ?6 FROM screenings s
       WHERE ?7 AND s.tenant = ?1 AND s.id = ?2 AND s.hold IS NOT NULL AND EXISTS (SELECT 1 FROM dispositions WHERE id = ?8 AND screening = s.id)`,
    )
    .bind(tenant, screening, releaseOf(id), now.at.getTime(), now.day, keyId, isRefusing(ruling) ? 1 : 0, id)
