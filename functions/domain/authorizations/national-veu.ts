import { asker, claim, type Finding, some } from '../finding'
import { seatIn } from '../headquarters'
import type { Dated, IsoDate } from '../law'
import type { Party } from '../party'
import type { Geography } from '../place'
import { listed, outcomeWithin } from '../place-set'
import type { CeilingTerms, NationalTerms } from './data-center-veu-terms'
import type { VeuOrder } from './veu-order'

/** Headquartered, with the parent, or located almost anywhere, and with no link to Macau or D:5. */
export const nationalApplicant = (geography: Geography, terms: Dated<NationalTerms>, party: Party): Finding => {
  const { cite, value } = terms
  const ask = asker(terms)
  const condition = 'veu-applicant'
  const third = seatIn(party, value.barred, geography, cite)
  const isBarred = some([outcomeWithin(geography, party.country, value.barred), third.outcome])
  if (isBarred !== 'unmet') {
    const because = third.outcome === isBarred ? third.because : `located in ${party.country}`
    const outcome = isBarred === 'met' ? 'unmet' : 'unknown'
    return ask(condition, outcome, `${party.name}: ${because}; none may be of ${listed(value.barred)}`, third.code)
  }
  const seat = seatIn(party, value.seats, geography, cite)
  const outcome = some([outcomeWithin(geography, party.country, value.seats), seat.outcome])
  return ask(condition, outcome, `${party.name}: located, headquartered or with its parent in ${listed(value.seats)}`, seat.code)
}

/** One country for each authorization. */
export const countryFinding = ({ deal, site, authorization }: VeuOrder, terms: Dated<NationalTerms>): Finding => {
  const ask = asker(terms)
  const { country } = authorization
  const condition = 'nveu-country'
  if (country === undefined) return ask(condition, 'unknown', 'the country it is for was not given')
  if (site === undefined) return ask(condition, 'unknown', `it is for ${country}; where the data center is was not given`)
  return ask(condition, claim(deal.law.geography.treatedAs(country) === site), `it is for ${country}; the data center is in ${site}`)
}

/** Undefined: none is set for the day. */
export const ceilingOn = ({ steps, through }: CeilingTerms, day: IsoDate): number | undefined =>
  day > through ? undefined : steps.findLast(({ from }) => from <= day)?.ceilingTpp

/** The installed base of the firm in the country, this order included, under the ceiling of the quarter. */
export const ceilingFinding = (order: VeuOrder, terms: Dated<CeilingTerms>): Finding => {
  const ask = asker(terms)
  const { deal, tpp } = order
  const condition = 'nveu-ceiling'
  const ceiling = ceilingOn(terms.value, deal.export.asOf)
  const installed = installedTpp(order)
  if (ceiling === undefined) return ask(condition, 'unknown', `no ceiling is set for ${deal.export.asOf}`)
  if (installed === undefined) return ask(condition, 'unknown', 'TPP installed in that country was not given')
  if (tpp === undefined) return ask(condition, 'unknown', 'the TPP of the order is not known')
  const because = `TPP ${installed} installed and ${tpp.most} asked for, against ${ceiling} for the quarter`
  return ask(condition, claim(tpp.most <= ceiling - installed), because)
}

/** As told of the country where the data center is. */
export const installedTpp = ({ deal, site }: VeuOrder): number | undefined => {
  const { nveu } = deal.export.usage ?? {}
  if (nveu?.installedTpp === undefined || deal.law.geography.treatedAs(nveu.country) !== site) return undefined
  return Math.ceil(nveu.installedTpp)
}

/** Needed by one paragraph and not by another: nothing hangs on that where there is one. */
export const arrangementFinding = ({ deal, site }: VeuOrder, terms: Dated<NationalTerms>): Finding => {
  const ask = asker(terms)
  const { evidence, code, because } = terms.value.arrangement
  const { asOf } = deal.export
  const isStated = (deal.export.evidence ?? []).some(({ kind, signedOn, elements }) => {
    const country = elements?.['country']
    const isOfSite = country === undefined || (typeof country === 'string' && deal.law.geography.treatedAs(country) === site)
    return kind === evidence && isOfSite && (signedOn === undefined || signedOn <= asOf)
  })
  const condition = 'nveu-arrangement'
  return isStated ? ask(condition, 'met', 'an arrangement with the government is stated') : ask(condition, 'unknown', because, code)
}
