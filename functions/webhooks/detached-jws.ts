import { z } from 'zod'
import { type Bytes, fromBase64, joined } from './bytes'

/** What a header in front of a detached signature must say: RS256 over the bytes as they are (RFC 7797), and nothing else that counts. */
const Header = z.looseObject({
  alg: z.literal('RS256'),
  b64: z.literal(false),
  crit: z.tuple([z.literal('b64')]),
  kid: z.string().min(1).optional(),
})

const headerLengthMax = 2000

/** A signature that stands beside what it signs (RFC 7515, appendix F), with what is to be verified. Undefined: it is none. */
export const detachedJws = (
  text: string,
  payload: Bytes,
): { readonly keyId: string | undefined; readonly message: Bytes; readonly signature: Bytes } | undefined => {
  const [, header = '', letters = ''] = /^([\w-]+)\.\.([\w-]+)$/.exec(text.slice(0, headerLengthMax)) ?? []
  const signature = fromBase64Url(letters)
  const told = Header.safeParse(jsonIn(fromBase64Url(header))).data
  if (signature === undefined || signature.length === 0 || told === undefined) return undefined
  return { keyId: told.kid, message: joined(`${header}.`, payload), signature }
}

const fromBase64Url = (text: string): Bytes | undefined =>
  fromBase64(text.replaceAll('-', '+').replaceAll('_', '/') + '='.repeat((4 - (text.length % 4)) % 4))

const jsonIn = (bytes: Bytes | undefined): unknown => {
  try {
    return bytes === undefined ? undefined : JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes))
  } catch {
    return undefined
  }
}
