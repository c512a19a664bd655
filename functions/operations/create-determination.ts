import { findChip } from '../catalog/chips/catalog'
import type { Classification, InvalidFact } from '../domain/classification/classification'
import type { Determination, OtherTrack } from '../domain/determination'
import { classifyAll, conclude, present } from '../domain/determine'
import type { Export } from '../domain/export'
import { summaryOf } from '../domain/other-track'
import { ok, type Result } from '../domain/result'
import type { Law } from '../domain/rulebook'
import { savedOutcome, savingFinding, savingFlag } from '../domain/saving-clause'
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
  const determination = determinationUnder(given, law, classified.value)
  const also = otherTrackOf(given, law, classified.value)
  return ok(also === undefined ? { law: stampOf(law), ...determination } : { law: stampOf(law), ...determination, also })
}

/** Under the law of the day; or under what stood before, for goods on their way that a saving clause covers. */
const determinationUnder = (given: Export, law: Law, classifications: readonly Classification[]): Determination => {
  const now = conclude(given, law, classifications)
  const [saving] = law.savings
  if (saving === undefined || given.transit === undefined) return present(now)
  const earlier = {
    ...lawOfDay(law.track === 'codified' ? 'codified' : 'enforced', saving.value.earlier),
    asOf: law.asOf,
    geography: law.geography,
  }
  const classifiedThen = classifyAll(given, earlier, findChip)
  if (!classifiedThen.ok) return present(now)
  const before = conclude(given, earlier, classifiedThen.value)
  const finding = savingFinding(given, saving)
  const saved = savedOutcome(finding, now.outcome, before.outcome)
  if (saved === 'nothing') return present(now)
  const answer = present(saved === 'earlier-law' ? before : now)
  const flags = [...answer.flags, savingFlag(finding)]
  return saved === 'earlier-law' ? { ...answer, flags } : { ...answer, flags, outcome: 'needs-review' }
}

/** The same items under the law's other truth, where there are two: they are classified alike on both. */
const otherTrackOf = (given: Export, law: Law, classifications: readonly Classification[]): OtherTrack | undefined => {
  if (!hasTwoTracks(given.asOf)) return undefined
  const other = lawOfDay(law.track === 'enforced' ? 'codified' : 'enforced', given.asOf)
  return summaryOf(conclude(given, other, classifications))
}
