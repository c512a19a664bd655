import { hostOf, isLocalName, isLoopback } from '../domain/notifications/public-address'

const secureOnly = 'the address of a key set, which begins with https://'

/**
 * Why a text is no address from which keys may be had. A name is looked up where we run, and its numbers are never seen: what
 * can be refused by what is written is refused here.
 *
 * @param isLocal On one's own machine: that machine itself may be asked as well, without encryption.
 */
export const keyAddressFault = (text: string, isLocal = false): string | undefined => {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol)) return secureOnly
  if (url.username !== '' || url.password !== '' || url.hash !== '') return `${secureOnly}, with no name, password or fragment in it`
  if (isLocal && isLoopback(hostOf(url.hostname))) return undefined
  if (url.protocol !== 'https:') return secureOnly
  return isPublicName(hostOf(url.hostname)) ? undefined : `${secureOnly} and a name that everybody can look up`
}

export const isAddress = (text: string): boolean => /^https?:\/\//i.test(text)

/** Numbers end in a digit or a bracket: the parser writes every form of them so. */
const isPublicName = (host: string): boolean => /[a-z]$/.test(host) && !isLocalName(host)
