import type { IsoDate } from '../law'
import { holdingsOf } from '../ownership/holdings'
import { mayHold } from '../ownership/party-ownership'
import { isSameName } from '../party'
import type { PlaceCode } from '../place'
import { type CustomerFacts, type CustomerPerson, customerSubject } from './customer'

/** What a report on the program counts of a check, as plain values. */
export type CheckCounts = {
  readonly isForeign: boolean
  readonly isVerified: boolean
  readonly isReseller: boolean
  readonly country: string | null
  /** Foreign beneficial owners, by country. */
  readonly owners: readonly { readonly country: string; readonly count: number }[]
}

/** Who counts as what: the country of the law, and from which share in percent somebody is a beneficial owner. */
export type CountTerms = { readonly home: PlaceCode; readonly shareMin: number; readonly treatedAs: (place: PlaceCode) => PlaceCode }

/** A country that nobody told. */
const unknownCountry = 'unknown'

/** Everybody is foreign until it is known that the customer and each of its owners are not. */
export const checkCountsOf = (facts: CustomerFacts, asOf: IsoDate, terms: CountTerms): CheckCounts => {
  const { customer, verifications = [], intendedUse } = facts
  const owners = foreignOwners(facts, asOf, terms)
  return {
    isForeign: customer.isUsPerson !== true || owners.length > 0,
    isVerified: verifications.some(
      ({ subject, result, expiresOn }) =>
        subject === customerSubject && result === 'verified' && (expiresOn === undefined || expiresOn >= asOf),
    ),
    isReseller: customer.isReseller === true || intendedUse?.purpose === 'resale',
    country: seatOf(facts) ?? null,
    owners: countedBy(owners),
  }
}

const seatOf = ({ customer: { addresses, jurisdiction, headquarters } }: CustomerFacts): PlaceCode | undefined => {
  const seat = addresses.find(({ kind }) => kind === 'principal' || kind === 'residence') ?? addresses[0]
  return seat?.country ?? jurisdiction ?? [headquarters ?? []].flat()[0]
}

type OwnerTold = { readonly name: string; readonly country?: PlaceCode | undefined; readonly isAtHome: boolean }

/** By their countries. Who is told in several roles, or both by name and in the graph, counts once. */
const foreignOwners = ({ customer, ownership }: CustomerFacts, asOf: IsoDate, terms: CountTerms): readonly string[] => {
  const people = customer.people ?? []
  const named = people
    .filter((person) => isOwner(person, terms))
    .map(
      ({ name, country }): OwnerTold => ({
        name,
        country,
        isAtHome: people.some((each) => each.name === name && each.isUsPerson === true),
      }),
    )
  const above = ownership === undefined ? [] : mayHold(holdingsOf(ownership, asOf), terms.shareMin)
  const inGraph = above
    .filter(({ kind }) => kind === 'person')
    // Whoever lives there is at home there; of a node no more is told.
    .map(({ name, country }): OwnerTold => ({ name, country, isAtHome: country !== undefined && terms.treatedAs(country) === terms.home }))
  return [...named, ...inGraph]
    .filter(({ name }, at, all) => all.findIndex((each) => isSameName(each.name, name)) === at)
    .filter(({ isAtHome }) => !isAtHome)
    .map(({ country }) => country ?? unknownCountry)
}

const isOwner = ({ role, share = 0 }: CustomerPerson, { shareMin }: CountTerms): boolean =>
  role === 'beneficial-owner' || role === 'controller' || share >= shareMin

const countedBy = (countries: readonly string[]): CheckCounts['owners'] =>
  [...new Set(countries)].sort().map((country) => ({ country, count: countries.filter((each) => each === country).length }))
