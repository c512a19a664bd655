import type { Export } from '../domain/export'
import type { ListEvidence } from '../domain/screening/list-evidence'
import type { TrackAsked } from './law-for'

/** What a caller asked, and what was given to the decision beside the database. */
export type ScreeningInput = {
  readonly given: Export
  readonly track: TrackAsked
  readonly reference: string
  readonly signals?: readonly string[] | undefined
  /** How long quota is to be set aside, in milliseconds. Absent: not at all. */
  readonly holdMs?: number | undefined
  /** What the lists said. Absent in records of before they were searched here. */
  readonly lists?: ListEvidence | undefined
}
