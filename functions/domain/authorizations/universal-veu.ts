import { type Ask, asker, claim, type Finding, some } from '../finding'
import { parentSeatIn, seatIn } from '../headquarters'
import { type Dated, daysBetween } from '../law'
import type { Party } from '../party'
import type { Geography } from '../place'
import { listed, outcomeWithin } from '../place-set'
import type { CertificationTerms, ShareTerms, UniversalTerms } from './data-center-veu-terms'
import { tppAtSite } from './share-figures'
import type { VeuOrder } from './veu-order'

/** Headquarters or ultimate parent in a partner country. A link to Macau or D:5 shuts it; any other one is for review. */
export const universalApplicant = (geography: Geography, terms: Dated<UniversalTerms>, party: Party): Finding => {
  const { cite, value } = terms
  const { barred, partners, outsiders, disjunctive } = value
  const answer = answerFor(party, asker(terms))
  const third = seatIn(party, barred, geography, cite)
  const isBarred = some([outcomeWithin(geography, party.country, barred), third.outcome])
  if (isBarred !== 'unmet') {
    const because = third.outcome === isBarred ? third.because : `located in ${party.country}`
    return answer(isBarred === 'met' ? 'unmet' : 'unknown', `${because}; none may be of ${listed(barred)}`, third.code)
  }
  const partner = seatIn(party, partners, geography, cite)
  if (partner.outcome !== 'met') return answer(partner.outcome, partner.because, partner.code)
  const outsider = seatIn(party, outsiders, geography, cite)
  if (outsider.outcome !== 'met') {
    return outsider.outcome === 'unmet' ? answer('met', partner.because) : answer('unknown', outsider.because, outsider.code)
  }
  // Under a parent of a partner country the top of the chain is there, whatever lies below.
  const isUnderPartner =
    parentSeatIn(party, partners, geography, cite).outcome === 'met' && parentSeatIn(party, outsiders, geography, cite).outcome === 'unmet'
  const because = `${partner.because} and ${outsider.because}: ${disjunctive.because}`
  return answer(isUnderPartner ? 'met' : 'unknown', because, disjunctive.code)
}

const answerFor =
  ({ name }: Party, ask: Ask) =>
  (outcome: Finding['outcome'], because: string, code?: string): Finding =>
    ask('veu-applicant', outcome, `${name}: ${because}`, code)

/** BIS hears of a new data center well before anything is shipped to it. */
export const newSiteFinding = ({ deal }: VeuOrder, terms: Dated<UniversalTerms>): Finding => {
  const { dataCenter, asOf } = deal.export
  const ask = asker(terms)
  const { newSiteNoticeDays: days } = terms.value
  const condition = 'veu-new-site'
  const { newSite, noticeOn } = dataCenter ?? {}
  if (newSite === false) return ask(condition, 'met', 'the data center is not new')
  if (noticeOn === undefined) {
    const because =
      newSite === true ? `of a new data center BIS is notified ${days} days before; when was not given` : 'whether it is new was not given'
    return ask(condition, 'unknown', because)
  }
  const age = daysBetween(noticeOn, asOf)
  if (newSite === undefined && age < days) return ask(condition, 'unknown', 'whether the data center is new was not given')
  return ask(condition, claim(age >= days), `BIS was notified ${age} days before; ${days} are asked for`)
}

/** Circuits that cross a border between countries abroad, or the first ones in a country. */
export const isCrossBorder = (order: VeuOrder, shares: ShareTerms): boolean =>
  order.deal.export.activity === 'reexport' || tppAtSite(order, shares) === 0

/** The notice of such a move, where its day was given; else the certification speaks for it. */
export const crossBorderFinding = (
  order: VeuOrder,
  shares: ShareTerms,
  { value, confidence }: Dated<CertificationTerms>,
): readonly Finding[] => {
  const { dataCenter, asOf } = order.deal.export
  if (dataCenter?.noticeOn === undefined || !isCrossBorder(order, shares)) return []
  const { crossBorder, cites } = value
  const age = daysBetween(dataCenter.noticeOn, asOf)
  const because = `BIS was notified ${age} days before circuits cross a border; ${crossBorder.noticeDays} are asked for`
  return [asker({ cite: cites.crossBorder, confidence })('veu-cross-border', claim(age >= crossBorder.noticeDays), because)]
}
