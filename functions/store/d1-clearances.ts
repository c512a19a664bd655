import type { Clearance, ClearedBody, Pair, PairRuling, PairWord } from '../domain/lists/clearance'
import { ok, type Result, refuse } from '../domain/result'
import type { Applied, Caller, Moment, OnBehalf, OtherRequest } from './caller'
import type { ClearanceNotFound, ClearanceRow, NewClearance, NewRevocation, RuledPairs } from './clearance-store'
import { liveIfKeyed, liveKey } from './d1-keys'
import { rowOf, rowsOf } from './d1-rows'
import type { Db, Statement } from './db'

/** A clearance with the first thing that was said of its pair later on. */
type ClearedRow = {
  readonly seq: number
  readonly id: string
  readonly party: string
  readonly party_name: string
  readonly listed_party: string
  readonly listed_fingerprint: string
  readonly disposition: string | null
  readonly request_hash: string
  readonly at: number
  readonly body: string
  readonly ended: string | null
}

const isOfPair = (other: string, own: string): string =>
  `${other}.tenant = ${own}.tenant AND ${other}.party = ${own}.party AND ${other}.listed_party = ${own}.listed_party
     AND ${other}.listed_fingerprint = ${own}.listed_fingerprint`

/** Clearances that are not deleted. One that was made again after its end is another one. */
const cleared = `SELECT c.seq, c.id, c.party, c.party_name, c.listed_party, c.listed_fingerprint, c.disposition, c.request_hash, c.at, c.body,
    (SELECT json_object('word', e.word, 'at', e.at, 'by', e.body ->> '$.by', 'reason', e.body ->> '$.reason') FROM pair_rulings e
       WHERE ${isOfPair('e', 'c')} AND e.seq > c.seq AND e.word <> 'cleared' ORDER BY e.seq LIMIT 1) AS ended
  FROM pair_rulings c WHERE c.tenant = ?1 AND c.word = 'cleared' AND c.body IS NOT NULL`

/** Keys are the caller's own for each route. */
const keyOfClearance = (requestKey: string): string => `clear ${requestKey}`
const keyOfRevocation = (requestKey: string): string => `revoke ${requestKey}`

const columns =
  'id, tenant, word, party, party_name, listed_party, listed_fingerprint, disposition, request_key, request_hash, at, body, retained_until'

const selectRequested = (db: Db, { tenant }: Caller, requestKey: string): Statement =>
  db.prepare(`${cleared} AND c.request_key = ?2`).bind(tenant, keyOfClearance(requestKey))

export const addClearance = async (
  db: Db,
  caller: Caller,
  now: Moment,
  given: NewClearance,
): Promise<Result<Applied<Clearance>, OtherRequest>> => {
  const { pair } = given
  const [, , requested] = await db.batch([
    liveKey(db, caller, now),
    db
      .prepare(
        `INSERT INTO pair_rulings (${columns}) SELECT ?1, ?2, 'cleared', ?3, ?4, ?5, ?6, NULL, ?7, ?8, ?9, ?10, ?11
         WHERE NOT EXISTS (SELECT 1 FROM pair_rulings WHERE tenant = ?2 AND request_key = ?7)`,
      )
      .bind(
        given.id,
        caller.tenant,
        pair.party,
        pair.partyName,
        pair.listedParty,
        pair.listedFingerprint,
        keyOfClearance(given.requestKey),
        given.requestHash,
        now.at.getTime(),
        JSON.stringify(given.body),
        given.retainedUntil,
      ),
    selectRequested(db, caller, given.requestKey),
  ])
  return requestedFrom(rowOf<ClearedRow>(requested), given, given.id)
}

export const findRequestedClearance = async (
  db: Db,
  caller: Caller,
  now: Moment,
  asked: Pick<NewClearance, 'requestKey' | 'requestHash'>,
): Promise<Result<Applied<Clearance>, OtherRequest> | undefined> => {
  const [, requested] = await db.batch([liveKey(db, caller, now), selectRequested(db, caller, asked.requestKey)])
  const row = rowOf<ClearedRow>(requested)
  return row && requestedFrom(row, asked)
}

