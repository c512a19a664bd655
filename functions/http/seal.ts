import { canonicalJson } from '../domain/canonical-json'
import { fromBase64, toBase64 } from '../store/base64'
import type { SealedSecret } from '../store/connection-store'

/** Whose secret it is: what was sealed for one connection, or one endpoint, opens for no other. */
export type SealedFor = { readonly tenant: string } & ({ readonly connection: string } | { readonly endpoint: string })

const ivBytes = 12

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(new TextEncoder().encode(text))

/** Encrypts and opens secrets of senders, and our own for those whom we tell, under keys derived from one secret of the Worker. */
export const sealer = (secret: string) => ({
  seal: async (text: string, of: SealedFor, { id, createdAt }: Pick<SealedSecret, 'id' | 'createdAt'>): Promise<SealedSecret> => {
    const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
    const sealed = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv, additionalData: boundTo(of, id) },
      await keyFor(secret, 'seal', 'encrypt'),
      bytesOf(text),
    )
    return { id, createdAt, iv: toBase64(iv), sealed: toBase64(new Uint8Array(sealed)) }
  },

  /** Throws where it was sealed under another secret, or for somebody else. */
  open: async ({ id, iv, sealed }: SealedSecret, of: SealedFor): Promise<string> => {
    const opened = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: fromBase64(iv), additionalData: boundTo(of, id) },
      await keyFor(secret, 'seal', 'decrypt'),
      fromBase64(sealed),
    )
    return new TextDecoder().decode(opened)
  },

  /** Of a request with secrets in it: a bare hash would let whoever reads it try them out. */
  hashOf: async (body: unknown): Promise<string> => {
    const mac = await crypto.subtle.sign('HMAC', await keyFor(secret, 'hash', 'sign'), bytesOf(canonicalJson(body)))
    return toBase64(new Uint8Array(mac))
  },
})

export type Sealer = ReturnType<typeof sealer>

const boundTo = (of: SealedFor, id: string): Uint8Array<ArrayBuffer> =>
  bytesOf(JSON.stringify('connection' in of ? [of.tenant, of.connection, id] : [of.tenant, 'endpoint', of.endpoint, id]))

/** A key for one use, so that what is sealed says nothing of what is hashed. */
const keyFor = async (secret: string, use: 'seal' | 'hash', usage: 'encrypt' | 'decrypt' | 'sign'): Promise<CryptoKey> => {
  const material = await crypto.subtle.importKey('raw', bytesOf(secret), 'HKDF', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: bytesOf(`tiergate connections ${use}`) },
    material,
    use === 'seal' ? { name: 'AES-GCM', length: 256 } : { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    [usage],
  )
}
