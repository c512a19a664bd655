import type { IsoDate } from '../domain/law'
import { ownerOf } from '../domain/quota/allocation'
import type { Candidate, LineReading, Placement, Registered, Stacking, TenantPolicy } from '../domain/screening/readings'
import { openByLaw, withLapsed } from './d1-allocations'
import { linesOf } from './d1-holds'
import { liveKey } from './d1-keys'
import { keepMarks, selectStacking, stackingFrom } from './d1-marks'
import { rowOf, rowsOf } from './d1-rows'
import type { Db, Statement } from './db'
import type { Caller, ComposedAnswer, Found, Moment, NewScreening, Register, ScreeningFound } from './store'

/** The screening that this one takes the place of: the last of the same reference. */
const superseded = '(SELECT p.id FROM screenings p WHERE p.tenant = ?1 AND p.reference = ?2 ORDER BY p.seq DESC LIMIT 1)'
/** Ids of the holds that a screening may have placed, one for each candidate. */
export const holdIdOf = (screening: string, candidate: number): string => (candidate === 0 ? screening : `${screening}~${candidate + 1}`)
const candidatesMax = 3
const holdsOf = (screening: string): string =>
  `(${Array.from({ length: candidatesMax }, (_, at) => (at === 0 ? screening : `${screening} || '~${at + 1}'`)).join(', ')})`

/**
 * The hold that an order's earlier screenings still have, and that gives way to the next; one that is frozen stays. It need not
 * be that of the last one, which may have been blocked.
 */
const givingWay = (tenant: string, reference: string, before = ''): string =>
  `(SELECT h.ref FROM screenings p CROSS JOIN holds h WHERE p.tenant = ${tenant} AND p.reference = ${reference} ${before} AND h.tenant = p.tenant
     AND h.id IN ${holdsOf('p.id')} AND h.state IN ('held', 'partly-captured') AND NOT h.is_frozen ORDER BY p.seq DESC LIMIT 1)`

/**
 * What is read before anything is placed, as one JSON text: `?1` tenant, `?2` reference, `?3` allocations asked about, `?4` now.
 * What earlier screenings of the order still hold makes room for this one.
 */
const readingsSql = `json_object(
  'policy', json(coalesce((SELECT policy FROM tenants WHERE id = ?1), '{}')), 'supersedes', ${superseded},
  'lines', json((SELECT json_group_array(json_object('allocation', k.value ->> '$.allocation',
      'ceilingTpp', CASE WHEN a.numerator IS NULL THEN a.ceiling_tpp ELSE min(coalesce(a.ceiling_tpp, 9007199254740991), a.numerator * a.base_tpp / a.denominator) END,
      'heldTpp', a.held_tpp - coalesce((SELECT sum(l.held_tpp) FROM hold_lines l WHERE l.is_open AND l.allocation = a.ref AND l.expires_at <= ?4), 0)
        - coalesce((SELECT sum(l.held_tpp) FROM hold_lines l
            WHERE l.hold = ${givingWay('?1', '?2')} AND l.is_open AND +l.allocation = a.ref AND l.expires_at > ?4), 0),
      'capturedTpp', a.captured_tpp, 'declaredTpp', a.declared_tpp, 'unitsLeft', a.ceiling_units - a.captured_units - a.held_units
        + coalesce((SELECT sum(l.held_units) FROM hold_lines l WHERE l.is_open AND l.allocation = a.ref AND l.expires_at <= ?4), 0)
        + coalesce((SELECT sum(l.held_units) FROM hold_lines l
            WHERE l.hold = ${givingWay('?1', '?2')} AND l.is_open AND +l.allocation = a.ref AND l.expires_at > ?4), 0),
      'valueLeft', a.ceiling_value - a.held_value - a.captured_value,
      'isOpen', CASE WHEN a.ref IS NULL THEN NULL ELSE k.value ->> '$.day' BETWEEN a.period_from AND a.period_to END))
    FROM json_each(?3) k LEFT JOIN allocations a ON a.owner = k.value ->> '$.owner' AND a.id = k.value ->> '$.allocation')))`

/** Under a track of printed text quota moves only where the tenant said that it counts. */
const counts = `(?9 = 'enforced' OR (SELECT policy ->> '$.codifiedCounts' FROM tenants WHERE id = ?1))`

const operationId = (screening: string, candidate: number): string => `screening ${holdIdOf(screening, candidate)}`

