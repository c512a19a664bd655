import type { Decision } from '../records/screening'
import type { CheckAnswer } from './check'
import type { ConnectionSettings } from './connection'
import { untilCountry } from './granted'
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
 */
export const verdictOf = (
  { id, customer, decision, granted, public: told }: Told,
  onReview: ConnectionSettings['onReview'],
): SignUpVerdict => {
  const about = { reference: id, customer }
  const message = told.message.trim() || messages[decision]
  if (decision !== 'review') return { verdict: decision, message, ...about }
  const isAdmitted = onReview === 'admit-limited' && (granted.computeTier !== null || granted.interimAccess !== undefined)
  if (isAdmitted) return { verdict: 'allow', message, limitedTo: limitOf(granted), ...about }
  // Whoever is kept out is told what would help, and never of whom it was mistaken for.
  return { verdict: 'held', message: [message, ...told.asks].join(' '), ...about }
}

/** Whoever named no country has not even the lowest tier yet: a mark of it would be taken for leave to begin. */
const limitOf = ({ interimAccess }: Told['granted']): string => (interimAccess?.restrictions.includes(untilCountry) ? untilCountry : lowest)

/** What the sender is told while we cannot answer. */
export const unavailableVerdict = (onUnavailable: ConnectionSettings['onUnavailable']): SignUpVerdict =>
  onUnavailable === 'admit'
    ? { verdict: 'allow', message: 'The account may be opened; it was not checked.' }
    : { verdict: 'unavailable', message: 'We cannot check new accounts right now. Please try again in a few minutes.' }
