import { ownerOf } from '../domain/quota/allocation'
import type { Candidate, Readings } from '../domain/screening/readings'
import type { Caller, Moment, OnBehalf } from './caller'
import { tellHooked } from './d1-decided'
import { linesOf, requestOperation } from './d1-holds'
import { askerOf, liveIfKeyed } from './d1-keys'
import { keepMarks, selectStacking, stackingFrom } from './d1-marks'
import { openByLaw } from './d1-put-allocation'
import { rowOf, rowsOf } from './d1-rows'
import { foundFrom, holdIdOf, holdsOf, isOrdersOwn, type PlacedRow, type ScreeningRow, superseded } from './d1-screening-rows'
import { watchParties } from './d1-watched-parties'
import type { Db, Statement } from './db'
import type { ComposedAnswer, NewScreening, ScreeningFound } from './screening-store'

/** Screenings of one order that are looked through for its holds. A reference used without end must not slow every one. */
const lookedBackMax = 20

/**
 * The hold that an order's earlier screenings still have, and that gives way to the next; one that is frozen stays. It need not
 * be that of the last one, which may have been blocked.
 */
const givingWay = (tenant: string, reference: string, before = ''): string =>
  `(SELECT h.ref FROM (SELECT p.tenant, p.id, p.seq FROM screenings p WHERE p.tenant = ${tenant} AND p.reference = ${reference} AND ${isOrdersOwn('p')} ${before}
       ORDER BY p.decided_at DESC, p.seq DESC LIMIT ${lookedBackMax}) p
     CROSS JOIN holds h ON h.tenant = p.tenant AND h.id IN ${holdsOf('p.id')}
     WHERE h.state IN ('held', 'partly-captured') AND NOT h.is_frozen ORDER BY p.seq DESC LIMIT 1)`
/** All holds that the order's screenings placed, and those placed for what left when nothing was held any more, whatever became of them. */
const ownHolds = `SELECT h.ref FROM (SELECT p.tenant, p.id FROM screenings p WHERE p.tenant = ?1 AND p.reference = ?2 AND ${isOrdersOwn('p')}
       ORDER BY p.decided_at DESC, p.seq DESC LIMIT ${lookedBackMax}) p CROSS JOIN holds h ON h.tenant = p.tenant AND h.id IN ${holdsOf('p.id')}
     UNION ALL SELECT h.ref FROM orders o CROSS JOIN json_each(o.doings, '$.holds') k CROSS JOIN holds h ON h.tenant = o.tenant AND h.id = k.value
       WHERE o.tenant = ?1 AND o.reference = ?2`

/**
 * What is read before anything is placed, as one JSON text: `?1` tenant, `?2` reference, `?3` allocations asked about, `?4` now.
 * What earlier screenings of the order still hold makes room for this one; for one aside, what is frozen or captured as well:
 * the same goods do not count twice.
 */
const readingsSql = (isAside = false): string => `json_object(
  'policy', json(coalesce((SELECT policy FROM tenants WHERE id = ?1), '{}')), 'supersedes', ${isAside ? 'NULL' : superseded},
  'lines', json((SELECT json_group_array(json_object('allocation', k.value ->> '$.allocation',
      'ceilingTpp', CASE WHEN a.numerator IS NULL THEN a.ceiling_tpp ELSE min(coalesce(a.ceiling_tpp, 9007199254740991), a.numerator * a.base_tpp / a.denominator) END,
      'heldTpp', a.held_tpp - coalesce((SELECT sum(l.held_tpp) FROM hold_lines l WHERE l.is_open AND l.allocation = a.ref AND l.expires_at <= ?4), 0)
        - coalesce((SELECT sum(l.held_tpp) FROM hold_lines l
            WHERE l.hold ${isAside ? `IN (${ownHolds})` : `= ${givingWay('?1', '?2')}`} AND l.is_open AND +l.allocation = a.ref AND l.expires_at > ?4), 0),
      'capturedTpp', a.captured_tpp${isAside ? capturedOwn('tpp') : ''}, 'declaredTpp', a.declared_tpp, 'unitsLeft', a.ceiling_units - (a.captured_units${isAside ? capturedOwn('units') : ''}) - a.held_units
        + coalesce((SELECT sum(l.held_units) FROM hold_lines l WHERE l.is_open AND l.allocation = a.ref AND l.expires_at <= ?4), 0)
        + coalesce((SELECT sum(l.held_units) FROM hold_lines l
            WHERE l.hold ${isAside ? `IN (${ownHolds})` : `= ${givingWay('?1', '?2')}`} AND l.is_open AND +l.allocation = a.ref AND l.expires_at > ?4), 0),
      'valueLeft', a.ceiling_value - a.held_value - a.captured_value,
      'isOpen', CASE WHEN a.ref IS NULL THEN NULL ELSE k.value ->> '$.day' BETWEEN a.period_from AND a.period_to END))
    FROM json_each(?3) k LEFT JOIN allocations a ON a.owner = k.value ->> '$.owner' AND a.id = k.value ->> '$.allocation')))`

