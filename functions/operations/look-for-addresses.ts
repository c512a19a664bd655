import { addressTerms } from '../catalog/address-terms'
import { listedAt } from '../domain/addresses/listed-at'
import type { CustomerFacts } from '../domain/customers/customer'
import type { AddressMatch } from '../domain/customers/party-evidence'
import { placesOf } from '../domain/customers/searched-customer'
import type { IsoDate } from '../domain/law'
import type { ListSnapshot } from '../domain/lists/snapshot'
import type { PlaceCode } from '../domain/place'
import type { PairFacts } from '../domain/screening/confirmation'

/** Addresses that one check may have looked for. More is for a person. */
export const addressesMax = 100

type AddressAsked = { readonly text: string; readonly country: PlaceCode }

/** Every address of a customer and of its people that says more than a country, each once. Who lives where nobody says is looked for where the customer is. */
export const addressesAsked = ({ customer }: CustomerFacts): readonly AddressAsked[] => {
  const own = customer.addresses.flatMap(({ text, country }) => (text === undefined ? [] : [{ text, country }]))
  const theirs = (customer.people ?? []).flatMap(({ address: text, country }) =>
    text === undefined ? [] : (country === undefined ? placesOf(customer) : [country]).map((place) => ({ text, country: place })),
  )
  return [...new Map([...own, ...theirs].map((each) => [`${each.country} ${each.text}`, each])).values()]
}

/** Holds addresses against those of everybody who is listed. */
export const lookForAddresses = (
  snapshot: ListSnapshot,
  asked: readonly AddressAsked[],
  { treatedAs }: PairFacts,
  day: IsoDate,
): readonly AddressMatch[] =>
  asked.flatMap(({ text, country }) =>
    listedAt(snapshot, text, country, { terms: addressTerms, treatedAs, day }).map(({ entry: { id, list, name }, theirs, because }) => ({
      address: text,
      listedParty: id,
      list,
      name,
      theirs,
      because,
    })),
  )
