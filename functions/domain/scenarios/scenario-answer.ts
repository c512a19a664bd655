import type { Deal } from '../deal'
import type { Allocation, Determination, OtherTrack } from '../determination'
import type { Agreement } from '../export'
import type { PlaceCode } from '../place'
import { approvedAs } from './approved-operator'
import { bandOf } from './cluster-band'
import type { ScenarioInForce, ScenarioParameters } from './scenario-terms'
import { type Segment, segmentOf } from './segment'

/** A ceiling that decides, in TPP and in units of an H100. */
export type BindingLimit = Allocation & { readonly h100e?: { readonly ceiling: number; readonly used: number; readonly requested: number } }

/** An agreement or an operator that the answer rests on. */
export type ReliedOn =
  | { readonly kind: 'agreement'; readonly country: PlaceCode; readonly from: string; readonly to?: string; readonly effect: string }
  | { readonly kind: 'operator'; readonly id: string; readonly name: string }

/** What a scenario says of itself beside its answer. */
export type ScenarioAnswer = {
  readonly id: string
  readonly title: string
  /** Null where a headquarters or parent is open. */
  readonly segment: Segment | null
  /** Those in force, by name. */
  readonly parameters: Readonly<Record<string, unknown>>
  readonly bindingLimit: BindingLimit | null
  readonly clusterBand?: string
  readonly reliedOn: readonly ReliedOn[]
  /** Agreements with this country whose conditions were not shown to hold. */
  readonly unfulfilled: readonly ReliedOn[]
  readonly differsFromEnforced: boolean
  /** What of its values is ours and not the authors'. */
  readonly assumptions: readonly string[]
}

export const scenarioAnswer = (deal: Deal, scenario: ScenarioInForce, answer: Determination, enforced: OtherTrack): ScenarioAnswer => {
  const { scenario: preset, parameters } = scenario
  const segment = segmentOf(deal, scenario)
  const band = bandOf(scenario, deal.export.cluster)
  return {
    id: preset.id,
    title: preset.title,
    segment,
    parameters: parametersInForce(scenario),
    bindingLimit: bindingLimit(answer.allocations, parameters.h100eTpp),
    ...(band === undefined ? {} : { clusterBand: band.name }),
    reliedOn: [...agreementsReliedOn(deal, scenario, segment), ...operatorsReliedOn(deal, scenario, answer)],
    unfulfilled: agreementsWith(deal, scenario.unfulfilled),
    differsFromEnforced: enforced.outcome !== answer.outcome,
    assumptions: preset.assumptions,
  }
}

/** Agreements and operators that stand on the day are in force wherever they were told. */
const parametersInForce = ({ scenario: { takes }, parameters, agreements, approvedOperators }: ScenarioInForce): ScenarioParameters => ({
  ...parameters,
  ...(takes.includes('agreements') ? { agreements } : {}),
  ...(takes.includes('approvedOperators') ? { approvedOperators } : {}),
})

/** The one that does not fit; or the one with the least left. */
const bindingLimit = (lines: readonly Allocation[], h100eTpp: number | undefined): BindingLimit | null => {
  const tightest = [...lines].sort((one, other) => Number(one.fits) - Number(other.fits) || one.availableTpp - other.availableTpp)[0]
  if (tightest === undefined) return null
  if (h100eTpp === undefined) return tightest
  const inUnits = (tpp: number): number => Math.round((tpp / h100eTpp) * 100) / 100
  const { ceilingTpp, usedTpp, requestedTpp } = tightest
  return { ...tightest, h100e: { ceiling: inUnits(ceilingTpp), used: inUnits(usedTpp), requested: inUnits(requestedTpp) } }
}

/** Of the favored those that made them so; in the middle those that set a limit, or that a cluster of the size needs. */
const agreementsReliedOn = (deal: Deal, scenario: ScenarioInForce, segment: Segment | null): readonly ReliedOn[] => {
  const { agreements, scenario: preset, parameters } = scenario
  const promotes = preset.takes.includes('favored')
  if (segment === 'favored')
    return promotes
      ? agreementsWith(
          deal,
          agreements.filter(({ effect }) => effect.kind === 'favored'),
        )
      : []
  if (segment !== 'middle') return []
  if (parameters.clusterBands !== undefined)
    return bandOf(scenario, deal.export.cluster)?.needsAgreement === true ? agreementsWith(deal, agreements) : []
  return agreementsWith(
    deal,
    agreements.filter(({ effect }) => effect.kind !== 'favored'),
  )
}

const agreementsWith = ({ abroad, law: { geography } }: Deal, agreements: readonly Agreement[]): readonly ReliedOn[] => {
  const places = abroad.map(geography.treatedAs)
  return agreements
    .filter(({ country }) => places.includes(country))
    .map(({ country, from, to, effect }) => ({
      kind: 'agreement',
      country,
      from,
      ...(to === undefined ? {} : { to }),
      effect: effect.kind === 'cap' ? `cap of ${effect.tpp} TPP` : effect.kind === 'multiplier' ? `cap times ${effect.factor}` : 'favored',
    }))
}

const operatorsReliedOn = (
  { export: { parties, asOf } }: Deal,
  { approvedOperators }: ScenarioInForce,
  { licenseExceptions }: Determination,
): readonly ReliedOn[] => {
  if (!licenseExceptions.some(({ symbol, status }) => symbol === 'APPROVED-OPERATOR' && status === 'eligible')) return []
  const operators = [parties.operator ?? parties.ultimateConsignee, parties.cloudOperator].flatMap((party) =>
    party === undefined ? [] : (approvedAs(party, approvedOperators, asOf) ?? []),
  )
  return [...new Set(operators)].map(({ id, name }) => ({ kind: 'operator', id, name }))
}
