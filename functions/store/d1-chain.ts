import { contentHashOf, emptyHead, type Head, type Link, type LinkKind, linkAfter } from '../domain/records/chain'
import {
  contentOfAnswer,
  contentOfDisposition,
  contentOfScreening,
  type SealedDisposition,
  type SealedScreening,
} from '../domain/records/content'
import type { Caller, Moment } from './caller'
import { liveKey } from './d1-keys'
import type { DispositionRow, ScreeningRow } from './d1-record-rows'
import { rowOf, rowsOf } from './d1-rows'
import type { Db } from './db'
import type { ChainPage } from './record-store'

/** How long a record is waited for whose answer is still to be composed, in milliseconds. Then it is sealed without. */
const answerWaitMs = 120_000
/** Records of each kind that one round links, and characters that it reads. */
const roundRecordsMax = 200
const roundCharactersMax = 8_000_000
/** Rounds of one run; the next run goes on. Seven statements each, of the thousand that one invocation may send. */
const roundsMax = 40
/** Links of one page, without contents and with them. */
const pageLinksMax = 500
const pageContentsMax = 50
const pageCharactersMax = 4_000_000

/** Few at any time, where the table is long: SQLite has to be told. */
const unsealedScreenings = 'screenings INDEXED BY screenings_unsealed'

/** Where the chain of a row's tenant ends. */
type WithHead<Row> = Row & { readonly head_seq: number | null; readonly head_hash: string | null }

/** A link still without its place in a chain. `sealed` is what its record's column becomes. */
type Waiting = {
  readonly tenant: string
  readonly head: Head
  readonly kind: LinkKind
  readonly record: string
  readonly contentHash: string
  readonly sealed: number
}

export const seal = async (db: Db, now: Moment): Promise<number> => {
  let linked = 0
  for (let round = 0; round < roundsMax; round++) {
    const waiting = await readWaiting(db, now)
    if (waiting.length === 0) break
    linked += await writeLinks(db, now, await linksOf(waiting))
  }
  return linked
}

const headColumns = (tenant: string) =>
  `(SELECT seq FROM chain WHERE tenant = ${tenant} ORDER BY seq DESC LIMIT 1) AS head_seq,
   (SELECT hash FROM chain WHERE tenant = ${tenant} ORDER BY seq DESC LIMIT 1) AS head_hash`

/** Of rows in order, those that fit into a round together; the first one always. */
const fitting = (rows: string, size: string) =>
  `SELECT * FROM (SELECT *, sum(${size}) OVER (ORDER BY seq) - ${size} AS read_before FROM (${rows})) WHERE read_before < ${roundCharactersMax}`

const textsOf = (row: string) =>
  `(coalesce(length(${row}.input), 0) + coalesce(length(${row}.readings), 0) + coalesce(length(${row}.answer), 0))`

/**
 * What can be sealed now. A tenant's screenings go in the order in which they were decided; one whose answer is not there
 * yet is waited for, and those behind it with it, but not for long. A disposition follows its screening.
 */
const readWaiting = async (db: Db, now: Moment): Promise<readonly Waiting[]> => {
  const [screenings, dispositions, answers] = await db.batch([
    db
      .prepare(
        `WITH pending AS (SELECT tenant, min(seq) AS seq FROM ${unsealedScreenings} WHERE NOT sealed AND answer IS NULL AND decided_at > ?1 GROUP BY tenant)
         ${fitting(
           `SELECT s.*, ${headColumns('s.tenant')}, ${textsOf('s')} AS size FROM screenings s LEFT JOIN pending p ON p.tenant = s.tenant
            WHERE NOT s.sealed AND (p.seq IS NULL OR s.seq < p.seq) ORDER BY s.seq LIMIT ${roundRecordsMax}`,
           'size',
         )}`,
      )
      .bind(now.at.getTime() - answerWaitMs),
    db.prepare(
      `SELECT d.*, ${headColumns('d.tenant')} FROM dispositions d JOIN screenings s ON s.id = d.screening
       WHERE NOT d.sealed AND s.sealed ORDER BY d.seq LIMIT ${roundRecordsMax}`,
    ),
    db.prepare(
      fitting(
        `SELECT s.*, ${headColumns('s.tenant')}, ${textsOf('s')} AS size FROM screenings s
         WHERE s.sealed = 2 AND s.answer IS NOT NULL ORDER BY s.seq LIMIT ${roundRecordsMax}`,
        'size',
      ),
    ),
  ])
  const late = rowsOf<WithHead<ScreeningRow>>(answers).map((row) => waitingAnswer(row))
  const first = rowsOf<WithHead<ScreeningRow>>(screenings).map((row) => waitingScreening(row))
  const ruled = rowsOf<WithHead<DispositionRow>>(dispositions).map((row) => waitingDisposition(row))
  return Promise.all([...late, ...first, ...ruled])
}

