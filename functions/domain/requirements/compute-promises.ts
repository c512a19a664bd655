import { every, not, some, type Trilean } from '../finding'
import { seatIn } from '../headquarters'
import type { ComputeItem } from '../item'
import type { Citation } from '../law'
import { isWithinShare, operationsOf } from '../operations-count'
import type { Party } from '../party'
import { outcomeWithin } from '../place-set'
import type { ReviewPolicy } from '../review/review'
import { sitesOf } from './compute-facts'
import { askIn, customerSays, outsider, type Promises, type Work } from './compute-work'
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
  return part('aia-promise', [finding], entry, { survivors: [], policy: unstated(promised, cite) })
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
  const places = sitesOf(deal)
  const site = places.length === 0 ? 'unknown' : some(places.map((place) => outcomeWithin(geography, place, value.outsiders)))
  const outside = some([seat, site])
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
  return part('validated-end-user-terms', [finding], entry, { survivors: [], policy: unstated(asked, cite) })
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
