import type { ListedAddress } from '../domain/lists/listed-party'
import { eachOnce, foldedName } from './folded-name'
import { placeOf, placesAmong } from './listed-places'
import { aliasesIn } from './names/printed-name'
import type { AddRecord, AltRecord } from './ofac/read'
import type { Draft } from './row'

/** What files of names and addresses say of an entry that stands in another file. */
export type Joined = {
  readonly aliases: readonly string[]
  readonly addresses: readonly ListedAddress[]
  readonly places: readonly string[]
}

export const aliasOf = ({ name }: AltRecord): Joined => ({ aliases: [name], addresses: [], places: [] })

export const addressOf = ({ address, city, country }: AddRecord): Joined => {
  const text = [address, city, country].filter((part) => part !== '').join(', ')
  const place = placeOf(country)
  // A country alone is a country, and no address.
  const addresses = address === '' && city === '' ? [] : [place === undefined ? { text } : { text, country: place }]
  return { aliases: [], addresses, places: country === '' ? [] : [country] }
}

/** Adds what is missing, and nothing that the entry has in another spelling. Its own names and addresses stay first. */
export const joinTo = (draft: Draft, found: readonly Joined[]): { readonly draft: Draft; readonly notes: readonly string[] } => {
  const others = found.flatMap(({ aliases }) => aliases).map(aliasesIn)
  const aliases = eachOnce([draft.name, ...draft.aliases, ...others.flatMap(({ name, aliases }) => [name, ...aliases])]).slice(1)
  const places = placesAmong(found.flatMap(({ places }) => places))
  const seen = new Set((draft.addresses ?? []).map(({ text }) => foldedName(text)))
  const addresses = [...(draft.addresses ?? [])]
  for (const address of found.flatMap(({ addresses }) => addresses)) {
    if (seen.has(foldedName(address.text))) continue
    seen.add(foldedName(address.text))
    addresses.push(address)
  }
  return {
    draft: {
      ...draft,
      aliases,
      countries: [...new Set([...draft.countries, ...places.countries])],
      addresses: addresses.length === 0 ? undefined : addresses,
      remarks: [draft.remarks ?? [], ...places.unknown.map((place) => `Place as printed: ${place}`)].flat().join('; ') || undefined,
    },
    notes: places.unknown.map((place) => `place not known: ${place}`),
  }
}
