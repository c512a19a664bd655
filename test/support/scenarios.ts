import type { Export } from '../../functions/domain/export'
import type { ScenarioAnswer } from '../../functions/domain/scenarios/scenario-answer'
import type { ScenarioParameters } from '../../functions/domain/scenarios/scenario-terms'
import { createDetermination, type DeterminationAnswer } from '../../functions/operations/create-determination'
import { circuit } from './builders'

export type Hypothetical = DeterminationAnswer & { readonly scenario: ScenarioAnswer }

/** One circuit of that TPP, so that an order can be of any size. */
export const ofTpp = (tpp: number) => [circuit(tpp)]

/** The answer under a scenario, where the request is a good one. */
export const under = (scenario: string, given: Export, parameters?: ScenarioParameters): Hypothetical => {
  const answer = createDetermination(given, parameters === undefined ? scenario : { scenario, parameters })
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.error)}`)
  const { scenario: told } = answer.value
  if (told === undefined) throw new Error('nothing was said of the scenario')
  return { ...answer.value, scenario: told }
}

/** Where a refusal points, or what it gives as its reason; undefined where an answer was given. */
export const refusedAt = (scenario: string, given: Export, parameters: ScenarioParameters = {}): string | undefined => {
  const answer = createDetermination(given, { scenario, parameters })
  if (answer.ok) return undefined
  return answer.error.reason === 'invalid-fact' ? answer.error.pointer : answer.error.reason
}

/** What a consignee received so far under a yearly amount. */
export const received = (receivedTpp: number, year = 2026): Partial<Export> => ({ usage: { lpp: { year, receivedTpp } } })

/** What was licensed to a country so far. */
export const licensed = (licensedTpp: number): Partial<Export> => ({ usage: { country: { licensedTpp } } })

/** What every question of the tests needs in a scenario, so that none of its demands is open. */
export const complete: Readonly<Record<string, ScenarioParameters>> = {
  'tier-reform': { countryCaps: { perCountry: { IN: 2_000_000_000 } } },
  monopoly: { thresholds: { lowEndTpp: 1600 }, lowVolume: { unit: 'H100e', perConsigneePerYear: 10 } },
  repeal: {},
  'repeal-embargo-only': {},
  bilateral: { countryCaps: { defaultTpp: 50_000_000 }, lowVolume: { unit: 'H100e', perConsigneePerYear: 100 } },
  'approved-operators': { approvedOperators: [{ id: 'op-1', name: 'Example Cloud Inc', headquarters: 'US', from: '2022-01-01' }] },
  'march-2026-draft': {},
  'southeast-asia-draft': {},
}
