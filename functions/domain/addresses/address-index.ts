import type { Columns } from '../lists/columns'
import type { ListedAddress, ListedParty } from '../lists/listed-party'
import { textHash } from '../names/text-hash'
import { type AddressTerms, type ParsedAddress, parseAddress } from './parsed-address'

/** Of what is compiled: another one compiles the addresses again. Part of the names of its columns. */
export const addressVersion = 'addresses-1'

/** Listed addresses by the hash of their numbers, in order; with the entry that each is of, and bits of its words. */
export type AddressIndex = { readonly keys: Uint32Array; readonly entries: Uint32Array; readonly words: Uint32Array }

type Placed = { readonly key: number; readonly entry: number; readonly words: number }

/** @param partyAt Entries by their places, in order. */
export const compileAddresses = (count: number, partyAt: (at: number) => ListedParty, terms: AddressTerms): AddressIndex => {
  const placed: Placed[] = []
  for (let entry = 0; entry < count; entry++) {
    const party = partyAt(entry)
    for (const address of party.addresses ?? []) {
      const parsed = parseAddress(address.text, placeOf(address, party), terms)
      if (parsed.numbers.length > 0 && (!parsed.isShared || isAddressAlone(party))) placed.push({ ...keysOf(parsed), entry })
    }
  }
  placed.sort((one, other) => one.key - other.key || one.entry - other.entry)
  return {
    keys: Uint32Array.from(placed, ({ key }) => key),
    entries: Uint32Array.from(placed, ({ entry }) => entry),
    words: Uint32Array.from(placed, ({ words }) => words),
  }
}

/** Where a list does not say in which country an address is, that of an entry in one country is there. */
export const placeOf = ({ country }: ListedAddress, { countries }: Pick<ListedParty, 'countries'>): string | undefined =>
  country ?? (countries.length === 1 ? countries[0] : undefined)

/** An entry that is an address and nobody's name: whoever is there is meant. */
export const isAddressAlone = ({ name }: Pick<ListedParty, 'name'>): boolean => /^address(?:\s+(?:no\.?\s*)?\d+)?$/i.test(name.trim())

/** Entries that may have the address: those with its numbers and two words of it, or its only one. Each once. */
export const entriesAt = ({ keys, entries, words }: AddressIndex, parsed: ParsedAddress): readonly number[] => {
  const asked = keysOf(parsed)
  const found = new Set<number>()
  for (let at = firstAt(keys, asked.key); keys[at] === asked.key; at++) {
    const theirs = words[at] ?? 0
    if (bitsIn(theirs & asked.words) >= Math.min(2, bitsIn(theirs), bitsIn(asked.words))) found.add(entries[at] ?? 0)
  }
  return [...found]
}

const bitsIn = (bits: number): number => {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}

const keysOf = ({ numbers, words }: Pick<ParsedAddress, 'numbers' | 'words'>): Omit<Placed, 'entry'> => ({
  key: textHash(numbers.join(' ')),
  words: words.reduce((bits, word) => bits | (1 << (textHash(word) & 31)), 0) >>> 0,
})

/** Place of the first key that is not below. */
const firstAt = (keys: Uint32Array, key: number): number => {
  let [low, high] = [0, keys.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((keys[middle] ?? 0) < key) low = middle + 1
    else high = middle
  }
  return low
}

export const addressColumns = ({ keys, entries, words }: AddressIndex): Columns => ({ keys, entries, words })

/** Addresses as they were compiled. Undefined: there are none among the columns. */
export const addressesAmong = ({ keys, entries, words }: Columns): AddressIndex | undefined =>
  keys instanceof Uint32Array && entries instanceof Uint32Array && words instanceof Uint32Array ? { keys, entries, words } : undefined

/** Whether it can be searched: in order, and of entries that there are. */
export const isInOrder = ({ keys, entries, words }: AddressIndex, count: number): boolean =>
  keys.length === entries.length &&
  keys.length === words.length &&
  keys.every((key, at) => at === 0 || (keys[at - 1] ?? 0) <= key) &&
  entries.every((entry) => entry < count)
