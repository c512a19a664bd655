import type { CeilingStep, Ratio } from '../../domain/quota/allocation'

type Fault = { readonly path: readonly (string | number)[]; readonly message: string }
type Stepped = {
  readonly period: { readonly from: string; readonly to: string }
  readonly ceilings: readonly CeilingStep[]
  readonly ratio?: Ratio | undefined
}

const measures = ['tpp', 'units', 'value'] as const

/** What keeps steps from being a ceiling: it stands over the whole period, and never falls from one step to the next. */
export const ceilingFaults = ({ period, ceilings, ratio }: Stepped): readonly Fault[] => {
  const [first] = ceilings
  return [
    ...(period.from > period.to ? [{ path: ['period', 'to'], message: 'a period ends no earlier than it begins' }] : []),
    ...(first === undefined && ratio === undefined ? [{ path: ['ceilings'], message: 'state a step, or a ratio' }] : []),
    ...(first !== undefined && first.from > period.from
      ? [{ path: ['ceilings', 0, 'from'], message: 'the first step stands from the first day of the period or before' }]
      : []),
    ...ceilings.flatMap((step, at) => stepFaults(step, at, ceilings[at - 1], ratio)),
    ...currencyFaults(ceilings),
  ]
}

const stepFaults = (step: CeilingStep, at: number, before: CeilingStep | undefined, ratio: Ratio | undefined): readonly Fault[] => [
  ...(ratio === undefined && measures.every((each) => step[each] === undefined)
    ? [{ path: ['ceilings', at], message: 'limit at least one of tpp, units and value' }]
    : []),
  ...(before !== undefined && step.from <= before.from ? [{ path: ['ceilings', at, 'from'], message: 'steps ascend by day' }] : []),
  ...measures
    .filter((each) => before !== undefined && amountOf(step, each) < amountOf(before, each))
    .map((each) => ({ path: ['ceilings', at, each], message: 'a step never falls below the one before it' })),
]

/** What a step does not name is not limited. */
const amountOf = (step: CeilingStep, measure: (typeof measures)[number]): number =>
  (measure === 'value' ? step.value?.minor : step[measure]) ?? Number.POSITIVE_INFINITY

const currencyFaults = (ceilings: readonly CeilingStep[]): readonly Fault[] => {
  const [currency] = ceilings.flatMap(({ value }) => (value === undefined ? [] : [value.currency]))
  return ceilings.flatMap(({ value }, at) =>
    value === undefined || value.currency === currency
      ? []
      : [{ path: ['ceilings', at, 'value', 'currency'], message: 'one allocation counts in one currency' }],
  )
}
