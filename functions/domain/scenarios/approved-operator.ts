import { type Deal, someSeat } from '../deal'
import { answer, type ExceptionCase, noEmbargo, noUnverifiedParty, otherPart744, type Wanted } from '../exceptions/exception-case'
import type { ApprovedOperator } from '../export'
import { type Ask, asker, claim, every, type Finding, not } from '../finding'
import type { IsoDate } from '../law'
import { isSameName, type Party } from '../party'
import { listed, outcomeWithin } from '../place-set'
import { hypothetical } from './overlay-entry'
import { deniedSet, eligibleSet } from './scenario-sets'

/** To an ally, where approved operators run the data center and the cloud that touches it. The owner may be local. */
export const approvedOperatorExemption = (deal: Deal, wanted: readonly Wanted[]): readonly ExceptionCase[] => {
  const { scenario, geography } = deal.law
  if (scenario === undefined || !scenario.scenario.takes.includes('approvedOperators')) return []
  const terms = hypothetical(scenario, deal.law.asOf, scenario.approvedOperators)
  const ask = asker(terms)
  const [eligible, denied] = [eligibleSet(scenario), deniedSet(scenario)]
  const { parties, asOf } = deal.export
  const places = deal.abroad.map((place) => outcomeWithin(geography, place, eligible))
  const conditions = [
    ask('destination', places.length === 0 ? 'unmet' : every(places), `every destination must be of ${listed(eligible)}`),
    ask('recipient', not(someSeat(deal.seatsIn(denied, terms.cite))), `nobody may be headquartered or parented in ${listed(denied)}`),
    operatorFinding('approved-operator', 'the operator', parties.operator ?? parties.ultimateConsignee, deal, terms.value, asOf, ask),
    operatorFinding('approved-cloud-operator', 'the cloud operator', parties.cloudOperator, deal, terms.value, asOf, ask),
    noEmbargo(deal, ask),
    ...noUnverifiedParty(deal, ask),
  ]
  return [
    answer({ symbol: 'APPROVED-OPERATOR', aesCode: null }, conditions, [], ask, wanted, ({ item, bars }) => otherPart744(bars, ask, item)),
  ]
}

const operatorFinding = (
  condition: string,
  who: string,
  party: Party | undefined,
  { law: { geography, home } }: Deal,
  operators: readonly ApprovedOperator[],
  asOf: IsoDate,
  ask: Ask,
): Finding => {
  if (party === undefined) return ask(condition, 'unknown', `${who} was not given`)
  const approved = approvedAs(party, operators)
  if (approved === undefined) return ask(condition, 'unmet', `${who}, ${party.name}, is not among the approved operators`)
  const { name, headquarters, from, to } = approved
  const isFromHome = geography.treatedAs(headquarters) === home
  const stands = from <= asOf && (to === undefined || asOf <= to)
  const days = to === undefined ? `from ${from}` : `from ${from} to ${to}`
  return ask(condition, claim(isFromHome && stands), `${who}, ${name}: headquartered in ${headquarters}, approved ${days}`)
}

/** By its name, or by the id under which it is registered. */
export const approvedAs = (party: Party, operators: readonly ApprovedOperator[]): ApprovedOperator | undefined =>
  operators.find(({ id, name }) => isSameName(name, party.name) || party.registration?.id === id)
