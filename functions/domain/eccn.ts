import type { Trilean } from './finding'

/** Which of the 3A090 parameters an item meets, wherever on the list it stands: `a`, `b`, or `c` for high bandwidth memory. */
export type Level = 'a' | 'b' | 'c'

/** One way the classification may come out. */
export type Reading = {
  /** `3A090.a`, `4A003.z`, ...; null where no paragraph that we evaluate applies. */
  readonly eccn: string | null
  readonly paragraph: string | null
  readonly level: Level | null
  /** The entry as the exceptions list it: `3A090`, `5A002.z`, `3D001`. */
  readonly family: string | null
  /** Weights of a model are listed as technology and have rules of their own; computing service is no item at all. */
  readonly nature: 'commodity' | 'software' | 'technology' | 'weights' | 'service'
  /** Designed or marketed for data centers. */
  readonly datacenter: Trilean
}

/** A paragraph of 3A090.a or .b as its bounds. Lower bounds are "or more", upper bounds "less than". */
export type Limb = {
  readonly paragraph: string
  readonly level: 'a' | 'b'
  readonly tppMin: number
  readonly tppBelow?: number
  readonly densityMin?: number
  readonly densityBelow?: number
  /** 2022 only: aggregate bidirectional transfer rate to circuits other than volatile memory, GB/s. */
  readonly transferRateMinGBs?: number
}

export type ProcessorParameters = {
  readonly eccn: string
  readonly limbs: readonly Limb[]
  /** What is not designed or marketed for data centers and lies below this TPP is outside (Note 2). */
  readonly noteForOtherThanDatacentersBelowTpp?: number
}

/** 3A090.c: memory bandwidth density above which high bandwidth memory is caught. */
export type MemoryParameters = { readonly eccn: string; readonly paragraph: string; readonly densityAbove: number }

/** An entry for things that contain or serve a 3A090 circuit, and its paragraphs for each level. */
export type Family = {
  readonly family: string
  readonly nature: 'commodity' | 'software' | 'technology'
  readonly levels: Readonly<Partial<Record<'a' | 'b', readonly string[]>>>
}

/** Software or technology entry that follows the commodity it is for. */
export type ServingEntry = {
  readonly eccn: string
  readonly nature: 'software' | 'technology'
  /** Entries of commodities, or of the software for them, whose level it takes. */
  readonly serves: readonly string[]
  readonly servesNothingElse?: true
}

export const isEccn = (given: string): boolean => given === 'EAR99' || /^[0-9][A-E][0-9]{3}(\.[a-z0-9]{1,3})*$/.test(given)
