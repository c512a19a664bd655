import { fromBase64, utf8 } from './bytes'
import { isSigned } from './hmac'
import type { RawRequest } from './sender'

/**
 * Whether the letters of one of the secrets signed the body, all of it and nothing else, in base64. No time is signed with it: an
 * old delivery is as good as a new one, and only what was kept of it tells.
 */
export const isBodySigned = ({ bytes }: RawRequest, signature: string | undefined, secrets: readonly string[]): Promise<boolean> => {
  const given = fromBase64(signature ?? '')
  return isSigned(secrets.map(utf8), bytes, given === undefined || given.length === 0 ? [] : [given])
}
