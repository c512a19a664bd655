import type { IsoDate } from '../domain/law'
import {
  type Allocation,
  type AllocationKind,
  type AllocationRefusal,
  type AllocationTerms,
  type Balance,
  type CeilingStep,
  ownerOf,
  type Ratio,
  remainingOf,
  sharedOwner,
  shareOf,
  stepOn,
} from '../domain/quota/allocation'
import { ok, type Result, refuse } from '../domain/result'
import { type Applied, type Caller, deployment, type Moment } from './caller'
import { requestOperation } from './d1-holds'
import { liveKey } from './d1-keys'
import { type OperationRow, rowOf, rowsOf } from './d1-rows'
import type { Db, Statement } from './db'
import type { BaseRefusal, Entry } from './ledger-store'

/** An allocation's row, and what of its holds lapsed by now without anyone noticing. */
export type AllocationRow = {
  readonly ref: number
  readonly owner: string
  readonly id: string
  readonly kind: AllocationKind
  readonly holder: string
  readonly period_from: IsoDate
  readonly period_to: IsoDate
  readonly ceilings: string
  readonly currency: string | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly base_tpp: number | null
  readonly is_over: 0 | 1
  readonly declared_tpp: number
  readonly covers: string | null
  readonly cite: string
  readonly evidence: string | null
  readonly terms_hash: string
  readonly version: number
} & Readonly<Record<`${'held' | 'captured'}_${'tpp' | 'units' | 'value'}`, number>> &
  Readonly<Partial<Record<`lapsed_${'tpp' | 'units' | 'value'}`, number>>>

/** Columns of an allocation with what lapsed by the instant bound as `?1`. */
export const withLapsed = `a.*,
  coalesce((SELECT sum(l.held_tpp) FROM hold_lines l WHERE l.is_open AND l.allocation = a.ref AND l.expires_at <= ?1), 0) AS lapsed_tpp,
  coalesce((SELECT sum(l.held_units) FROM hold_lines l WHERE l.is_open AND l.allocation = a.ref AND l.expires_at <= ?1), 0) AS lapsed_units,
  coalesce((SELECT sum(l.held_value) FROM hold_lines l WHERE l.is_open AND l.allocation = a.ref AND l.expires_at <= ?1), 0) AS lapsed_value`

/** A tenant sees what is its own, and a shared total where it has entries itself. */
const isVisible = `(a.owner = ?2 OR (a.owner = '*' AND (?2 = '${deployment}' OR EXISTS (SELECT 1 FROM entries e WHERE e.allocation = a.ref AND e.tenant = ?2))))`

export const allocationFrom = (row: AllocationRow, day: IsoDate): Allocation => {
  const ceilings = JSON.parse(row.ceilings) as readonly CeilingStep[]
  const ratio = ratioOf(row)
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    holder: row.holder,
    period: { from: row.period_from, to: row.period_to },
    ceilings,
    ...(ratio === undefined ? {} : { ratio }),
    ...(row.covers === null ? {} : { covers: JSON.parse(row.covers) }),
    cite: JSON.parse(row.cite),
    ...(row.evidence === null ? {} : { evidence: JSON.parse(row.evidence) }),
    balance: balanceOf(row, ceilings, day),
  }
}

const balanceOf = (row: AllocationRow, ceilings: readonly CeilingStep[], day: IsoDate): Balance => {
  const step = stepOn(ceilings, day)
  const ceilingTpp = ceilingOf(row, step)
  const [heldTpp, heldUnits, heldValue] = [
    row.held_tpp - (row.lapsed_tpp ?? 0),
    row.held_units - (row.lapsed_units ?? 0),
    row.held_value - (row.lapsed_value ?? 0),
  ]
  const measured = (ceiling: number, held: number, captured: number) => ({
    ceiling,
    held,
    captured,
    remaining: remainingOf(ceiling, held, captured),
  })
  return {
    ceilingTpp,
    heldTpp,
    capturedTpp: row.captured_tpp,
    declaredTpp: row.declared_tpp,
    remainingTpp: ceilingTpp === null ? null : remainingOf(ceilingTpp, heldTpp, row.captured_tpp),
    isOver: row.is_over === 1,
    ...(step?.units === undefined ? {} : { units: measured(step.units, heldUnits, row.captured_units) }),
    ...(step?.value === undefined
      ? {}
      : { value: { currency: step.value.currency, ...measured(step.value.minor, heldValue, row.captured_value) } }),
    ...(row.numerator === null ? {} : { baseTpp: row.base_tpp ?? 0 }),
  }
}

