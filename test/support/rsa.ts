import { exportJWK, exportSPKI, type JWK } from 'jose'
import { toBase64 } from '../../functions/webhooks/bytes'

/** A key pair as whoever signs has it, and as it is published. */
export type Signer = { readonly kid: string; readonly privateKey: CryptoKey; readonly jwk: JWK; readonly pem: string }

export const newSigner = async (kid: string, modulusLength = 2048): Promise<Signer> => {
  const kind = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength, publicExponent: new Uint8Array([1, 0, 1]) }
  const { privateKey, publicKey } = (await crypto.subtle.generateKey(kind, true, ['sign', 'verify'])) as CryptoKeyPair
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' }, pem: await exportSPKI(publicKey) }
}

/** RSASSA-PKCS1-v1_5 with SHA-256, in base64. */
export const rsaSignature = async ({ privateKey }: Signer, text: string): Promise<string> =>
  toBase64(new Uint8Array(await crypto.subtle.sign('RSASSA-PKCS1-v1_5', privateKey, new TextEncoder().encode(text))))
