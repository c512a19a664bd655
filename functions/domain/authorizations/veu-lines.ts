import type { Allocation } from '../determination'
import type { DataCenterVeuTerms, Ratio } from './data-center-veu-terms'
import { ceilingOn, installedTpp } from './national-veu'
import { added, ceilingOf, tppAtSite } from './share-figures'
import { headquarteredAtHome, isOutsidePartners } from './universal-shares'
import type { VeuOrder } from './veu-order'

/** The ceilings of a holder that the order draws on. */
export const veuLines = (order: VeuOrder, terms: DataCenterVeuTerms): readonly Allocation[] =>
  order.authorization.class === 'universal' ? universalLines(order, terms) : nationalLine(order, terms)

/** A share rises with the base, and the base with the order. */
const universalLines = (order: VeuOrder, { shares: { value } }: DataCenterVeuTerms): readonly Allocation[] => {
  const { deal, holder, site, tpp } = order
  const { totalTpp, outsideATpp, outsideUsTpp } = deal.export.usage?.uveu ?? {}
  if (holder === undefined || site === undefined || tpp === undefined || totalTpp === undefined) return []
  const line = (share: string, ratio: Ratio, used: number | undefined): readonly Allocation[] => {
    const more = added(tpp, true)
    const ceilingTpp = ceilingOf([totalTpp, more.base], ratio)
    return used === undefined ? [] : lineOf('uveu-share', `uveu-share:${holder.name}:${share}`, ceilingTpp, used, more.used)
  }
  return [
    ...(isOutsidePartners(order, value)
      ? [...line('outside-a', value.outsidePartners, outsideATpp), ...line(site, value.singleCountry, tppAtSite(order, value))]
      : []),
    ...(headquarteredAtHome(deal, holder) === 'unmet' ? [] : line('outside-us', value.outsideHome, outsideUsTpp)),
  ]
}

const nationalLine = (order: VeuOrder, { ceilings }: DataCenterVeuTerms): readonly Allocation[] => {
  const { deal, holder, site, tpp } = order
  const ceilingTpp = ceilingOn(ceilings.value, deal.export.asOf)
  const installed = installedTpp(order)
  if (holder === undefined || tpp === undefined || ceilingTpp === undefined || installed === undefined) return []
  return lineOf('nveu', `nveu:${holder.name}:${site}`, ceilingTpp, installed, tpp.most)
}

/** None where a figure is beyond exact integers. */
const lineOf = (kind: string, key: string, ceilingTpp: number, given: number, requestedTpp: number): readonly Allocation[] => {
  const usedTpp = Math.ceil(given)
  if (![ceilingTpp, usedTpp, usedTpp + requestedTpp].every(Number.isSafeInteger)) return []
  const fits = usedTpp + requestedTpp <= ceilingTpp
  const availableTpp = Math.max(0, ceilingTpp - usedTpp)
  const remainingTpp = fits ? ceilingTpp - usedTpp - requestedTpp : null
  return [{ kind, key, ceilingTpp, usedTpp, requestedTpp, fits, availableTpp, remainingTpp }]
}
