import { isOneOf } from './hmac'
import type { RawRequest } from './sender'

/** Whether one of these headers is, all of it, one of the secrets: of senders that sign nothing. */
export const isInHeader = async ({ header }: RawRequest, names: readonly string[], secrets: readonly string[]): Promise<boolean> => {
  const sent = names.map((name) => header(name) ?? '')
  return (await isOneOf(secrets, sent)) && sent.some((text) => text !== '')
}

/** Why a text cannot be such a value. */
export const headerSecretFault = (secret: string): string | undefined =>
  /^[\x21-\x7e](?:[\x20-\x7e]{14,}[\x21-\x7e])$/.test(secret)
    ? undefined
    : 'the whole value of the Authorization header, of 16 or more plain letters: it is all that tells the sender'