/** The share of a base, or the step's own amount; both where both are set. */
const ceilingOf = (row: AllocationRow, step: CeilingStep | undefined): number | null => {
  const ratio = ratioOf(row)
  const fixed = step?.tpp ?? null
  return ratio === undefined ? fixed : Math.min(shareOf(ratio), fixed ?? Number.MAX_SAFE_INTEGER)
}

type RatioColumns = Pick<AllocationRow, 'numerator' | 'denominator' | 'base_tpp'>

const ratioOf = ({ numerator, denominator, base_tpp: baseTpp }: RatioColumns): Ratio | undefined =>
  numerator === null || denominator === null ? undefined : { numerator, denominator, baseTpp: baseTpp ?? 0 }

const selectAllocation = (db: Db, { tenant }: Caller, now: Moment, id: string) =>
  db.prepare(`SELECT ${withLapsed} FROM allocations a WHERE a.id = ?3 AND ${isVisible}`).bind(now.at.getTime(), tenant, id)

export const findAllocation = async (db: Db, caller: Caller, now: Moment, id: string): Promise<Allocation | undefined> => {
  const [, found] = await db.batch([liveKey(db, caller, now), selectAllocation(db, caller, now, id)])
  const row = rowOf<AllocationRow>(found)
  return row && allocationFrom(row, now.day)
}

export const listAllocations = async (
  db: Db,
  caller: Caller,
  now: Moment,
  { kind, holder, after }: { kind?: AllocationKind | undefined; holder?: string | undefined; after?: string | undefined },
  limit: number,
): Promise<readonly Allocation[]> => {
  const [, found] = await db.batch([
    liveKey(db, caller, now),
    db
      .prepare(
        `SELECT ${withLapsed} FROM allocations a WHERE ${isVisible} AND (?3 IS NULL OR a.kind = ?3) AND (?4 IS NULL OR a.holder = ?4)
           AND a.id > ?5 ORDER BY a.id LIMIT ?6`,
      )
      .bind(now.at.getTime(), caller.tenant, kind ?? null, holder ?? null, after ?? '', limit),
  ])
  return rowsOf<AllocationRow>(found).map((row) => allocationFrom(row, now.day))
}

/** SHA-256 of terms, by which the same ones sent again are known. */
export const hashOf = async (terms: unknown): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(terms)))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Terms in one order of fields, so that the order in which they came does not matter. */
const canonical = ({ kind, holder, period, ceilings, ratio, covers, cite, evidence }: AllocationTerms) => ({
  kind,
  holder,
  period: { from: period.from, to: period.to },
  ceilings: ceilings.map(({ from, tpp, units, value }) => ({
    from,
    tpp,
    units,
    value: value && { currency: value.currency, minor: value.minor },
  })),
  ratio: ratio && { numerator: ratio.numerator, denominator: ratio.denominator },
  covers: covers && {
    consignees: covers.consignees,
    otherParties: covers.otherParties,
    countries: covers.countries,
    eccns: covers.eccns,
  },
  cite: { provision: cite.provision, notice: cite.notice },
  evidence,
})

const jsonOrNull = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value))

/** The country's allocation that a license draws on: `?1` is what its id begins with, `?2` the license's first day. */
const country = `c.owner = '${sharedOwner}' AND c.kind = 'country' AND substr(c.id, 1, length(?1)) = ?1 AND ?2 BETWEEN c.period_from AND c.period_to`
/** What a license of `?3` under the id `?4` adds to what it drew so far, when it is for `?5` TPP. */
const addition = `?5 - coalesce((SELECT sum(e.captured_tpp) FROM entries e WHERE e.allocation = c.ref AND e.tenant = ?3 AND e.kind = 'drawn' AND e.reason = ?4), 0)`
const hasRoom = `NOT EXISTS (SELECT 1 FROM allocations c WHERE ${country} AND ${addition} > 0 AND c.held_tpp + c.captured_tpp + ${addition} > c.ceiling_tpp)`
const mostTpp = Number.MAX_SAFE_INTEGER

