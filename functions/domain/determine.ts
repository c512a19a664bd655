import { assumptionsOf } from './assumptions'
import type { AuthorizationCase } from './authorizations/authorization-case'
import { authorizationAnswers, authorizationCases, authorizationCovers, linesOf } from './authorizations/authorizations'
import type { FindChip } from './classification/circuit'
import { type Classification, type InvalidFact, invalidFact } from './classification/classification'
import { classify } from './classification/classify'
import { type Deal, dealBeside, dealOf } from './deal'
import {
  type Allocation,
  type Determination,
  type ItemDetermination,
  type LicenseException,
  type LicenseRequirement,
  type Outcome,
  permits,
  strictest,
} from './determination'
import { dutiesOf, reliedOn } from './duties'
import { type ExceptionCase, isOpenButForCeiling, type Wanted } from './exceptions/exception-case'
import { exceptionsInQuestion, licenseExceptions } from './exceptions/license-exceptions'
import type { Export } from './export'
import { flagsOf } from './flags'
import { judge } from './judge'
import type { Asked, Judged } from './judged'
import { type Citation, daysBetween } from './law'
import { type Prohibited, prohibitionsIn } from './prohibitions/prohibition'
import { stoppedParties } from './prohibitions/stopped-parties'
import type { RequirementSource } from './requirements/part'
import { ok, type Result, refuse } from './result'
import { policyOfOrder } from './review/policy-of-order'
import type { Law } from './rulebook'
import { tierOfDeal } from './tier'

/**
 * May these items go to these parties on this day, under which authority, with which duties? Pure: the law of the day
 * and the catalog are arguments. Forbid beats permit; unknown never permits.
 */
export const determine = (given: Export, law: Law, findChip: FindChip): Result<Determination, InvalidFact> => {
  const classified = classifyAll(given, law, findChip)
  return classified.ok ? ok(present(conclude(given, law, classified.value))) : classified
}

/** What every item is on the day; a fact that no answer can be given on is refused. */
export const classifyAll = (given: Export, law: Law, findChip: FindChip): Result<readonly Classification[], InvalidFact> => {
  const classifications: Classification[] = []
  for (const [index, item] of given.items.entries()) {
    const classified = classify(item, law, findChip, `/items/${index}`, given.assume?.opsOpen)
    if (!classified.ok) return classified
    classifications.push(classified.value)
  }
  if (!isExact(classifications)) return refuse(invalidFact('/items', 'the sum of TPP is beyond exact integers'))
  const abroad = given.activity === 'domestic' ? dealOf(given, law).abroad : []
  // GPU time goes nowhere, whoever uses it.
  const moves = given.items.some(({ kind }) => kind !== 'compute')
  return given.activity === 'domestic' && abroad.length > 0 && moves
    ? refuse(invalidFact('/activity', `domestic, yet the items go to ${abroad.join(', ')}: say export, reexport or transfer`))
    : ok(classifications)
}

/** A deal with everything asked and answered, before it is put into an answer. */
export type Concluded = {
  readonly deal: Deal
  readonly judged: readonly Judged[]
  readonly stopped: Prohibited
  readonly wanted: readonly Wanted[]
  readonly authorizations: readonly AuthorizationCase[]
  readonly exceptions: readonly ExceptionCase[]
  /** TPP of the items at the .a level that no license covers; null where it is not known. */
  readonly countedTpp: number | null
  /** For each item, one outcome for each of its readings. */
  readonly outcomes: readonly (readonly Outcome[])[]
  /** One outcome for each item. */
  readonly concluded: readonly Outcome[]
  readonly outcome: Outcome
}

/**
 * Every rule of the day asked of every item.
 *
 * @param beside The same deal on the same day, concluded under another track: what both say alike is not asked twice, and of
 * exceptions only what the outcome needs.
 */