/** Of a deleted one nothing is left: its key sent again is one that was used for another request. */
const requestedFrom = (
  row: ClearedRow | undefined,
  { requestKey, requestHash }: Pick<NewClearance, 'requestKey' | 'requestHash'>,
  id?: string,
): Result<Applied<Clearance>, OtherRequest> =>
  row?.request_hash === requestHash
    ? ok({ isFirst: row.id === id, value: clearanceFrom(row) })
    : refuse({ reason: 'idempotency-mismatch', id: requestKey })

type RevocationRow = { readonly id: string; readonly request_hash: string }

export const revokeClearance = async (
  db: Db,
  caller: Caller,
  now: Moment,
  given: NewRevocation,
): Promise<Result<Applied<Clearance>, OtherRequest | ClearanceNotFound>> => {
  const { tenant } = caller
  const key = keyOfRevocation(given.requestKey)
  const [, , requested, found] = await db.batch([
    liveKey(db, caller, now),
    db
      .prepare(
        `INSERT INTO pair_rulings (${columns})
         SELECT ?3, c.tenant, 'revoked', c.party, c.party_name, c.listed_party, c.listed_fingerprint, NULL, ?4, ?5, ?6, ?7, max(c.retained_until, ?8)
         FROM pair_rulings c WHERE c.tenant = ?1 AND c.id = ?2 AND c.word = 'cleared' AND c.body IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM pair_rulings WHERE tenant = ?1 AND request_key = ?4)
           AND NOT EXISTS (SELECT 1 FROM pair_rulings e WHERE ${isOfPair('e', 'c')} AND e.seq > c.seq AND e.word <> 'cleared')`,
      )
      .bind(
        tenant,
        given.clearance,
        given.id,
        key,
        given.requestHash,
        now.at.getTime(),
        JSON.stringify({ reason: given.reason, by: given.by }),
        given.retainedUntil,
      ),
    db.prepare('SELECT id, request_hash FROM pair_rulings WHERE tenant = ?1 AND request_key = ?2').bind(tenant, key),
    selectClearance(db, caller, given.clearance),
  ])
  const row = rowOf<RevocationRow>(requested)
  if (row !== undefined && row.request_hash !== given.requestHash) return refuse({ reason: 'idempotency-mismatch', id: given.requestKey })
  const clearance = rowOf<ClearedRow>(found)
  if (clearance === undefined) return refuse({ reason: 'clearance-not-found', clearance: given.clearance })
  return ok({ isFirst: row?.id === given.id, value: clearanceFrom(clearance) })
}

const selectClearance = (db: Db, { tenant }: Caller, id: string): Statement => db.prepare(`${cleared} AND c.id = ?2`).bind(tenant, id)

export const findClearance = async (db: Db, caller: Caller, now: Moment, id: string): Promise<Clearance | undefined> => {
  const [, found] = await db.batch([liveKey(db, caller, now), selectClearance(db, caller, id)])
  const row = rowOf<ClearedRow>(found)
  return row && clearanceFrom(row)
}

export const listClearances = async (
  db: Db,
  caller: Caller,
  now: Moment,
  {
    listedParty,
    before = Number.MAX_SAFE_INTEGER,
    limit,
  }: { listedParty?: string | undefined; before?: number | undefined; limit: number },
): Promise<readonly ClearanceRow[]> => {
  const of = listedParty === undefined ? '?2 IS NULL' : 'c.listed_party = ?2'
  const [, found] = await db.batch([
    liveKey(db, caller, now),
    db.prepare(`${cleared} AND ${of} AND c.seq < ?3 ORDER BY c.seq DESC LIMIT ?4`).bind(caller.tenant, listedParty ?? null, before, limit),
  ])
  return rowsOf<ClearedRow>(found).map((row) => ({ seq: row.seq, clearance: clearanceFrom(row) }))
}

const clearanceFrom = (row: ClearedRow): Clearance => {
  const ended =
    row.ended === null ? undefined : (JSON.parse(row.ended) as { word: 'confirmed' | 'revoked'; at: number; by: string; reason: string })
  return {
    id: row.id,
    pair: pairFrom(row),
    body: JSON.parse(row.body) as ClearedBody,
    createdAt: new Date(row.at),
    ...(row.disposition === null ? {} : { disposition: row.disposition }),
    ...(ended === undefined ? {} : { ended: { ...ended, at: new Date(ended.at) } }),
  }
}