/**
 * Opens or amends. An amendment names the version it amends, moves no counter and never goes below what is used. A license
 * draws its TPP on the country it is for, if that country's allocation is kept here, in the same transaction.
 */
export const putAllocation = async (
  db: Db,
  caller: Caller,
  now: Moment,
  id: string,
  terms: AllocationTerms,
  version: number | undefined,
): Promise<Result<Applied<Allocation>, AllocationRefusal>> => {
  const kept = canonical(terms)
  const hash = await hashOf(kept)
  const owner = ownerOf(id, caller.tenant)
  const at = now.at.getTime()
  const draw = drawOf(terms)
  const drawing = [draw?.country ?? null, terms.period.from, caller.tenant, id, draw?.tpp ?? 0]
  const columns = [...drawing, ...columnsOf(kept, now), owner, hash, at]
  const results = await db.batch([
    liveKey(db, caller, now),
    db.prepare('SELECT ref FROM allocations WHERE owner = ?1 AND id = ?2').bind(owner, id),
    // What lapsed counts for nothing and a step that is due has come, here and in the country.
    db
      .prepare(
        `INSERT INTO lapse_requests (allocation, at)
         SELECT ref, ?5 FROM allocations c WHERE (${country}) OR (owner = ?3 AND id = ?4)`,
      )
      .bind(draw?.country ?? null, terms.period.from, owner, id, at),
    db
      .prepare(`INSERT INTO step_requests (allocation, day) SELECT ref, ?3 FROM allocations c WHERE ${country} AND next_step_on <= ?3`)
      .bind(draw?.country ?? null, terms.period.from, now.day),
    db
      .prepare(
        `INSERT INTO allocations (owner, id, kind, holder, period_from, period_to, ceilings, ceiling_tpp, ceiling_units, ceiling_value, currency, next_step_on,
           numerator, denominator, base_tpp, covers, cite, evidence, terms_hash, opened_at)
         SELECT ?21, ?4, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, CASE WHEN ?16 IS NULL THEN NULL ELSE 0 END, ?18, ?19, ?20, ?22, ?23
         WHERE ${hasRoom} AND ?24 IS NULL AND NOT EXISTS (SELECT 1 FROM allocations WHERE owner = ?21 AND id = ?4)
           AND NOT EXISTS (SELECT 1 FROM allocations WHERE owner = ?21 AND kind = ?6 AND holder = ?7 AND numerator IS NOT NULL AND ?16 IS NOT NULL AND base_tpp <> ?25)`,
      )
      .bind(...columns, version ?? null, terms.ratio?.baseTpp ?? 0),
    db
      .prepare(
        `UPDATE allocations SET period_from = ?8, period_to = ?9, ceilings = ?10, ceiling_tpp = ?11, ceiling_units = ?12, ceiling_value = ?13, currency = ?14,
           next_step_on = ?15, numerator = ?16, denominator = ?17, covers = ?18, cite = ?19, evidence = ?20, terms_hash = ?22, version = version + 1
         WHERE ${hasRoom} AND owner = ?21 AND id = ?4 AND kind = ?6 AND holder = ?7 AND version = ?24 AND terms_hash <> ?22 AND (numerator IS NULL) = (?16 IS NULL)
           AND ?23 > 0
           AND (?11 IS NULL OR held_tpp + captured_tpp <= ?11) AND (?12 IS NULL OR held_units + captured_units <= ?12)
           AND (?13 IS NULL OR held_value + captured_value <= ?13) AND (?16 IS NULL OR (held_tpp + captured_tpp) * ?17 <= ?16 * base_tpp)`,
      )
      .bind(...columns, version ?? null),
    // The base it starts from is an entry, so that balances are sums of entries from the first day.
    db
      .prepare(
        `INSERT INTO entries (allocation, tenant, kind, base_tpp, at)
         SELECT ref, ?3, 'opened', CASE WHEN numerator IS NULL THEN 0 ELSE ?4 END, ?5 FROM allocations
         WHERE owner = ?1 AND id = ?2 AND NOT EXISTS (SELECT 1 FROM entries WHERE allocation = ref AND kind = 'opened')`,
      )
      .bind(owner, id, caller.tenant, terms.ratio?.baseTpp ?? 0, at),
    db
      .prepare(
        `INSERT INTO entries (allocation, tenant, kind, captured_tpp, reason, at)
         SELECT c.ref, ?3, 'drawn', ${addition}, ?4, ?7 FROM allocations c JOIN allocations a ON a.owner = ?3 AND a.id = ?4 AND a.terms_hash = ?6
         WHERE ${country} AND ${addition} <> 0`,
      )
      .bind(...drawing, hash, at),
    // What it drew on a country that it is no longer for goes back there.
    db
      .prepare(
        `INSERT INTO entries (allocation, tenant, kind, captured_tpp, reason, at)
         SELECT c.ref, ?3, 'drawn', -sum(e.captured_tpp), ?4, ?7 FROM allocations a
         CROSS JOIN allocations c ON c.owner = '${sharedOwner}' AND c.kind = 'country'
         CROSS JOIN entries e ON e.allocation = c.ref AND e.tenant = ?3 AND e.kind = 'drawn' AND e.reason = ?4
         WHERE ?5 >= 0 AND a.owner = ?3 AND a.id = ?4 AND a.terms_hash = ?6 AND (${country}) IS NOT TRUE GROUP BY c.ref HAVING sum(e.captured_tpp) <> 0`,
      )
      .bind(...drawing, hash, at),
    db
      .prepare(
        `INSERT INTO allocation_versions (allocation, version, terms, at, key)
         SELECT a.ref, a.version, ?3, ?4, ?5 FROM allocations a
         WHERE a.owner = ?1 AND a.id = ?2 AND a.terms_hash = ?6 AND NOT EXISTS (SELECT 1 FROM allocation_versions v WHERE v.allocation = a.ref AND v.version = a.version)`,
      )
      .bind(owner, id, JSON.stringify(kept), at, caller.keyId, hash),
    db.prepare(`SELECT ${withLapsed} FROM allocations a WHERE a.owner = ?2 AND a.id = ?3`).bind(at, owner, id),
    db
      .prepare(
        `SELECT c.id, ${addition} AS requested, max(0, coalesce(c.ceiling_tpp, ${mostTpp}) - c.held_tpp - c.captured_tpp) AS remaining FROM allocations c WHERE ${country}`,
      )
      .bind(...drawing),
    db
      .prepare('SELECT base_tpp FROM allocations WHERE owner = ?1 AND kind = ?2 AND holder = ?3 AND numerator IS NOT NULL LIMIT 1')
      .bind(owner, terms.kind, terms.holder),
  ])
  const [after, drawn, base] = results.slice(-3)
  const row = rowOf<AllocationRow>(after)
  if (row?.terms_hash === hash) return ok({ isFirst: results[1]?.results.length === 0, value: allocationFrom(row, now.day) })
  const wanted = rowOf<{ id: string; requested: number; remaining: number }>(drawn)
  if (wanted !== undefined && wanted.requested > wanted.remaining)
    return refuse({
      reason: 'ceiling-exceeded',
      allocation: wanted.id,
      measure: 'tpp',
      requested: wanted.requested,
      remaining: wanted.remaining,
    })
  return refuse(row === undefined ? notOpened(id, version, rowOf<{ base_tpp: number }>(base)) : notAmended(row, terms, version))
}