/** Less what was captured of the order's own holds. */
const capturedOwn = (measure: 'tpp' | 'units'): string =>
  ` - coalesce((SELECT sum(l.captured_${measure} - l.undone_${measure}) FROM hold_lines l WHERE l.hold IN (${ownHolds}) AND +l.allocation = a.ref), 0)`

/** Under a track of printed text quota moves only where the tenant said that it counts. */
const counts = `(?9 = 'enforced' OR (SELECT policy ->> '$.codifiedCounts' FROM tenants WHERE id = ?1))`

const operationId = (screening: string, candidate: number): string => `screening ${holdIdOf(screening, candidate)}`

/**
 * The deciding batch: keeps the record with what it reads, books what was certified and sets quota aside, first candidate
 * first. A repeated key does none of it and finds the first record.
 */
export const decideScreening = async (
  db: Db,
  caller: Caller | OnBehalf,
  now: Moment,
  screening: NewScreening,
): Promise<ScreeningFound | undefined> => {
  const { id, candidates, expiresAt, marks, requestKey } = screening
  const isHolding = expiresAt !== undefined && candidates.length > 0
  const shared = sharedLimit(screening, caller)
  const statements: readonly Statement[] = [
    liveIfKeyed(db, caller, now),
    ...(isHolding && shared !== undefined ? openByLaw(db, caller, now, shared.id, shared.terms) : []),
    ...(candidates.some(({ lines }) => lines.some(({ opens }) => opens === undefined)) ? [takeSteps(db, caller, now, screening)] : []),
    insertScreening(db, caller, now, screening),
    ...watched(db, caller, now, screening),
    ...(isHolding
      ? [...declarations(db, caller, now, screening), ...candidates.map((_, at) => placement(db, caller, now, screening, at))]
      : []),
    ...(isHolding && screening.expected !== undefined ? [keepExpected(db, caller, screening)] : []),
    ...(isHolding && shared !== undefined && marks.length > 0
      ? [keepMarks(db, shared, marks, { tenant: caller.tenant, operations: candidates.map((_, at) => operationId(id, at)) })]
      : []),
    ...tellHooked(db, caller, now, id),
  ]
  const results = await db.batch([...statements, ...selectFound(db, caller, now, screening, 'request_key', requestKey)])
  const [row, placed, stacked] = results.slice(statements.length)
  const kept = rowOf<ScreeningRow>(row)
  if (kept === undefined && screening.pointer !== undefined) return undefined
  return foundFrom(kept, rowsOf<PlacedRow>(placed), stackingFrom(stacked), screening)
}

