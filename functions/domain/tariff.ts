import type { Classification } from './classification/classification'
import type { Deal } from './deal'
import { type Flag, noteFlag } from './finding'
import type { IsoDate } from './law'
import type { PlaceCode } from './place'

/** A duty on import into one country, by figures of the chip. It costs money and decides nothing here. */
export type TariffTerms = {
  readonly code: string
  readonly percent: number
  readonly into: PlaceCode
  readonly bands: readonly { readonly tpp: Range; readonly dramBandwidthGBs: Range }[]
  readonly exemptUses: readonly string[]
  readonly edges: string
  /** From this day on changes were due and were not established. */
  readonly unsettled: { readonly from: IsoDate; readonly code: string; readonly because: string }
}
type Range = { readonly min: number; readonly max: number }

/** Said of chips in a band that come into the country, or leave it and may have come in for that. */
export const tariffFlags = ({ law, from, export: { parties, asOf } }: Deal, { circuits }: Classification): readonly Flag[] => {
  const { tariff } = law
  if (tariff === undefined) return []
  const { value, cite } = tariff
  const touches = [from, parties.ultimateConsignee.country].some((place) => law.geography.treatedAs(place) === value.into)
  const isInBand = circuits.some(({ tpp, dramBandwidthGBs: dram }) =>
    value.bands.some((band) => isWithin(tpp, band.tpp) && isWithin(dram, band.dramBandwidthGBs)),
  )
  if (!touches || !isInBand) return []
  const because = `foreign-made chips of these figures pay ${value.percent} percent on import into ${value.into}; ${value.edges}; exempt: ${value.exemptUses.join(', ')}`
  const { unsettled } = value
  return [noteFlag(value.code, because, cite), ...(asOf >= unsettled.from ? [noteFlag(unsettled.code, unsettled.because, cite)] : [])]
}

const isWithin = (figure: number | null, { min, max }: Range): boolean => figure !== null && min <= figure && figure <= max