/** Opens a shared ceiling that the law itself sets, where nobody has. The terms are those of the law at that time. */
export const openByLaw = (db: Db, caller: Caller, now: Moment, id: string, terms: AllocationTerms): readonly Statement[] => {
  const kept = canonical(terms)
  const at = now.at.getTime()
  // Known by its own text: a hash would have to be waited for.
  const hash = `law ${JSON.stringify(kept)}`
  return [
    db
      .prepare(
        `INSERT INTO allocations (kind, holder, period_from, period_to, ceilings, ceiling_tpp, ceiling_units, ceiling_value, currency, next_step_on,
           numerator, denominator, covers, cite, evidence, owner, id, terms_hash, opened_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19) ON CONFLICT (owner, id) DO NOTHING`,
      )
      .bind(...columnsOf(kept, now), sharedOwner, id, hash, at),
    db
      .prepare(
        `INSERT INTO allocation_versions (allocation, version, terms, at, key)
         SELECT ref, version, ?3, ?4, ?5 FROM allocations WHERE owner = ?1 AND id = ?2 AND terms_hash = ?6 ON CONFLICT DO NOTHING`,
      )
      .bind(sharedOwner, id, JSON.stringify(kept), at, caller.keyId, hash),
  ]
}

/** Columns of an allocation from its kind on, with the step in force. */
const columnsOf = (kept: ReturnType<typeof canonical>, now: Moment): readonly (string | number | null)[] => {
  const step = stepOn(kept.ceilings, now.day) ?? kept.ceilings[0]
  const next = kept.ceilings.find(({ from }) => from > now.day && from !== step?.from)
  return [
    kept.kind,
    kept.holder,
    kept.period.from,
    kept.period.to,
    JSON.stringify(kept.ceilings),
    step?.tpp ?? null,
    step?.units ?? null,
    step?.value?.minor ?? null,
    kept.ceilings.find(({ value }) => value !== undefined)?.value?.currency ?? null,
    next?.from ?? null,
    kept.ratio?.numerator ?? null,
    kept.ratio?.denominator ?? null,
    jsonOrNull(kept.covers),
    JSON.stringify(kept.cite),
    jsonOrNull(kept.evidence),
  ]
}

