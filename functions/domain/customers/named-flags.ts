import type { Trilean } from '../finding'
import { isSameName } from '../party'
import type { PlaceCode, PlaceSet } from '../place'
import { listed, outcomeWithin } from '../place-set'
import type { Checked } from './checked'
import type { CustomerFacts } from './customer'
import type { Raised } from './kyc-flag'
import { placesOf } from './searched-customer'

/** Military intelligence, by what somebody of the check is called. */
export const intelligenceFlags = (checked: Checked): readonly Raised[] => {
  const { facts, law } = checked
  const { militaryIntelligence } = law.places.value
  return namedIn(facts).flatMap(({ name, places, subject }): readonly Raised[] => {
    const plain = plainText(name)
    const phrase = law.listed.value.intelligenceNames.find((each) => plain.includes(` ${plainText(each).trim()} `))
    if (phrase === undefined) return []
    const where = placedWithin(checked, places, militaryIntelligence)
    if (where === 'unmet') return []
    const because = `${name} is called as bodies of military intelligence are, ${shownPlaces(places, militaryIntelligence)}`
    return [{ code: where === 'met' ? 'PTY_MIEU' : 'PTY_POSSIBLE', because, ...(subject === undefined ? {} : { subject }) }]
  })
}

/** Named in a special measure, or where one stands. None was ever taken. */
export const measureFlags = ({ facts, law }: Checked): readonly Raised[] => {
  const { treatedAs } = law.geography
  const people = namedIn(facts)
  return law.specialMeasures.flatMap(({ value: { place, person, because }, cite, confidence }): readonly Raised[] => {
    const isThere = place !== undefined && placesOf(facts.customer).some((each) => treatedAs(each) === treatedAs(place))
    const named = person === undefined ? undefined : people.find(({ name }) => isSameName(name, person))
    if (!isThere && named === undefined) return []
    const who = named === undefined ? `it is in ${place}` : `${named.name} is named`
    const subject = named?.subject === undefined ? {} : { subject: named.subject }
    return [{ code: 'PTY_SPECIAL_MEASURE', because: `${who}: ${because}`, cite, confidence, ...subject }]
  })
}

/** Whether any of the places is in the set. Nobody is nowhere: without a place it is not known. */
const placedWithin = ({ law: { geography } }: Checked, places: readonly PlaceCode[], set: PlaceSet): Trilean => {
  const outcomes = places.map((place) => outcomeWithin(geography, place, set))
  if (outcomes.includes('met')) return 'met'
  return outcomes.length === 0 || outcomes.includes('unknown') ? 'unknown' : 'unmet'
}

const shownPlaces = (places: readonly PlaceCode[], set: PlaceSet): string =>
  `${places.length === 0 ? 'nobody says where' : places.join(', ')} against ${listed(set)}`

type Named = { readonly name: string; readonly places: readonly PlaceCode[]; readonly subject?: string }

/** Everybody of the check by name, with where each is known to be. */
const namedIn = ({ customer, ownership }: CustomerFacts): readonly Named[] => {
  const { name, otherNames = [], people = [], payment, reseller, ultimateParents = [] } = customer
  const at = (place: PlaceCode | undefined): readonly PlaceCode[] => (place === undefined ? [] : [place])
  const own = [...(name === undefined ? [] : [name]), ...otherNames].map((each) => ({ name: each, places: placesOf(customer) }))
  const nodes = (ownership?.nodes ?? []).filter(({ id }) => id !== ownership?.subject)
  const others: readonly Omit<Named, 'subject'>[] = [
    ...people.flatMap((each) => [each.name, ...(each.otherNames ?? [])].map((called) => ({ name: called, places: at(each.country) }))),
    ...[payment?.payer, payment?.bank].flatMap((each) => (each === undefined ? [] : [{ name: each, places: at(payment?.country) }])),
    ...(reseller === undefined ? [] : [{ name: reseller.name, places: at(reseller.country) }]),
    ...ultimateParents.map((each) => ({ name: each.name, places: [each.headquarters] })),
  ]
  return [
    ...own,
    ...others.map((each) => ({ ...each, subject: each.name })),
    ...nodes.map((node) => ({ name: node.name, places: at(node.country), subject: node.id })),
  ]
}

/** Words in small letters with one blank around each. */
const plainText = (text: string): string =>
  ` ${text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
