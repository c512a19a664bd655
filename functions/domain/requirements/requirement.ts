import type { Deal } from '../deal'
import { every, type Finding, type Flag, some, type Trilean } from '../finding'
import type { ReviewPolicy } from '../review/review'
import { byAccess } from './by-access'
import { byCompute } from './by-compute'
import { byDestination } from './by-destination'
import { byEmbargo } from './by-embargo'
import { byEndUse } from './by-end-use'
import { byHeadquarters } from './by-headquarters'
import { byListing } from './by-listing'
import { byNotice } from './by-notice'
import { byRelease } from './by-release'
import { byTraining } from './by-training'
import { byUsPersons } from './by-us-persons'
import { byWeights } from './by-weights'
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
  /** What each rule answered, in their order. */
  readonly parts: readonly (readonly Part[])[]
}

/**
 * Every rule that may ask for a license, each asked apart. What is not subject to the EAR is asked nothing but what binds US persons.
 *
 * @param beside The same subject on the same day under another track: rules on which the tracks do not part are not asked again.
 */
export const requirementFor = (deal: Deal, subject: Subject, beside?: Requirement): Requirement => {
  const jurisdiction = subject.item.kind === 'compute' ? undefined : jurisdictionFinding(deal, subject)
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
  const parts = rulesFor(deal, subject).map((rule, at) => (alike.has(rule) ? beside?.parts[at] : undefined) ?? rule(deal, subject))
  for (const own of parts) for (const each of own) add(each, isSubject)
  for (const each of byUsPersons(deal, isSubject)) add(each, 'met')
  return { outcome, sources, findings, notes, bars, policies, isOpen, parts }
}

type Rule = (deal: Deal, subject: Subject) => readonly Part[]

const ofMovements: readonly Rule[] = [byEmbargo, byDestination, byHeadquarters, byNotice, byListing, byEndUse, byTraining]
const ofWeights: readonly Rule[] = [byEmbargo, byWeights, byListing, byEndUse]
const ofReleases: readonly Rule[] = [byEmbargo, byRelease, byListing, byEndUse]
const ofCompute: readonly Rule[] = [byAccess, byTraining, byCompute]

/** Rules that say the same on every track of a day. */
const alike: ReadonlySet<Rule> = new Set([byEmbargo, byNotice, byListing, byEndUse, byTraining])

const movements: ReadonlySet<string> = new Set(['export', 'reexport', 'transfer', 'domestic'])

/** Weights and GPU time have rules of their own, whatever is done with them; so has what is released or reached, not moved. */
const rulesFor = ({ export: { activity } }: Deal, { item: { kind } }: Subject): readonly Rule[] => {
  if (kind === 'compute') return ofCompute
  if (kind === 'modelWeights') return ofWeights
  return movements.has(activity) ? ofMovements : ofReleases
}

/** Requirements that an exception or a license lifts whichever of them stands. */
const lifted: ReadonlySet<RequirementSource['code']> = new Set(['destination', 'headquarters'])
