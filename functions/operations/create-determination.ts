import { findChip } from '../catalog/chips/catalog'
import type { Classification, InvalidFact } from '../domain/classification/classification'
import type { Determination, OtherTrack } from '../domain/determination'
import { type Concluded, classifyAll, conclude, present } from '../domain/determine'
import type { Export } from '../domain/export'
import type { Finding } from '../domain/finding'
import { summaryOf } from '../domain/other-track'
import { ok, type Result } from '../domain/result'
import type { Law } from '../domain/rulebook'
import { leftOpen, savedOutcome, savingFinding, savingFlag } from '../domain/saving-clause'
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
  const determination = determinationFrom(settled(given, law, classified.value))
  const also = otherTrackOf(given, law, classified.value)
  return ok(also === undefined ? { law: stampOf(law), ...determination } : { law: stampOf(law), ...determination, also })
}

/** What the law of a day comes to, and what a saving clause made of it. */
type Settled = { readonly concluded: Concluded; readonly saving?: Finding }

/** Under the law of the day; or under what stood before, for goods on their way that a saving clause covers. */
const settled = (given: Export, law: Law, classifications: readonly Classification[]): Settled => {
  const now = conclude(given, law, classifications)
  const [saving] = law.savings
  if (saving === undefined || given.transit === undefined) return { concluded: now }
  const earlier = {
    ...lawOfDay(law.track === 'codified' ? 'codified' : 'enforced', saving.value.earlier),
    asOf: law.asOf,
    geography: law.geography,
  }
  const classifiedThen = classifyAll(given, earlier, findChip)
  if (!classifiedThen.ok) return { concluded: now }
  const before = conclude(given, earlier, classifiedThen.value)
  const finding = savingFinding(given, saving)
  const saved = savedOutcome(finding, now.outcome, before.outcome)
  if (saved === 'nothing') return { concluded: now }
  return { concluded: saved === 'earlier-law' ? before : leftOpen(now), saving: finding }
}

const determinationFrom = ({ concluded, saving }: Settled): Determination => {
  const answer = present(concluded)
  return saving === undefined ? answer : { ...answer, flags: [...answer.flags, savingFlag(saving)] }
}

/** The same items under the law's other truth, where there are two: they are classified alike on both. */
const otherTrackOf = (given: Export, law: Law, classifications: readonly Classification[]): OtherTrack | undefined => {
  if (!hasTwoTracks(given.asOf)) return undefined
  const other = lawOfDay(law.track === 'enforced' ? 'codified' : 'enforced', given.asOf)
  const { concluded, saving } = settled(given, other, classifications)
  const summary = summaryOf(concluded)
  return saving === undefined ? summary : { ...summary, because: savingFlag(saving).because }
}
