import type { Deal } from '../deal'
import type { Duty } from '../determination'
import { type Ask, asker, claim, type Finding } from '../finding'
import type { Item, Packaging } from '../item'
import type { Dated } from '../law'
import { bandwidthDensity, reachesBound } from '../measure'
import { isSameName } from '../party'
import { outcomeWithin } from '../place-set'
import {
  answer,
  type ExceptionCase,
  noEmbargo,
  noUnverifiedParty,
  otherPart744,
  shipmentDuties,
  shutAlways,
  type Wanted,
} from './exception-case'
import type { MemoryExceptionTerms } from './memory-exception-terms'

/** Answered for the memory in the deal; without a packaging site it is not claimed. */
export const memoryException = (deal: Deal, wanted: readonly Wanted[]): readonly ExceptionCase[] => {
  const { memoryException: entry } = deal.law
  if (entry.state !== 'governs') return []
  const terms = entry.entry
  const ask = asker(terms)
  const { items } = deal.export
  const sites = items.flatMap((item) => (item.kind === 'memory' && item.packaging !== undefined ? [item.packaging] : []))
  if (sites.length === 0) return [shutAlways(terms, 'not-claimed', 'not claimed: no packaging site was given')]
  const duties: readonly Duty[] = [
    { code: 'track-packaged-output', owner: 'exporter', when: 'after-export', met: false, cite: terms.cite },
    ...shipmentDuties(terms.value.aesCode, terms.cite),
  ]
  const conditions = [noEmbargo(deal, ask), ...noUnverifiedParty(deal, ask)]
  return [
    answer(terms.value, conditions, duties, ask, wanted, ({ item, reading, bars }) => [
      ask(
        'listed-item',
        claim(reading.level === terms.value.level),
        `${reading.eccn ?? 'the item'}: high bandwidth memory only`,
        undefined,
        item,
      ),
      ...memoryFindings(deal, items[item], terms, ask, item),
      ...otherPart744(bars, ask, item),
    ]),
  ]
}

const memoryFindings = (
  deal: Deal,
  item: Item | undefined,
  terms: Dated<MemoryExceptionTerms>,
  ask: Ask,
  index: number,
): readonly Finding[] => {
  if (item?.kind !== 'memory') return [ask('memory-density', 'unmet', 'not given as memory with its figures', undefined, index)]
  const density = bandwidthDensity(item.bandwidthGBs / item.areaMm2)
  const { densityBelow } = terms.value
  const because = `memory bandwidth density ${density.toFixed(3)} GB/s/mm² against less than ${densityBelow}`
  return [
    ask('memory-density', claim(!reachesBound(density, densityBelow)), because, undefined, index),
    ...(item.packaging === undefined
      ? [ask('packaging-site', 'unmet', 'no packaging site was given', undefined, index)]
      : siteFindings(deal, item.packaging, terms, ask, index)),
  ]
}

const siteFindings = (
  { law: { geography } }: Deal,
  { siteOwner, siteOperator, headquarters, tracksQuantity }: Packaging,
  { value }: Dated<MemoryExceptionTerms>,
  ask: Ask,
  index: number,
): readonly Finding[] => {
  const isHome = geography.treatedAs(headquarters) === value.packager
  const isBarred = outcomeWithin(geography, headquarters, value.barredPackagers) !== 'unmet'
  const isOne = siteOwner.trim() !== '' && isSameName(siteOwner, siteOperator)
  return [
    isOne
      ? ask('packaging-site', 'met', 'owned and run by one company', undefined, index)
      : ask('packaging-site', 'unknown', 'owned by one company and run by another: both must qualify', value.code, index),
    isHome || isBarred
      ? ask('packager-headquarters', claim(isHome), `the packaging company is headquartered in ${headquarters}`, undefined, index)
      : ask(
          'packager-headquarters',
          'unknown',
          `headquartered in ${headquarters}: which companies from elsewhere qualify was not read`,
          value.code,
          index,
        ),
    ask(
      'quantity-tracking',
      claim(tracksQuantity),
      tracksQuantity ? 'the packaged output is tracked' : 'the packaged output is not tracked',
      undefined,
      index,
    ),
  ]
}
