import { type Bytes, fromBase64, joined, utf8 } from './bytes'
import { isSigned } from './hmac'
import type { RawRequest } from './sender'
import { isNear, stampIn } from './window'

/** Header names of the specification, and the older ones of the same scheme. A delivery is read by one family, never by both. */
const families = ['webhook', 'svix'] as const

/** Signatures tried of one delivery: while secrets are exchanged there are two. */
const signaturesMax = 20
/** Bytes of a secret, as the specification asks. */
const secretBytes = { min: 24, max: 64 } as const
const publicKeyBytes = 32

/** How a secret is written: with base64 in it, or as text whose letters are the key. */
export type SecretForm = 'base64' | 'text'

/**
 * Verifies a delivery by the Standard Webhooks specification: HMAC-SHA-256 (`v1`), or Ed25519 (`v1a`) where the secret is a public key.
 *
 * @returns The id of the message, or undefined where no secret signed it or it is not of now.
 */
export const verifiedId = async (
  { bytes, header, at }: RawRequest,
  secrets: readonly string[],
  form: SecretForm = 'base64',
): Promise<string | undefined> => {
  const keys = secrets.map((secret) => keyFrom(secret, form))
  const told = headersOf(header)
  // Without them the work is done all the same, so that the time does not tell what was missing.
  const { id, timestamp, signature } = told ?? { id: '', timestamp: '0', signature: '' }
  const signed = joined(`${id}.${timestamp}.`, bytes)
  const given = signaturesIn(signature)
  const hasMac = await isSigned(
    keys.flatMap((key) => (key?.kind === 'shared' ? [key.bytes] : [])),
    signed,
    given.shared,
  )
  const hasSignature = await isSignedByPublic(
    keys.flatMap((key) => (key?.kind === 'public' ? [key.bytes] : [])),
    signed,
    given.public,
  )
  const seconds = stampIn(timestamp)
  const isOfNow = seconds !== undefined && isNear(at, seconds)
  // A dot in the id would let part of it pass for the time.
  return told !== undefined && (hasMac || hasSignature) && isOfNow && !id.includes('.') ? id : undefined
}

/** Of senders that use these names only. Under the older ones the id would not be the one that a delivery is known again by. */
export const underNewNames = (request: RawRequest): RawRequest => ({
  ...request,
  header: (name) => (name.startsWith('svix-') ? undefined : request.header(name)),
})

type Told = { readonly id: string; readonly timestamp: string; readonly signature: string }

/** Of the first family that is complete. */
const headersOf = (header: RawRequest['header']): Told | undefined => {
  for (const family of families) {
    const [id, timestamp, signature] = ['id', 'timestamp', 'signature'].map((name) => header(`${family}-${name}`))
    if (id && timestamp && signature) return { id, timestamp, signature }
  }
  return undefined
}

/** Several stand beside each other, with spaces, commas or both between them. Versions that nobody knows are passed over. */
const signaturesIn = (text: string): { readonly shared: readonly Bytes[]; readonly public: readonly Bytes[] } => {
  const found = [...text.matchAll(/(?:^|[\s,])(v1a?),([A-Za-z0-9+/]+={0,2})(?=$|[\s,])/g)].slice(0, signaturesMax)
  const of = (version: string) =>
    found.flatMap(([, given, letters = '']) => {
      const signature = given === version ? fromBase64(letters) : undefined
      return signature === undefined ? [] : [signature]
    })
  return { shared: of('v1'), public: of('v1a') }
}

type Key = { readonly kind: 'shared' | 'public'; readonly bytes: Bytes }

/** Senders print a secret as `whsec_…`, one of them as `v1,whsec_…`, and a public key as `whpk_…`. */
const keyFrom = (secret: string, form: SecretForm): Key | undefined => {
  if (form === 'text') return { kind: 'shared', bytes: utf8(secret) }
  const text = secret.replace(/^v1a?,/, '')
  const kind = text.startsWith('whpk_') ? 'public' : 'shared'
  const bytes = fromBase64(text.replace(/^(whsec|whpk)_/, ''))
  return bytes === undefined || bytes.length === 0 ? undefined : { kind, bytes }
}

const isSignedByPublic = async (keys: readonly Bytes[], message: Bytes, signatures: readonly Bytes[]): Promise<boolean> => {
  let isGood = false
  for (const key of keys) {
    if (key.length !== publicKeyBytes) continue
    const imported = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify'])
    for (const signature of signatures) if (await crypto.subtle.verify('Ed25519', imported, signature, message)) isGood = true
  }
  return isGood
}

/** Why a text cannot be a secret of the specification. */
export const standardSecretFault = (secret: string): string | undefined => {
  const key = keyFrom(secret, 'base64')
  if (key === undefined) return 'a secret as the sender shows it: whsec_ and base64, or whpk_ and base64 for a public key'
  if (key.kind === 'public') return key.bytes.length === publicKeyBytes ? undefined : `a public key has ${publicKeyBytes} bytes`
  const { min, max } = secretBytes
  return key.bytes.length < min || key.bytes.length > max ? `a secret has ${min} to ${max} bytes, this one ${key.bytes.length}` : undefined
}
