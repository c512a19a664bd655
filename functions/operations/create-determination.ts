import { findChip } from '../catalog/chips/catalog'
import type { Classification, InvalidFact } from '../domain/classification/classification'
import type { Determination, OtherTrack } from '../domain/determination'
import { classifyAll, conclude, present } from '../domain/determine'
import type { Export } from '../domain/export'
import { summaryOf } from '../domain/other-track'
import { ok, type Result } from '../domain/result'
import type { Law } from '../domain/rulebook'
import { hasTwoTracks, lawOfDay } from '../regimes/us/law-of-day'
import { lawFor, type TrackNotAvailable } from './law-for'
import { type LawStamp, stampOf } from './law-stamp'

export type DeterminationAnswer = { readonly law: LawStamp } & Determination & { readonly also?: OtherTrack }

/** May these items go to these parties on this day? Nothing is stored. From 2025 on the other track's outcome stands beside it. */
export const createDetermination = (given: Export, track: string): Result<DeterminationAnswer, InvalidFact | TrackNotAvailable> => {
  const found = lawFor({ asOf: given.asOf, track })
  if (!found.ok) return found
  const law = found.value
  const classified = classifyAll(given, law, findChip)
  if (!classified.ok) return classified
  const determination = present(conclude(given, law, classified.value))
  const also = otherTrackOf(given, law, classified.value)
  return ok(also === undefined ? { law: stampOf(law), ...determination } : { law: stampOf(law), ...determination, also })
}

/** The same items under the law's other truth, where there are two: they are classified alike on both. */
const otherTrackOf = (given: Export, law: Law, classifications: readonly Classification[]): OtherTrack | undefined => {
  if (!hasTwoTracks(given.asOf)) return undefined
  const other = lawOfDay(law.track === 'enforced' ? 'codified' : 'enforced', given.asOf)
  return summaryOf(conclude(given, other, classifications))
}
