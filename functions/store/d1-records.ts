import type { IsoDate } from '../domain/law'
import { type Decision, type Ruling, type ScreeningSummary, standingOf } from '../domain/records/screening'
import type { Caller, Moment, OnBehalf } from './caller'
import { countExpiredChecks, forgetChecks } from './d1-check-deletion'
import { liveIfKeyed, liveKey } from './d1-keys'
import { type DispositionRow, dispositionFrom, instantOrNull, recordFrom, type ScreeningRow } from './d1-record-rows'
import { rowOf, rowsOf } from './d1-rows'
import { isOrdersOwn } from './d1-screening-rows'
import { forgetParties } from './d1-watched-parties'
import type { Db } from './db'
import type { RecordCursor, RecordPage, RecordRow, RuledScreening } from './record-store'

/** Records that one page of a list looks at, whether or not they fit its filter. */
const lookedAtMax = 2000
/** Records that one run empties; the next run goes on. */
const deletedMax = 500

export const selectScreening = (db: Db, tenant: string, id: string) =>
  db.prepare('SELECT * FROM screenings WHERE tenant = ?1 AND id = ?2').bind(tenant, id)

export const selectDispositions = (db: Db, tenant: string, screening: string) =>
  db.prepare('SELECT * FROM dispositions WHERE screening = ?2 AND tenant = ?1 ORDER BY seq').bind(tenant, screening)

export const findScreening = async (db: Db, caller: Caller | OnBehalf, now: Moment, id: string): Promise<RuledScreening | undefined> => {
  const [, found, ruled] = await db.batch([
    liveIfKeyed(db, caller, now),
    selectScreening(db, caller.tenant, id),
    selectDispositions(db, caller.tenant, id),
  ])
  const row = rowOf<ScreeningRow>(found)
  return row && { record: recordFrom(row), dispositions: rowsOf<DispositionRow>(ruled).map(dispositionFrom) }
}

type SummaryRow = {
  readonly seq: number
  readonly id: string
  readonly reference: string
  readonly decided_at: number
  readonly as_of: IsoDate
  readonly decision: Decision | null
  readonly outcome: string | null
  readonly hold: string | null
  readonly rulings: string
  readonly is_aside: 0 | 1
}

/** Records before `?4`, `?5`, or the newest, as far as one page looks. */
const window = (condition: string) => `
  SELECT seq, id, reference, decided_at, as_of, decision, outcome, hold, NOT ${isOrdersOwn('screenings')} AS is_aside FROM screenings
  WHERE tenant = ?1 ${condition} AND (decided_at, seq) < (?4, ?5) ORDER BY decided_at DESC, seq DESC LIMIT ${lookedAtMax}`

export const listScreenings = async (
  db: Db,
  caller: Caller,
  now: Moment,
  {
    reference,
    decision,
    after,
    limit,
  }: {
    reference?: string | undefined
    decision?: Decision | undefined
    after?: RecordCursor | undefined
    limit: number
  },
): Promise<RecordPage> => {
  const looked = window(reference === undefined ? 'AND ?2 IS NULL' : 'AND reference = ?2')
  const { decidedAt, seq } = after ?? { decidedAt: Number.MAX_SAFE_INTEGER, seq: 0 }
  const [, found, edge] = await db.batch([
    liveKey(db, caller, now),
    db
      .prepare(
        `SELECT w.*, (SELECT json_group_array(ruled.ruling) FROM (SELECT ruling FROM dispositions WHERE screening = w.id ORDER BY seq) ruled) AS rulings
         FROM (${looked}) w WHERE ?3 IS NULL OR w.decision = ?3 ORDER BY w.decided_at DESC, w.seq DESC LIMIT ?6`,
      )
      .bind(caller.tenant, reference ?? null, decision ?? null, decidedAt, seq, limit),
    // Where this page stopped looking, if it stopped because it had looked at enough.
    db
      .prepare(`SELECT decided_at, seq FROM (${looked}) LIMIT 1 OFFSET ${lookedAtMax - 1}`)
      .bind(caller.tenant, reference ?? null, decision ?? null, decidedAt, seq),
  ])
  const rows = rowsOf<SummaryRow>(found)
  const last = rows.length === limit ? rows.at(-1) : rowOf<SummaryRow>(edge)
  return { screenings: rows.map(summaryFrom), next: last && { decidedAt: last.decided_at, seq: last.seq } }
}

