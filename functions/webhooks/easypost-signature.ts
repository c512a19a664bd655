import { type Bytes, fromHex, joined, utf8 } from './bytes'
import { isSigned } from './hmac'
import type { RawRequest } from './sender'
import { isNear } from './window'

const headers = { first: 'x-hmac-signature', second: 'x-hmac-signature-v2', time: 'x-timestamp', path: 'x-path' } as const
const prefix = 'hmac-sha256-hex='
/** A weight that a relay wrote as a whole number: it was signed with `.0` behind it. */
const wholeWeight = /("weight":\s*\d+)\s*(?=[,}])/g

/**
 * The first signature is over the body, the second over time, method, path and body. Where anything of the second is sent it
 * decides alone, so that an old body cannot pass by the first.
 */
export const isSignedByEasyPost = async (request: RawRequest, secrets: readonly string[]): Promise<boolean> => {
  const { header, bytes, at, method, path } = request
  const hasSecond = [headers.second, headers.time, headers.path].some((name) => header(name) !== undefined)
  const [time, theirPath] = [header(headers.time) ?? '', header(headers.path)]
  const before = hasSecond ? `${time}${method}${theirPath ?? ''}` : ''
  const given = header(hasSecond ? headers.second : headers.first) ?? ''
  const signature = given.startsWith(prefix) ? fromHex(given.slice(prefix.length)) : undefined
  const keys = secrets.map((secret) => utf8(secret.normalize('NFKD')))
  let isGood = false
  for (const body of [bytes, repaired(bytes)])
    if (await isSigned(keys, joined(before, body), signature === undefined ? [] : [signature])) isGood = true
  return isGood && (!hasSecond || (theirPath === path && isOfNow(time, at)))
}

/** A body as it was signed, if on its way a relay parsed it and wrote it anew. Otherwise as it is, or the same again. */
const repaired = (bytes: Bytes): Bytes =>
  utf8(new TextDecoder('utf-8', { fatal: false, ignoreBOM: true }).decode(bytes).replace(wholeWeight, '$1.0'))

const forms = [
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/,
  /^([A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (GMT|UTC|[+-]\d{4})$/,
]

/** As RFC 3339 writes a time, or RFC 2822. */
const isOfNow = (time: string, at: Date): boolean => {
  const seconds = Math.floor(Date.parse(time) / 1000)
  return forms.some((form) => form.test(time)) && Number.isFinite(seconds) && isNear(at, seconds)
}
