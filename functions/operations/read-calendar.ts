import { daysAfter } from '../domain/law'
import type { Moment } from '../store/caller'
import type { Store } from '../store/store'
import { countDuties, type DayOf } from './count-duties'
import { type DutyAnswer, dutyAnswer } from './list-duties'

/** Days for which what is done, or void, still stands in the calendar. */
const shownDays = 366
/** Duties that a calendar shows; what is open comes first. */
const eventsMax = 2000

/** The duties of whoever a token belongs to, by its hash. Undefined: it opens nothing. */
export const readCalendar = async (store: Store, now: Moment, dayOf: DayOf, hash: string): Promise<readonly DutyAnswer[] | undefined> => {
  const tenant = await store.calendarTenant(hash)
  if (tenant === undefined) return undefined
  await countDuties(store, now, dayOf, tenant)
  const from = daysAfter(now.day, -shownDays)
  const found = await store.calendarDuties(tenant, from, eventsMax)
  return found
    .map((each) => dutyAnswer(each, now.day))
    .filter(({ causes, state, dueOn }) => causes.length > 0 && !(state === 'void' && (dueOn ?? '') < from))
}