export const conclude = (given: Export, law: Law, classifications: readonly Classification[], beside?: Concluded): Concluded => {
  const deal = beside === undefined ? dealOf(given, law) : dealBeside(beside.deal, law)
  const judged = given.items.flatMap((item, index): Judged[] => {
    const classification = classifications[index]
    return classification ? [judge(deal, index, item, classification, beside?.judged[index])] : []
  })
  const stopped = beside?.stopped ?? stoppedParties(deal)
  const wanted = judged.flatMap(({ index, asked }) =>
    asked.flatMap(({ reading, requirement: { outcome, bars } }) => (outcome === 'unmet' ? [] : [{ item: index, reading, bars }])),
  )
  const authorizations = authorizationCases(deal, judged)
  const unlicensed = wanted.filter((each) => authorizationCovers(authorizations, each) !== 'met')
  const countedTpp = countedIn(unlicensed, classifications)
  const exceptions = (beside === undefined ? licenseExceptions : exceptionsInQuestion)(deal, unlicensed, countedTpp)
  const outcomes = judged.map((each) => outcomesOf(deal, each, stopped, authorizations, exceptions))
  const concluded = outcomes.map(agreed).map((each) => (isShut(law) && permits(each) ? 'needs-review' : each))
  return { deal, judged, stopped, wanted, authorizations, exceptions, countedTpp, outcomes, concluded, outcome: strictest(concluded) }
}

/** The answer, with its policy, duties and flags. */
export const present = (answered: Concluded): Determination => {
  const { deal, judged, stopped, wanted, authorizations, exceptions, countedTpp, concluded, outcome } = answered
  const { law } = deal
  const items = judged.map((each, at) => itemAnswer(each, stopped, concluded[at] ?? 'needs-review'))
  const policy = permits(outcome) ? { policy: null, notes: [], allocations: [] } : policyOfOrder(deal, judged, countedTpp)
  const answers = authorizationAnswers(authorizations, wanted)
  const flags = flagsOf({ ...answered, answers, policyNotes: policy.notes })
  return {
    outcome,
    tier: tierOfDeal(deal),
    assumed: assumptionsOf(deal.export),
    scope: law.scope,
    items,
    prohibitions: prohibitionsIn([
      stopped,
      ...judged.flatMap(({ asked }, at) => (concluded[at] === 'prohibited' ? [asked[0].prohibited] : [])),
    ]),
    licenseRequirements: requirementsOf(judged),
    licenseExceptions: exceptions.map(shown),
    authorizations: answers,
    reviewPolicy: policy.policy,
    allocations: [
      ...policy.allocations,
      ...(wanted.length === 0 ? [] : linesOf(authorizations)),
      ...exceptionLines(exceptions, reliedOn(answered), outcome),
    ],
    duties: dutiesOf({ deal, judged, concluded, authorizations, exceptions, policy: policy.policy }),
    flags,
  }
}

/** An exception without what only the engine asks of it. */
const shown = (each: ExceptionCase): LicenseException => ({
  symbol: each.symbol,
  status: each.status,
  aesCode: each.aesCode,
  findings: each.findings,
  duties: each.duties,
})

/** Ceilings that the exceptions relied on draw on; where nothing permits, those that alone stand in the way, or that are open. */
const exceptionLines = (
  exceptions: readonly ExceptionCase[],
  relied: readonly ExceptionCase[],
  outcome: Outcome,
): readonly Allocation[] => {
  const isClosed = permits(outcome) || outcome === 'prohibited'
  const shown = outcome === 'license-exception' ? relied : isClosed ? [] : exceptions.filter(isOpenButForCeiling)
  return shown.flatMap(({ allocation }) => allocation ?? [])
}

/** TPP of the items at the .a level, each counted once; null where one of them is not known. */
const countedIn = (wanted: readonly Wanted[], classifications: readonly Classification[]): number | null => {
  let sum = 0
  for (const [index, { countedTppTotal }] of classifications.entries()) {
    if (!wanted.some(({ item }) => item === index)) continue
    if (countedTppTotal === null) return null
    sum += countedTppTotal
  }
  return sum
}

