import { type Bytes, fromBase64 } from './bytes'
import { isAddress, keyAddressFault } from './key-address'
import { imported, isSignedByRsa, rsaKeyFrom } from './rsa-keys'
import type { RawRequest } from './sender'

/**
 * Whether one of the secrets vouches for a signature. None of them is secret: each is a public key, or the address of a set in
 * which the sender publishes its own.
 *
 * @param keyId Which key of a set it was. A key that stands by itself is tried whatever it is called.
 */
export const isSignedByOneOf = async (
  { keyOf }: RawRequest,
  secrets: readonly string[],
  { keyId, message, signature }: { readonly keyId: string | undefined; readonly message: Bytes; readonly signature: Bytes },
): Promise<boolean> => {
  let isGood = false
  for (const secret of secrets) {
    const jwk = isAddress(secret) ? await keyOf(secret, keyId) : jwkIn(secret)
    const spki = jwk === undefined ? spkiIn(secret) : undefined
    const key = jwk !== undefined ? await imported({ jwk }) : spki !== undefined ? await imported({ spki }) : undefined
    if (key !== undefined && (await isSignedByRsa(key, message, signature))) isGood = true
  }
  return isGood
}

/** Why a text is neither. */
export const publicKeyFault = (secret: string, isLocal?: boolean): string | undefined => {
  if (isAddress(secret)) return keyAddressFault(secret, isLocal)
  if (/PRIVATE KEY|"d"\s*:/.test(secret)) return 'that is a private key: keep it to whoever signs, and give the public one'
  if (jwkIn(secret) !== undefined || (spkiIn(secret)?.length ?? 0) >= spkiBytesMin) return undefined
  return 'the address of a key set (https://…), or an RSA public key of 2048 bits or more: in PEM (-----BEGIN PUBLIC KEY-----), or as a JSON Web Key'
}

/** Bytes of the shortest key that is taken, of 2048 bits. */
const spkiBytesMin = 290

const jwkIn = (text: string): JsonWebKey | undefined => {
  try {
    return rsaKeyFrom(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Line ends are as a form or a shell left them. */
const spkiIn = (text: string): Bytes | undefined => {
  const [, letters] = /^\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----\s*$/.exec(text) ?? []
  return letters === undefined ? undefined : fromBase64(letters.replace(/\s+/g, ''))
}
