import { type Bytes, fromHex, joined, utf8 } from './bytes'
import { isSigned } from './hmac'
import type { RawRequest } from './sender'

/** A time as it was written, and what was signed with it. */
export type TimedSignature = { readonly time: string; readonly signatures: readonly Bytes[] }

/** One while a signing key stands, two while it is replaced. More are not looked at: each costs a pass over the body. */
const signaturesMax = 4

/** A header of the form `t=…,v1=…`, with `v1` in hexadecimal, twice while a key is replaced. Without one time it has none. */
export const timedSignatureIn = (header: string): TimedSignature => {
  const pairs = header.split(',').map((pair) => pair.trim().split('='))
  const valuesOf = (name: string) => pairs.flatMap(([key, value]) => (key === name && value !== undefined ? [value] : []))
  const [time = '', ...others] = valuesOf('t')
  const signatures = valuesOf('v1')
    .slice(0, signaturesMax)
    .flatMap((hex) => fromHex(hex) ?? [])
  return { time: others.length === 0 && pairs.every(({ length }) => length === 2) ? time : '', signatures }
}

/** The one of the secrets whose letters signed `{time}.{body}`. Whether that time is near is the sender's matter. */
export const secretThatSigned = async (
  { bytes }: RawRequest,
  { time, signatures }: TimedSignature,
  secrets: readonly string[],
): Promise<string | undefined> => {
  const message = joined(`${time}.`, bytes)
  let found: string | undefined
  // All are tried, so that the time does not tell which one it was.
  for (const secret of secrets) if (await isSigned([utf8(secret)], message, signatures)) found ??= secret
  return found
}

/** Why a text cannot be a secret whose letters are the key. Senders show theirs to be copied, and spaces come along. */
export const textSecretFault = (secret: string): string | undefined =>
  /^\S+$/.test(secret) ? undefined : 'a secret as the sender shows it, with no spaces in it'