const headOf = ({ head_seq: seq, head_hash: hash }: WithHead<object>): Head => (seq === null || hash === null ? emptyHead : { seq, hash })

const waitingScreening = async (row: WithHead<ScreeningRow>): Promise<Waiting> => {
  const isWhole = row.answer !== null
  const contentHash = await contentHashOf(row.salt ?? '', contentOfScreening(sealedScreening(row), isWhole))
  return { tenant: row.tenant, head: headOf(row), kind: 'screening', record: row.id, contentHash, sealed: isWhole ? 1 : 2 }
}

const waitingAnswer = async (row: WithHead<ScreeningRow>): Promise<Waiting> => {
  const contentHash = await contentHashOf(row.salt ?? '', contentOfAnswer(sealedScreening(row)))
  return { tenant: row.tenant, head: headOf(row), kind: 'answer', record: row.id, contentHash, sealed: 3 }
}

const waitingDisposition = async (row: WithHead<DispositionRow>): Promise<Waiting> => {
  const contentHash = await contentHashOf(row.salt ?? '', contentOfDisposition(sealedDisposition(row)))
  return { tenant: row.tenant, head: headOf(row), kind: 'disposition', record: row.id, contentHash, sealed: 1 }
}

const sealedScreening = (row: ScreeningRow): SealedScreening => ({
  tenant: row.tenant,
  id: row.id,
  reference: row.reference,
  requestId: row.request_id,
  decidedAt: new Date(row.decided_at),
  asOf: row.as_of,
  supersedes: row.supersedes,
  versions: row.versions,
  input: row.input ?? '',
  readings: row.readings ?? '',
  decision: row.decision,
  outcome: row.outcome,
  hold: row.hold,
  answer: row.answer,
})

const sealedDisposition = ({ tenant, id, screening, at, ruling, body }: DispositionRow): SealedDisposition => ({
  tenant,
  id,
  screening,
  at: new Date(at),
  ruling,
  body: body ?? '',
})

type NewLink = Link & { readonly tenant: string; readonly after: number; readonly sealed: number }

/** Each tenant's links, one on the other from where its chain ended when they were read. */
const linksOf = async (waiting: readonly Waiting[]): Promise<readonly NewLink[]> => {
  const heads = new Map<string, Head>()
  const links: NewLink[] = []
  for (const { tenant, head, kind, record, contentHash, sealed } of waiting) {
    const link = await linkAfter(heads.get(tenant) ?? head, kind, record, contentHash)
    heads.set(tenant, link)
    links.push({ ...link, tenant, after: head.seq, sealed })
  }
  return links
}

/** The new links as rows, whatever of them another run was first to write. */
const given = `json_each(?1) v`
const isWritten = `c.tenant = v.value ->> '$.tenant' AND c.seq = v.value ->> '$.seq' AND c.hash = v.value ->> '$.hash'`

/**
 * A tenant's links are written where its chain still ends as it did when they were made; otherwise another run was first,
 * and the next round reads what it left. The primary key is the last word.
 */
const writeLinks = async (db: Db, now: Moment, links: readonly NewLink[]): Promise<number> => {
  const rows = JSON.stringify(links)
  const sealing = (table: string, kinds: string) =>
    db
      .prepare(
        `UPDATE ${table} SET sealed = v.value ->> '$.sealed' FROM ${given} JOIN chain c ON ${isWritten}
         WHERE ${table}.id = v.value ->> '$.record' AND v.value ->> '$.kind' IN (${kinds})`,
      )
      .bind(rows)
  const [inserted] = await db.batch([
    db
      .prepare(
        `INSERT INTO chain (tenant, seq, kind, record, content_hash, previous, hash, sealed_at)
         SELECT v.value ->> '$.tenant', v.value ->> '$.seq', v.value ->> '$.kind', v.value ->> '$.record', v.value ->> '$.contentHash',
           v.value ->> '$.previous', v.value ->> '$.hash', ?2 FROM ${given}
         WHERE v.value ->> '$.after' = coalesce((SELECT max(seq) FROM chain WHERE tenant = v.value ->> '$.tenant'), 0)
         ORDER BY v.key RETURNING seq`,
      )
      .bind(rows, now.at.getTime()),
    sealing('screenings', "'screening', 'answer'"),
    sealing('dispositions', "'disposition'"),
  ])
  return rowsOf(inserted).length
}

