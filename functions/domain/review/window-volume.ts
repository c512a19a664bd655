import { foldChipName } from '../chip'
import type { Deal } from '../deal'
import type { Allocation } from '../determination'
import type { VolumeUsage } from '../export'
import { type Ask, claim, type Finding } from '../finding'
import type { WindowItem } from './window-item'
import type { WindowTerms } from './window-terms'

/**
 * Cumulative TPP of one product to China and Macau, this order included, against its TPP shipped for US end use. A ratio
 * of sums; equality passes.
 */
export const volume = (deal: Deal, item: WindowItem, order: readonly WindowItem[], terms: WindowTerms, ask: Ask): Finding => {
  const condition = 'window-volume'
  const usage = deal.export.usage?.volumeWindow
  if (usage === undefined) return ask(condition, 'unknown', 'TPP shipped so far was not given')
  if (!isOfProduct(item, order, usage)) return ask(condition, 'unknown', `the sums given are of ${usage.product}`)
  const line = windowAllocation(deal, order, terms)
  if (line === undefined) return ask(condition, 'unknown', 'a sum of TPP is not known')
  const { numerator, denominator } = terms.volumeShare
  const because = `TPP ${line.usedTpp} shipped and ${line.requestedTpp} asked for, against ${numerator}/${denominator} of ${usage.usTpp}`
  return ask(condition, claim(line.fits), because)
}

/** The ratio as a ceiling for one exporter and product. Every item of the order that is of the product draws on it. */
export const windowAllocation = (
  { export: given }: Deal,
  order: readonly WindowItem[],
  { volumeShare }: WindowTerms,
): Allocation | undefined => {
  const usage = given.usage?.volumeWindow
  if (usage?.usTpp === undefined || usage.cnMoTpp === undefined) return undefined
  const { usTpp, cnMoTpp, product } = usage
  const ofProduct = order.filter((item) => isOfProduct(item, order, usage))
  if (ofProduct.length === 0 || ofProduct.some(({ tppTotal }) => tppTotal === null)) return undefined
  const requestedTpp = ofProduct.reduce((sum, { tppTotal }) => sum + (tppTotal ?? 0), 0)
  const wanted = cnMoTpp + requestedTpp
  if (wanted > Number.MAX_SAFE_INTEGER) return undefined
  const { numerator, denominator } = volumeShare
  const ceilingTpp = Math.floor((usTpp * numerator) / denominator)
  const fits = wanted * denominator <= usTpp * numerator
  return {
    kind: 'volume-window',
    key: `volume-window:${given.parties.exporter?.name ?? 'exporter'}:${product}`,
    ceilingTpp,
    usedTpp: cnMoTpp,
    requestedTpp,
    fits,
    availableTpp: Math.max(0, ceilingTpp - cnMoTpp),
    remainingTpp: fits ? Math.max(0, ceilingTpp - wanted) : null,
  }
}

/** A named circuit must be the product; one that is only described is taken to be it where nothing else is ordered. */
const isOfProduct = ({ circuits }: WindowItem, order: readonly WindowItem[], { product }: VolumeUsage): boolean => {
  const name = foldChipName(product)
  const named = circuits.flatMap(({ chip }) => (chip ? [chip] : []))
  if (named.length === 0) return order.length === 1
  return (
    named.length === circuits.length &&
    named.every(({ id, model, aliases }) => [id, model, ...aliases].some((each) => foldChipName(each) === name))
  )
}
