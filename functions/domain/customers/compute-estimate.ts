import { operationsIn as lineOf, mostOf, noOperations, type Operations, saidOf, sumOf, wholeOf } from '../operations-count'
import { believed } from './believed-utilization'
import type { CheckReadings, Estimate } from './check'
import type { ComputeTier } from './compute-request'
import { type Counted, countedFrom, singleAccounts } from './counted-accounts'
import type { CustomerFacts } from './customer'
import type { CustomerLaw } from './customer-law'
import { assumptionsOf } from './estimate-assumptions'
import type { Sums } from './estimated-sums'
import { largestFabric } from './largest-fabric'
import { type ChipBook, operationsIn, usedIn } from './machine-time'
import { plannedOperations } from './model-plan'

/** Operations as counts, with what is shown of them. */
export type ComputeEstimate = {
  /** Asked for and used over all linked accounts: the upper bound. */
  readonly total: Operations
  /** Asked for now, alone. */
  readonly requested: Operations
  /** Used before and asked for elsewhere, by the accounts it is linked with. */
  readonly linked: Operations
  /** The most that any one of the accounts asked for and used. Absent: nobody looked. */
  readonly largestAccount?: Operations | undefined
  /** The largest single fabric, in operations a second, and its link in Gbit/s where that is known. */
  readonly fabric: { readonly peakPerSecond: Operations; readonly gbps?: number | undefined }
  /** Something of the advanced classes is asked for, or may be: a chip that the catalog does not know. */
  readonly isAdvanced: boolean
  /** Some of it trains, or nobody said that it does not. */
  readonly mayTrain: boolean
  /** Chips that the catalog does not know: how much they compute is not known. */
  readonly unknownChips: readonly string[]
  readonly shown: Estimate
}

/** What a customer asks for, with what it used in the rolling time and all that accounts of the same hands ask for and used. */
export const computeEstimate = (
  told: CustomerFacts,
  linkedTold: CheckReadings['linked'],
  law: CustomerLaw,
  book: ChipBook,
): ComputeEstimate => {
  const { facts, linked } = believed({ facts: told, linked: linkedTold }, law.lines.value.utilization.least)
  const counted = countedFrom(facts, linked, law)
  const { utilization, cluster } = law.lines.value
  const upper = sumsOf(facts, counted, utilization.upper, book)
  const fabric = largestFabric(facts.compute ?? [], cluster.fabricGbps, book)
  const { requested, total } = upper
  return {
    total,
    requested,
    linked: (total - requested - upper.used) as Operations,
    largestAccount: upper.largestAccount,
    fabric,
    isAdvanced: isAdvanced(facts, counted, upper, law, book),
    mayTrain: mayTrain(facts),
    unknownChips: unknownIn(facts, counted, book),
    shown: {
      operations: saidOf(total),
      requested: saidOf(requested),
      used: saidOf(upper.used),
      linked: saidOf((total - requested - upper.used) as Operations),
      expected: saidOf(sumsOf(facts, counted, utilization.usual, book).total),
      peakPerSecond: saidOf(wholeOf(fabric.peakPerSecond)),
      assumptions: assumptionsOf(facts, counted, upper, law, book),
    },
  }
}

/** Machine time is asked for to carry out the plan: the larger of both is counted, never their sum. */
const sumsOf = ({ compute = [], modelPlan }: CustomerFacts, counted: Counted, utilization: number, book: ChipBook): Sums => {
  const machineTime = sumOf(compute.map((each) => operationsIn(each, utilization, book)))
  const planned = plannedOperations(modelPlan)
  const requested = wholeOf(mostOf([machineTime, planned ?? noOperations]))
  const used = wholeOf(usedIn(counted.usage, utilization, book))
  const accounts = singleAccounts(counted, utilization, book)
  // The account may stand among the linked ones under its own id: then the larger of the two is the account.
  const own = mostOf([sumOf([requested, used]), accounts.own])
  return {
    machineTime,
    planned,
    requested,
    used,
    largestAccount: mostOf([own, ...accounts.others]),
    total: wholeOf(sumOf([own, ...accounts.others])),
  }
}

/**
 * Of what it asks for or used itself: what is linked with it asks nothing here. Operations of no named chip may be of any, and a
 * plan of the second tier is carried out on no small ones, whatever is asked for beside it.
 */
const isAdvanced = (
  { compute = [] }: CustomerFacts,
  { usage }: Counted,
  { planned = noOperations }: Sums,
  { lines }: CustomerLaw,
  book: ChipBook,
): boolean => {
  const chips = [...compute, ...usage].flatMap((each) => ('chip' in each ? [each.chip] : []))
  const isUnnamed = usage.some((each) => 'operations' in each) || planned >= lineOf(lines.value.tiers.T2)
  return isUnnamed || chips.some((each) => isAdvancedOrUnknown(each, book))
}

const isAdvancedOrUnknown = (asked: string, { chipOf, isAdvanced }: ChipBook): boolean => {
  const chip = chipOf(asked)
  return chip === undefined || isAdvanced(chip)
}

/** Only a request that is stated not to train is taken for one, and no plan to train beside it. */
const mayTrain = ({ compute = [], modelPlan, intendedUse }: CustomerFacts): boolean =>
  compute.some(({ training }) => training !== false) ||
  plannedOperations(modelPlan) !== undefined ||
  intendedUse?.purpose === 'training' ||
  intendedUse?.purpose === 'fine-tuning'

const unknownIn = ({ compute = [] }: CustomerFacts, { usage, others }: Counted, { chipOf }: ChipBook): readonly string[] => {
  const elsewhere = others.flatMap((each) => [...each.compute, ...each.usage])
  const chips = [...compute, ...usage, ...elsewhere].flatMap((each) => ('chip' in each ? [each.chip] : []))
  return [...new Set(chips.filter((each) => chipOf(each) === undefined))]
}

/** All there is was asked for and used elsewhere: what others do is no request of this one. */
export const asksNothing = ({ total, linked }: Pick<ComputeEstimate, 'total' | 'linked'>): boolean => total === linked

/** Which tier the estimate falls into. */
export const computeTierOf = ({ total, isAdvanced }: ComputeEstimate, { lines }: CustomerLaw): ComputeTier => {
  const { T2, T3, T4 } = lines.value.tiers
  if (!isAdvanced) return 'T0'
  if (total >= lineOf(T4)) return 'T4'
  if (total >= lineOf(T3)) return 'T3'
  return total >= lineOf(T2) ? 'T2' : 'T1'
}
