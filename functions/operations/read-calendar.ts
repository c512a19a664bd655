import { daysAfter, type IsoDate } from '../domain/law'
import type { Moment } from '../store/caller'
import { type DutyCursor, type DutyFilter, type DutyFound, undated } from '../store/duty-store'
import type { Store } from '../store/store'
import { countDuties, type DayOf } from './count-duties'
import { type DutyAnswer, dutyAnswer } from './list-duties'

/** Days for which what is done, or void, still stands in the calendar. */
const shownDays = 366
/** Duties that a calendar shows, and how many are looked at for it, so many at a time. What is owed comes first. */
const eventsMax = 2000
const pageMax = 500
const lookedAtMax = 6000
/** What has no day has no place in a calendar, and no day comes after this one. */
const lastDay = '9999-12-31'

/** The duties of whoever a token belongs to, by its hash. Undefined: it opens nothing. */
export const readCalendar = async (store: Store, now: Moment, dayOf: DayOf, hash: string): Promise<readonly DutyAnswer[] | undefined> => {
  const tenant = await store.calendarTenant(hash)
  if (tenant === undefined) return undefined
  await countDuties(store, now, dayOf, tenant)
  const from = daysAfter(now.day, -shownDays)
  const read = (filter: Omit<DutyFilter, 'limit'>) => lookedAt(store, tenant, now.day, filter)
  // Duties of orders that fell through stay among the open ones: they must keep none that is owed from being shown.
  const open = await read({ isOpen: true, dueFrom: from, dueBefore: lastDay })
  const overdue = await read({ isOpen: true, dueBefore: from })
  const owed = [...open, ...overdue].filter(({ state }) => state !== 'void')
  const fellThrough = open.filter(({ state }) => state === 'void')
  const done = owed.length >= eventsMax ? [] : await read({ isOpen: false, dueFrom: from, dueBefore: lastDay })
  return [...owed, ...done, ...fellThrough].slice(0, eventsMax)
}

const lookedAt = async (
  store: Store,
  tenant: string,
  today: IsoDate,
  filter: Omit<DutyFilter, 'limit'>,
): Promise<readonly DutyAnswer[]> => {
  const found: DutyFound[] = []
  let after: DutyCursor | undefined
  do {
    const page = await store.calendarDuties(tenant, { ...filter, after, limit: pageMax })
    found.push(...page)
    const last = page.length < pageMax ? undefined : page.at(-1)
    after = last && { dueOn: last.dueOn ?? undated, seq: last.seq }
  } while (after !== undefined && found.length < lookedAtMax)
  return found.map((each) => dutyAnswer(each, today)).filter(({ causes }) => causes.length > 0)
}
