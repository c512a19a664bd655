/** Blocks of IPv4 that are nobody's on the public network (the registry of special-purpose addresses), as first address and bits. */
const specialIpv4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // shared by carriers
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link-local, where clouds tell machines who they are
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // relays to IPv6
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, and broadcast
]

const numberOf = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)

/** @param address Four decimal numbers, as an address is written once it was parsed. */
export const isPublicIpv4 = (address: string): boolean =>
  !specialIpv4.some(([first, bits]) => Math.floor(numberOf(address) / 2 ** (32 - bits)) === Math.floor(numberOf(first) / 2 ** (32 - bits)))

/**
 * Only what is handed out to the public: 2000::/3. Outside it lie loopback, link-local, unique-local and multicast addresses and
 * those with an IPv4 address in them. Inside it some are special all the same.
 *
 * @param address As it is written once it was parsed: hexadecimal groups, a run of zeros left out at most once.
 */
export const isPublicIpv6 = (address: string): boolean => {
  const [first = 0, second = 0] = groupsOf(address)
  if (first < 0x2000 || first > 0x3fff) return false
  // Protocol assignments with Teredo, documentation, 6to4 with any IPv4 address in it, documentation.
  const isSpecial = (first === 0x2001 && (second < 0x200 || second === 0xdb8)) || first === 0x2002 || (first === 0x3fff && second < 0x1000)
  return !isSpecial
}

const groupsOf = (address: string): readonly number[] => {
  const [head = '', tail] = address.split('::')
  const parsed = (text: string): number[] => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)))
  const [before, after] = [parsed(head), parsed(tail ?? '')]
  return [...before, ...Array<number>(Math.max(0, 8 - before.length - after.length)).fill(0), ...after]
}

/** @param host As a parsed address has it. */
export const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host)

/** The dot at the end of a full name says nothing. */
export const hostOf = (hostname: string): string => hostname.toLowerCase().replace(/\.+$/, '')

const localSuffixes = ['localhost', 'local', 'localdomain', 'internal', 'intranet', 'lan', 'home', 'corp', 'private', 'home.arpa'] as const

/** Names that mean something inside a network only: of a single word, or under one of these. @param host As `hostOf` writes it. */
export const isLocalName = (host: string): boolean =>
  !host.includes('.') || localSuffixes.some((each) => host === each || host.endsWith(`.${each}`))