/** What the tenant registered of licenses, end users and windows that an order may draw on, with its policy. */
export const readRegister = async (
  db: Db,
  caller: Caller,
  now: Moment,
  asked: { readonly reference: string; readonly asOf: IsoDate; readonly licenses: readonly string[]; readonly parties: readonly string[] },
): Promise<Register> => {
  const [, found, beside] = await db.batch([
    liveKey(db, caller, now),
    db
      .prepare(
        `SELECT ${withLapsed} FROM allocations a WHERE a.owner = ?2 AND (
           (a.kind = 'license' AND EXISTS (SELECT 1 FROM json_each(?3) n WHERE substr(a.id, 1, length(n.value) + 9) = 'license:' || n.value || ':'))
           OR a.kind = 'volume-window'
           OR (a.kind IN ('nveu', 'uveu-share') AND lower(trim(a.holder)) IN (SELECT lower(trim(value)) FROM json_each(?4)))) ORDER BY a.id LIMIT 200`,
      )
      .bind(now.at.getTime(), caller.tenant, JSON.stringify(asked.licenses), JSON.stringify(asked.parties)),
    db
      .prepare(`SELECT json(coalesce((SELECT policy FROM tenants WHERE id = ?1), '{}')) AS policy, ${superseded} AS supersedes`)
      .bind(caller.tenant, asked.reference),
  ])
  const { policy, supersedes } = rowOf<{ policy: string; supersedes: string | null }>(beside) ?? { policy: '{}', supersedes: null }
  const rows = rowsOf<RegisterRow>(found)
  return {
    registered: rows.map(registeredFrom),
    counters: rows.map((row) => counterFrom(row, asked.asOf)),
    policy: JSON.parse(policy) as TenantPolicy,
    supersedes,
  }
}

type RegisterRow = {
  readonly id: string
  readonly kind: string
  readonly holder: string
  readonly period_from: string
  readonly period_to: string
  readonly covers: string | null
} & Readonly<
  Record<'captured_tpp' | 'held_tpp' | 'lapsed_tpp' | 'declared_tpp' | 'captured_units' | 'held_units' | 'lapsed_units', number>
> &
  Readonly<Record<'held_value' | 'captured_value', number>> &
  Readonly<Record<'base_tpp' | 'ceiling_tpp' | 'ceiling_units' | 'ceiling_value' | 'numerator' | 'denominator', number | null>>

const registeredFrom = (row: RegisterRow): Registered => ({
  allocation: row.id,
  kind: row.kind,
  holder: row.holder,
  from: row.period_from,
  to: row.period_to,
  covers: row.covers === null ? null : JSON.parse(row.covers),
})

/** The same figures that `readingsSql` gives for it. */
const counterFrom = (row: RegisterRow, asOf: IsoDate): LineReading => {
  const { numerator, denominator, base_tpp: base, ceiling_tpp: ceiling } = row
  const share = numerator === null || denominator === null ? null : Math.floor((numerator * (base ?? 0)) / denominator)
  return {
    allocation: row.id,
    ceilingTpp: share === null ? ceiling : Math.min(ceiling ?? Number.MAX_SAFE_INTEGER, share),
    heldTpp: row.held_tpp - row.lapsed_tpp,
    capturedTpp: row.captured_tpp,
    declaredTpp: row.declared_tpp,
    unitsLeft: row.ceiling_units === null ? null : row.ceiling_units - row.held_units - row.captured_units + row.lapsed_units,
    isOpen: row.period_from <= asOf && asOf <= row.period_to ? 1 : 0,
  }
}

/**
 * The deciding batch: keeps the record with what it reads, books what was certified and sets quota aside, first candidate
 * first. A repeated key does none of it and finds the first record.
 */
export const decideScreening = async (db: Db, caller: Caller, now: Moment, screening: NewScreening): Promise<ScreeningFound> => {
  const { id, candidates, expiresAt, marks } = screening
  const isHolding = expiresAt !== undefined && candidates.length > 0
  const yearly = candidates.flatMap(({ lines }) => lines).find(({ opens }) => opens !== undefined)
  const shared =
    yearly?.opens === undefined
      ? undefined
      : { owner: ownerOf(yearly.allocation, caller.tenant), id: yearly.allocation, period: yearly.opens.period }
  const statements: readonly Statement[] = [
    liveKey(db, caller, now),
    ...(isHolding && yearly?.opens !== undefined ? openByLaw(db, caller, now, yearly.allocation, yearly.opens) : []),
    ...(candidates.some(({ lines }) => lines.some(({ opens }) => opens === undefined)) ? [takeSteps(db, caller, now, screening)] : []),
    insertScreening(db, caller, now, screening),
    ...(isHolding
      ? [...declarations(db, caller, now, screening), ...candidates.map((_, at) => placement(db, caller, now, screening, at))]
      : []),
    ...(isHolding && screening.expected !== undefined ? [keepExpected(db, caller, screening)] : []),
    ...(isHolding && shared !== undefined && marks.length > 0
      ? [keepMarks(db, shared, marks, { tenant: caller.tenant, operations: candidates.map((_, at) => operationId(id, at)) })]
      : []),
  ]
  const results = await db.batch([
    ...statements,
    db
      .prepare(
        'SELECT id, request_hash, decided_at, input, readings, answer, versions FROM screenings WHERE tenant = ?1 AND request_key = ?2',
      )
      .bind(caller.tenant, screening.requestKey),
    db
      .prepare(
        `SELECT o.hold, o.outcome, o.facts FROM screenings s CROSS JOIN operations o ON o.tenant = s.tenant AND o.id IN ${holdsOf("'screening ' || s.id")}
         WHERE s.tenant = ?1 AND s.request_key = ?2 AND o.op = 'place' ORDER BY o.seq`,
      )
      .bind(caller.tenant, screening.requestKey),
    ...(shared !== undefined && marks.length > 0 ? [selectStacking(db, now, marks, shared)] : []),
  ])
  const [row, placed, stacked] = results.slice(statements.length)
  return foundFrom(rowOf<Row>(row), rowsOf<PlacedRow>(placed), stackingFrom(stacked))
}

