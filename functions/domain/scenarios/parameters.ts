import type { Agreement, Export } from '../export'
import type { IsoDate } from '../law'
import type { Geography, PlaceCode } from '../place'
import { outcomeWithin } from '../place-set'
import { deniedSet } from './scenario-sets'
import type { Scenario, ScenarioInForce, ScenarioParameters } from './scenario-terms'

/** A parameter that a caller may not set, by its name. */
export const strangerAmong = ({ takes }: Scenario, given: ScenarioParameters): string | undefined =>
  Object.keys(given).find((name) => !(takes as readonly string[]).includes(name))

/** A place that a parameter names and may not, as a pointer below the parameters, with why. */
export const closedAmong = (
  { closedTo }: Scenario,
  given: ScenarioParameters,
  geography: Geography,
): { readonly at: string; readonly because: string } | undefined =>
  closedTo
    .flatMap(({ parameter, places, because }) =>
      (given[parameter] ?? []).map((place, at) => ({
        at: `${parameter}/${at}`,
        because: `${place}: ${because}`,
        isClosed: outcomeWithin(geography, place, places) !== 'unmet',
      })),
    )
    .find(({ isClosed }) => isClosed)

/** The preset with what the caller sets otherwise, and the agreements and operators that stand on the day. */
export const inForceFor = (
  scenario: Scenario,
  given: ScenarioParameters,
  facts: Pick<Export, 'agreements' | 'approvedOperators' | 'evidence'>,
  asOf: IsoDate,
  geography: Geography,
): ScenarioInForce => {
  const parameters = merged(scenario.parameters, given)
  const takesAgreements = scenario.takes.includes('agreements')
  const told = takesAgreements ? [...(facts.agreements ?? []), ...(parameters.agreements ?? [])] : []
  const agreements = told.sort(inOrder)
  const inForce = agreements.filter((each) => stands(each, asOf) && isFulfilled(each, facts.evidence))
  return {
    scenario,
    parameters,
    favored: favoredAmong(scenario, parameters, inForce, geography),
    agreements: inForce,
    unfulfilled: agreements.filter((each) => stands(each, asOf) && !isFulfilled(each, facts.evidence)),
    approvedOperators: [...(facts.approvedOperators ?? []), ...(parameters.approvedOperators ?? [])],
  }
}

/** Whoever is denied is not favored, whatever names it. */
const favoredAmong = (
  { takes }: Scenario,
  parameters: ScenarioParameters,
  agreements: readonly Agreement[],
  geography: Geography,
): readonly PlaceCode[] => {
  const denied = deniedSet({ parameters })
  // An agreement promotes only where the proposal knows of favored countries that a caller may name.
  const promoted = takes.includes('favored') ? agreements.filter(({ effect }) => effect.kind === 'favored') : []
  return [...(parameters.favored ?? []), ...(parameters.easternEurope ?? []), ...promoted.map(({ country }) => country)].filter(
    (place) => outcomeWithin(geography, place, denied) === 'unmet',
  )
}

/** Oldest first: the later one is laid over the earlier. Of one day those that set a cap come first. */
const inOrder = (one: Agreement, other: Agreement): number =>
  one.from === other.from
    ? Number(one.effect.kind === 'multiplier') - Number(other.effect.kind === 'multiplier')
    : one.from < other.from
      ? -1
      : 1

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
