import type { Chip } from '../chip'
import type { LicenseRequirement } from '../determination'
import type { Reading } from '../eccn'
import { type Finding, type Flag, some, type Trilean } from '../finding'
import type { Item } from '../item'
import type { Citation, Confidence } from '../law'
import type { ReviewPolicy } from '../review/review'

export type RequirementSource = Omit<LicenseRequirement, 'items'>

/** What of an item the requirement turns on. */
export type Subject = {
  readonly item: Item
  readonly reading: Reading
  readonly chips: readonly Chip[]
  /** First five characters of the entries in which it stands, or usually would. */
  readonly entries: readonly string[]
  readonly isEar99: boolean
  /** Some circuit is described or only classified, so that no letter can be held against its name. */
  readonly isUnnamed: boolean
}

/** A requirement that shuts license exceptions, save for the paragraphs that survive it. */
export type Bar = {
  readonly outcome: Exclude<Trilean, 'unmet'>
  readonly because: string
  readonly code?: string
  readonly survivors: readonly string[]
}

/** One rule's answer to whether a license is needed. */
export type Part = RequirementSource & {
  readonly outcome: Trilean
  readonly findings: readonly Finding[]
  readonly notes: readonly Flag[]
  readonly bars: readonly Bar[]
  /** How an application under this rule is reviewed, where the rule says so itself. */
  readonly policy?: ReviewPolicy
}

type More = { readonly notes?: readonly Flag[]; readonly survivors?: readonly string[]; readonly policy?: ReviewPolicy }

/** The rule is met where one of its findings is. `survivors` given: it shuts the exceptions. */
export const part = (
  code: Part['code'],
  findings: readonly Finding[],
  { cite, confidence }: { readonly cite: Citation; readonly confidence: Confidence },
  { notes = [], survivors, policy }: More = {},
): Part => {
  const outcome = some(findings.map((each) => each.outcome))
  const decided = findings.find((each) => each.outcome === outcome)
  const because = decided?.because ?? ''
  const made: Part = {
    code,
    outcome,
    because,
    cite: decided?.cite ?? cite,
    confidence: decided?.confidence ?? confidence,
    findings,
    notes,
    bars: survivors === undefined || outcome === 'unmet' ? none : [barOf(outcome, because, decided?.code, survivors)],
  }
  return policy === undefined || outcome !== 'met' ? made : { ...made, policy }
}

const none: readonly Bar[] = []

const barOf = (outcome: Bar['outcome'], because: string, code: string | undefined, survivors: readonly string[]): Bar =>
  code === undefined ? { outcome, because, survivors } : { outcome, because, code, survivors }

/** What stays at home is no export. */
export const domestic = (condition: string, cite: Citation): Finding => ({
  condition,
  outcome: 'unmet',
  because: 'the items stay in the country: not an export',
  cite,
  confidence: 'confirmed',
})
