import { every, type Finding, not, some, type Trilean } from '../finding'
import { seatIn } from '../headquarters'
import type { ComputeItem } from '../item'
import type { Citation } from '../law'
import { isWithinShare, operationsOf } from '../operations-count'
import { isSameName, type Party } from '../party'
import { outcomeWithin } from '../place-set'
import type { ReviewPolicy } from '../review/review'
import { sitesOf } from './compute-facts'
import { askIn, customerSays, outsider, type Promises, seatDoubt, type Work } from './compute-work'
import { type Part, part } from './part'

export const aiaPromise = (given: Work): Part => {
  const { value, entry, trains } = given
  const { cite, because: promised } = value.promise
  const { outcome, because } = saying([
    customerSays(outsider(given)),
    trains,
    providerSays(given, 'aia-holder', 'a holder of chips under AIA'),
  ])
  const finding = askIn(given, cite)('aia-promise', outcome, outcome === 'met' ? `${promised}: ${because}` : because)
  return part('aia-promise', [finding, ...doubted(given, outcome, cite)], entry, { survivors: [], policy: unstated(promised, cite) })
}

export const validatedTerms = (given: Work): Part => {
  const { deal, value, entry, trains, customers, item } = given
  const { cite, because: asked } = value.validated
  const { geography } = deal.law
  // The terms speak of headquarters alone.
  const seat = some(
    customers.map(
      (each) => seatIn({ ...each, ultimateParents: [], owners: [], stateControl: undefined }, value.outsiders, geography, cite).outcome,
    ),
  )
  const outside = some([seat, site(given)])
  const where = {
    met: 'the customer’s headquarters or the site is outside the partner countries',
    unmet: 'customer and site are of the partner countries',
    unknown: 'the customer’s headquarters or the site was not given',
  }[outside]
  const { outcome, because } = saying([
    { outcome: outside, because: where },
    trains,
    { outcome: not(isAllowedTuning(item, value)), because: tuningBecause(item, value) },
    providerSays(given, 'dc-veu', 'a data center validated end-user'),
  ])
  const finding = askIn(given, cite)('validated-end-user-terms', outcome, outcome === 'met' ? `${asked}: ${because}` : because)
  return part('validated-end-user-terms', [finding, ...doubted(given, outcome, cite)], entry, {
    survivors: [],
    policy: unstated(asked, cite),
  })
}

/** Beside an open promise, an ambiguity by its own name. */
const doubted = (given: Work, outcome: Trilean, cite: Citation): readonly Finding[] => {
  const doubt = outcome === 'unknown' ? seatDoubt(given) : undefined
  return doubt === undefined ? [] : [askIn(given, cite)('customer', 'unknown', `the customer is ${doubt.because}`, doubt.code)]
}

/** Whether the machines stand outside the partner countries. */
const site = ({ deal, value }: Work): Trilean => {
  const places = sitesOf(deal)
  return places.length === 0 ? 'unknown' : some(places.map((place) => outcomeWithin(deal.law.geography, place, value.outsiders)))
}

/** Fine-tuning by not more than a share of the model's first training. */
export const isAllowedTuning = (
  { workload, plannedOperations, originalOperations }: ComputeItem,
  { validated: { tuning } }: Promises,
): Trilean => {
  if (workload !== 'fine-tuning') return 'unmet'
  const planned = operationsOf(plannedOperations)
  const before = operationsOf(originalOperations)
  if (planned === undefined || before === undefined) return 'unknown'
  return isWithinShare(planned, tuning, before) ? 'met' : 'unmet'
}

const tuningBecause = (
  { workload, plannedOperations = 'unknown', originalOperations = 'unknown' }: ComputeItem,
  { validated }: Promises,
) =>
  workload === 'fine-tuning'
    ? `fine-tuning with ${plannedOperations} operations against ${(validated.tuning.numerator * 100) / validated.tuning.denominator} % of ${originalOperations}`
    : 'training, not fine-tuning'

/** Machines in several hands: whose terms bind is for a person, wherever they may matter. */
export const severalHands = (given: Work): Part => {
  const { deal, entry, trains } = given
  const { code, because } = given.value.hands
  const ask = askIn(given, entry.cite)
  const { computeProvider, owner, operator, cloudOperator } = deal.export.parties
  const names = [computeProvider, owner, operator, cloudOperator].flatMap((each) => each?.name ?? [])
  const isOne = names.every((each) => isSameName(each, names[0] ?? '')) && (computeProvider?.tenure ?? 'owned') === 'owned'
  const matters = isOne ? 'unmet' : every([trains.outcome, some([outsider(given), site(given)])])
  return matters === 'unmet'
    ? part('red-flag-28', [ask('several-hands', 'unmet', 'nobody else’s terms may matter')], entry)
    : part('red-flag-28', [ask('several-hands', 'unknown', because, code)], entry, { survivors: [] })
}

/** Which part of a rule decided, in words. */
const saying = (parts: readonly { readonly outcome: Trilean; readonly because: string }[]): { outcome: Trilean; because: string } => {
  const outcome = every(parts.map((each) => each.outcome))
  return {
    outcome,
    because: parts
      .filter((each) => each.outcome === outcome)
      .map(({ because }) => because)
      .join('; '),
  }
}

const providerSays = (given: Work, wanted: Party['computeStatus'], name: string) => {
  const outcome = isStatus(given, wanted)
  const because = {
    met: `the provider is ${name}`,
    unmet: `the provider is not ${name}`,
    unknown: `whether the provider is ${name} was not said`,
  }
  return { outcome, because: because[outcome] }
}

/** A provider that did not say how it has its chips may be one. */
const isStatus = ({ status }: Work, wanted: Party['computeStatus']): Trilean =>
  status === undefined ? 'unknown' : status === wanted ? 'met' : 'unmet'

const unstated = (because: string, cite: Citation): ReviewPolicy => ({ posture: 'unstated', because, cite })
