import { contentHashOf, emptyHead, type Head, type LinkKind } from '../domain/records/chain'
import type { Moment } from './caller'
import type { RulingRow } from './d1-check-ruling-rows'
import type { CheckRow } from './d1-customer-records'
import type { DispositionRow, ScreeningRow } from './d1-record-rows'
import { rowsOf } from './d1-rows'
import { contentOfAnswerRow, contentOfCheckRow, contentOfDispositionRow, contentOfRulingRow, contentOfScreeningRow } from './d1-sealed-rows'
import type { Db, Statement } from './db'

/** How long a record is waited for whose answer is still to be composed, in milliseconds. Then it is sealed without. */
const answerWaitMs = 120_000
/** Records of each kind that one round links, and characters that it reads of each. */
const roundRecordsMax = 200
const roundCharactersMax = 8_000_000

/** Few at any time, where the table is long: SQLite has to be told. */
export const unsealedScreenings = 'screenings INDEXED BY screenings_unsealed'
export const unsealedChecks = 'checks INDEXED BY checks_unsealed'

/** Where the chain of a row's tenant ends. */
type WithHead<Row> = Row & { readonly head_seq: number | null; readonly head_hash: string | null }

/** A link still without its place in a chain. `sealed` is what its record's column becomes. */
export type Waiting = {
  readonly tenant: string
  readonly head: Head
  readonly kind: LinkKind
  readonly record: string
  readonly contentHash: string
  readonly sealed: number
}

const headColumns = (tenant: string) =>
  `(SELECT seq FROM chain WHERE tenant = ${tenant} ORDER BY seq DESC LIMIT 1) AS head_seq,
   (SELECT hash FROM chain WHERE tenant = ${tenant} ORDER BY seq DESC LIMIT 1) AS head_hash`

/** Of rows in order, those that fit into a round together; the first one always. */
const fitting = (rows: string, size: string) =>
  `SELECT * FROM (SELECT *, sum(${size}) OVER (ORDER BY seq) - ${size} AS read_before FROM (${rows})) WHERE read_before < ${roundCharactersMax}`

export const textsOf = (row: string) =>
  `(coalesce(length(${row}.input), 0) + coalesce(length(${row}.readings), 0) + coalesce(length(${row}.answer), 0))`

export const textsOfCheck = (row: string) => `(coalesce(length(${row}.input), 0) + coalesce(length(${row}.answer), 0))`

/**
 * What can be sealed now. A tenant's screenings go in the order in which they were decided; one whose answer is not there
 * yet is waited for, and those behind it with it, but not for long. Checks come after them in their own order. What people
 * ruled follows its record.
 */
export const readWaiting = async (db: Db, now: Moment): Promise<readonly Waiting[]> => {
  const [screenings, dispositions, answers, checks, rulings] = await db.batch([
    selectScreenings(db, now),
    selectRuledOn(db, 'dispositions', 'screenings', 'screening'),
    selectLateAnswers(db),
    selectChecks(db),
    selectRuledOn(db, 'check_rulings', 'checks', 'check_id'),
  ])
  return Promise.all([
    ...rowsOf<WithHead<ScreeningRow>>(answers).map((row) => waitingLink(row, 'answer', contentOfAnswerRow(row), 3)),
    ...rowsOf<WithHead<ScreeningRow>>(screenings).map((row) => waitingScreening(row)),
    ...rowsOf<WithHead<DispositionRow>>(dispositions).map((row) => waitingLink(row, 'disposition', contentOfDispositionRow(row))),
    ...rowsOf<WithHead<CheckRow>>(checks).map((row) => waitingLink(row, 'check', contentOfCheckRow(row))),
    ...rowsOf<WithHead<RulingRow>>(rulings).map((row) => waitingLink(row, 'check-ruling', contentOfRulingRow(row))),
  ])
}

const selectScreenings = (db: Db, now: Moment): Statement =>
  db
    .prepare(
      `WITH pending AS (SELECT tenant, min(seq) AS seq FROM ${unsealedScreenings} WHERE NOT sealed AND answer IS NULL AND decided_at > ?1 GROUP BY tenant)
       ${fitting(
         `SELECT s.*, ${headColumns('s.tenant')}, ${textsOf('s')} AS size FROM screenings s LEFT JOIN pending p ON p.tenant = s.tenant
          WHERE NOT s.sealed AND (p.seq IS NULL OR s.seq < p.seq) ORDER BY s.seq LIMIT ${roundRecordsMax}`,
         'size',
       )}`,
    )
    .bind(now.at.getTime() - answerWaitMs)

const selectLateAnswers = (db: Db): Statement =>
  db.prepare(
    fitting(
      `SELECT s.*, ${headColumns('s.tenant')}, ${textsOf('s')} AS size FROM screenings s
       WHERE s.sealed = 2 AND s.answer IS NOT NULL ORDER BY s.seq LIMIT ${roundRecordsMax}`,
      'size',
    ),
  )

const selectChecks = (db: Db): Statement =>
  db.prepare(
    fitting(
      `SELECT c.*, ${headColumns('c.tenant')}, ${textsOfCheck('c')} AS size FROM checks c WHERE NOT c.sealed ORDER BY c.seq LIMIT ${roundRecordsMax}`,
      'size',
    ),
  )

/** What people ruled on records that are sealed. */
const selectRuledOn = (db: Db, rulings: string, records: string, record: string): Statement =>
  db.prepare(
    `SELECT d.*, ${headColumns('d.tenant')} FROM ${rulings} d JOIN ${records} s ON s.id = d.${record}
     WHERE NOT d.sealed AND s.sealed ORDER BY d.seq LIMIT ${roundRecordsMax}`,
  )

const headOf = ({ head_seq: seq, head_hash: hash }: WithHead<object>): Head => (seq === null || hash === null ? emptyHead : { seq, hash })

type Sealable = WithHead<{ readonly tenant: string; readonly id: string; readonly salt: string | null }>

const waitingLink = async (row: Sealable, kind: LinkKind, content: string, sealed = 1): Promise<Waiting> => {
  const contentHash = await contentHashOf(row.salt ?? '', content)
  return { tenant: row.tenant, head: headOf(row), kind, record: row.id, contentHash, sealed }
}

const waitingScreening = (row: WithHead<ScreeningRow>): Promise<Waiting> => {
  const isWhole = row.answer !== null
  return waitingLink(row, 'screening', contentOfScreeningRow(row, isWhole), isWhole ? 1 : 2)
}
