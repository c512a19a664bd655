import { signedContent } from '../domain/notifications/message'
import { fromBase64, toBase64 } from '../store/base64'
import type { EndpointSecret } from '../store/notification-store'

/** A secret as its endpoint has it, in the clear: `whsec_` and base64, or `whsk_` and base64 of seed and public key. */
export type OpenedSecret = { readonly kind: EndpointSecret['kind']; readonly text: string }

const seedBytes = 32
const encoder = new TextEncoder()

/** Those that sign now: the newest, and what it replaced for as long as that is promised. */
export const signingNow = (secrets: readonly EndpointSecret[], at: Date): readonly EndpointSecret[] =>
  secrets.filter(({ until }) => until === undefined || at.getTime() < until)

/** Headers by which a receiver knows that it is ours, unchanged and of now (Standard Webhooks). A signature for each secret. */
export const signedHeaders = async (
  id: string,
  at: Date,
  body: string,
  secrets: readonly OpenedSecret[],
): Promise<Readonly<Record<string, string>>> => {
  const content = Uint8Array.from(encoder.encode(signedContent(id, at, body)))
  const signatures = await Promise.all(
    secrets.map((secret) => (secret.kind === 'v1' ? macOf(secret, content) : signatureOf(secret, content))),
  )
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': signatures.join(' '),
  }
}

const macOf = async ({ text }: OpenedSecret, content: Uint8Array<ArrayBuffer>): Promise<string> => {
  const key = await crypto.subtle.importKey('raw', fromBase64(text.replace(/^whsec_/, '')), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ])
  return `v1,${toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', key, content)))}`
}

const signatureOf = async ({ text }: OpenedSecret, content: Uint8Array<ArrayBuffer>): Promise<string> => {
  const pair = fromBase64(text.replace(/^whsk_/, ''))
  const jwk = { kty: 'OKP', crv: 'Ed25519', d: urlSafe(pair.subarray(0, seedBytes)), x: urlSafe(pair.subarray(seedBytes)) }
  const key = await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['sign'])
  return `v1a,${toBase64(new Uint8Array(await crypto.subtle.sign('Ed25519', key, content)))}`
}

const urlSafe = (bytes: Uint8Array): string => toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
