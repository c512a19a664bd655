import type { Deal } from '../deal'
import { answer, type ExceptionCase, noEmbargo, noUnverifiedParty, otherPart744, type Wanted } from '../exceptions/exception-case'
import { limitOf } from '../exceptions/low-volume-limit'
import type { LimitTerms } from '../exceptions/low-volume-terms'
import { type Ask, asker, claim, type Finding } from '../finding'
import type { IsoDate } from '../law'
import { notDenied } from './denied-recipient'
import { isTooLargeAbroad } from './hosting'
import { hypothetical } from './overlay-entry'
import type { ScenarioInForce, ScenarioParameters } from './scenario-terms'

/** What a consignee may have in a year without a license, where a scenario gives an amount. */
export const lowVolumeExemption = (deal: Deal, wanted: readonly Wanted[], countedTpp: number | null): readonly ExceptionCase[] => {
  const { scenario } = deal.law
  const ceilingTpp = scenario === undefined ? undefined : yearlyAmount(scenario.parameters, deal.export.asOf)
  if (scenario === undefined || ceilingTpp === undefined) return []
  const terms = hypothetical(scenario, deal.law.asOf, limitTerms(scenario, ceilingTpp))
  const ask = asker(terms)
  const limit = limitOf(deal, terms, countedTpp)
  const conditions = [
    ...notDenied(deal, scenario, ask),
    ...shutFindings(deal, scenario, ask),
    ...limit.findings,
    noEmbargo(deal, ask),
    ...noUnverifiedParty(deal, ask),
  ]
  const made = answer({ symbol: 'LOW-VOLUME', aesCode: null }, conditions, [], ask, wanted, ({ item, reading, bars }) => [
    ask(
      'listed-item',
      claim(reading.level === 'a' && reading.nature === 'commodity'),
      'commodities of the .a level count, and no others',
      undefined,
      item,
    ),
    ...otherPart744(bars, ask, item),
  ])
  return [{ ...made, notes: limit.notes, ...(limit.line === undefined || wanted.length === 0 ? {} : { allocation: limit.line }) }]
}

/** Before the proposal begins nothing of it is free; nor is a cluster that may stand at home alone. */
const shutFindings = ({ law, export: { asOf, cluster } }: Deal, scenario: ScenarioInForce, ask: Ask): readonly Finding[] => {
  const { clock } = scenario.parameters
  return [
    ...(clock !== undefined && asOf < clock.start ? [ask('begun', 'unmet', `the proposal begins on ${clock.start}`)] : []),
    ...(isTooLargeAbroad(law, scenario, cluster) ? [ask('hosting', 'unmet', 'the cluster may not stand outside the home country')] : []),
  ]
}

const limitTerms = ({ scenario }: ScenarioInForce, ceilingTpp: number): LimitTerms => ({
  kind: `low-volume:${scenario.id}`,
  ceilingTpp,
  pooling: { code: 'R-07', because: 'the amount is counted at the ultimate parent, with all its affiliates' },
  yearTest: { code: 'R-08', because: 'whether the year is that of export or of receipt is not said' },
  tenureCode: 'R-20',
})

/** TPP of the year asked about: a fixed amount, or that of the schedule, the last one standing on. */
export const yearlyAmount = ({ lowVolume, h100eTpp, clock }: ScenarioParameters, asOf: IsoDate): number | undefined => {
  if (lowVolume === undefined) return undefined
  const { unit, perConsigneePerYear, schedule = [] } = lowVolume
  const year = Math.max(0, Number(asOf.slice(0, 4)) - Number((clock?.start ?? asOf).slice(0, 4)))
  const amount = perConsigneePerYear ?? schedule[Math.min(year, schedule.length - 1)]
  if (amount === undefined || (unit === 'H100e' && h100eTpp === undefined)) return undefined
  return unit === 'TPP' ? Math.floor(amount) : Math.floor(amount * (h100eTpp ?? 0))
}
