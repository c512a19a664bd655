import { noOperations, type Operations, operationsIn, operationsOf, saidOf, timesNumber } from '../operations-count'
import type { Checked } from './checked'
import { asksNothing } from './compute-estimate'
import type { ComputeTier, PriorUsage } from './compute-request'
import { isForeign } from './foreign-customer'
import type { Raised } from './kyc-flag'
import { plannedOperations } from './model-plan'

/** How much computing, and for what. */
export const computeFlags = (checked: Checked): readonly Raised[] => [
  ...unknownChips(checked),
  ...controlledWeights(checked),
  ...systemicRisk(checked),
  ...cluster(checked),
  ...disproportionate(checked),
  ...firstLarge(checked),
  ...structuring(checked),
  ...capacity(checked),
]

const unknownChips = ({ estimate: { unknownChips } }: Checked): readonly Raised[] =>
  unknownChips.length === 0
    ? []
    : [{ code: 'SYS_PARTIAL', because: `how much these compute is not known, and was taken at the most: ${unknownChips.join(', ')}` }]

const controlledWeights = ({ facts, law, estimate }: Checked): readonly Raised[] => {
  const { controlledWeights: stated, earlyShare } = law.lines.value
  const line = operationsIn(stated)
  if (!isForeign(facts.customer, law) || asksNothing(estimate) || estimate.total < timesNumber(line, earlyShare)) return []
  const isReached = estimate.total >= line
  const detail = { operations: saidOf(estimate.total), line: stated }
  const because = `${saidOf(estimate.total)} operations for a foreign customer, ${isReached ? 'at or over the line of' : 'on the way to the line of'} ${stated}`
  const reached: Raised = { code: 'CMP_1E26', case: isReached ? 'reached' : 'early', because, detail }
  if (!isReached || !estimate.mayTrain) return [reached]
  return [
    reached,
    {
      code: 'CMP_REPORTABLE_TRAINING',
      because: `a foreign customer may train with ${saidOf(estimate.total)} operations: the proposed rule would have it reported`,
      detail,
    },
  ]
}

const systemicRisk = ({ law, readings, estimate: { total } }: Checked): readonly Raised[] => {
  const { systemicRisk: line } = law.lines.value
  if (!readings.policy.isEuropean || total < operationsIn(line)) return []
  return [{ code: 'CMP_1E25', because: `${saidOf(total)} operations, at or over the line of ${line} that the European Union draws` }]
}

const cluster = ({ facts, law, estimate: { fabric, shown } }: Checked): readonly Raised[] => {
  const { peakPerSecond, fabricGbps } = law.lines.value.cluster
  const isLinked = fabric.gbps === undefined || fabric.gbps > fabricGbps
  if (!isForeign(facts.customer, law) || !isLinked || fabric.peakPerSecond < operationsIn(peakPerSecond)) return []
  const link = fabric.gbps === undefined ? 'with links of unknown speed' : `linked at ${fabric.gbps} Gbit/s`
  const because = `one fabric of ${shown.peakPerSecond} operations a second, ${link}, for a foreign customer`
  return [{ code: 'CMP_CLUSTER', because, detail: { peakPerSecond: shown.peakPerSecond, line: peakPerSecond } }]
}

const disproportionate = ({ facts, law, estimate: { requested } }: Checked): readonly Raised[] => {
  const planned = plannedOperations(facts.modelPlan)
  const { disproportion } = law.wariness.value
  if (planned !== undefined && requested > timesNumber(planned, disproportion)) {
    const because = `${saidOf(requested)} operations are asked for, more than ${disproportion} times the ${saidOf(planned)} of the model plan`
    return [{ code: 'CMP_DISPROPORTIONATE', because }]
  }
  return facts.signals?.disproportionate === true
    ? [{ code: 'CMP_DISPROPORTIONATE', because: 'more is asked for than the customer was seen to need' }]
    : []
}

const largeTiers: readonly ComputeTier[] = ['T2', 'T3', 'T4']

/** A check before this one was no order: only orders and use are a history, and who told of none has none. */
const firstLarge = ({ facts, tier }: Checked): readonly Raised[] => {
  const hasHistory = (facts.signals?.ordersBefore ?? 0) > 0 || (facts.priorUsage ?? []).some(isUse)
  return hasHistory || !largeTiers.includes(tier)
    ? []
    : [{ code: 'CMP_FIRST_LARGE', because: `a first order of ${tier}: nothing is known of orders or use before` }]
}

const isUse = (usage: PriorUsage): boolean =>
  'chip' in usage ? usage.count > 0 && usage.hours > 0 : (operationsOf(usage.operations) ?? noOperations) > noOperations

const structuring = ({ facts, law, estimate }: Checked): readonly Raised[] => {
  const line = Object.values(law.lines.value.tiers).findLast((each) => estimate.total >= operationsIn(each))
  if (line !== undefined && isSplit(estimate, operationsIn(line))) {
    const because = `accounts of the same hands come to ${saidOf(estimate.total)} operations together, and each stays under ${line}`
    return [{ code: 'CMP_STRUCTURING', because, detail: { line, operations: saidOf(estimate.total) } }]
  }
  return facts.signals?.structuring === true
    ? [{ code: 'CMP_STRUCTURING', because: 'accounts of the same hands are each kept under a line' }]
    : []
}

const isSplit = (estimate: Checked['estimate'], line: Operations): boolean => {
  const { linked, largestAccount } = estimate
  return linked > noOperations && !asksNothing(estimate) && largestAccount !== undefined && largestAccount < line
}

/** Power is told by whoever hosts the machines. A site that says it cannot show it is asked whatever its size. */
const capacity = ({ facts: { signals }, law }: Checked): readonly Raised[] => {
  const { claimedPowerMw = 0, requiredPowerMw = 0, capacityConfirmed } = signals ?? {}
  const { powerMw } = law.wariness.value
  const most = Math.max(claimedPowerMw, requiredPowerMw)
  const isLarge = most > powerMw
  const isShort = isLarge && signals?.claimedPowerMw !== undefined && requiredPowerMw > claimedPowerMw
  const isUnsized = capacityConfirmed === false && most === 0
  if (!isShort && !isUnsized && !(isLarge && capacityConfirmed !== true)) return []
  const because = isShort
    ? `the site claims ${claimedPowerMw} MW, and its machines need ${requiredPowerMw} MW`
    : `power, cooling and space ${isLarge ? `for ${most} MW ` : ''}were not shown`
  return [{ code: 'CMP_CAPACITY_UNCONFIRMED', because }]
}
