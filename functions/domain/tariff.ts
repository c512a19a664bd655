import type { Classification } from './classification/classification'
import type { Deal } from './deal'
import { destinationsOf } from './export'
import { type Flag, noteFlag } from './finding'
import type { Range } from './tariff-terms'

/** Said of chips in a band that come into the country, or leave it and may have come in for that. */
export const tariffFlags = ({ law, from, export: given }: Deal, { circuits }: Classification): readonly Flag[] => {
  const { tariff } = law
  if (tariff === undefined) return []
  const { value, cite } = tariff
  const bands = circuits.flatMap(({ tpp, dramBandwidthGBs: dram }) =>
    value.bands.filter((band) => isWithin(tpp, band.tpp) && isWithin(dram, band.dramBandwidthGBs)).map((band) => ({ tpp, dram, band })),
  )
  if (bands.length === 0 || ![from, ...destinationsOf(given)].some((place) => value.into.includes(place))) return []
  const because = `foreign-made chips of these figures pay ${value.percent} percent on import into ${value.into[0]}; exempt: ${value.exemptUses.join(', ')}`
  const { unsettled, edges } = value
  const isAtEdge = bands.some(({ tpp, dram, band }) => isEdge(tpp, band.tpp) || isEdge(dram, band.dramBandwidthGBs))
  return [
    noteFlag(value.code, because, cite),
    ...(isAtEdge ? [noteFlag(edges.code, edges.because, cite)] : []),
    ...(given.asOf >= unsettled.from ? [noteFlag(unsettled.code, unsettled.because, cite)] : []),
  ]
}

const isEdge = (figure: number | null, { min, max }: Range): boolean => figure === min || figure === max

const isWithin = (figure: number | null, { min, max }: Range): boolean => figure !== null && min <= figure && figure <= max
