import { findChip } from '../catalog/chips/catalog'
import type { Classification } from '../domain/classification/classification'
import { classifyAll } from '../domain/classify-all'
import { type Concluded, conclude } from '../domain/conclude'
import type { Determination, OtherTrack } from '../domain/determination'
import type { Export } from '../domain/export'
import type { Finding } from '../domain/finding'
import { summaryOf } from '../domain/other-track'
import { present } from '../domain/present'
import type { Law } from '../domain/rulebook'
import { leftOpen, savedOutcome, savingFinding, savingFlag } from '../domain/saving-clause'
import { lawOfDay } from '../regimes/us/law-of-day'

/** What the law of a day comes to, and what a saving clause makes of it. */
export type Settled = { readonly concluded: Concluded; readonly saving?: Finding }

/** Under the law of the day; or under what stood before, for goods on their way that a saving clause covers. */
export const settle = (given: Export, law: Law, classifications: readonly Classification[], beside?: Concluded): Settled => {
  const now = conclude(given, law, classifications, beside)
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

export const determinationOf = ({ concluded, saving }: Settled): Determination => {
  const answer = present(concluded)
  return saving === undefined ? answer : { ...answer, flags: [...answer.flags, savingFlag(saving)] }
}

/** The same in a line. */
export const lineOf = ({ concluded, saving }: Settled): OtherTrack => {
  const summary = summaryOf(concluded)
  return saving === undefined ? summary : { ...summary, because: savingFlag(saving).because }
}
