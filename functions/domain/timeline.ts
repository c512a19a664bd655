import type { Citation, IsoDate } from './law'

/** A stretch of the law as a reader would name it. */
export type TimelineRow = {
  readonly id: string
  readonly title: string
  /** Absent: before our knowledge begins. */
  readonly effectiveFrom?: IsoDate
  readonly bindingFrom?: IsoDate
  readonly to?: IsoDate
  readonly status: 'enforced' | 'codified-not-enforced'
  readonly cites: readonly Citation[]
}
