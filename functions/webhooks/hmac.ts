import type { Bytes } from './bytes'
import { utf8 } from './bytes'

const sha256 = { name: 'HMAC', hash: 'SHA-256' } as const

/** @param key Raw bytes, at least one. */
export const hmacOf = async (key: Bytes, message: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.sign('HMAC', await crypto.subtle.importKey('raw', key, sha256, false, ['sign']), message))

/**
 * Whether one of the keys made one of the signatures over the message. All are tried, each compared in constant time by the
 * platform, so that the time tells neither which one nor how nearly.
 */
export const isSigned = async (keys: readonly Bytes[], message: Bytes, signatures: readonly Bytes[]): Promise<boolean> => {
  let isGood = false
  for (const key of keys) {
    // The platform takes no empty key. Nobody is known by one.
    if (key.length === 0) continue
    const imported = await crypto.subtle.importKey('raw', key, sha256, false, ['verify'])
    for (const signature of signatures) if (await crypto.subtle.verify('HMAC', imported, signature, message)) isGood = true
  }
  return isGood
}

/**
 * Whether one of the texts that were sent is one of the secrets, for senders that sign nothing. Compared as MACs under a key of
 * the moment, so that the time does not tell how much of it was right.
 */
export const isOneOf = async (secrets: readonly string[], given: readonly string[]): Promise<boolean> => {
  const key = crypto.getRandomValues(new Uint8Array(32))
  const macs = await Promise.all(given.map((text) => hmacOf(key, utf8(text))))
  let isGood = false
  // An empty text is what is not there: it is nobody's secret.
  for (const secret of secrets) if (secret !== '' && (await isSigned([key], utf8(secret), macs))) isGood = true
  return isGood
}
