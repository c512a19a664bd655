import type { UrlTerms } from '../domain/notifications/endpoint-url'
import type { DeliveryTerms } from '../operations/deliver-notifications'
import type { Sending } from '../operations/send-notification'
import { type Bindings, isLocal } from './bindings'
import { logFault } from './log'
import { postNotification } from './post-notification'
import { sealer } from './seal'

/**
 * Where a deployment sends, and where it never does.
 *
 * @param host Under which the service was just reached.
 */
export const urlTermsOf = (env: Bindings | undefined, host?: string): UrlTerms => ({
  ownHosts: [...(host === undefined ? [] : [host]), ...(env?.OWN_HOSTS ?? '').split(',').flatMap((each) => each.trim() || [])],
  isLocalAllowed: isLocal(env),
})

/** @returns Undefined where nothing can be signed: whoever runs the service gave it no secret to keep others under. */
export const sendingOf = (env: Bindings | undefined, clock: () => Date, requestId: string): Sending | undefined => {
  if (!env?.SEAL_SECRET) return undefined
  const { open } = sealer(env.SEAL_SECRET)
  return {
    post: postNotification,
    open: async (secret, of) => ({ kind: secret.kind, text: await open(secret, of) }),
    clock,
    urlTerms: urlTermsOf(env),
    onFault: (fault) => logFault(requestId, fault),
  }
}

/** The same for runs, with what they need of chance. */
export const deliveryTermsOf = (env: Bindings | undefined, clock: () => Date, requestId: string): DeliveryTerms | undefined => {
  const sending = sendingOf(env, clock, requestId)
  return sending && { ...sending, lease: () => crypto.randomUUID(), jitter: () => Math.random() }
}
