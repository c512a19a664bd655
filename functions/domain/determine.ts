import { assumptionsOf } from './assumptions'
import type { FindChip } from './classification/circuit'
import { type Classification, type InvalidFact, invalidFact } from './classification/classification'
import { classify } from './classification/classify'
import { type Deal, dealOf } from './deal'
import {
  type Determination,
  type Duty,
  type ItemDetermination,
  type LicenseRequirement,
  type Outcome,
  permits,
  strictest,
} from './determination'
import { advancedComputingExceptions } from './exceptions/advanced-computing-exception'
import type { ExceptionCase, Wanted } from './exceptions/exception-case'
import type { Export } from './export'
import { flagsOf } from './flags'
import type { Item } from './item'
import { type Asked, isUnevaluated, type Judged } from './judged'
import { daysBetween } from './law'
import { licenseCovers, licensesFor } from './license'
import { unevaluated } from './pending'
import { type Requirement, requirementFor } from './requirements/requirement'
import { ok, type Result, refuse } from './result'
import { type ReviewPolicy, stricterPolicy } from './review/review'
import { reviewPolicyFor } from './review/review-policy'
import type { Law } from './rulebook'

/**
 * May these items go to these parties on this day, under which authority, with which duties? Pure: the law of the day
 * and the catalog are arguments. Forbid beats permit; unknown never permits.
 */
export const determine = (given: Export, law: Law, findChip: FindChip): Result<Determination, InvalidFact> => {
  const deal = dealOf(given, law)
  if (given.activity === 'domestic' && deal.abroad.length > 0) {
    return refuse(invalidFact('/activity', `domestic, yet the items go to ${deal.abroad.join(', ')}: say export, reexport or transfer`))
  }
  const judged: Judged[] = []
  for (const [index, item] of given.items.entries()) {
    const classified = classify(item, law, findChip, `/items/${index}`)
    if (!classified.ok) return classified
    judged.push(judge(deal, index, item, classified.value))
  }
  if (!isExact(judged)) return refuse(invalidFact('/items', 'the sum of TPP is beyond exact integers'))

  const wanted = judged.flatMap(({ index, asked }) =>
    asked.flatMap(({ reading, requirement }) =>
      requirement.outcome === 'unmet' ? [] : [{ item: index, reading, isByNotice: requirement.isByNotice }],
    ),
  )
  const exceptions = advancedComputingExceptions(
    deal,
    wanted.filter(({ reading }) => licenseCovers(deal, reading) !== 'met'),
  )
  const outcomes = judged.map((each) => outcomesOf(deal, each, exceptions))
  const evaluated = outcomes.map(agreed)
  const open = unevaluated(deal, judged, strictest(evaluated))
  const isLeftOpen = open.some(({ effect }) => effect === 'needs-review')
  const concluded = evaluated.map((each) => (isLeftOpen || (isShut(law) && permits(each)) ? 'needs-review' : each))
  const items = judged.map((each, at) => itemAnswer(each, concluded[at] ?? 'needs-review'))
  const outcome = strictest(concluded)
  const flags = flagsOf({ deal, judged, outcomes, exceptions, open, outcome })
  return ok({
    outcome,
    tier: null,
    assumed: assumptionsOf(given),
    scope: law.scope,
    items,
    licenseRequirements: requirementsOf(judged),
    licenseExceptions: exceptions.map(({ symbol, status, findings, duties }) => ({ symbol, status, findings, duties })),
    authorizations: licensesFor(
      deal,
      wanted.map(({ reading }) => reading),
    ),
    reviewPolicy: permits(outcome) ? null : policyOf(deal, judged),
    allocations: [],
    duties: dutiesOf(law, outcome, exceptions),
    flags,
  })
}

/** Before what we know, and long after it, nothing is permitted. */
const isShut = ({ asOf, known }: Law): boolean =>
  asOf < known.from || (asOf > known.through && daysBetween(known.through, asOf) > known.graceDays)

/** Stated to be outside the list altogether, and nothing known says otherwise. */
const isEar99 = (item: Item, { readings }: Classification): boolean =>
  'eccn' in item && item.eccn === 'EAR99' && readings.every(({ level }) => level === null)

/** Described by figures or by its entry alone. */
const isUnnamed = (item: Item): boolean =>
  item.kind === 'classified' ||
  (item.kind === 'chip' && item.chip === undefined) ||
  (item.kind === 'system' && item.contains.some(({ chip }) => chip === undefined))

