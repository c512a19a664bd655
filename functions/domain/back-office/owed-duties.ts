import type { VeuDutyTerms } from '../authorizations/data-center-veu-terms'
import { nextDue } from '../authorizations/veu-duties'
import type { Duty } from '../determination'
import type { AdvancedComputingTerms } from '../exceptions/exception-terms'
import type { Export } from '../export'
import { type Citation, type Dated, daysAfter, type IsoDate } from '../law'
import type { Parties } from '../party'
import type { DutyClock } from './duty-clock'
import { waitsOf } from './notification-wait'

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

/** What an order leaves to be done, with the day of each. Until something is known to have left, the day of export is the one that was asked about. */
export const owedDuties = (order: DecidedOrder, law: DutyLaw): readonly OwedDuty[] => {
  const { given, outstanding, leftOn = given.asOf } = order
  return [...outstanding.flatMap((duty) => owed(duty, given, leftOn, law)), ...(order.isByNotice ? waitsOf(order, law.notified) : [])]
}

const owed = (duty: Duty, given: Export, exportedOn: IsoDate, law: DutyLaw): readonly OwedDuty[] => {
  const { code, owner, when, because, channel, cite } = duty
  const clock = law.clocks.find((each) => each.code === code)
  if (clock?.counts === 'event' || clock?.counts === 'standing') return []
  const said = { code, owner, when, what: because ?? clock?.what ?? code, ...(channel === undefined ? {} : { channel }), cite }
  if (clock?.counts !== 'half-year' && duty.dueOn === undefined) return [{ ...said, dueOn: countedFrom(exportedOn, duty) }]
  return [{ ...said, dueOn: reportDay(duty, exportedOn, law), shared: holderOf(given) }]
}

/** Before the export so many days at the latest, after it so many at the most. */
const countedFrom = (exportedOn: IsoDate, { when, withinDays }: Duty): IsoDate | undefined => {
  switch (when) {
    case 'before-export':
      return daysAfter(exportedOn, -(withinDays ?? 0))
    case 'with-shipment':
      return exportedOn
    case 'after-export':
      return withinDays === undefined ? undefined : daysAfter(exportedOn, withinDays)
  }
}

/** The report of the half year in which it left, which need not be that of the day asked about. */
const reportDay = ({ code, dueOn }: Duty, exportedOn: IsoDate, { reports }: DutyLaw): IsoDate | undefined => {
  const spans = reports?.value.duties.find((each) => each.code === code)?.due
  return spans === undefined ? dueOn : (nextDue(spans, exportedOn) ?? dueOn)
}

/** Whose status the order goes by. */
const holderOf = ({ authorizations = [], parties }: Export): string => {
  const role = authorizations.flatMap((each) => (each.kind === 'data-center-veu' ? (each.holder ?? []) : []))[0]
  const holder = role === undefined ? undefined : parties[role as keyof Parties]
  const party = holder !== undefined && 'name' in holder ? holder : parties.ultimateConsignee
  return party.name.normalize('NFKC').trim().toLowerCase()
}
