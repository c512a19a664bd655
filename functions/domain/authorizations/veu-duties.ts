import type { Duty } from '../determination'
import { daysBetween, type IsoDate } from '../law'
import type { DataCenterVeuTerms, DueSpan, VeuClass, VeuDuty } from './data-center-veu-terms'
import { isCrossBorder } from './universal-veu'
import type { VeuOrder } from './veu-order'

/** What relying on the status brings along: notices before, reports and records after. */
export const veuDuties = (order: VeuOrder, veuClass: VeuClass, { duties, shares }: DataCenterVeuTerms): readonly Duty[] => {
  const { activity, dataCenter, asOf } = order.deal.export
  const isOwed = ({ classes, activities, only }: VeuDuty): boolean =>
    classes.includes(veuClass) &&
    (activities === undefined || activities.includes(activity)) &&
    (only !== 'new-site' || dataCenter?.newSite === true) &&
    (only !== 'cross-border' || isCrossBorder(order, shares.value))
  return duties.value.duties.filter(isOwed).map(({ code, owner, when, because, withinDays, due, channel, cite }) => {
    const dueOn = due === undefined ? undefined : nextDue(due, asOf)
    const noticeOn = when === 'before-export' ? dataCenter?.noticeOn : undefined
    return {
      code,
      owner,
      when,
      ...(withinDays === undefined ? {} : { withinDays }),
      ...(dueOn === undefined ? {} : { dueOn }),
      ...(channel === undefined ? {} : { channel }),
      because,
      met: noticeOn !== undefined && withinDays !== undefined && daysBetween(noticeOn, asOf) >= withinDays,
      cite,
    }
  })
}

/** Characters of a year and its hyphen, before month and day. */
const yearLength = 5

export const nextDue = (spans: readonly DueSpan[], day: IsoDate): IsoDate | undefined => {
  const monthAndDay = day.slice(yearLength)
  const span = spans.find(({ from, through }) => from <= monthAndDay && monthAndDay <= through)
  return span && `${Number(day.slice(0, yearLength - 1)) + (span.inNextYear ? 1 : 0)}-${span.on}`
}
