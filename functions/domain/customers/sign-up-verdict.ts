import type { Decision } from '../records/screening'
import type { CheckAnswer } from './check'
import type { ConnectionSettings } from './connection'
import type { Unread } from './customer'
import type { SignUpVerdict } from './sign-up'

/** As much of a check's answer as its sender is told by. */
export type Told = Pick<CheckAnswer<unknown, unknown, unknown>, 'id' | 'customer' | 'decision' | 'granted' | 'public'>

/** The lowest tier, to which whoever is let in for the time being is kept. */
const lowest = 'T0'

const messages: Readonly<Record<Decision, string>> = {
  allow: 'The account may be opened.',
  review: 'We are looking at your details before this account can be opened.',
  block: 'We cannot open this account.',
}

/**
 * What a sender is told of a check. Only `allow` and, where the connection admits it, a review that grants something open the
 * account; everything else does not.
 *
 * @param unread What could not be read: nobody is let in on it, whatever the rest comes to.
 */
export const verdictOf = (
  { id, customer, decision: decided, granted, public: told }: Told,
  onReview: ConnectionSettings['onReview'],
  unread: readonly Unread[] = [],
): SignUpVerdict => {
  const decision = decided === 'allow' && unread.length > 0 ? 'review' : decided
  const about = { reference: id, customer }
  const message = [told.message.trim() || messages[decision], ...asked(decision, told.asks, unread)].join(' ')
  if (decision === 'block') return { verdict: 'block', message, ...about }
  if (decision === 'allow') return { verdict: 'allow', message, ...about }
  const isAdmitted = onReview === 'admit-limited' && (granted.computeTier !== null || granted.interimAccess !== undefined)
  return isAdmitted ? { verdict: 'allow', message, limitedTo: lowest, ...about } : { verdict: 'held', message, ...about }
}

const asked = (decision: Decision, asks: readonly string[], unread: readonly Unread[]): readonly string[] => {
  const missing = [...asks, ...unread.map(({ field }) => `${field}, in a form that can be read`)]
  return decision === 'review' && missing.length > 0 ? [`Please give: ${missing.join('; ')}.`] : []
}

/** What the sender is told while we cannot answer. */
export const unavailableVerdict = (onUnavailable: ConnectionSettings['onUnavailable']): SignUpVerdict =>
  onUnavailable === 'admit'
    ? { verdict: 'allow', message: 'The account may be opened; it was not checked.' }
    : { verdict: 'unavailable', message: 'We cannot check new accounts right now. Please try again in a few minutes.' }
