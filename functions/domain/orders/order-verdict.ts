import type { ConnectionSettings } from '../customers/connection'
import type { Decision } from '../records/screening'
import type { OrderVerdict } from './order-call'

const messages: Readonly<Record<Decision, string>> = {
  allow: 'The order may be made.',
  review: 'We are looking at this order before it can go ahead.',
  block: 'This order cannot be placed.',
}

/** What of an order decides what its platform is told. */
export type DecidedOrder = {
  readonly decision: Decision
  /** Of the screening; absent where none was kept. */
  readonly reference?: string | undefined
  readonly reviewBy?: Date | undefined
}

/**
 * What a platform is told. Only `allow` lets goods go. A review that the connection lets through is an order that may be made
 * and waits for a person; why is never told to whoever buys.
 */
export const orderVerdict = ({ decision, reference, reviewBy }: DecidedOrder, onReview: ConnectionSettings['onReview']): OrderVerdict => {
  const about = reference === undefined ? {} : { reference }
  const message = messages[decision]
  if (decision !== 'review') return { verdict: decision, message, ...about }
  return {
    verdict: 'held',
    message,
    ...about,
    ...(onReview === 'admit-limited' ? { isAdmitted: true } : {}),
    ...(reviewBy === undefined ? {} : { reviewBy: reviewBy.toISOString() }),
  }
}
