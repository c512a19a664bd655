import { type AttemptOutcome, outcomeOf, retryAfterMsIn } from '../domain/notifications/delivery-schedule'
import { type UrlTerms, urlFault } from '../domain/notifications/endpoint-url'
import { bodyOf, type Message } from '../domain/notifications/message'
import type { AttemptEnded, Endpoint, EndpointSecret } from '../store/notification-store'
import { type OpenedSecret, signedHeaders, signingNow } from './sign-notification'

/** What came back of one request. */
export type Answered =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfter: string | null }
  | { readonly kind: 'timed-out' | 'unreachable' }

/** What sending needs of the edge. */
export type Sending = {
  /** Sends it and follows nothing. Never throws. */
  readonly post: (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<Answered>
  readonly open: (secret: EndpointSecret, of: { readonly tenant: string; readonly endpoint: string }) => Promise<OpenedSecret>
  /** Each attempt is signed at its own instant. */
  readonly clock: () => Date
  readonly urlTerms: UrlTerms
  readonly onFault: (fault: unknown) => void
}

/** What an attempt came to, and how long its receiver asked us to wait. */
export type Sent = { readonly ended: AttemptEnded; readonly at: Date; readonly retryAfterMs: number | undefined }

/** One attempt. The address is looked at again: what was allowed when it was given may not be any more. */
export const sendNotification = async (
  { post, open, clock, urlTerms, onFault }: Sending,
  message: Message,
  { tenant, id, url, secrets }: Pick<Endpoint, 'tenant' | 'id' | 'url' | 'secrets'>,
): Promise<Sent> => {
  const begun = clock()
  const ended = (outcome: AttemptOutcome, status: number | null = null, retryAfter: string | null = null): Sent => {
    const at = clock()
    return { ended: { outcome, status, tookMs: at.getTime() - begun.getTime() }, at, retryAfterMs: retryAfterMsIn(retryAfter, at) }
  }
  const fault = urlFault(url, urlTerms)
  if (fault !== undefined) {
    onFault(new Error(`an endpoint has an address to which nothing is sent: ${fault}`))
    return ended('not-sent')
  }
  const body = bodyOf(message)
  let headers: Readonly<Record<string, string>>
  try {
    const opened = await Promise.all(signingNow(secrets, begun).map((secret) => open(secret, { tenant, endpoint: id })))
    headers = await signedHeaders(message.id, begun, body, opened)
  } catch (cause) {
    // Sealed under another secret of the Worker, as it seems. Whoever runs it may set that right before the last attempt.
    onFault(cause)
    return ended('not-sent')
  }
  const answered = await post(url, headers, body)
  return answered.kind === 'answered' ? ended(outcomeOf(answered.status), answered.status, answered.retryAfter) : ended(answered.kind)
}
