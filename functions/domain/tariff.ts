import type { Classification } from './classification/classification'
import type { Deal } from './deal'
import { destinationsOf } from './export'
import { type Flag, noteFlag } from './finding'
import type { IsoDate } from './law'
import type { PlaceCode } from './place'

/** A duty on import into one country, by figures of the chip. It costs money and decides nothing here. */
export type TariffTerms = {
  readonly code: string
  readonly percent: number
  /** The customs territory; other territories are outside it. */
  readonly into: readonly PlaceCode[]
  readonly bands: readonly { readonly tpp: Range; readonly dramBandwidthGBs: Range }[]
  readonly exemptUses: readonly string[]
  /** Said of a figure at the edge of a band. */
  readonly edges: { readonly code: string; readonly because: string }
  /** From this day on changes were due and were not established. */
  readonly unsettled: { readonly from: IsoDate; readonly code: string; readonly because: string }
}
type Range = { readonly min: number; readonly max: number }

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
