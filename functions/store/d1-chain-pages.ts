import { emptyHead, type Head, type Link, type LinkKind } from '../domain/records/chain'
import type { Caller, Moment } from './caller'
import { textsOf, textsOfCheck, unsealedChecks, unsealedScreenings } from './d1-chain-waiting'
import type { RulingRow } from './d1-check-ruling-rows'
import type { CheckRow } from './d1-customer-records'
import { liveKey } from './d1-keys'
import type { DispositionRow, ScreeningRow } from './d1-record-rows'
import { rowOf, rowsOf } from './d1-rows'
import { contentOfAnswerRow, contentOfCheckRow, contentOfDispositionRow, contentOfRulingRow, contentOfScreeningRow } from './d1-sealed-rows'
import type { Db } from './db'
import type { ChainPage } from './record-store'

/** Links of one page, without contents and with them. */
const pageLinksMax = 500
const pageContentsMax = 50
const pageCharactersMax = 4_000_000

/** Where the records of each kind of link stand. */
const tables: Readonly<Record<LinkKind, string>> = {
  screening: 'screenings',
  answer: 'screenings',
  disposition: 'dispositions',
  check: 'checks',
  'check-ruling': 'check_rulings',
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
    SELECT c.*, coalesce(length(d.body), length(r.body), ${textsOf('s')} + ${textsOfCheck('k')}) AS size FROM chain c
      LEFT JOIN screenings s ON c.kind IN ('screening', 'answer') AND s.id = c.record LEFT JOIN dispositions d ON c.kind = 'disposition' AND d.id = c.record
      LEFT JOIN checks k ON c.kind = 'check' AND k.id = c.record LEFT JOIN check_rulings r ON c.kind = 'check-ruling' AND r.id = c.record
    WHERE c.tenant = ?1 AND c.seq > ?2 ORDER BY c.seq LIMIT ${limit}) l`

/** Records of a tenant that wait to be sealed. */
const unsealedSql = `SELECT (SELECT count(*) FROM ${unsealedScreenings} WHERE NOT sealed AND tenant = ?1)
   + (SELECT count(*) FROM dispositions INDEXED BY dispositions_unsealed WHERE NOT sealed AND tenant = ?1)
   + (SELECT count(*) FROM screenings INDEXED BY screenings_answered_late WHERE sealed = 2 AND answer IS NOT NULL AND tenant = ?1)
   + (SELECT count(*) FROM ${unsealedChecks} WHERE NOT sealed AND tenant = ?1)
   + (SELECT count(*) FROM check_rulings INDEXED BY check_rulings_unsealed WHERE NOT sealed AND tenant = ?1) AS unsealed`

export const readChain = async (db: Db, caller: Caller, now: Moment, after: number, contents: boolean): Promise<ChainPage> => {
  const page = contents
    ? `SELECT * FROM (${pageOf(pageContentsMax)}) WHERE read_before < ${pageCharactersMax}`
    : `SELECT * FROM chain WHERE tenant = ?1 AND seq > ?2 ORDER BY seq LIMIT ${pageLinksMax}`
  const opened = (kind: LinkKind) =>
    db.prepare(`SELECT r.* FROM (${page}) l JOIN ${tables[kind]} r ON r.id = l.record WHERE l.kind = '${kind}'`).bind(caller.tenant, after)
  const kinds = contents ? (Object.keys(tables) as readonly LinkKind[]) : []
  const [, found, head, waiting, ...records] = await db.batch([
    liveKey(db, caller, now),
    db.prepare(page).bind(caller.tenant, after),
    db.prepare('SELECT seq, hash FROM chain WHERE tenant = ?1 ORDER BY seq DESC LIMIT 1').bind(caller.tenant),
    db.prepare(unsealedSql).bind(caller.tenant),
    ...kinds.map(opened),
  ])
  const contentOf = new Map(
    records.flatMap((result, at) =>
      rowsOf<{ readonly id: string }>(result).map((row) => [`${kinds[at]} ${row.id}`, openedRow(kinds[at] ?? 'screening', row)] as const),
    ),
  )
  return {
    links: rowsOf<LinkRow>(found).map((row) => ({
      ...linkFrom(row),
      ...(contents ? (contentOf.get(`${row.kind} ${row.record}`) ?? deleted) : {}),
    })),
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

/** Salt and content of a record as they stand now, which is for whoever verifies to compare with what was sealed. */
const openedRow = (kind: LinkKind, row: unknown): Opened => {
  switch (kind) {
    case 'disposition':
      return openedIf((row as DispositionRow).body !== null, row as DispositionRow, contentOfDispositionRow)
    case 'check-ruling':
      return openedIf((row as RulingRow).body !== null, row as RulingRow, contentOfRulingRow)
    case 'check':
      return openedIf((row as CheckRow).deleted_at === null, row as CheckRow, contentOfCheckRow)
    case 'answer':
      return openedIf((row as ScreeningRow).deleted_at === null, row as ScreeningRow, contentOfAnswerRow)
    case 'screening':
      return openedIf((row as ScreeningRow).deleted_at === null, row as ScreeningRow, (whole) =>
        contentOfScreeningRow(whole, whole.sealed === 1),
      )
  }
}

const openedIf = <Row extends { readonly salt: string | null }>(isKept: boolean, row: Row, contentOf: (row: Row) => string): Opened =>
  isKept ? { salt: row.salt, content: contentOf(row) } : deleted