type PairRow = Pick<ClearedRow, 'party' | 'party_name' | 'listed_party' | 'listed_fingerprint'>

const pairFrom = ({ party, party_name, listed_party, listed_fingerprint }: PairRow): Pair => ({
  party,
  partyName: party_name,
  listedParty: listed_party,
  listedFingerprint: listed_fingerprint,
})

type SaidRow = PairRow & { readonly n: number; readonly id: string; readonly word: PairWord; readonly at: number; readonly by: string }

/** The last word on each pair; where there is none, the last on the same name and entry as they were. */
export const readClearances = async (
  db: Db,
  caller: Caller | OnBehalf,
  now: Moment,
  pairs: readonly Pair[],
): Promise<readonly PairRuling[]> => {
  if (pairs.length === 0) return []
  const [, said] = await db.batch([
    liveIfKeyed(db, caller, now),
    db
      .prepare(
        `SELECT k.key AS n, r.id, r.word, r.party, r.party_name, r.listed_party, r.listed_fingerprint, r.at, r.body ->> '$.by' AS by
         FROM json_each(?2) k CROSS JOIN pair_rulings r ON r.seq = coalesce(
           (SELECT max(o.seq) FROM pair_rulings o WHERE o.tenant = ?1 AND o.party = k.value ->> '$.party'
              AND o.listed_party = k.value ->> '$.listedParty' AND o.listed_fingerprint = k.value ->> '$.listedFingerprint'),
           (SELECT max(o.seq) FROM pair_rulings o WHERE o.tenant = ?1 AND o.party_name = k.value ->> '$.partyName'
              AND o.listed_party = k.value ->> '$.listedParty'))
         WHERE r.body IS NOT NULL AND r.retained_until >= ?3 AND r.word <> 'revoked' ORDER BY k.key`,
      )
      .bind(caller.tenant, JSON.stringify(pairs), now.day),
  ])
  return rowsOf<SaidRow>(said).flatMap((row) => {
    const pair = pairs[row.n]
    return pair === undefined || row.word === 'revoked' ? [] : [saidOf(pair, { ...row, word: row.word })]
  })
}

const saidOf = (
  pair: Pair,
  { id, word, at, by, party, listed_fingerprint }: SaidRow & { readonly word: PairRuling['word'] },
): PairRuling => ({
  id,
  word,
  pair,
  by,
  at: new Date(at),
  ...(listed_fingerprint === pair.listedFingerprint ? {} : { lapsed: 'entry-changed' }),
  ...(party === pair.party ? {} : { lapsed: 'party-changed' }),
})

/** In SQL: under which key the words of a ruling stand, each with its number after it. */
export const keyOfRuled = (disposition: string): string => `('ruling ' || ${disposition} || ' ')`

/**
 * What a ruling on a screening's match says of everyone who met the entry, in the batch that writes the ruling: nothing where
 * that was not written. Kept as long as what it was ruled on, and no less than any ruling.
 */
export const keepRuled = (db: Db, now: Moment, disposition: string, ruled: RuledPairs | undefined): Statement =>
  db
    .prepare(
      `INSERT INTO pair_rulings (${columns})
       SELECT k.value ->> '$.id', d.tenant, ?2, k.value ->> '$.pair.party', k.value ->> '$.pair.partyName', k.value ->> '$.pair.listedParty',
         k.value ->> '$.pair.listedFingerprint', d.id, ${keyOfRuled('d.id')} || k.key, d.request_hash, ?3, k.value -> '$.body', max(s.retained_until, ?5)
       FROM dispositions d JOIN screenings s ON s.id = d.screening CROSS JOIN json_each(?4) k WHERE d.id = ?1`,
    )
    .bind(disposition, ruled?.word ?? '', now.at.getTime(), JSON.stringify(ruled?.pairs ?? []), ruled?.retainedUntil ?? '')
