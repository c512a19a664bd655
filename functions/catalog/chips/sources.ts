import type { Chip, ChipConfidence } from '../../domain/chip'

/** Figures were written down from memory of the sheet, and not read from it again. */
export const datasheet = 'vendor data sheet or announcement, recalled'
/** The license of this table asks that its author be named wherever its values go. */
export const epoch = 'Epoch AI, Machine Learning Hardware (CC BY 4.0)'
export const tracker = 's-w-kelly, chip-export-controls tracker'
export const analysts = 'CSET and SemiAnalysis'
export const benchmark = 'vendor table in wangzy0327/hblas-bench'
export const press = 'press reports'

/** How sure a row is, and what it rests on. */
export const evidence = (confidence: ChipConfidence, ...sources: readonly [string, ...string[]]): Pick<Chip, 'confidence' | 'source'> => ({
  confidence,
  source: sources.join('; '),
})
