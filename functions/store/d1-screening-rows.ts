import type { Placement, Stacking } from '../domain/screening/readings'
import { asidePrefix, type Found, type NewScreening, type ScreeningFound } from './screening-store'

/** Not one that was asked beside what its order goes by. */
export const isOrdersOwn = (row: string): string =>
  `substr(${row}.request_key, 1, ${asidePrefix.length}) <> '${asidePrefix.trimEnd()}' || char(10)`
/** The screening that this one takes the place of: the last of the same reference. */
export const superseded = `(SELECT p.id FROM screenings p WHERE p.tenant = ?1 AND p.reference = ?2 AND ${isOrdersOwn('p')} ORDER BY p.seq DESC LIMIT 1)`
/** Ids of the holds that a screening may have placed, one for each candidate. */
export const holdIdOf = (screening: string, candidate: number): string => (candidate === 0 ? screening : `${screening}~${candidate + 1}`)
const candidatesMax = 3
export const holdsOf = (screening: string): string =>
  `(${Array.from({ length: candidatesMax }, (_, at) => (at === 0 ? screening : `${screening} || '~${at + 1}'`)).join(', ')})`

/** Columns of a screening; its long texts are null where whoever asks has them. */
export type ScreeningRow = {
  readonly id: string
  readonly request_hash: string
  readonly decided_at: number
  readonly is_answered: 0 | 1
  readonly input: string | null
  readonly readings: string | null
  readonly answer: string | null
  readonly versions: string
}
export type PlacedRow = { readonly hold: string; readonly outcome: string; readonly facts: string | null }

/** The record under a key. Of one that was made just now the long texts are those that were sent. */
export const foundFrom = (
  row: ScreeningRow | undefined,
  placed: readonly PlacedRow[],
  stacking: Stacking | undefined,
  sent?: NewScreening,
): ScreeningFound => {
  if (row === undefined) throw new Error('a screening left no record')
  // Of a deleted record no text is left, nor the hash of its request: a key sent again then is one used for another.
  const before = JSON.parse(row.readings ?? '{}') as Found
  const input = row.id === sent?.id ? sent.input : (row.input ?? '')
  return {
    id: row.id,
    requestHash: row.request_hash,
    decidedAt: new Date(row.decided_at),
    input,
    versions: JSON.parse(row.versions),
    answer: sent !== undefined && row.id === sent.id && row.is_answered === 1 ? answerSent(sent, before.supersedes) : row.answer,
    found: { ...before, stacking: stacking ?? null, placements: placed.map((each) => placementFrom(row.id, each)) },
  }
}

/** The answer that was composed beforehand, as it was kept. */
const answerSent = ({ composed, expected }: NewScreening, supersedes: string | null): string => {
  if (composed === undefined) return expected?.composed.answer ?? ''
  // Its last field, as SQL wrote it.
  return supersedes === null ? composed.answer : `${composed.answer.slice(0, -1)},"supersedes":${JSON.stringify(supersedes)}}`
}

export const placementFrom = (screening: string, { hold, outcome, facts }: PlacedRow): Placement => {
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