const notOpened = (id: string, version: number | undefined, base: { base_tpp: number } | undefined): AllocationRefusal =>
  version === undefined
    ? {
        reason: 'invalid-fact',
        pointer: '/ratio/baseTpp',
        detail: `the base of this holder is ${base?.base_tpp ?? 0} in its other allocations; move it with base-entries`,
      }
    : { reason: 'version-differs', allocation: id, version: 0 }

const notAmended = (row: AllocationRow, terms: AllocationTerms, version: number | undefined): AllocationRefusal => {
  if (row.kind !== terms.kind) return { reason: 'invalid-fact', pointer: '/kind', detail: `it is ${row.kind} and stays so` }
  if (row.holder !== terms.holder) return { reason: 'invalid-fact', pointer: '/holder', detail: `it is ${row.holder}'s and stays so` }
  if ((row.numerator === null) !== (terms.ratio === undefined))
    return { reason: 'invalid-fact', pointer: '/ratio', detail: 'a share of a base and a fixed amount are two different allocations' }
  if (version !== row.version) return { reason: 'version-differs', allocation: row.id, version: row.version }
  return { reason: 'ceiling-below-used', allocation: row.id, usedTpp: row.held_tpp + row.captured_tpp }
}

/** What a license takes from the country it is for: the TPP of its last step. */
const drawOf = ({ kind, ceilings, covers }: AllocationTerms): { readonly country: string; readonly tpp: number } | undefined => {
  const [place, other] = covers?.countries ?? []
  const tpp = ceilings.at(-1)?.tpp
  return kind === 'license' && place !== undefined && other === undefined && tpp !== undefined
    ? { country: `country:${place}:`, tpp }
    : undefined
}

export const listEntries = async (
  db: Db,
  caller: Caller,
  now: Moment,
  id: string,
  after: number,
  limit: number,
): Promise<readonly Entry[] | undefined> => {
  const [, found, entries] = await db.batch([
    liveKey(db, caller, now),
    selectAllocation(db, caller, now, id),
    db
      .prepare(
        `SELECT e.*, h.id AS hold_id FROM entries e JOIN allocations a ON a.ref = e.allocation LEFT JOIN holds h ON h.ref = e.hold
         WHERE a.id = ?1 AND a.owner IN (?2, '*') AND (e.tenant = ?2 OR ?2 = '${deployment}') AND e.seq > ?3 ORDER BY e.seq LIMIT ?4`,
      )
      .bind(id, caller.tenant, after, limit),
  ])
  return found?.results.length === 0 ? undefined : rowsOf<EntryRow>(entries).map(entryFrom)
}

type EntryRow = {
  readonly seq: number
  readonly kind: string
  readonly at: number
  readonly hold_id: string | null
  readonly base_tpp: number
  readonly reason: string | null
} & Readonly<Record<`${'held' | 'captured'}_${'tpp' | 'units' | 'value'}`, number>>

const entryFrom = (row: EntryRow): Entry => ({
  seq: row.seq,
  kind: row.kind,
  at: new Date(row.at),
  hold: row.hold_id,
  heldTpp: row.held_tpp,
  capturedTpp: row.captured_tpp,
  baseTpp: row.base_tpp,
  units: { held: row.held_units, captured: row.captured_units },
  value: { held: row.held_value, captured: row.captured_value },
  reason: row.reason,
})

