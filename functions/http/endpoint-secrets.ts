import { toBase64 } from '../store/base64'
import type { EndpointSecret, Minted } from '../store/notification-store'
import type { SealedFor, Sealer } from './seal'

/** Of a shared secret; the specification asks for 24 to 64. */
const secretBytes = 32

/** Fresh secrets for an endpoint, sealed for it alone, and the shared one in the clear: it is shown and not kept. */
export const mintSecrets = async (seal: Sealer, of: SealedFor, at: Date): Promise<Minted & { readonly shown: string }> => {
  const shown = `whsec_${toBase64(crypto.getRandomValues(new Uint8Array(secretBytes)))}`
  const pair = await newKeyPair()
  const sealed = (text: string) => seal.seal(text, of, { id: `sec_${crypto.randomUUID()}`, createdAt: at.toISOString() })
  const secret: EndpointSecret = { kind: 'v1', ...(await sealed(shown)) }
  const keyPair: EndpointSecret = { kind: 'v1a', publicKey: pair.publicKey, ...(await sealed(pair.secretKey)) }
  return { secret, keyPair, shown }
}

/** Written as the specification writes them: the secret one is its seed and the public one. */
const newKeyPair = async (): Promise<{ readonly secretKey: string; readonly publicKey: string }> => {
  const { privateKey } = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair
  const jwk = (await crypto.subtle.exportKey('jwk', privateKey)) as JsonWebKey
  const [seed, open] = [bytesIn(jwk.d), bytesIn(jwk.x)]
  return { secretKey: `whsk_${toBase64(Uint8Array.from([...seed, ...open]))}`, publicKey: `whpk_${toBase64(open)}` }
}

const bytesIn = (text: string | undefined): Uint8Array => {
  if (text === undefined) throw new Error('a pair of keys lacks one of them')
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
}
