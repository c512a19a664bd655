import type { PlaceCode } from '../place'
import { outcomeWithin } from '../place-set'
import type { Ratio, ShareTerms } from './data-center-veu-terms'
import type { OrderTpp, VeuOrder } from './veu-order'

/** Figures that are added before they are compared. */
type Sum = readonly number[]

/** Sums and products may pass what a number holds exactly. Fractions go against the one who wants to ship. */
const over = (figures: Sum): bigint => figures.reduce((sum, each) => sum + BigInt(Math.ceil(each)), 0n)
const under = (figures: Sum): bigint => figures.reduce((sum, each) => sum + BigInt(Math.floor(each)), 0n)

/** No more than a share of a base; equality passes. */
export const isWithinShare = (used: Sum, base: Sum, { numerator, denominator }: Ratio): boolean =>
  over(used) * BigInt(denominator) <= under(base) * BigInt(numerator)

/** The largest whole figure within a share. */
export const ceilingOf = (base: Sum, { numerator, denominator }: Ratio): number =>
  Number((under(base) * BigInt(numerator)) / BigInt(denominator))

/** What the order adds to a place it draws on, and to the base. What is in doubt adds nothing where adding would help. */
export const added = ({ least, most }: OrderTpp, draws: boolean): { readonly used: number; readonly base: number } =>
  draws ? { used: most, base: most } : { used: 0, base: least }

/** The figures by country, under the country whose rows govern; undefined where a key is no country code. */
export const byCountryIn = ({ deal }: VeuOrder): ReadonlyMap<PlaceCode, number> | undefined => {
  const told = Object.entries(deal.export.usage?.uveu?.byCountry ?? {})
  const figures = new Map<PlaceCode, number>()
  for (const [key, figure] of told) {
    const code = key.trim().toUpperCase()
    if (!/^[A-Z]{2}$/.test(code)) return undefined
    const place = deal.law.geography.treatedAs(code)
    figures.set(place, (figures.get(place) ?? 0) + figure)
  }
  return figures
}

/** Outside the partners in countries that were given by themselves. */
export const outsideSum = ({ deal: { law } }: VeuOrder, figures: ReadonlyMap<PlaceCode, number>, { partners }: ShareTerms): number =>
  [...figures].reduce((sum, [place, figure]) => (outcomeWithin(law.geography, place, partners) === 'met' ? sum : sum + figure), 0)

/** What stands in the country of the data center: as told, or nothing where all that is outside the partners stands elsewhere. */
export const tppAtSite = (order: VeuOrder, terms: ShareTerms): number | undefined => {
  const { deal, site } = order
  const figures = byCountryIn(order)
  const uveu = deal.export.usage?.uveu
  if (site === undefined || figures === undefined || uveu?.byCountry === undefined) return undefined
  return figures.get(site) ?? (uveu.outsideATpp === outsideSum(order, figures, terms) ? 0 : undefined)
}
