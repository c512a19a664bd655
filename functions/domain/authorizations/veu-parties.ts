import { roleName } from '../deal'
import { type Ask, asker, claim, every, type Finding, some, type Trilean } from '../finding'
import type { Dated } from '../law'
import { isSameName, type Party } from '../party'
import type { NationalTerms, UniversalTerms } from './data-center-veu-terms'
import { isSameParty, partyAs, type VeuAuthorization, type VeuOrder } from './veu-order'

type Terms = Dated<UniversalTerms> | Dated<NationalTerms>
/** Whether a firm may hold the class at all. */
export type Applicant = (party: Party) => Finding

/** Listed, the owner of the circuits, eligible for its class; with an operator that is the same firm or has its own. */
export const partyFindings = (order: VeuOrder, terms: Terms, applicant: Applicant): readonly Finding[] => {
  const ask = asker(terms)
  const { holder, owner, authorization } = order
  if (holder === undefined) {
    const because = `${authorization.holder ?? 'no role'} is not the role of one party of the deal`
    return [listing(order, authorization, terms, ask), ask('veu-holder', 'unknown', because)]
  }
  return [
    listing(order, authorization, terms, ask),
    ask('veu-holder', claim(isSameParty(holder, owner)), `${holder.name} holds it; ${owner.name} owns the circuits, and the owner applies`),
    ...descriptionsOf(order, holder).map(applicant),
    operatorFinding(order, terms, applicant, ask),
    tenureFinding(order, terms, ask),
  ]
}

/** One firm in several roles may be described more than once, and every description must be good. */
const descriptionsOf = ({ owner, operator }: VeuOrder, holder: Party): readonly Party[] => [
  ...new Set([holder, owner, operator].filter((each) => isSameParty(each, holder))),
]

const listing = ({ deal }: VeuOrder, { listedFrom }: VeuAuthorization, terms: Terms, ask: Ask): Finding => {
  const { asOf } = deal.export
  const { code, because } = terms.value.listing
  if (listedFrom === undefined) return ask('veu-listed', 'unknown', 'from when it is listed was not given')
  if (listedFrom > asOf) return ask('veu-listed', 'unmet', `listed from ${listedFrom} on${waiting(terms)}`)
  if (listedFrom < terms.from) return ask('veu-listed', 'unknown', `listed from ${listedFrom} on, when the class was not there yet`)
  return ask('veu-listed', 'met', `listed from ${listedFrom} on: ${because}`, code)
}

const waiting = ({ value }: Terms): string =>
  'adjudicationDays' in value ? `; a complete application is answered in about ${value.adjudicationDays} days` : ''

/** An operator beside the owner needs the same class in its own name. */
const operatorFinding = (order: VeuOrder, terms: Terms, applicant: Applicant, ask: Ask): Finding => {
  const { deal, operator, owner, authorization } = order
  const condition = 'veu-operator'
  if (isSameParty(operator, owner)) return ask(condition, 'met', `${operator.name} owns and operates`)
  const own = (deal.export.authorizations ?? []).flatMap((each): VeuAuthorization[] => {
    if (each.kind !== 'data-center-veu' || each.class !== authorization.class) return []
    const holder = partyAs(deal, each.holder)
    return holder !== undefined && isSameParty(holder, operator) ? [each] : []
  })
  if (own.length === 0) return ask(condition, 'unmet', `${operator.name} operates what it does not own, and needs the class itself`)
  const eligible = applicant(operator)
  const outcome = some(
    own.map((each) => every([listing(order, each, terms, ask).outcome, eligible.outcome, isForSite(order, each, authorization.class)])),
  )
  const because = `${operator.name} operates under its own authorization${outcome === 'met' ? '' : `, which is not shown to hold: ${eligible.because}`}`
  return ask(condition, outcome, because, outcome === 'unknown' ? eligible.code : undefined)
}

/** A national authorization is for its one country. */
const isForSite = ({ site, deal }: VeuOrder, { country }: VeuAuthorization, veuClass: VeuAuthorization['class']): Trilean => {
  if (veuClass === 'universal') return 'met'
  if (country === undefined || site === undefined) return 'unknown'
  return claim(deal.law.geography.treatedAs(country) === site)
}

/** Who is owner, operator or end user of what is leased, colocated or hosted is for a person to say. */
const tenureFinding = ({ deal, owner, operator }: VeuOrder, terms: Terms, ask: Ask): Finding => {
  const { parties, cluster } = deal.export
  const { code, because } = terms.value.tenure
  const doubt = (what: string): Finding => ask('veu-tenure', 'unknown', `${what}: ${because}`, code)
  const isStranger = (party: Party): boolean => !isSameParty(party, owner) && !isSameParty(party, operator)
  const tenant = deal.parties.find(({ party }) => party.tenure !== undefined && party.tenure !== 'owned')
  if (tenant) return doubt(`${roleName(tenant)} has it ${tenant.party.tenure}`)
  if (isStranger(parties.ultimateConsignee)) return doubt('the ultimate consignee neither owns nor operates')
  if (parties.endUser && isStranger(parties.endUser)) return doubt('the end user neither owns nor operates')
  if (parties.purchaser && parties.owner === undefined && isStranger(parties.purchaser))
    return doubt('somebody else buys what it is to own')
  if (cluster && ![owner, operator].some(({ name }) => isSameName(name, cluster.operator)))
    return doubt(`${cluster.operator} runs the cluster`)
  return ask('veu-tenure', 'met', 'owned and operated by who holds the authorization')
}