export const foreseeReadings = async (
  db: Db,
  caller: Caller | OnBehalf,
  now: Moment,
  { reference, candidates, asOf }: Pick<NewScreening, 'reference' | 'candidates' | 'asOf'>,
): Promise<Pick<Readings, 'policy' | 'supersedes' | 'lines'>> => {
  const keys = JSON.stringify(distinctKeys(candidates, caller.tenant, asOf))
  const [, found] = await db.batch([
    liveIfKeyed(db, caller, now),
    db.prepare(`SELECT ${readingsSql()} AS readings`).bind(caller.tenant, reference, keys, now.at.getTime()),
  ])
  return JSON.parse(rowOf<{ readonly readings: string }>(found)?.readings ?? '{}')
}

export const findUnanswered = async (
  db: Db,
  caller: Caller | OnBehalf,
  now: Moment,
  screening: Pick<NewScreening, 'id' | 'candidates' | 'marks'>,
): Promise<ScreeningFound> => {
  const [, row, placed, stacked] = await db.batch([
    liveIfKeyed(db, caller, now),
    ...selectFound(db, caller, now, { ...screening, id: '' }, 'id', screening.id),
  ])
  return foundFrom(rowOf<ScreeningRow>(row), rowsOf<PlacedRow>(placed), stackingFrom(stacked))
}

/** The yearly limit that an order may draw on, with the terms by which the law opens it. */
const sharedLimit = ({ candidates }: Pick<NewScreening, 'candidates'>, { tenant }: Caller | OnBehalf) => {
  const yearly = candidates.flatMap(({ lines }) => lines).find(({ opens }) => opens !== undefined)
  return yearly?.opens === undefined
    ? undefined
    : { owner: ownerOf(yearly.allocation, tenant), id: yearly.allocation, period: yearly.opens.period, terms: yearly.opens }
}

/** The record, what became of its placements, and who else is like its consignee. Its long texts only if it is not the one just sent. */
const selectFound = (
  db: Db,
  caller: Caller | OnBehalf,
  now: Moment,
  { id, candidates, marks }: Pick<NewScreening, 'id' | 'candidates' | 'marks'>,
  by: 'id' | 'request_key',
  value: string,
): readonly Statement[] => {
  const shared = sharedLimit({ candidates }, caller)
  return [
    db
      .prepare(
        `SELECT id, request_hash, decided_at, readings, versions, answer IS NOT NULL AS is_answered,
           CASE id WHEN ?3 THEN NULL ELSE input END AS input, CASE id WHEN ?3 THEN NULL ELSE answer END AS answer
         FROM screenings WHERE tenant = ?1 AND ${by} = ?2`,
      )
      .bind(caller.tenant, value, id),
    db
      .prepare(
        `SELECT o.hold, o.outcome, o.facts FROM screenings s CROSS JOIN operations o ON o.tenant = s.tenant AND o.id IN ${holdsOf("'screening ' || s.id")}
         WHERE s.tenant = ?1 AND s.${by} = ?2 AND o.op = 'place' ORDER BY o.seq`,
      )
      .bind(caller.tenant, value),
    ...(shared !== undefined && marks.length > 0 ? [selectStacking(db, now, marks, shared)] : []),
  ]
}

/** What is read is the step in force now. */
const takeSteps = (db: Db, { tenant }: Caller | OnBehalf, now: Moment, { candidates, asOf }: NewScreening): Statement =>
  db
    .prepare(
      `INSERT INTO step_requests (allocation, day) SELECT a.ref, ?2 FROM json_each(?1) k
       CROSS JOIN allocations a ON a.owner = k.value ->> '$.owner' AND a.id = k.value ->> '$.allocation' WHERE a.next_step_on <= ?2`,
    )
    .bind(JSON.stringify(distinctKeys(candidates, tenant, asOf)), now.day)