type LinkRow = {
  readonly seq: number
  readonly kind: LinkKind
  readonly record: string
  readonly content_hash: string
  readonly previous: string
  readonly hash: string
  readonly sealed_at: number
}

/** Links of a page in order, with the size of what they were made over before each. */
const pageOf = (limit: number) => `SELECT l.*, sum(size) OVER (ORDER BY seq) - size AS read_before FROM (
    SELECT c.*, coalesce(length(d.body), 0) + coalesce(${textsOf('s')}, 0) AS size FROM chain c
      LEFT JOIN screenings s ON c.kind <> 'disposition' AND s.id = c.record LEFT JOIN dispositions d ON c.kind = 'disposition' AND d.id = c.record
    WHERE c.tenant = ?1 AND c.seq > ?2 ORDER BY c.seq LIMIT ${limit}) l`

export const readChain = async (db: Db, caller: Caller, now: Moment, after: number, contents: boolean): Promise<ChainPage> => {
  const page = contents
    ? `SELECT * FROM (${pageOf(pageContentsMax)}) WHERE read_before < ${pageCharactersMax}`
    : `SELECT * FROM chain WHERE tenant = ?1 AND seq > ?2 ORDER BY seq LIMIT ${pageLinksMax}`
  const opened = (table: string, condition: string) =>
    db.prepare(`SELECT r.* FROM (${page}) l JOIN ${table} r ON r.id = l.record WHERE l.kind ${condition}`).bind(caller.tenant, after)
  const [, found, head, waiting, ...records] = await db.batch([
    liveKey(db, caller, now),
    db.prepare(page).bind(caller.tenant, after),
    db.prepare('SELECT seq, hash FROM chain WHERE tenant = ?1 ORDER BY seq DESC LIMIT 1').bind(caller.tenant),
    db
      .prepare(
        `SELECT (SELECT count(*) FROM ${unsealedScreenings} WHERE NOT sealed AND tenant = ?1)
           + (SELECT count(*) FROM dispositions INDEXED BY dispositions_unsealed WHERE NOT sealed AND tenant = ?1)
           + (SELECT count(*) FROM screenings INDEXED BY screenings_answered_late WHERE sealed = 2 AND answer IS NOT NULL AND tenant = ?1) AS unsealed`,
      )
      .bind(caller.tenant),
    ...(contents ? [opened('screenings', "<> 'disposition'"), opened('dispositions', "= 'disposition'")] : []),
  ])
  const screenings = new Map(rowsOf<ScreeningRow>(records[0]).map((row) => [row.id, row]))
  const dispositions = new Map(rowsOf<DispositionRow>(records[1]).map((row) => [row.id, row]))
  return {
    links: rowsOf<LinkRow>(found).map((row) => ({ ...linkFrom(row), ...(contents ? openedOf(row, screenings, dispositions) : {}) })),
    head: rowOf<Head>(head) ?? emptyHead,
    unsealed: rowOf<{ unsealed: number }>(waiting)?.unsealed ?? 0,
  }
}

const linkFrom = (row: LinkRow): Link & { readonly sealedAt: Date } => ({
  seq: row.seq,
  kind: row.kind,
  record: row.record,
  contentHash: row.content_hash,
  previous: row.previous,
  hash: row.hash,
  sealedAt: new Date(row.sealed_at),
})

type Opened = { readonly salt: string | null; readonly content: string | null }
const deleted: Opened = { salt: null, content: null }

/** Salt and content of a link as they stand now, which is for whoever verifies to compare with what was sealed. */
const openedOf = (
  { kind, record }: LinkRow,
  screenings: ReadonlyMap<string, ScreeningRow>,
  dispositions: ReadonlyMap<string, DispositionRow>,
): Opened => {
  if (kind === 'disposition') {
    const row = dispositions.get(record)
    return row === undefined || row.body === null ? deleted : { salt: row.salt, content: contentOfDisposition(sealedDisposition(row)) }
  }
  const row = screenings.get(record)
  if (row === undefined || row.deleted_at !== null) return deleted
  const screening = sealedScreening(row)
  return { salt: row.salt, content: kind === 'answer' ? contentOfAnswer(screening) : contentOfScreening(screening, row.sealed === 1) }
}
