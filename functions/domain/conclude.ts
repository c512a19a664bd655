import type { AuthorizationCase } from './authorizations/authorization-case'
import { authorizationCases, authorizationCovers } from './authorizations/authorizations'
import type { Classification } from './classification/classification'
import { type Deal, dealBeside, dealOf } from './deal'
import { type Outcome, permits, strictest } from './determination'
import type { ExceptionCase, Wanted } from './exceptions/exception-case'
import { exceptionsInQuestion, licenseExceptions } from './exceptions/license-exceptions'
import type { Export } from './export'
import { judge } from './judge'
import type { Asked, Judged } from './judged'
import { daysBetween } from './law'
import type { Prohibited } from './prohibitions/prohibition'
import { stoppedParties } from './prohibitions/stopped-parties'
import type { Law } from './rulebook'

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
