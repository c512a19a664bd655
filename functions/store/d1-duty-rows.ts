import type { Ruling } from '../domain/records/screening'
import { leftAt } from './d1-duty-sources'
import { isOrdersOwn } from './d1-screening-rows'
import { type DutyCause, type DutyFound, undated } from './duty-store'

/** Records that are looked at for each duty: the last ones. */
const causesMax = 50

/** Screened again under the law since: a question under a scenario changes nothing, nor does one about another country. */
const isSuperseded = `EXISTS (SELECT 1 FROM screenings p WHERE p.tenant = s.tenant AND p.reference = s.reference AND p.seq > s.seq
  AND p.decision IS NOT NULL AND ${isOrdersOwn('p')} AND coalesce(p.answer ->> '$.determination.law.status', '') <> 'hypothetical')`

const linesOf = (what: string) => `(SELECT coalesce(sum(${what}), 0) FROM hold_lines l WHERE l.hold = h.ref)`
/** The entries are read only where something was undone at all. */
const mistaken = `CASE WHEN ${linesOf('l.undone_tpp')} = 0 THEN 0 ELSE (SELECT coalesce(sum(e.undone_tpp), 0) FROM hold_lines l
  CROSS JOIN entries e ON e.allocation = l.allocation AND e.hold = h.ref WHERE l.hold = h.ref AND e.reason = 'entered-in-error') END`

/** Holds of an order that were placed later than with its screening. */
const isHeldAgain = `EXISTS (SELECT 1 FROM orders o JOIN json_each(o.doings, '$.holds') j CROSS JOIN holds a ON a.tenant = o.tenant AND a.id = j.value
  WHERE o.tenant = s.tenant AND o.reference = s.reference AND a.state = 'held')`

const ofScreening = `SELECT json_object('kind', 'screening', 'screening', s.id, 'reference', s.reference, 'decision', coalesce(s.decision, 'block'),
    'rulings', json((SELECT json_group_array(r.ruling) FROM (SELECT ruling FROM dispositions WHERE screening = s.id ORDER BY seq) r)),
    'isSuperseded', ${isSuperseded}, 'hold', h.state, 'capturedTpp', ${linesOf('l.captured_tpp')}, 'mistakenTpp', ${mistaken}, 'isHeldAgain', ${isHeldAgain}, 'hasLeft', ${leftAt} IS NOT NULL)
  FROM screenings s LEFT JOIN holds h ON h.tenant = s.tenant AND h.id = s.hold WHERE s.id = k.record`

const ofCheck = `SELECT json_object('kind', 'check', 'check', c.id, 'customer', c.customer, 'isRaised',
    EXISTS (SELECT 1 FROM customers u JOIN checks t ON t.id = u.last_check JOIN json_each(t.answer, '$.timers') j
      WHERE u.tenant = c.tenant AND u.id = c.customer AND j.value ->> '$.code' = d.code)) FROM checks c WHERE c.id = k.record`

/** Of a duty `d`, with all that its state follows from. */
export const dutyColumns = `d.*, (SELECT count(*) FROM duty_causes k WHERE k.duty = d.id) AS causes_count,
  (SELECT json_group_array(json(k.cause)) FROM (SELECT CASE k.kind WHEN 'screening' THEN (${ofScreening}) ELSE (${ofCheck}) END AS cause
    FROM (SELECT k.rowid AS n, k.* FROM duty_causes k WHERE k.duty = d.id ORDER BY k.rowid DESC LIMIT ${causesMax}) k ORDER BY k.n) k WHERE k.cause IS NOT NULL) AS causes,
  (SELECT json_group_array(json_object('id', k.id, 'at', k.at, 'completedOn', k.completed_on, 'body', json(k.body)))
    FROM (SELECT * FROM duty_completions WHERE duty = d.id ORDER BY seq) k) AS completions`

export type DutyRow = {
  readonly seq: number
  readonly id: string
  readonly code: string
  readonly due_on: string
  readonly is_wait: 0 | 1
  readonly is_open: 0 | 1
  readonly body: string
  readonly created_at: number
  readonly changed_at: number
  readonly causes_count: number
  readonly causes: string
  readonly completions: string
}

type Truth = 0 | 1
type CauseRow =
  | (Omit<Extract<DutyCause, { kind: 'screening' }>, 'isSuperseded' | 'isHeldAgain' | 'hasLeft'> & {
      readonly rulings: readonly Ruling[]
      readonly isSuperseded: Truth
      readonly isHeldAgain: Truth
      readonly hasLeft: Truth
    })
  | (Omit<Extract<DutyCause, { kind: 'check' }>, 'isRaised'> & { readonly isRaised: Truth })

export const dutyFrom = (row: DutyRow): DutyFound => {
  const causes = (JSON.parse(row.causes) as CauseRow[]).map(causeFrom)
  const completions = JSON.parse(row.completions) as { id: string; at: number; completedOn: string; body: CompletionJson | null }[]
  return {
    seq: row.seq,
    id: row.id,
    code: row.code,
    dueOn: row.due_on === undated ? null : row.due_on,
    isWait: row.is_wait === 1,
    isDone: row.is_open === 0,
    body: row.body,
    createdAt: new Date(row.created_at),
    changedAt: new Date(row.changed_at),
    causes,
    isWhole: row.causes_count <= causesMax,
    completions: completions.map(({ id, at, completedOn, body }) => ({
      id,
      duty: row.id,
      at: new Date(at),
      completedOn,
      ...(body === null ? {} : { body }),
    })),
  }
}

type CompletionJson = NonNullable<DutyFound['completions'][number]['body']>

const causeFrom = (row: CauseRow): DutyCause =>
  row.kind === 'screening'
    ? { ...row, isSuperseded: row.isSuperseded === 1, isHeldAgain: row.isHeldAgain === 1, hasLeft: row.hasLeft === 1 }
    : { ...row, isRaised: row.isRaised === 1 }