const judge = (deal: Deal, index: number, item: Item, classification: Classification): Judged => {
  const { chips } = classification
  const told = { chips, isEar99: isEar99(item, classification), isUnnamed: isUnnamed(item) }
  const asked = classification.readings.map((reading) => ({ reading, requirement: requirementFor(deal, { reading, ...told }) }))
  return { index, classification, asked: asked as [Asked, ...Asked[]] }
}

const isExact = (judged: readonly Judged[]): boolean =>
  Number.isSafeInteger(judged.reduce((sum, { classification: { tppTotal } }) => sum + (tppTotal ?? 0), 0))

/** One outcome for each reading. */
const outcomesOf = (deal: Deal, { index, classification, asked }: Judged, exceptions: readonly ExceptionCase[]): readonly Outcome[] => {
  if (isUnevaluated(deal, index)) return ['needs-review']
  const isBeyondUs = classification.notes.some(({ effect }) => effect === 'needs-review')
  return asked.map(({ reading, requirement }) => {
    if (requirement.outcome === 'unknown') return 'needs-review'
    if (requirement.outcome === 'unmet') return isBeyondUs ? 'needs-review' : 'no-license-required'
    const outcome = lifted(deal, { item: index, reading, isByNotice: requirement.isByNotice }, exceptions)
    return requirement.isOpen && permits(outcome) ? 'needs-review' : outcome
  })
}

/** In the order of the contract: an authorization, an exception, what might be one, and else a license. */
const lifted = (deal: Deal, wanted: Wanted, exceptions: readonly ExceptionCase[]): Outcome => {
  const license = licenseCovers(deal, wanted.reading)
  if (license === 'met') return 'authorized'
  const statuses = exceptions.map(({ covers }) => covers(wanted))
  if (statuses.includes('eligible')) return 'license-exception'
  return license === 'unknown' || statuses.includes('needs-review') ? 'needs-review' : 'license-required'
}

/** Readings that lead to different outcomes are for a person. */
const agreed = (outcomes: readonly Outcome[]): Outcome => {
  const [first = 'needs-review', ...others] = outcomes
  return others.every((each) => each === first) ? first : 'needs-review'
}

const itemAnswer = ({ index, classification, asked }: Judged, outcome: Outcome): ItemDetermination => {
  const { readings, isSettled, residual, tppEach, tppTotal, performanceDensity, findings } = classification
  const shown = isSettled ? readings[0] : { eccn: null, paragraph: null }
  return {
    index,
    eccn: shown.eccn,
    paragraph: shown.paragraph,
    ...(readings.length > 1 ? { possible: readings.map(({ eccn }) => eccn) } : {}),
    residual: isSettled && readings[0].level === null ? residual : [],
    tppEach,
    tppTotal,
    performanceDensity,
    outcome,
    findings: [...findings, ...asked[0].requirement.findings],
  }
}

const requirementsOf = (judged: readonly Judged[]): readonly LicenseRequirement[] => {
  const found = new Map<string, LicenseRequirement>()
  for (const { index, asked } of judged) {
    for (const source of asked[0].requirement.sources) {
      const key = `${source.code} ${source.because} ${source.cite.provision} ${source.cite.notice}`
      const before = found.get(key)
      found.set(key, before ? { ...before, items: [...before.items, index] } : { ...source, items: [index] })
    }
  }
  return [...found.values()]
}

const policyOf = (deal: Deal, judged: readonly Judged[]): ReviewPolicy | null => {
  let policy: ReviewPolicy | null = null
  for (const { classification, asked } of judged) {
    const { reading, requirement } = asked[0]
    if (requirement.outcome !== 'met') continue
    const figures = { tpp: classification.tppEach, dramBandwidthGBs: classification.dramBandwidthGBs }
    const found = reviewPolicyFor(deal, reading, figures) ?? policyOfLetter(requirement)
    policy = policy === null ? found : found === null ? policy : stricterPolicy(policy, found)
  }
  return policy
}

/** A letter that asks for a license where no rule does leaves the policy to itself. */
const policyOfLetter = ({ sources }: Requirement): ReviewPolicy | null => {
  const letter = sources.find(({ code }) => code === 'individual-notice')
  return letter
    ? { posture: 'unstated', because: 'the letter to the maker asks for the license; its policy was not read', cite: letter.cite }
    : null
}

/** Those of the exception relied on, or the license itself. */
const dutiesOf = ({ remarks }: Law, outcome: Outcome, exceptions: readonly ExceptionCase[]): readonly Duty[] => {
  if (outcome === 'license-exception')
    return exceptions.find(({ status }) => status === 'eligible')?.duties ?? exceptions.flatMap(({ duties }) => duties)
  if (outcome !== 'license-required') return []
  return [{ code: 'license', owner: 'exporter', when: 'before-export', ...remarks.licenseDuty, met: false }]
}
