import type { Confidence } from './law'
import type { PlaceCode } from './place'

/** Dense peak rates in tera-operations per second (a multiply-accumulate counts as two), by number format. */
export type DenseRates = {
  readonly fp4?: number
  readonly fp6?: number
  readonly fp8?: number
  readonly int8?: number
  readonly fp16?: number
  readonly tf32?: number
  readonly fp32?: number
  readonly fp64?: number
}

/** How sure the catalog is of a row: `low` rests on an estimate, a roadmap or the press and never clears a shipment by itself. */
export type ChipConfidence = 'high' | 'medium' | 'low'

/** A chip as its maker describes it. Facts only: what the law makes of them is computed. Per integrated circuit, never per card or rack. */
export type Chip = {
  /** Stable and unique; never reused or renamed. */
  readonly id: string
  readonly vendor: string
  readonly model: string
  /** Other spellings and part names, unique across the catalog. Case, blanks and hyphens do not matter. */
  readonly aliases: readonly string[]
  readonly formFactor: string
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as precise as it is known. */
  readonly released: string
  readonly dense: DenseRates
  /**
   * FP32 rate of the vector units, for the chips whose band changes when the technical note's "aggregated over all
   * processing units" is read to add them to the matrix engines (`TPP_UNITS`).
   */
  readonly vectorFp32?: number
  /** Logic dies on a non-planar node, in mm². Absent: not published. */
  readonly dieAreaMm2?: number
  readonly dieNote?: string
  /** Made on a FinFET or later node. Absent: the node is not published. */
  readonly nonPlanar?: boolean
  readonly processNode: string
  readonly memory: { readonly type?: string; readonly gb?: number; readonly bandwidthGBs?: number }
  /** Total both ways, as vendors quote it; for PCIe cards the PCIe rate. */
  readonly interconnectGBs?: number
  readonly transistorsBn?: number
  /** Designed or marketed for data centers. */
  readonly datacenter: boolean
  readonly source: string
  readonly confidence: ChipConfidence
  readonly note?: string
  /** As recalled; where the designing company is headquartered. */
  readonly designerHeadquarters: PlaceCode
  /** Release date where the part has been on general sale in the US. Absent: not known to have been. */
  readonly usCommercialSince?: string
}

/** Where the figures of a chip stand, as a confidence mark of our answers. */
export const confidenceOfChip: Readonly<Record<ChipConfidence, Confidence>> = {
  high: 'recalled',
  medium: 'recalled',
  low: 'unconfirmed',
}

/** Case, blanks, hyphens and underscores do not tell chips apart. */
export const foldChipName = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, '')