/** By the entries up to the instant, and without what had lapsed by then. Of a shared one only for the deployment. */
export const balanceAt = async (
  db: Db,
  caller: Caller,
  now: Moment,
  id: string,
  at: Date,
  day: IsoDate,
): Promise<Allocation | undefined> => {
  const sum = (column: string) =>
    `coalesce((SELECT sum(e.${column}) FROM entries e WHERE e.allocation = a.ref AND e.at <= ?1), 0) AS ${column}`
  const [, found] = await db.batch([
    liveKey(db, caller, now),
    db
      .prepare(
        `SELECT ${withLapsed}, v.version AS version, v.terms AS past_terms, ${['held_tpp', 'captured_tpp', 'base_tpp', 'held_units', 'captured_units', 'held_value', 'captured_value'].map(sum).join(', ')},
           coalesce((SELECT sum(e.captured_tpp) FROM entries e WHERE e.allocation = a.ref AND e.kind = 'declared' AND e.at <= ?1), 0) AS declared_tpp
         FROM allocations a JOIN allocation_versions v ON v.allocation = a.ref
         WHERE a.id = ?3 AND (a.owner = ?2 OR (a.owner = '*' AND ?2 = '${deployment}')) AND v.at <= ?1 ORDER BY v.version DESC LIMIT 1`,
      )
      .bind(at.getTime(), caller.tenant, id),
  ])
  const row = rowOf<AllocationRow & { past_terms: string }>(found)
  if (row === undefined) return undefined
  const past = JSON.parse(row.past_terms) as AllocationTerms
  const { numerator = null, denominator = null } = past.ratio ?? {}
  const ratio = ratioOf({ numerator, denominator, base_tpp: row.base_tpp })
  const isOver = ratio !== undefined && row.held_tpp - (row.lapsed_tpp ?? 0) + row.captured_tpp > shareOf(ratio)
  return allocationFrom({ ...row, ceilings: JSON.stringify(past.ceilings), numerator, denominator, is_over: isOver ? 1 : 0 }, day)
}

export const moveBase = async (
  db: Db,
  caller: Caller,
  now: Moment,
  id: string,
  { allocation, deltaTpp, reason, asOf }: { allocation: string; deltaTpp: number; reason: string; asOf: IsoDate },
): Promise<Result<Applied<Allocation>, BaseRefusal>> => {
  const owner = ownerOf(allocation, caller.tenant)
  const terms = JSON.stringify({ owner, allocation, deltaTpp, reason, asOf })
  const [, before, , done, found] = await db.batch([
    liveKey(db, caller, now),
    db.prepare('SELECT 1 FROM operations WHERE tenant = ?1 AND id = ?2').bind(caller.tenant, id),
    requestOperation(db, caller, now, id, 'base', null, terms),
    db.prepare('SELECT * FROM operations WHERE tenant = ?1 AND id = ?2').bind(caller.tenant, id),
    db.prepare(`SELECT ${withLapsed} FROM allocations a WHERE a.owner = ?2 AND a.id = ?3`).bind(now.at.getTime(), owner, allocation),
  ])
  const operation = rowOf<OperationRow>(done)
  const row = rowOf<AllocationRow>(found)
  if (operation?.terms !== terms) return refuse({ reason: 'idempotency-mismatch', id })
  if (row === undefined || operation.outcome === 'allocation-not-found') return refuse({ reason: 'allocation-not-found', allocation })
  if (operation.outcome !== 'moved') return refuse({ reason: 'invalid-fact', ...(baseFaults[operation.outcome] ?? baseFault) })
  return ok({ isFirst: before?.results.length === 0, value: allocationFrom(row, now.day) })
}

const baseFault = { pointer: '/deltaTpp', detail: 'the base cannot be moved so' }
const baseFaults: Readonly<Record<string, { readonly pointer: string; readonly detail: string }>> = {
  'no-base': { pointer: '/deltaTpp', detail: 'this allocation is a fixed amount and has no base' },
  'base-below-zero': { pointer: '/deltaTpp', detail: 'the base would fall below nothing' },
  'base-too-large': { pointer: '/deltaTpp', detail: 'the base would be more than can be counted' },
}