type Row = {
  readonly id: string
  readonly request_hash: string
  readonly decided_at: number
  readonly input: string | null
  readonly readings: string | null
  readonly answer: string | null
  readonly versions: string
}
type PlacedRow = { readonly hold: string; readonly outcome: string; readonly facts: string | null }

const foundFrom = (row: Row | undefined, placed: readonly PlacedRow[], stacking: Stacking | undefined): ScreeningFound => {
  if (row === undefined || row.readings === null || row.input === null) throw new Error('a screening left no record')
  const before = JSON.parse(row.readings) as Found
  return {
    id: row.id,
    requestHash: row.request_hash,
    decidedAt: new Date(row.decided_at),
    input: row.input,
    versions: JSON.parse(row.versions),
    answer: row.answer,
    found: { ...before, stacking: stacking ?? null, placements: placed.map((each) => placementFrom(row.id, each)) },
  }
}

const placementFrom = (screening: string, { hold, outcome, facts }: PlacedRow): Placement => {
  const { allocation, remaining } = JSON.parse(facts ?? '{}') as { allocation?: string; remaining?: number }
  const candidate = Array.from({ length: candidatesMax }, (_, at) => at).find((at) => holdIdOf(screening, at) === hold) ?? 0
  return {
    candidate,
    hold,
    outcome,
    ...(allocation === undefined ? {} : { allocation }),
    ...(typeof remaining === 'number' ? { remaining } : {}),
  }
}

/** What is read is the step in force now. */
const takeSteps = (db: Db, { tenant }: Caller, now: Moment, { candidates, asOf }: NewScreening): Statement =>
  db
    .prepare(
      `INSERT INTO step_requests (allocation, day) SELECT a.ref, ?2 FROM json_each(?1) k
       CROSS JOIN allocations a ON a.owner = k.value ->> '$.owner' AND a.id = k.value ->> '$.allocation' WHERE a.next_step_on <= ?2`,
    )
    .bind(JSON.stringify(distinctKeys(candidates, tenant, asOf)), now.day)

const insertScreening = (db: Db, { tenant }: Caller, now: Moment, screening: NewScreening): Statement => {
  const keys = distinctKeys(screening.candidates, tenant, screening.asOf)
  // What it supersedes is the answer's last field, and only the database knows it.
  const answer = `CASE WHEN ?14 IS NULL THEN NULL ELSE substr(?14, 1, length(?14) - 1) || coalesce(',"supersedes":"' || ${superseded} || '"', '') || '}' END`
  return db
    .prepare(
      `INSERT INTO screenings (id, tenant, request_key, request_hash, request_id, reference, decided_at, as_of, input, readings, versions, supersedes, salt,
         retention_class, retained_until, answer, decision, outcome)
       SELECT ?5, ?1, ?6, ?7, ?8, ?2, ?4, ?9, ?10, ${readingsSql}, ?11, ${superseded}, ?12, ?13, ?15, ${answer}, ?16, ?17
       WHERE NOT EXISTS (SELECT 1 FROM screenings WHERE tenant = ?1 AND request_key = ?6)`,
    )
    .bind(
      tenant,
      screening.reference,
      JSON.stringify(keys),
      now.at.getTime(),
      screening.id,
      screening.requestKey,
      screening.requestHash,
      screening.requestId,
      screening.asOf,
      screening.input,
      JSON.stringify(screening.versions),
      screening.salt,
      screening.retention.class,
      screening.composed?.answer ?? null,
      screening.retention.until,
      screening.composed?.decision ?? null,
      screening.composed?.outcome ?? null,
    )
}

const distinctKeys = (candidates: readonly Candidate[], tenant: string, day: string): readonly unknown[] => [
  ...new Map(
    candidates.flatMap(({ lines }) => lines).map(({ allocation }) => [allocation, { owner: ownerOf(allocation, tenant), allocation, day }]),
  ).values(),
]

