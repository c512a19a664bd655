import { afterAttempt, restAfter } from '../domain/notifications/delivery-schedule'
import type { Claimed } from '../store/notification-store'
import type { Store } from '../store/store'
import { type Sending, sendNotification } from './send-notification'

/** How long an attempt is its sender's alone, in milliseconds: longer than one can take with what is written down of it. */
const leaseMs = 60_000
/** Requests that the platform lets wait for an answer at one time. */
const parallelMax = 6
/** What one run sends at most, and for how long it begins anything, in milliseconds: the next run goes on. */
const runMax = 300
const runMs = 40_000

/** What a run needs of the edge. */
export type DeliveryTerms = Sending & {
  /** A word that nobody used before. */
  readonly lease: () => string
  /** 0 to 1. */
  readonly jitter: () => number
}

/**
 * Sends what is due. Many may run at a time: what one took no other sends, until its lease lapsed. Cut off between sending and writing
 * it down, it is sent again under the same id.
 *
 * @returns How many attempts were made.
 */
export const deliverNotifications = async (store: Store, terms: DeliveryTerms): Promise<number> => {
  const begun = terms.clock().getTime()
  let made = 0
  for (;;) {
    const sent = await deliverRound(store, terms)
    made += sent
    if (sent === 0 || made >= runMax || terms.clock().getTime() - begun >= runMs) return made
  }
}

/** As many as are sent at once: everybody's, or one tenant's. */
export const deliverRound = async (store: Store, terms: DeliveryTerms, tenant?: string): Promise<number> => {
  const at = terms.clock()
  const claimed = await store.claimDeliveries(at, terms.lease(), new Date(at.getTime() + leaseMs), parallelMax, tenant)
  const results = await Promise.allSettled(claimed.map((each) => deliver(store, terms, each)))
  const failed = results.find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
  return claimed.length
}

const deliver = async (store: Store, terms: DeliveryTerms, claimed: Claimed): Promise<void> => {
  const { ended, at, retryAfterMs } = await sendNotification(terms, claimed.message, claimed.endpoint)
  const after = afterAttempt(ended.outcome, claimed.n, at, terms.jitter(), retryAfterMs)
  const rest = restAfter(ended.outcome, retryAfterMs)
  await store.endAttempt(claimed, at, ended, after, rest === undefined ? undefined : new Date(at.getTime() + rest))
}
