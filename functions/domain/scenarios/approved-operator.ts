import type { Deal } from '../deal'
import { answer, type ExceptionCase, noEmbargo, noUnverifiedParty, type Wanted } from '../exceptions/exception-case'
import type { ApprovedOperator } from '../export'
import { type Ask, asker, claim, every, type Finding } from '../finding'
import type { IsoDate } from '../law'
import { headquartersOf, isSameName, type Party } from '../party'
import { listed, outcomeWithin } from '../place-set'
import { controlledItem } from './controlled-item'
import { notDenied } from './denied-recipient'
import { hypothetical } from './overlay-entry'
import { eligibleSet } from './scenario-sets'

/** To an ally, where approved operators run the data center and the cloud that touches it. The owner may be local. */
export const approvedOperatorExemption = (deal: Deal, wanted: readonly Wanted[]): readonly ExceptionCase[] => {
  const { scenario, geography } = deal.law
  if (scenario === undefined || !scenario.scenario.takes.includes('approvedOperators')) return []
  const ask = asker(hypothetical(scenario, deal.law.asOf, undefined))
  const eligible = eligibleSet(scenario)
  const { parties } = deal.export
  const places = deal.abroad.map((place) => outcomeWithin(geography, place, eligible))
  const conditions = [
    ask('eligible-destination', places.length === 0 ? 'unmet' : every(places), `every destination must be of ${listed(eligible)}`),
    ...notDenied(deal, scenario, ask),
    operatorFinding(
      'approved-operator',
      'the operator',
      parties.operator ?? parties.ultimateConsignee,
      deal,
      scenario.approvedOperators,
      ask,
    ),
    operatorFinding('approved-cloud-operator', 'the cloud operator', parties.cloudOperator, deal, scenario.approvedOperators, ask),
    noEmbargo(deal, ask),
    ...noUnverifiedParty(deal, ask),
  ]
  return [answer({ symbol: 'APPROVED-OPERATOR', aesCode: null }, conditions, [], ask, wanted, controlledItem(ask))]
}

const operatorFinding = (
  condition: string,
  who: string,
  party: Party | undefined,
  { export: { asOf }, law: { geography, home } }: Deal,
  operators: readonly ApprovedOperator[],
  ask: Ask,
): Finding => {
  if (party === undefined) return ask(condition, 'unknown', `${who} was not given`)
  const approved = approvedAs(party, operators, asOf)
  if (approved === undefined) return ask(condition, 'unmet', `${who}, ${party.name}, is not among the approved operators`)
  const { name, headquarters, from, to } = approved
  const isFromHome = geography.treatedAs(headquarters) === home
  const days = to === undefined ? `from ${from}` : `from ${from} to ${to}`
  const said = `${who}, ${name}: headquartered in ${headquarters}, approved ${days}`
  const seats = [...headquartersOf(party), ...(party.ultimateParents ?? []).map((parent) => parent.headquarters)]
  if (isFromHome && seats.length > 0 && !seats.some((place) => geography.treatedAs(place) === home))
    return ask(condition, 'unknown', `${said}; yet the party told here is headquartered in ${seats.join(' or ')}`)
  return ask(condition, claim(isFromHome && isApprovedOn(approved, asOf)), said)
}

const isApprovedOn = ({ from, to }: ApprovedOperator, day: IsoDate): boolean => from <= day && (to === undefined || day <= to)

/** By its name, or by the id under which it is registered: an approval that stands on the day before one that does not. */
export const approvedAs = (party: Party, operators: readonly ApprovedOperator[], day: IsoDate): ApprovedOperator | undefined => {
  const found = operators.filter(({ id, name }) => isSameName(name, party.name) || party.registration?.id === id)
  return found.find((each) => isApprovedOn(each, day)) ?? found[0]
}
