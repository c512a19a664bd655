import { isOver } from '../listings/listed'
import type { ListedParty } from '../lists/listed-party'
import type { ListSnapshot } from '../lists/snapshot'
import type { PlaceCode } from '../place'
import { type AddressIndex, compileAddresses, entriesAt, isAddressAlone, placeOf } from './address-index'
import { sameAddress, withinAddress } from './compare-addresses'
import { type AddressTerms, type ParsedAddress, parseAddress } from './parsed-address'

/** An entry at an address, with the address as it is listed and why they are taken for one. */
export type ListedAt = { readonly entry: ListedParty; readonly theirs: string; readonly because: string }

export type AddressFacts = { readonly terms: AddressTerms; readonly treatedAs: (place: PlaceCode) => PlaceCode; readonly day: string }

/** Entries that are kept of one address; more of them help nobody. */
const entriesMax = 20

/**
 * Everybody who is listed at an address, or close to it: in the same country, of the same house and part of it. A city, a
 * street, or a tower without the part of it is nobody's address.
 */
export const listedAt = (snapshot: ListSnapshot, text: string, country: PlaceCode, facts: AddressFacts): readonly ListedAt[] => {
  const asked = parseAddress(text, country, facts.terms)
  const index = addressIndexOf(snapshot, facts.terms)
  const house = { ...asked, numbers: asked.numbers.filter((number) => !number.includes(':')) }
  const places = new Set([...entriesAt(index, asked), ...(house.numbers.length < asked.numbers.length ? entriesAt(index, house) : [])])
  return [...places]
    .sort((one, other) => one - other)
    .flatMap((at) => metAt(snapshot.entryAt(at), asked, country, facts))
    .slice(0, entriesMax)
}

const metAt = (
  entry: ListedParty,
  asked: ParsedAddress,
  country: PlaceCode,
  { terms, treatedAs, day }: AddressFacts,
): readonly ListedAt[] => {
  if (isOver(entry, day)) return []
  const isAlone = isAddressAlone(entry)
  for (const address of entry.addresses ?? []) {
    const place = placeOf(address, entry)
    if (place === undefined || treatedAs(place) !== treatedAs(country)) continue
    const theirs = parseAddress(address.text, place, terms)
    const because = isAlone
      ? (sameAddress(asked, theirs) ?? withinAddress(asked, theirs))
      : asked.isShared || theirs.isShared
        ? undefined
        : sameAddress(asked, theirs)
    if (because !== undefined) return [{ entry, theirs: address.text, because: isAlone ? `${because}, which is listed itself` : because }]
  }
  return []
}

/** Compiled with the snapshot; of one that was compiled without, once, by whoever asks first. */
const addressIndexOf = (snapshot: ListSnapshot, terms: AddressTerms): AddressIndex => {
  const before = snapshot.addresses ?? compiled.get(snapshot)
  if (before !== undefined) return before
  const index = compileAddresses(snapshot.meta.entries, snapshot.entryAt, terms)
  compiled.set(snapshot, index)
  return index
}

const compiled = new WeakMap<ListSnapshot, AddressIndex>()
