import { existsSync, readFileSync } from 'node:fs'
import type { CompiledSnapshot } from '../../functions/lists/snapshot/compile-snapshot'
import { compressed, inChunks } from '../../functions/lists/snapshot/compressed'
import { ImportFault } from './import-files'

/** A deployment, and a key of it. */
export type Service = { readonly address: string; readonly key: string }

/** Where `npm start` keeps the keys of this machine. */
const localKeys = '.wrangler/state/keys.json'

/** The deployment that is named, and the key that is given; on this machine, the key that `npm start` made. */
export const serviceOf = (to: string | undefined, given: string | undefined): Service => {
  const address = to ?? process.env['TIERGATE_URL'] ?? 'http://127.0.0.1:8787'
  const key = given ?? process.env['TIERGATE_KEY'] ?? (isHere(address) ? localKey() : undefined)
  if (key === undefined || key === '')
    throw new ImportFault('no key: give --key, set TIERGATE_KEY, or run `npm start` for a key of this machine')
  return { address, key }
}

const isHere = (address: string): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(address).hostname)

const localKey = (): string | undefined =>
  existsSync(localKeys) ? (JSON.parse(readFileSync(localKeys, 'utf8')) as Readonly<Record<string, string>>)['admin'] : undefined

export type Publication = { readonly retrievedAt: Date; readonly allowShrink: boolean }

/** Sends the snapshot in pieces and puts it in force. */
export const publish = async (service: Service, { hash, bytes }: CompiledSnapshot, publication: Publication): Promise<unknown> => {
  const chunks = inChunks(await compressed(Uint8Array.from(bytes)))
  for (const [n, chunk] of chunks.entries()) {
    await call(service, 'PUT', `/v1/snapshots/${hash}/chunks/${n}`, { type: 'application/octet-stream', body: chunk })
  }
  const retrievedAt = publication.retrievedAt.toISOString()
  const body = JSON.stringify({ chunks: chunks.length, retrievedAt, ...(publication.allowShrink ? { allowShrink: true } : {}) })
  // Tried again after a failure it is another request: what stood against it may be gone.
  return call(service, 'POST', `/v1/snapshots/${hash}/publish`, { type: 'application/json', body, once: crypto.randomUUID() })
}

type Sent = { readonly type: string; readonly body: string | Uint8Array<ArrayBuffer>; readonly once?: string }

/** The answer; a problem is thrown as it was told. */
export const call = async ({ address, key }: Service, method: string, path: string, sent?: Sent): Promise<unknown> => {
  const headers = new Headers({ authorization: `Bearer ${key}` })
  if (sent) headers.set('content-type', sent.type)
  if (sent?.once !== undefined) headers.set('idempotency-key', sent.once)
  const response = await fetch(new URL(path, address), { method, headers, ...(sent ? { body: sent.body } : {}) }).catch(
    (fault: unknown) => {
      throw new ImportFault(`${address} does not answer: ${reasonOf(fault)}`)
    },
  )
  const text = await response.text()
  if (!response.ok) throw new ImportFault(`${method} ${path}: ${response.status} ${text}`)
  return text === '' ? undefined : JSON.parse(text)
}

/** What stopped a request before any answer. */
export const reasonOf = (fault: unknown): string => {
  const cause = fault instanceof Error ? fault.cause : undefined
  if (cause instanceof Error && cause.message !== '') return cause.message
  return fault instanceof Error ? fault.message : String(fault)
}
