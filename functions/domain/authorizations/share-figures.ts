import type { PlaceCode } from '../place'
import type { Ratio } from './data-center-veu-terms'
import type { OrderTpp, VeuOrder } from './veu-order'

/** Figures may pass what a number holds exactly once they are multiplied. Fractions go against the one who wants to ship. */
const over = (figure: number): bigint => BigInt(Math.ceil(figure))
const under = (figure: number): bigint => BigInt(Math.floor(figure))

/** No more than a share of a base; equality passes. */
export const isWithinShare = (used: number, base: number, { numerator, denominator }: Ratio): boolean =>
  over(used) * BigInt(denominator) <= under(base) * BigInt(numerator)

/** The largest whole figure within a share. */
export const ceilingOf = (base: number, { numerator, denominator }: Ratio): number =>
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
