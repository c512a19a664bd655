import type { Deal } from '../deal'
import { type Ask, asker, every, type Finding, type Trilean } from '../finding'
import type { Dated } from '../law'
import { headquartersOf, type Party } from '../party'
import type { PlaceCode } from '../place'
import { outcomeWithin } from '../place-set'
import type { Ratio, ShareTerms } from './data-center-veu-terms'
import { added, byCountryIn, isWithinShare, outsideSum, tppAtSite } from './share-figures'
import type { VeuOrder } from './veu-order'

/** A share as it came out with the order and as reported. */
type Answer = { readonly outcome: Trilean; readonly because: string; readonly code?: string }

/** The three shares, each with this order and as reported: passing only one of the two is for review. */
export const shareFindings = (order: VeuOrder, terms: Dated<ShareTerms>): readonly Finding[] => {
  const ask = asker(terms)
  const { outsidePartners, outsideHome } = terms.value
  const { outsideATpp, outsideUsTpp } = order.deal.export.usage?.uveu ?? {}
  const isOutside = isOutsidePartners(order, terms.value)
  return [
    told('uveu-outside-partners', shareOf(order, outsideATpp, outsidePartners, isOutside, terms.value), ask),
    told('uveu-single-country', singleCountry(order, terms.value), ask),
    homeShare(order, shareOf(order, outsideUsTpp, outsideHome, true, terms.value), ask),
    ...contradictions(order, terms.value, ask),
  ]
}

const told = (condition: string, { outcome, because, code }: Answer, ask: Ask): Finding => ask(condition, outcome, because, code)

/** A place that the list of partners leaves open counts as outside. */
export const isOutsidePartners = ({ deal, site }: VeuOrder, { partners }: ShareTerms): boolean =>
  site === undefined || outcomeWithin(deal.law.geography, site, partners) !== 'met'

const shareOf = (order: VeuOrder, used: number | undefined, ratio: Ratio, draws: boolean, { timing }: ShareTerms): Answer => {
  const { deal, tpp } = order
  const base = deal.export.usage?.uveu?.totalTpp
  if (base === undefined || used === undefined) return { outcome: 'unknown', because: 'TPP owned and where it stands was not given' }
  if (tpp === undefined) return { outcome: 'unknown', because: 'the TPP of the order is not known' }
  const more = added(tpp, draws)
  // What is reexported may be the holder's own already, and then it adds nothing to the base.
  const bases = deal.export.activity === 'reexport' ? [[base], [base, more.base]] : [[base, more.base]]
  const tests = [isWithinShare([used], [base], ratio), ...bases.map((each) => isWithinShare([used, more.used], each, ratio))]
  const share = `${ratio.numerator}/${ratio.denominator}`
  const because = `${used} of ${base} TPP as reported, ${used + more.used} of ${bases.map(sumOf).join(' or ')} with this order; no more than ${share}`
  if (tests.every((each) => each)) return { outcome: 'met', because }
  if (!tests.some((each) => each)) return { outcome: 'unmet', because }
  return { outcome: 'unknown', because: `${because}: ${timing.because}`, code: timing.code }
}

const sumOf = (figures: readonly number[]): number => figures.reduce((sum, each) => sum + each, 0)

/** Each country outside the partners by itself, the one it goes to among them. */
const singleCountry = (order: VeuOrder, terms: ShareTerms): Answer => {
  const { deal, site } = order
  const figures = byCountryIn(order)
  if (figures === undefined || site === undefined || deal.export.usage?.uveu?.byCountry === undefined)
    return { outcome: 'unknown', because: 'TPP by country was not given, by codes of countries' }
  const countries = new Set(outsidersIn(deal, [...figures.keys(), ...(isOutsidePartners(order, terms) ? [site] : [])], terms))
  const answers = [...countries].map((place): Answer => {
    const used = place === site ? tppAtSite(order, terms) : figures.get(place)
    const answer = shareOf(order, used, terms.singleCountry, place === site, terms)
    return { ...answer, because: `${place}: ${answer.because}` }
  })
  const all = [...answers, ...unlisted(order, figures, terms)]
  const outcome = every(all.map((each) => each.outcome))
  return all.find((each) => each.outcome === outcome) ?? { outcome, because: 'nothing stands outside partner countries' }
}

const outsidersIn = ({ law }: Deal, places: readonly PlaceCode[], { partners }: ShareTerms): readonly PlaceCode[] =>
  places.filter((place) => outcomeWithin(law.geography, place, partners) !== 'met')

/** What stands outside the partners in countries that were not told may all stand in one. */
const unlisted = (order: VeuOrder, figures: ReadonlyMap<PlaceCode, number>, terms: ShareTerms): readonly Answer[] => {
  const { totalTpp, outsideATpp } = order.deal.export.usage?.uveu ?? {}
  if (totalTpp === undefined || outsideATpp === undefined) return []
  const rest = outsideATpp - outsideSum(order, figures, terms)
  if (isWithinShare([rest], [totalTpp], terms.singleCountry)) return []
  return [{ outcome: 'unknown', because: `${rest} TPP outside partner countries are in none of the countries given` }]
}

/** Asked of holders headquartered in the home country; several candidates leave open whether it is asked. */
const homeShare = (order: VeuOrder, answer: Answer, ask: Ask): Finding => {
  const condition = 'uveu-outside-home'
  const isHome = headquarteredAtHome(order.deal, order.holder ?? order.owner)
  if (isHome === 'unmet') return ask(condition, 'met', `not headquartered in ${order.deal.law.home}: the share outside is not asked for`)
  if (isHome === 'met' || answer.outcome === 'met') return told(condition, answer, ask)
  return ask(condition, 'unknown', `whether it is headquartered in ${order.deal.law.home} is open`, 'R-02')
}

export const headquarteredAtHome = ({ law }: Deal, party: Party): Trilean => {
  const places = headquartersOf(party).map(law.geography.treatedAs)
  if (places.length === 0) return 'unknown'
  if (places.every((place) => place === law.home)) return 'met'
  return places.includes(law.home) ? 'unknown' : 'unmet'
}

/** Figures of which one cannot be true beside another. */
const contradictions = (order: VeuOrder, terms: ShareTerms, ask: Ask): readonly Finding[] => {
  const { totalTpp, outsideATpp, outsideUsTpp } = order.deal.export.usage?.uveu ?? {}
  const figures = byCountryIn(order)
  const ascending = [figures ? outsideSum(order, figures, terms) : undefined, outsideATpp, outsideUsTpp, totalTpp].filter(
    (each) => each !== undefined,
  )
  const isTrue = ascending.every((each, at) => at === 0 || each >= (ascending[at - 1] ?? 0))
  return isTrue ? [] : [ask('uveu-figures', 'unknown', 'the figures contradict each other: a part is larger than its whole')]
}
