import { z } from 'zod'
import type { Bytes } from './bytes'

/** Bits of a modulus: shorter ones are no longer safe, and longer ones would only cost time. */
const bits = { min: 2048, max: 8192 } as const
/** Letters of base64 for as many bits. */
const lettersMax = Math.ceil(bits.max / 6) + 4
/** Keys taken of one set: whoever exchanges keys has two. */
const keysMax = 100
export const keyIdLengthMax = 200

const letters = z
  .string()
  .max(lettersMax)
  .regex(/^[A-Za-z0-9_-]+$/)

/** An RSA key for RS256, by RFC 7517: whatever it says of its use must allow that signatures are verified. */
const RsaKey = z.looseObject({
  kty: z.literal('RSA'),
  n: letters,
  e: letters,
  kid: z.string().max(keyIdLengthMax).optional(),
  use: z.literal('sig').optional(),
  alg: z.literal('RS256').optional(),
  key_ops: z
    .array(z.string())
    .refine((operations) => operations.includes('verify'))
    .optional(),
  // Whoever publishes this has published the secret: anybody may have signed.
  d: z.undefined().optional(),
})

/** The public half alone of a key that fits. */
export const rsaKeyFrom = (value: unknown): JsonWebKey | undefined => {
  const { data } = RsaKey.safeParse(value)
  return data === undefined ? undefined : { kty: data.kty, n: data.n, e: data.e, alg: 'RS256', ext: true }
}

/** The keys of a set that fit, by their ids; one without an id by an empty text. What does not fit is passed over. Undefined: no set. */
export const rsaKeysIn = (body: unknown): ReadonlyMap<string, JsonWebKey> | undefined => {
  const { data } = z.looseObject({ keys: z.array(z.unknown()) }).safeParse(body)
  if (data === undefined) return undefined
  const keys = new Map<string, JsonWebKey>()
  for (const each of data.keys.slice(0, keysMax)) {
    const key = rsaKeyFrom(each)
    if (key !== undefined) keys.set(RsaKey.parse(each).kid ?? '', key)
  }
  return keys
}

const pkcs1 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const

/** Undefined: the platform takes no such key, or it is too short. */
export const imported = async (from: { readonly jwk: JsonWebKey } | { readonly spki: Bytes }): Promise<CryptoKey | undefined> => {
  try {
    const key =
      'jwk' in from
        ? await crypto.subtle.importKey('jwk', from.jwk, pkcs1, false, ['verify'])
        : await crypto.subtle.importKey('spki', from.spki, pkcs1, false, ['verify'])
    const { modulusLength } = key.algorithm as { modulusLength?: number }
    return modulusLength !== undefined && modulusLength >= bits.min && modulusLength <= bits.max ? key : undefined
  } catch {
    return undefined
  }
}

/** RSASSA-PKCS1-v1_5 with SHA-256. */
export const isSignedByRsa = (key: CryptoKey, message: Bytes, signature: Bytes): Promise<boolean> =>
  crypto.subtle.verify(pkcs1, key, signature, message)
