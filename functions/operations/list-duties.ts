import { type DutyState, type Standing, standingOfOrder, stateOfDuty, type VoidReason, voidBecause } from '../domain/back-office/duty-state'
import type { Citation, IsoDate } from '../domain/law'
import type { Caller, Moment } from '../store/caller'
import { type DutyCause, type DutyCursor, type DutyFilter, type DutyFound, undated } from '../store/duty-store'
import type { Store } from '../store/store'
import { countDuties, type DayOf } from './count-duties'

/** What a duty says of itself, as it is kept. */
export type DutyBody = {
  readonly owner: 'exporter' | 'consignee' | 'provider'
  readonly when: 'before-export' | 'with-shipment' | 'after-export' | 'after-check'
  readonly what: string
  readonly channel?: string
  readonly cite: Citation
}

/** A duty as it stands. */
export type DutyAnswer = Omit<DutyFound, 'body' | 'isDone'> & {
  readonly state: DutyState
  readonly voidBecause: VoidReason | undefined
  readonly isOverdue: boolean
  readonly said: DutyBody
}

/** Duties that one page looks at, whether or not they are of the state asked for. */
const lookedAtMax = 500

/** A page by day, and where the next one begins. It may be short and still have a next one. */
export const listDuties = async (
  store: Store,
  caller: Caller,
  now: Moment,
  dayOf: DayOf,
  { state, limit, ...filter }: Omit<DutyFilter, 'isOpen'> & { readonly state?: DutyState | undefined },
): Promise<{ readonly duties: readonly DutyAnswer[]; readonly next: DutyCursor | undefined }> => {
  await countDuties(store, now, dayOf, caller.tenant)
  const isOpen = state === 'open' || state === 'pending' || state === 'void' ? true : undefined
  const looked = await store.listDuties(caller, now, { ...filter, isOpen, limit: lookedAtMax })
  const duties = looked
    .map((each) => dutyAnswer(each, now.day))
    .filter((each) => each.causes.length > 0 && (state === undefined || each.state === state))
  const page = duties.slice(0, limit)
  const last = duties.length > limit ? page.at(-1) : looked.length === lookedAtMax ? looked.at(-1) : undefined
  return { duties: page, next: last && { dueOn: last.dueOn ?? undated, seq: last.seq } }
}

export const dutyAnswer = ({ body, isDone, ...found }: DutyFound, today: IsoDate): DutyAnswer => {
  const standings = found.causes.map((cause) => standingOf(cause, found.isWait))
  const state = stateOfDuty(isDone, standings, found.isWhole)
  return {
    ...found,
    state,
    voidBecause: state === 'void' ? voidBecause(standings) : undefined,
    isOverdue: state === 'open' && !found.isWait && found.dueOn !== null && found.dueOn < today,
    said: JSON.parse(body) as DutyBody,
  }
}

const standingOf = (cause: DutyCause, isWait: boolean): Standing => {
  if (cause.kind === 'screening') return standingOfOrder(cause, isWait)
  return cause.isRaised ? { state: 'open' } : { state: 'void', because: 'settled' }
}
