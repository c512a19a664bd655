import type { IsoDate } from '../domain/law'
import type { Decision, Disposition, Ruling, RulingBody } from '../domain/records/screening'
import type { ScreeningRecord } from './record-store'

/** A screening as SQL hands it over. */
export type ScreeningRow = {
  readonly seq: number
  readonly id: string
  readonly tenant: string
  readonly reference: string
  readonly request_id: string
  readonly decided_at: number
  readonly as_of: IsoDate
  readonly decision: Decision | null
  readonly outcome: string | null
  readonly input: string | null
  readonly readings: string | null
  readonly answer: string | null
  readonly versions: string
  readonly hold: string | null
  readonly supersedes: string | null
  readonly salt: string | null
  readonly retention_class: string
  readonly retained_until: IsoDate
  readonly sealed: 0 | 1 | 2 | 3
  readonly deleted_at: number | null
}

export type DispositionRow = {
  readonly seq: number
  readonly id: string
  readonly tenant: string
  readonly screening: string
  readonly request_hash: string
  readonly at: number
  readonly ruling: Ruling
  readonly body: string | null
  readonly salt: string | null
}

/** The stored record, as the rest of the program knows it. */
export const recordFrom = (row: ScreeningRow): ScreeningRecord => ({
  seq: row.seq,
  id: row.id,
  tenant: row.tenant,
  reference: row.reference,
  requestId: row.request_id,
  decidedAt: new Date(row.decided_at),
  asOf: row.as_of,
  decision: row.decision,
  outcome: row.outcome,
  input: row.input,
  readings: row.readings,
  answer: row.answer,
  versions: JSON.parse(row.versions),
  hold: row.hold,
  supersedes: row.supersedes,
  retentionClass: row.retention_class,
  retainedUntil: row.retained_until,
  deletedAt: instantOrNull(row.deleted_at),
})

export const instantOrNull = (ms: number | null): Date | null => (ms === null ? null : new Date(ms))

export const dispositionFrom = ({
  id,
  screening,
  at,
  ruling,
  body,
}: Pick<DispositionRow, 'id' | 'screening' | 'at' | 'ruling' | 'body'>): Disposition => ({
  id,
  screening,
  at: new Date(at),
  ruling,
  ...(body === null ? {} : { body: JSON.parse(body) as RulingBody }),
})
