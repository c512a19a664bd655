/** What one attempt came to. `redirected`: an answer that points elsewhere, which nobody follows. `not-sent`: we could not, or may not any more. */
export type AttemptOutcome = 'delivered' | 'gone' | 'refused' | 'redirected' | 'timed-out' | 'unreachable' | 'not-sent'

/** Where a delivery stands. `given-up`: after the last attempt. `cancelled`: its endpoint was closed, or what it told was deleted. */
export type DeliveryState = 'waiting' | 'delivered' | 'given-up' | 'cancelled'

/** What follows from an attempt. */
export type AfterAttempt = { readonly state: Exclude<DeliveryState, 'waiting'> } | { readonly state: 'waiting'; readonly nextAt: Date }

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** How long after an attempt the next one is due, in milliseconds: three days and four hours in all. */
export const retryDelaysMs: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
]
export const attemptsMax = retryDelaysMs.length + 1
/** By how much a delay may be shorter or longer, so that what failed together does not come back together. */
const jitterShare = 0.1
/** The longest that a receiver may ask us to wait. */
const retryAfterMsMax = 24 * hour

/** By the status of an answer. */
export const outcomeOf = (status: number): AttemptOutcome => {
  if (status >= 200 && status < 300) return 'delivered'
  if (status === 410) return 'gone'
  return status >= 300 && status < 400 ? 'redirected' : 'refused'
}

/**
 * @param n Which attempt it was, from 1.
 * @param at When it ended.
 * @param jitter 0 to 1: where in its range the next one falls.
 * @param retryAfterMs What the receiver asked for. It makes a wait longer and never shorter.
 */
export const afterAttempt = (
  outcome: AttemptOutcome,
  n: number,
  at: Date,
  jitter: number,
  retryAfterMs: number | undefined = undefined,
): AfterAttempt => {
  if (outcome === 'delivered') return { state: 'delivered' }
  if (outcome === 'gone') return { state: 'cancelled' }
  const delayMs = retryDelaysMs[n - 1]
  if (delayMs === undefined) return { state: 'given-up' }
  const jittered = Math.round(delayMs * (1 + jitterShare * (2 * jitter - 1)))
  return { state: 'waiting', nextAt: new Date(at.getTime() + Math.max(jittered, retryAfterMs ?? 0)) }
}

const shortDays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** What `Retry-After` asks for, in seconds or as a date (RFC 9110), in milliseconds from now and no longer than a day. */
export const retryAfterMsIn = (header: string | null, at: Date): number | undefined => {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text) * second, retryAfterMsMax)
  if (!/^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text) || !shortDays.includes(text.slice(0, 3))) return undefined
  const until = Date.parse(text)
  return Number.isNaN(until) ? undefined : Math.min(Math.max(0, until - at.getTime()), retryAfterMsMax)
}

/** For how long a receiver that did not answer at all is left alone, so that it keeps nobody else waiting. */
const restMs = minute
const restMsMax = hour

/** How long what else is due at the same receiver had better wait, in milliseconds; undefined: not at all. */
export const restAfter = (outcome: AttemptOutcome, retryAfterMs: number | undefined): number | undefined => {
  if (outcome === 'timed-out' || outcome === 'unreachable') return restMs
  return outcome === 'refused' && retryAfterMs !== undefined ? Math.min(retryAfterMs, restMsMax) : undefined
}
