import type { ListsInForce } from '../domain/lists/snapshot'
import type { Moment } from '../store/caller'
import type { Store } from '../store/store'
import { countDuties, type DayOf } from './count-duties'
import { type DeliveryTerms, deliverNotifications } from './deliver-notifications'
import { type RecheckTerms, recheckCustomers } from './recheck-customers'
import { rescreenParties } from './rescreen-parties'
import { settleOrders } from './settle-orders'
import type { SettleTerms } from './settle-terms'

/** What one job came to: how much it did or found, or the fault that ended it. */
export type JobReport =
  | { readonly job: string; readonly count: number; readonly isAlert: boolean }
  | { readonly job: string; readonly fault: unknown }

/** What the jobs need of the edge. Without `notifications` nothing can be signed, and nothing is sent. */
export type UpkeepTerms = RecheckTerms & {
  readonly settling: SettleTerms
  readonly notifications?: DeliveryTerms | undefined
  readonly dayOf: DayOf
}

type Job = {
  readonly name: string
  readonly isDue: (at: Date) => boolean
  readonly run: (store: Store, now: Moment, lists: () => Promise<ListsInForce>, terms: UpkeepTerms) => Promise<number>
  /** Whether anything found is something that should never be. */
  readonly isAlarming?: true
}

const always = () => true
const hourly = (at: Date): boolean => at.getUTCMinutes() === 0

/** In this order. Each may run beside itself: two runs of it do no more than one. */
const jobs: readonly Job[] = [
  { name: 'expireLapsed', isDue: always, run: (store, now) => store.expireLapsed(now) },
  { name: 'seal', isDue: always, run: (store, now) => store.seal(now) },
  { name: 'deleteExpired', isDue: always, run: (store, now) => store.deleteExpired(now) },
  { name: 'rescreen', isDue: always, run: (store, now, lists) => rescreenParties(store, lists, now) },
  { name: 'recheckCustomers', isDue: always, run: (store, now, lists, terms) => recheckCustomers(store, lists, now, terms) },
  { name: 'settleOrders', isDue: always, run: (store, now, _, { settling }) => settleOrders(store, now, settling) },
  { name: 'countDuties', isDue: always, run: (store, now, _, { dayOf }) => countDuties(store, now, dayOf) },
  { name: 'forgetCompletions', isDue: hourly, run: (store, now) => store.forgetCompletions(now) },
  { name: 'forgetDeliveries', isDue: hourly, run: (store, now) => store.forgetDeliveries(now) },
  { name: 'deleteChunks', isDue: hourly, run: (store, now) => store.deleteChunks(now) },
  { name: 'forgetAttempts', isDue: hourly, run: (store, now) => store.forgetAttempts(now) },
  { name: 'audit', isDue: hourly, run: async (store, now) => (await store.audit(now)).length, isAlarming: true },
  // Last: it tells what the others brought about, and takes as long as receivers do.
  {
    name: 'deliverNotifications',
    isDue: always,
    run: async (store, _now, _lists, { notifications }) => (notifications === undefined ? 0 : deliverNotifications(store, notifications)),
  },
]

/**
 * Everything that is done by the minute. A job that fails keeps no other from running.
 *
 * @param storeFor A store for one job, so that a slow one uses up nobody's time but its own.
 * @param now The minute for which the run was planned.
 * @param lists The lists in force.
 */
export const runUpkeep = async (
  storeFor: () => Store,
  now: Moment,
  lists: () => Promise<ListsInForce>,
  terms: UpkeepTerms,
): Promise<readonly JobReport[]> => {
  const reports: JobReport[] = []
  for (const { name, isDue, run, isAlarming } of jobs) {
    if (!isDue(now.at)) continue
    try {
      const count = await run(storeFor(), now, lists, terms)
      reports.push({ job: name, count, isAlert: isAlarming === true && count > 0 })
    } catch (fault) {
      reports.push({ job: name, fault })
    }
  }
  return reports
}
