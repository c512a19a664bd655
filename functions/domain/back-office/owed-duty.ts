import type { VeuDutyTerms } from '../authorizations/data-center-veu-terms'
import type { Duty } from '../determination'
import type { AdvancedComputingTerms } from '../exceptions/exception-terms'
import type { Export } from '../export'
import type { Citation, Dated, IsoDate } from '../law'
import type { DutyClock } from './duty-clock'

/** A duty with its day. Undefined: no day is known. */
export type OwedDuty = {
  readonly code: string
  readonly owner: Duty['owner']
  readonly when: Duty['when']
  readonly what: string
  readonly channel?: string
  readonly cite: Citation
  readonly dueOn: IsoDate | undefined
  /** Nothing is to be done but to wait until the day, whatever was decided of the order. */
  readonly isWait?: true
  /** What it is one of, where several orders have the same: with code and day it is the same duty. Absent: each order has its own. */
  readonly shared?: string
}

/** The law of the day of export by which days are counted. */
export type DutyLaw = {
  readonly clocks: readonly DutyClock[]
  readonly reports: Dated<VeuDutyTerms> | undefined
  readonly notified: Dated<AdvancedComputingTerms> | undefined
}

/** An order that was decided, as far as duties follow from it. */
export type DecidedOrder = {
  readonly given: Export
  readonly outstanding: readonly Duty[]
  /** Symbols of the exceptions that it goes by, or would go by once the wait is over. */
  readonly isByNotice: boolean
  readonly decidedOn: IsoDate
  /** The first day on which anything of it left; undefined: nothing is known to have left. */
  readonly leftOn: IsoDate | undefined
}