/** Before what we know, and long after it, nothing is permitted. */
const isShut = ({ asOf, known }: Law): boolean =>
  asOf < known.from || (asOf > known.through && daysBetween(known.through, asOf) > known.graceDays)

const isExact = (classifications: readonly Classification[]): boolean =>
  Number.isSafeInteger(classifications.reduce((sum, { tppTotal }) => sum + (tppTotal ?? 0), 0))

/** One outcome for each reading. What stops the deal is asked first, and while it is open nothing else is answered. */
const outcomesOf = (
  deal: Deal,
  { index, classification, asked }: Judged,
  stopped: Prohibited,
  authorizations: readonly AuthorizationCase[],
  exceptions: readonly ExceptionCase[],
): readonly Outcome[] => {
  const isOpen = deal.abroad.length > 0 && classification.notes.some(({ effect }) => effect === 'needs-review')
  return asked.map((each) => {
    const { outcome: isProhibited } = each.prohibited
    if (stopped.outcome === 'met' || isProhibited === 'met') return 'prohibited'
    if (stopped.outcome === 'unknown' || isProhibited === 'unknown') return 'needs-review'
    return outcomeOf(index, each, isOpen, authorizations, exceptions)
  })
}

const outcomeOf = (
  item: number,
  { reading, requirement }: Asked,
  isOpen: boolean,
  authorizations: readonly AuthorizationCase[],
  exceptions: readonly ExceptionCase[],
): Outcome => {
  if (requirement.outcome === 'unknown') return 'needs-review'
  if (requirement.outcome === 'unmet') return isOpen ? 'needs-review' : 'no-license-required'
  const outcome = lifted({ item, reading, bars: requirement.bars }, authorizations, exceptions)
  return requirement.isOpen && permits(outcome) ? 'needs-review' : outcome
}

/** In the order of the contract: an authorization, an exception, what might be one, and else a license. */
const lifted = (wanted: Wanted, authorizations: readonly AuthorizationCase[], exceptions: readonly ExceptionCase[]): Outcome => {
  const authorized = authorizationCovers(authorizations, wanted)
  if (authorized === 'met') return 'authorized'
  const statuses = exceptions.map(({ covers }) => covers(wanted))
  if (statuses.includes('eligible')) return 'license-exception'
  return authorized === 'unknown' || statuses.includes('needs-review') ? 'needs-review' : 'license-required'
}

/** Readings that lead to different outcomes are for a person. */
const agreed = (outcomes: readonly Outcome[]): Outcome => {
  const [first = 'needs-review', ...others] = outcomes
  return others.every((each) => each === first) ? first : 'needs-review'
}

const itemAnswer = ({ index, classification, asked }: Judged, stopped: Prohibited, outcome: Outcome): ItemDetermination => {
  const { readings, isSettled, residual, tppEach, tppTotal, performanceDensity, findings } = classification
  const shown = isSettled ? readings[0] : { eccn: null, paragraph: null }
  return {
    index,
    eccn: shown.eccn,
    paragraph: shown.paragraph,
    ...(readings.length > 1 ? { possible: [...new Set(readings.map(({ eccn }) => eccn))] } : {}),
    residual: isSettled && readings[0].level === null ? residual : [],
    tppEach,
    tppTotal,
    performanceDensity,
    outcome,
    findings: [...findings, ...stopped.findings, ...asked[0].prohibited.findings, ...asked[0].requirement.findings],
  }
}

const isSameCite = (one: Citation, other: Citation): boolean => one.provision === other.provision && one.notice === other.notice

const requirementsOf = (judged: readonly Judged[]): readonly LicenseRequirement[] => {
  const found: (RequirementSource & { items: number[] })[] = []
  for (const { index, asked } of judged) {
    for (const { code, because, cite, confidence } of asked[0].requirement.sources) {
      const before = found.find((each) => each.code === code && each.because === because && isSameCite(each.cite, cite))
      if (before === undefined) found.push({ code, because, cite, confidence, items: [index] })
      else before.items.push(index)
    }
  }
  return found
}
