import { nextDue } from '../authorizations/veu-duties'
import type { Duty } from '../determination'
import type { Export } from '../export'
import { daysAfter, type IsoDate } from '../law'
import type { Parties } from '../party'
import { waitsOf } from './notification-wait'
import type { DecidedOrder, DutyLaw, OwedDuty } from './owed-duty'

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
