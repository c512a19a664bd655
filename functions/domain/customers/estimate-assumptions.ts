import { operationsIn as lineOf, operationsOf, saidOf, sumOf, wholeOf } from '../operations-count'
import type { Counted } from './counted-accounts'
import type { CustomerFacts } from './customer'
import type { CustomerLaw } from './customer-law'
import type { Sums } from './estimated-sums'
import { type ChipBook, type MachineTime, paceOf } from './machine-time'

/** What an estimate took for granted, in sentences with their figures. */
export const assumptionsOf = (facts: CustomerFacts, counted: Counted, sums: Sums, law: CustomerLaw, book: ChipBook): readonly string[] => {
  const times = timesIn(facts, counted)
  return [
    ...new Set([
      ...times.map((each) => paceOf(each, book).because),
      ...(times.length === 0 ? [] : utilizationSaid(times, law)),
      ...planSaid(facts, sums),
      ...windowSaid(counted, law),
      ...linkedSaid(counted),
      ...unreadable(facts, counted),
      ...biologySaid(facts, sums, law),
    ]),
  ]
}

const timesIn = ({ compute = [] }: CustomerFacts, { usage, itself, others }: Counted): readonly MachineTime[] => {
  const elsewhere = [...itself, ...others].flatMap((each) => [...each.compute, ...each.usage])
  return [...compute, ...usage, ...elsewhere].flatMap((each) => ('chip' in each ? [each] : []))
}

const utilizationSaid = (times: readonly MachineTime[], { lines: { value } }: CustomerLaw): readonly string[] => {
  const stated = [...new Set(times.flatMap(({ utilization }) => utilization ?? []))]
  const { upper, usual, least } = value.utilization
  const bound = `utilization ${upper} of the dense peak, the upper bound by which flags are raised; ${usual} is usual`
  return [
    ...(times.some(({ utilization }) => utilization === undefined) ? [bound] : []),
    ...stated.map((each) => `utilization ${each}, as stated; less than ${least} is not believed`),
  ]
}

const planSaid = ({ compute = [], modelPlan }: CustomerFacts, { machineTime, planned, requested }: Sums): readonly string[] => {
  if (planned === undefined) return modelPlan === undefined ? [] : ['the model plan does not say how many operations it comes to']
  if (compute.length === 0) return [`${saidOf(requested)} operations by the model plan alone: no machines were asked for`]
  const [larger, smaller] = planned > machineTime ? ['the model plan', 'the machine time'] : ['the machine time', 'the model plan']
  return [
    `${saidOf(requested)} operations by ${larger}, the larger of the two; ${saidOf(planned > machineTime ? machineTime : wholeOf(planned))} by ${smaller}`,
  ]
}

const windowSaid = ({ since, usage }: Counted, { asOf }: CustomerLaw): readonly string[] =>
  usage.length === 0 ? [] : [`use from ${since} to ${asOf} is counted, and what reaches into that time is counted whole`]

const linkedSaid = ({ others, itself }: Counted): readonly string[] => {
  const ids = [...new Set(others.map(({ id }) => id))]
  return [
    ...(ids.length === 0
      ? []
      : [`${ids.length} linked ${ids.length === 1 ? 'account' : 'accounts'} counted, each once: ${ids.join(', ')}`]),
    ...(itself.length === 0 ? [] : ['the account is among the linked ones itself, and counts once']),
  ]
}

/** A count that cannot be read counts for nothing, and nobody should believe that. */
const unreadable = ({ modelPlan }: CustomerFacts, { usage }: Counted): readonly string[] => {
  const { operations, parameters, tokens } = modelPlan ?? {}
  const counts = [operations, parameters, tokens, ...usage.flatMap((each) => ('operations' in each ? [each.operations] : []))]
  return counts.flatMap((each) =>
    each !== undefined && operationsOf(each) === undefined ? [`${each} is not a number of operations and counts for nothing`] : [],
  )
}

const biologySaid = ({ modelPlan }: CustomerFacts, { requested, used }: Sums, { lines: { value } }: CustomerLaw): readonly string[] => {
  if (sumOf([requested, used]) < lineOf(value.biological) || modelPlan?.biologicalData === false) return []
  return [
    modelPlan?.biologicalData === true
      ? `${value.biological} operations or more, and a model of biological sequence data: ask what it will be able to do`
      : `${value.biological} operations or more: whether a model learns mainly from biological sequence data was not said, and is to be asked`,
  ]
}