const summaryFrom = ({ id, reference, decided_at, as_of, decision, outcome, hold, rulings, is_aside }: SummaryRow): ScreeningSummary => ({
  id,
  reference,
  decidedAt: new Date(decided_at),
  asOf: as_of,
  decision,
  outcome,
  standing: decision === null ? null : standingOf(decision, JSON.parse(rulings) as Ruling[]),
  hold,
  isAside: is_aside === 1,
})

type TableRow = Omit<SummaryRow, 'rulings' | 'is_aside'> & {
  readonly track: string | null
  readonly authority_kind: string | null
  readonly authority_symbol: string | null
  readonly authority_number: string | null
  readonly rulebook: string | null
  readonly dispositions: string
  readonly chain_seq: number | null
  readonly content_hash: string | null
  readonly deleted_at: number | null
}

export const recordsBetween = async (
  db: Db,
  caller: Caller,
  now: Moment,
  from: Date,
  before: Date,
  after: RecordCursor | undefined,
  limit: number,
): Promise<readonly RecordRow[]> => {
  const [, found] = await db.batch([
    liveKey(db, caller, now),
    db
      .prepare(
        `SELECT s.seq, s.id, s.reference, s.decided_at, s.as_of, s.decision, s.outcome, s.hold, s.deleted_at,
           s.answer ->> '$.determination.law.track' AS track, s.answer ->> '$.authority.kind' AS authority_kind,
           s.answer ->> '$.authority.symbol' AS authority_symbol, s.answer ->> '$.authority.number' AS authority_number,
           s.versions ->> '$.rulebook' AS rulebook, c.seq AS chain_seq, c.content_hash,
           (SELECT json_group_array(json_object('id', ruled.id, 'screening', ruled.screening, 'at', ruled.at, 'ruling', ruled.ruling, 'body', ruled.body))
              FROM (SELECT * FROM dispositions WHERE screening = s.id ORDER BY seq) ruled) AS dispositions
         FROM screenings s LEFT JOIN chain c ON c.kind = 'screening' AND c.record = s.id
         WHERE s.tenant = ?1 AND s.decided_at >= ?2 AND s.decided_at < ?3 AND (s.decided_at, s.seq) > (?4, ?5)
         ORDER BY s.decided_at, s.seq LIMIT ?6`,
      )
      .bind(caller.tenant, from.getTime(), before.getTime(), after?.decidedAt ?? 0, after?.seq ?? 0, limit),
  ])
  return rowsOf<TableRow>(found).map(tableRowFrom)
}

const tableRowFrom = (row: TableRow): RecordRow => ({
  cursor: { decidedAt: row.decided_at, seq: row.seq },
  id: row.id,
  reference: row.reference,
  decidedAt: new Date(row.decided_at),
  asOf: row.as_of,
  track: row.track,
  decision: row.decision,
  outcome: row.outcome,
  authority: { kind: row.authority_kind, symbol: row.authority_symbol, number: row.authority_number },
  hold: row.hold,
  rulebook: row.rulebook,
  dispositions: (JSON.parse(row.dispositions) as DispositionRow[]).map(dispositionFrom),
  chainSeq: row.chain_seq,
  contentHash: row.content_hash,
  deletedAt: instantOrNull(row.deleted_at),
})

/** Sealed with everything it will ever have, and no longer retained on the day `?1`. */
const expired = `
  SELECT s.id FROM screenings s
  WHERE s.deleted_at IS NULL AND s.retained_until < ?1 AND (s.sealed IN (1, 3) OR (s.sealed = 2 AND s.answer IS NULL))
    AND NOT EXISTS (SELECT 1 FROM dispositions d WHERE d.screening = s.id AND NOT d.sealed)
  ORDER BY s.retained_until, s.seq LIMIT ${deletedMax}`

/** The hash of the request goes too: it has no salt, so that it would tell whoever guesses the request. */
export const deleteExpired = async (db: Db, now: Moment): Promise<number> => {
  const counted = await db.batch([
    db.prepare(`SELECT count(*) AS expired FROM (${expired})`).bind(now.day),
    countExpiredChecks(db, now),
    db.prepare(`UPDATE dispositions SET body = NULL, salt = NULL, request_hash = '' WHERE screening IN (${expired})`).bind(now.day),
    db
      .prepare(
        `UPDATE screenings SET input = NULL, readings = NULL, answer = NULL, salt = NULL, request_hash = '', deleted_at = ?2
         WHERE id IN (${expired})`,
      )
      .bind(now.day, now.at.getTime()),
    ...forgetChecks(db, now),
    ...forgetParties(db, now),
  ])
  return counted.slice(0, 2).reduce((sum, each) => sum + (rowOf<{ expired: number }>(each)?.expired ?? 0), 0)
}
