import { canonicalJson } from '../canonical-json'
import { sha256 } from '../digest'
import type { PartyQuery } from '../names/match'

/**
 * SHA-256 of everything that is asked about a party, however it is spelled out: case, width, punctuation and the order of
 * what it has several of do not count. It does not turn on the matcher, so that a better one ends no ruling.
 */
export const partyFingerprint = (query: PartyQuery): Promise<string> => sha256(canonicalJson(partyFacts(query)))

/** The same of its name alone, by which a ruling on the party as it was is found again. */
export const nameFingerprint = ({ name }: PartyQuery): Promise<string> => sha256(plainText(name))

const partyFacts = ({ name, aliases, kind, countries, address, identifiers, birthDate }: PartyQuery) => ({
  name: plainText(name),
  aliases: several(aliases?.map(plainText).filter((alias) => alias !== plainText(name))),
  kind,
  countries: several(countries),
  address: address === undefined || address === '' ? undefined : plainText(address),
  identifiers: several(identifiers?.map(({ scheme, id }) => `${plainText(scheme)} ${plainText(id).replaceAll(' ', '')}`)),
  birthDate,
})

/** None are as if nothing was said of them. */
const several = (values: readonly string[] | undefined): readonly string[] | undefined =>
  values === undefined || values.length === 0 ? undefined : [...new Set(values)].sort()

/** A text without a letter or digit stays as it is: two of them are not the same. */
const plainText = (text: string): string => {
  const normal = text.normalize('NFKC').toLowerCase()
  const plain = normal.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()
  return plain === '' ? normal : plain
}
