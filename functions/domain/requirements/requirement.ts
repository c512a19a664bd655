import type { Deal } from '../deal'
import { every, type Finding, type Flag, some, type Trilean } from '../finding'
import type { ReviewPolicy } from '../review/review'
import { byDestination } from './by-destination'
import { byEmbargo } from './by-embargo'
import { byEndUse } from './by-end-use'
import { byHeadquarters } from './by-headquarters'
import { byListing } from './by-listing'
import { byNotice } from './by-notice'
import { byTraining } from './by-training'
import { byUsPersons } from './by-us-persons'
import { jurisdictionFinding } from './jurisdiction'
import type { Bar, Part, RequirementSource, Subject } from './part'

/** Whether one reading of one item needs a license, why, and everything that was asked on the way. */
export type Requirement = {
  readonly outcome: Trilean
  readonly sources: readonly RequirementSource[]
  readonly findings: readonly Finding[]
  readonly notes: readonly Flag[]
  /** What shuts license exceptions. */
  readonly bars: readonly Bar[]
  /** Policies that single rules bring along. */
  readonly policies: readonly ReviewPolicy[]
  /** A rule that nothing lifts but its own license may apply: nothing permits while that is unknown. */
  readonly isOpen: boolean
}

/** Every rule that may ask for a license, each asked apart. What is not subject to the EAR is asked nothing but what binds US persons. */
export const requirementFor = (deal: Deal, subject: Subject): Requirement => {
  const jurisdiction = jurisdictionFinding(deal, subject)
  const isSubject = jurisdiction?.outcome ?? 'met'
  const findings: Finding[] = jurisdiction === undefined ? [] : [jurisdiction]
  const sources: RequirementSource[] = []
  const notes: Flag[] = []
  const bars: Bar[] = []
  const policies: ReviewPolicy[] = []
  let outcome: Trilean = 'unmet'
  let isOpen = false
  const add = (each: Part, isAsked: Trilean): void => {
    const { code, because, cite, confidence } = each
    const asked = every([each.outcome, isAsked])
    findings.push(...each.findings)
    notes.push(...each.notes)
    outcome = some([outcome, asked])
    if (asked === 'unmet') return
    if (asked === 'met') sources.push({ code, because, cite, confidence })
    if (each.policy !== undefined) policies.push(each.policy)
    bars.push(...each.bars)
    isOpen ||= !lifted.has(code) && each.findings.some((finding) => finding.outcome === 'unknown')
  }
  for (const rule of rules) for (const each of rule(deal, subject)) add(each, isSubject)
  for (const each of byUsPersons(deal, isSubject)) add(each, 'met')
  return { outcome, sources, findings, notes, bars, policies, isOpen }
}

const rules: readonly ((deal: Deal, subject: Subject) => readonly Part[])[] = [
  byEmbargo,
  byDestination,
  byHeadquarters,
  byNotice,
  byListing,
  byEndUse,
  byTraining,
]

/** Requirements that an exception or a license lifts whichever of them stands. */
const lifted: ReadonlySet<RequirementSource['code']> = new Set(['destination', 'headquarters'])
