import { sha256 } from '../domain/digest'
import { type Allocation, type AllocationRefusal, type AllocationTerms, ownerOf, sharedOwner, stepOn } from '../domain/quota/allocation'
import { ok, type Result, refuse } from '../domain/result'
import type { Applied, Caller, Moment, OnBehalf } from './caller'
import { type AllocationRow, allocationFrom, withLapsed } from './d1-allocation-rows'
import { askerOf, liveKey } from './d1-keys'
import { rowOf } from './d1-rows'
import type { Db, Statement } from './db'

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
  const hash = await sha256(JSON.stringify(kept))
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
export const openByLaw = (db: Db, caller: Caller | OnBehalf, now: Moment, id: string, terms: AllocationTerms): readonly Statement[] => {
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
      .bind(sharedOwner, id, JSON.stringify(kept), at, askerOf(caller), hash),
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
