import { base64Url, sha256 } from '../domain/digest'
import type { Caller } from '../store/caller'

export const scopes = ['screen', 'quota', 'review', 'admin'] as const
/** What a key may be used for. */
export type Scope = (typeof scopes)[number]

/** What a key says of itself. It can be believed once its signature is verified, without a database. */
export type KeyClaims = { readonly id: string; readonly tenant: string; readonly scopes: readonly Scope[]; readonly expiresAt: Date }

/** Whoever sent a verified key. */
export type KeyHolder = Caller & { readonly scopes: readonly Scope[] }

/** Recognizable to whoever scans for leaked secrets. */
const prefix = 'tgk_'
/** Longer than any key of ours. */
const keyLengthMax = 600

type Payload = { readonly i: string; readonly t: string; readonly s: readonly Scope[]; readonly e: number; readonly n: string }

/**
 * A new key: what it says, a random part and an HMAC over both under the Worker's secret.
 *
 * @returns The key, to be shown once, and its hash, to be kept.
 */
export const mintKey = async (
  secret: string,
  { id, tenant, scopes: granted, expiresAt }: KeyClaims,
): Promise<{ key: string; hash: string }> => {
  const nonce = base64Url(crypto.getRandomValues(new Uint8Array(12)))
  const payload: Payload = { i: id, t: tenant, s: granted, e: Math.floor(expiresAt.getTime() / 1000), n: nonce }
  const claims = base64Url(new TextEncoder().encode(JSON.stringify(payload)))
  const mac = await crypto.subtle.sign('HMAC', await signingKey(secret), new TextEncoder().encode(claims))
  const key = `${prefix}${claims}.${base64Url(new Uint8Array(mac))}`
  return { key, hash: await hashOfKey(key) }
}

/**
 * Who holds a key that one of the secrets signed and that has not expired. Undefined for anything else.
 *
 * @param secrets The one in use, and while it is being replaced the one before it.
 */
export const holderOf = async (key: string, secrets: readonly string[], now: Date): Promise<KeyHolder | undefined> => {
  if (!key.startsWith(prefix) || key.length > keyLengthMax) return undefined
  const [claims, mac, ...rest] = key.slice(prefix.length).split('.')
  const signature = mac === undefined ? undefined : fromBase64Url(mac)
  if (claims === undefined || signature === undefined || rest.length > 0) return undefined
  // The last character has bits to spare: spelled otherwise it would verify and yet be no key whose hash is kept.
  if (base64Url(signature) !== mac) return undefined
  const signed = new TextEncoder().encode(claims)
  for (const secret of secrets) {
    // Compared in constant time by the platform.
    if (!(await crypto.subtle.verify('HMAC', await signingKey(secret), signature, signed))) continue
    const payload = JSON.parse(new TextDecoder().decode(fromBase64Url(claims))) as Payload
    if (payload.e * 1000 <= now.getTime()) return undefined
    return { tenant: payload.t, keyId: payload.i, keyHash: await hashOfKey(key), scopes: payload.s }
  }
  return undefined
}

const signingKey = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', new TextEncoder().encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])

/** All that is kept of a key. */
export const hashOfKey = sha256

const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  if (!/^[\w-]*$/.test(text)) return undefined
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}
