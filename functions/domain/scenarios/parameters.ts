import type { Agreement, Export } from '../export'
import type { IsoDate } from '../law'
import type { Scenario, ScenarioInForce, ScenarioParameters } from './scenario-terms'

/** A parameter that a caller may not set, by its name. */
export const strangerAmong = ({ takes }: Scenario, given: ScenarioParameters): string | undefined =>
  Object.keys(given).find((name) => !(takes as readonly string[]).includes(name))

/** The preset with what the caller sets otherwise, and the agreements and operators that stand on the day. */
export const inForceFor = (
  scenario: Scenario,
  given: ScenarioParameters,
  facts: Pick<Export, 'agreements' | 'approvedOperators' | 'evidence'>,
  asOf: IsoDate,
): ScenarioInForce => {
  const parameters = merged(scenario.parameters, given)
  const takesAgreements = scenario.takes.includes('agreements')
  const agreements = takesAgreements ? [...(facts.agreements ?? []), ...(parameters.agreements ?? [])] : []
  return {
    scenario,
    parameters,
    agreements: agreements.filter((each) => stands(each, asOf) && isFulfilled(each, facts.evidence)),
    unfulfilled: agreements.filter((each) => stands(each, asOf) && !isFulfilled(each, facts.evidence)),
    approvedOperators: [...(facts.approvedOperators ?? []), ...(parameters.approvedOperators ?? [])],
  }
}

const stands = ({ from, to }: Agreement, day: IsoDate): boolean => from <= day && (to === undefined || day <= to)

/** Every condition of an agreement is shown to hold: evidence of this kind, the conditions being its elements. */
const conditionsShown = 'agreement-conditions'

const isFulfilled = ({ conditions = [] }: Agreement, evidence: Export['evidence'] = []): boolean =>
  conditions.every((condition) => evidence.some(({ kind, elements }) => kind === conditionsShown && elements?.[condition] === true))

/** Records are laid over records field by field; lists and figures replace what was there. */
const merged = (preset: ScenarioParameters, given: ScenarioParameters): ScenarioParameters =>
  Object.fromEntries(
    [...new Set([...Object.keys(preset), ...Object.keys(given)])].map((name) => {
      const key = name as keyof ScenarioParameters
      const [before, after] = [preset[key], given[key]]
      return [name, isRecord(before) && isRecord(after) ? { ...before, ...after } : (after ?? before)]
    }),
  )

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)
