import { sha256 } from '../domain/digest'
import { testType } from '../domain/notifications/notification-type'
import { ok, type Result } from '../domain/result'
import type { Applied, Caller, Moment } from '../store/caller'
import type { Attempt, EndpointNotFound } from '../store/notification-store'
import type { Store } from '../store/store'
import { type Sending, sendNotification } from './send-notification'

/** A test by the id under which it was sent, and what came of it. */
export type Tested = { readonly id: string; readonly attempt: Attempt }

/**
 * Sends a notification that says nothing, now and once, whatever the endpoint wants to hear and whether or not it is open. The same
 * request again sends nothing and tells what came of the first.
 */
export const testEndpoint = async (
  store: Store,
  sending: Sending,
  caller: Caller,
  now: Moment,
  endpoint: string,
  requestKey: string,
): Promise<Result<Applied<Tested>, EndpointNotFound>> => {
  const id = `tst_${(await sha256(JSON.stringify([caller.tenant, endpoint, requestKey]))).slice(0, 32)}`
  const begun = await store.beginTest(caller, now, endpoint, id)
  if (!begun.ok) return begun
  const { isFirst, attempt } = begun.value
  if (!isFirst) return ok({ isFirst, value: { id, attempt } })
  const message = { id, type: testType, createdAt: now.at, payload: { endpoint } }
  const { ended } = await sendNotification(sending, message, begun.value.endpoint)
  await store.endTest(endpoint, id, ended)
  return ok({ isFirst, value: { id, attempt: { n: attempt.n, at: attempt.at, ...ended } } })
}