const insertScreening = (db: Db, { tenant }: Caller | OnBehalf, now: Moment, screening: NewScreening): Statement => {
  const keys = distinctKeys(screening.candidates, tenant, screening.asOf)
  const isAside = screening.isAside === true
  const supersedes = isAside ? 'NULL' : superseded
  // What it supersedes is the answer's last field, and only the database knows it.
  const answer = `CASE WHEN ?14 IS NULL THEN NULL ELSE substr(?14, 1, length(?14) - 1) || coalesce(',"supersedes":"' || ${supersedes} || '"', '') || '}' END`
  return db
    .prepare(
      `INSERT INTO screenings (id, tenant, request_key, request_hash, request_id, reference, decided_at, as_of, input, readings, versions, supersedes, salt,
         retention_class, retained_until, answer, decision, outcome)
       SELECT ?5, ?1, ?6, ?7, ?8, ?2, ?4, ?9, ?10, ${readingsSql(isAside)}, ?11, ${supersedes}, ?12, ?13, ?15, ${answer}, ?16, ?17
       WHERE NOT EXISTS (SELECT 1 FROM screenings WHERE tenant = ?1 AND request_key = ?6)
         AND (?18 IS NULL OR coalesce((SELECT hash || ' ' || retrieved_at FROM list_pointer), '') = ?18)`,
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
      pointerText(screening),
    )
}

/** The lists that must be in force, as SQL spells the pointer. Null: whichever are. */
const pointerText = ({ pointer }: Pick<NewScreening, 'pointer'>): string | null =>
  pointer === undefined ? null : pointer === null ? '' : `${pointer.hash} ${pointer.retrievedAt.getTime()}`

const watched = (
  db: Db,
  { tenant }: Caller | OnBehalf,
  now: Moment,
  { id, watched: who, retention }: NewScreening,
): readonly Statement[] => (who === undefined ? [] : watchParties(db, now, { id, tenant, retainedUntil: retention.until }, who))

const distinctKeys = (candidates: readonly Candidate[], tenant: string, day: string): readonly unknown[] => [
  ...new Map(
    candidates.flatMap(({ lines }) => lines).map(({ allocation }) => [allocation, { owner: ownerOf(allocation, tenant), allocation, day }]),
  ).values(),
]

/** What the consignee certified, booked before room is asked for. */
const declarations = (db: Db, caller: Caller | OnBehalf, now: Moment, { id, candidates, track }: NewScreening): readonly Statement[] => {
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
      .bind(caller.tenant, `declare ${id}`, JSON.stringify({ lines }), now.at.getTime(), now.day, askerOf(caller), id, 0, track),
  ]
}

/** Sets a candidate's quota aside if none before it was placed; the hold of the order's earlier screenings gives way to it. */
const placement = (
  db: Db,
  caller: Caller | OnBehalf,
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
      askerOf(caller),
      id,
      track,
      JSON.stringify(candidates.slice(0, at).map((_, before) => operationId(id, before))),
    )
}

/** The answer composed beforehand, kept if everything was found as it was read then and the first candidate was placed. */
const keepExpected = (db: Db, { tenant }: Caller | OnBehalf, { id, expected }: NewScreening): Statement =>
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
export const keepAnswer = async (db: Db, caller: Caller | OnBehalf, now: Moment, id: string, composed: ComposedAnswer): Promise<string> => {
  const [, kept] = await db.batch([
    liveIfKeyed(db, caller, now),
    db
      .prepare(
        `UPDATE screenings SET answer = ?3, decision = ?4, outcome = ?5, hold = ?6, readings = ?7
         WHERE id = ?1 AND tenant = ?2 AND answer IS NULL AND deleted_at IS NULL RETURNING 1 AS is_first`,
      )
      .bind(id, caller.tenant, composed.answer, composed.decision, composed.outcome, composed.hold, JSON.stringify(composed.found)),
    ...(composed.releases === undefined ? [] : [requestOperation(db, caller, now, `blocked ${id}`, 'release', composed.releases, '{}')]),
    ...tellHooked(db, caller, now, id),
  ])
  if (rowOf(kept) !== undefined) return composed.answer
  const [found] = await db.batch([db.prepare('SELECT answer FROM screenings WHERE id = ?1 AND tenant = ?2').bind(id, caller.tenant)])
  const row = rowOf<{ answer: string }>(found)
  if (row === undefined) throw new Error('a screening lost its record')
  return row.answer
}
