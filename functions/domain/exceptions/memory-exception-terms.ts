import type { PlaceCode, PlaceSet } from '../place'

/** High bandwidth memory on its way to be packaged. */
export type MemoryExceptionTerms = {
  readonly symbol: string
  readonly aesCode: string | null
  readonly level: 'c'
  /** GB/s per mm², not reached. */
  readonly densityBelow: number
  /** Headquarters of the company that owns and runs the site. */
  readonly packager: PlaceCode
  readonly barredPackagers: PlaceSet
  /** Companies from elsewhere that qualify were not read. */
  readonly code: string
}