/** What the consignee certified, booked before room is asked for. */
const declarations = (db: Db, caller: Caller, now: Moment, { id, candidates, track }: NewScreening): readonly Statement[] => {
  const lines = candidates
    .flatMap(({ lines: all }) => all)
    .flatMap(({ allocation, certified }) =>
      certified === undefined
        ? []
        : [{ owner: ownerOf(allocation, caller.tenant), allocation, total: certified.totalTpp, elsewhere: certified.elsewhereTpp }],
    )
  if (lines.length === 0) return []
  return [
    db
      .prepare(
        `INSERT INTO operation_requests (tenant, id, op, hold, terms, at, day, key)
         SELECT ?1, ?2, 'declare', NULL, ?3, ?4, ?5, ?6 FROM screenings s WHERE s.id = ?7 AND ?8 = ?8 AND ${counts}`,
      )
      .bind(caller.tenant, `declare ${id}`, JSON.stringify({ lines }), now.at.getTime(), now.day, caller.keyId, id, 0, track),
  ]
}

/** Sets a candidate's quota aside if none before it was placed; the hold of the order's earlier screenings gives way to it. */
const placement = (
  db: Db,
  caller: Caller,
  now: Moment,
  { id, candidates, expiresAt, asOf, track }: NewScreening,
  at: number,
): Statement => {
  const terms = { lines: linesOf(candidates[at]?.lines ?? [], caller.tenant), expiresAt: expiresAt?.getTime(), asOf }
  return db
    .prepare(
      `INSERT INTO operation_requests (tenant, id, op, hold, terms, at, day, key)
       SELECT ?1, ?2, 'place', ?3, json_set(?4, '$.replaces', (SELECT id FROM holds WHERE ref = ${givingWay('?1', 's.reference', 'AND p.seq < s.seq')})), ?5, ?6, ?7
       FROM screenings s WHERE s.id = ?8 AND ${counts}
         AND NOT EXISTS (SELECT 1 FROM operations WHERE tenant = ?1 AND op = 'place' AND outcome = 'placed' AND id IN (SELECT value FROM json_each(?10)))`,
    )
    .bind(
      caller.tenant,
      operationId(id, at),
      holdIdOf(id, at),
      JSON.stringify(terms),
      now.at.getTime(),
      now.day,
      caller.keyId,
      id,
      track,
      JSON.stringify(candidates.slice(0, at).map((_, before) => operationId(id, before))),
    )
}

/** The answer composed beforehand, kept if everything was found as it was read then and the first candidate was placed. */
const keepExpected = (db: Db, { tenant }: Caller, { id, expected }: NewScreening): Statement =>
  db
    .prepare(
      `UPDATE screenings SET answer = ?3, decision = ?4, outcome = ?5, hold = ?6, readings = ?7
       WHERE id = ?1 AND tenant = ?2 AND readings = ?8 AND (SELECT outcome FROM operations WHERE tenant = ?2 AND id = ?9) = 'placed'`,
    )
    .bind(
      id,
      tenant,
      expected?.composed.answer ?? null,
      expected?.composed.decision ?? null,
      expected?.composed.outcome ?? null,
      expected?.composed.hold ?? null,
      JSON.stringify(expected?.composed.found),
      expected?.before ?? null,
      operationId(id, 0),
    )

/** Keeps the answer, once; a hold for what turned out to be blocked is let go in the same batch. */
export const keepAnswer = async (db: Db, caller: Caller, now: Moment, id: string, composed: ComposedAnswer): Promise<string> => {
  const results = await db.batch([
    liveKey(db, caller, now),
    db
      .prepare(
        'UPDATE screenings SET answer = ?3, decision = ?4, outcome = ?5, hold = ?6, readings = ?7 WHERE id = ?1 AND tenant = ?2 AND answer IS NULL AND deleted_at IS NULL',
      )
      .bind(id, caller.tenant, composed.answer, composed.decision, composed.outcome, composed.hold, JSON.stringify(composed.found)),
    ...(composed.releases === undefined
      ? []
      : [
          db
            .prepare(
              `INSERT INTO operation_requests (tenant, id, op, hold, terms, at, day, key) SELECT ?1, ?2, 'release', ?3, '{}', ?4, ?5, ?6`,
            )
            .bind(caller.tenant, `blocked ${id}`, composed.releases, now.at.getTime(), now.day, caller.keyId),
        ]),
    db.prepare('SELECT answer FROM screenings WHERE id = ?1 AND tenant = ?2').bind(id, caller.tenant),
  ])
  const row = rowOf<{ answer: string }>(results.at(-1))
  if (row === undefined) throw new Error('a screening lost its record')
  return row.answer
}
