import { hostOf, isLocalName, isLoopback, isPublicIpv4, isPublicIpv6 } from './public-address'

/** What a deployment says about where it sends. */
export type UrlTerms = {
  /** Hosts under which this service itself is reached. */
  readonly ownHosts: readonly string[]
  /** Whether loopback addresses may be named, without TLS as well: on a developer's machine. */
  readonly isLocalAllowed: boolean
}

export const urlLengthMax = 2000

/**
 * Why nothing is sent to an address, if that is the case. What a name resolves to is not known here: the platform resolves it,
 * at the moment of sending, and tells nobody.
 */
export const urlFault = (text: string, { ownHosts, isLocalAllowed }: UrlTerms): string | undefined => {
  if (text.length > urlLengthMax) return `at most ${urlLengthMax} characters`
  if (!URL.canParse(text)) return 'an absolute address'
  // The parser writes every spelling of an address in one way: octal, hexadecimal, one number, full-width digits.
  const { protocol, username, password, hostname, hash } = new URL(text)
  if (username !== '' || password !== '') return 'no credentials in the address: what is sent is signed'
  if (hash !== '') return 'no fragment: it is never sent'
  const host = hostOf(hostname)
  if (isLocalAllowed && isLoopback(host) && (protocol === 'https:' || protocol === 'http:')) return undefined
  if (protocol !== 'https:') return 'HTTPS only'
  if (ownHosts.map(hostOf).includes(host)) return 'an address of this service itself'
  if (host.startsWith('[')) return isPublicIpv6(host.slice(1, -1)) ? undefined : notPublic
  if (/^[\d.]+$/.test(host)) return isPublicIpv4(host) ? undefined : notPublic
  return isLocalName(host) ? 'a full name that everybody can look up: this one means something inside a network only' : undefined
}

const notPublic = 'a public address: not a private, loopback, link-local, shared or reserved one'
