import type { PartyQuery } from '../names/match'
import type { MatchingWords } from '../names/matching-words'
import { parseName } from '../names/parse-name'
import { isSameName } from '../party'
import type { PlaceCode } from '../place'
import { nodeQuery, nodesAbove, parentQuery } from '../screening/searched-parties'
import type { Customer, CustomerFacts, CustomerPerson } from './customer'
import type { CheckedParty } from './party-evidence'

/** One to be looked for on lists: which part of the facts it is, and what is asked. */
export type SearchedOfCustomer = Omit<CheckedParty, 'matches'> & { readonly query: PartyQuery }

/**
 * Everybody of a customer who is looked for, those nearest to it first. What nobody named is nobody: of a customer that is
 * known by an e-mail address alone there is no name, and the address is none.
 */
export const searchedOfCustomer = (facts: CustomerFacts, words: MatchingWords): readonly SearchedOfCustomer[] => {
  const { people = [], payment, reseller } = facts.customer
  const own = ownSearch(facts, words)
  const persons = people.map((person) => ({
    role: 'person' as const,
    name: person.name,
    of: person.role,
    query: personQuery(person, words),
  }))
  const owners = nodesAbove(facts).map((node) => ({ role: 'owner' as const, name: node.name, of: node.id, query: nodeQuery(node) }))
  const known = [...own, ...persons, ...owners]
  const asKnown = (name: string): PartyQuery | undefined => known.find((each) => isSameName(each.name, name))?.query
  const beside = (role: 'payer' | 'bank' | 'reseller', name: string | undefined, country: PlaceCode | undefined) =>
    name === undefined || name.trim() === '' ? [] : [{ role, name, query: asKnown(name) ?? { name, ...inPlaces([country]) } }]
  return numbered([
    ...own,
    ...persons,
    ...beside('payer', payment?.payer, payment?.country),
    ...beside('bank', payment?.bank, payment?.country),
    ...beside('reseller', reseller?.name, reseller?.country),
    ...(facts.customer.ultimateParents ?? []).map((parent) => ({
      role: 'ultimate-parent' as const,
      name: parent.name,
      query: asKnown(parent.name) ?? parentQuery(parent),
    })),
    ...owners,
  ])
}

/** The customer by its name, or by its numbers where it told none. Its own node of the graph may call it otherwise. */
const ownSearch = ({ customer, ownership }: CustomerFacts, words: MatchingWords): readonly SearchedOfCustomer[] => {
  const node = ownership?.nodes.find(({ id }) => id === ownership.subject)
  const names = [customer.name, ...(customer.otherNames ?? []), node?.name].filter((name) => name !== undefined)
  const identifiers = [...(customer.registration === undefined ? [] : [customer.registration]), ...(customer.identifiers ?? [])]
  const [name = '', ...aliases] = names.filter(
    (each, at) => each.trim() !== '' && names.findIndex((other) => isSameName(other, each)) === at,
  )
  if (name === '' && identifiers.length === 0) return []
  const address = customer.addresses.find(({ text }) => text !== undefined)?.text
  const query: PartyQuery = {
    name,
    ...(aliases.length === 0 ? {} : { aliases }),
    ...(customer.type === 'individual' && !isOfFirm(name, words) ? { kind: 'person' } : {}),
    ...inPlaces(placesOf(customer)),
    ...(address === undefined ? {} : { address }),
    ...(identifiers.length === 0 ? {} : { identifiers }),
    ...(customer.birthDate === undefined ? {} : { birthDate: customer.birthDate }),
  }
  return [{ role: 'customer', name, query }]
}

/** Where it is, is organized or run from. Where it uses the service says nothing about who it is. */
export const placesOf = ({ jurisdiction, headquarters = [], addresses }: Customer): readonly PlaceCode[] => [
  ...new Set([
    ...(jurisdiction === undefined ? [] : [jurisdiction]),
    ...(typeof headquarters === 'string' ? [headquarters] : headquarters),
    ...addresses.map(({ country }) => country),
  ]),
]

const personQuery = (person: CustomerPerson, words: MatchingWords): PartyQuery => {
  const { name, otherNames = [], country, birthDate, address, identifiers = [] } = person
  return {
    name,
    ...(otherNames.length === 0 ? {} : { aliases: otherNames }),
    ...(isOfFirm(name, words) ? {} : { kind: 'person' }),
    ...inPlaces([country]),
    ...(address === undefined ? {} : { address }),
    ...(identifiers.length === 0 ? {} : { identifiers }),
    ...(birthDate === undefined ? {} : { birthDate }),
  }
}

/** A firm may sit on a board, or sign up in a form for persons: it is looked for as what it is. */
const isOfFirm = (name: string, words: MatchingWords): boolean => parseName(name, words).legal.size > 0

const inPlaces = (places: readonly (PlaceCode | undefined)[]): Pick<PartyQuery, 'countries'> => {
  const countries = places.filter((place) => place !== undefined)
  return countries.length === 0 ? {} : { countries }
}

/** Two of one name in one part are told apart by which of them it is. */
const numbered = (all: readonly SearchedOfCustomer[]): readonly SearchedOfCustomer[] => {
  const seen = new Map<string, number>()
  return all.map((each) => {
    const key = keyOfSearched(each)
    const nth = seen.get(key) ?? 0
    seen.set(key, nth + 1)
    return nth === 0 ? each : { ...each, nth }
  })
}

export const keyOfSearched = ({ role, name, of, nth }: Omit<CheckedParty, 'matches'>): string =>
  JSON.stringify([role, name, of ?? null, nth ?? 0])
