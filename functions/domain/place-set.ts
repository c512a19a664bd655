import type { Trilean } from './finding'
import type { Citation } from './law'
import type { CountryGroup, Geography, Membership, PlaceCode, PlaceSet } from './place'

/**
 * Whether a place is in a set as a rule lists it. A place named wins over a group that would exclude it. The map of a day and
 * the sets of the law stand still, so each answer is put in words once.
 */
export const within = (geography: Geography, place: PlaceCode, set: PlaceSet, cite: Citation): Membership => {
  const ofDay = worked.get(geography) ?? new WeakMap<PlaceSet, Map<PlaceCode, Placed>>()
  worked.set(geography, ofDay)
  const ofSet = ofDay.get(set) ?? new Map<PlaceCode, Placed>()
  ofDay.set(set, ofSet)
  const before = ofSet.get(place)
  if (before?.cite === cite) return before.membership
  const membership = placeWithin(geography, place, set, cite)
  ofSet.set(place, { cite, membership })
  return membership
}

type Placed = { readonly cite: Citation; readonly membership: Membership }

const worked = new WeakMap<Geography, WeakMap<PlaceSet, Map<PlaceCode, Placed>>>()

const placeWithin = (geography: Geography, place: PlaceCode, set: PlaceSet, cite: Citation): Membership => {
  const governed = geography.treatedAs(place)
  const shown = governed === place ? place : `${place} (treated as ${governed})`
  if (isLeftOpen(geography, place, set)) {
    const [note] = geography.notesOn(place)
    const because = `${place}: whether the list means dependencies is not said`
    return { outcome: 'unknown', because, cite, confidence: 'unconfirmed', ...(note ? { code: note.code } : {}) }
  }
  if (isNamed(set.named, place, governed)) return { outcome: 'met', because: `${shown} is named`, cite, confidence: 'confirmed' }
  if (isNamed(set.exceptNamed, place, governed)) return { outcome: 'unmet', because: `${shown} is excepted`, cite, confidence: 'confirmed' }

  const into = set.everywhere === true ? everyPlace(shown, cite) : firstOf(geography, place, set.anyOf ?? [])
  if (into === undefined || into.outcome === 'unmet') {
    return {
      outcome: 'unmet',
      because: `${shown} is not in ${listed(set)}`,
      cite: into?.cite ?? cite,
      confidence: into?.confidence ?? 'confirmed',
    }
  }
  const out = firstOf(geography, place, set.except ?? [])
  if (out?.outcome === 'met') return { ...out, outcome: 'unmet', because: `${out.because}, which is excepted` }
  return out?.outcome === 'unknown' ? out : into
}

const everyPlace = (shown: string, cite: Citation): Membership => ({
  outcome: 'met',
  because: `${shown} is a destination like any other`,
  cite,
  confidence: 'confirmed',
})

/** The same without the words, for rules that only need the answer. */
export const outcomeWithin = (geography: Geography, place: PlaceCode, set: PlaceSet): Trilean => {
  const { named, exceptNamed, anyOf, except } = set
  const governed = geography.treatedAs(place)
  if (isLeftOpen(geography, place, set)) return 'unknown'
  if (isNamed(named, place, governed)) return 'met'
  if (isNamed(exceptNamed, place, governed)) return 'unmet'
  const into = set.everywhere === true ? 'met' : anyIn(geography, place, anyOf)
  if (into === 'unmet') return 'unmet'
  const out = anyIn(geography, place, except)
  return out === 'met' ? 'unmet' : out === 'unknown' ? 'unknown' : into
}

/** By its own name, as an occupied region is, or by that of the place whose rows govern it. */
const isNamed = (names: readonly PlaceCode[] | undefined, place: PlaceCode, governed: PlaceCode): boolean =>
  names !== undefined && (names.includes(governed) || names.includes(place))

const anyIn = (geography: Geography, place: PlaceCode, groups: readonly CountryGroup[] | undefined): Trilean => {
  let outcome: Trilean = 'unmet'
  for (const group of groups ?? []) {
    const each = geography.isIn(place, group)
    if (each === 'met') return 'met'
    if (each === 'unknown') outcome = 'unknown'
  }
  return outcome
}

/** A dependency of a country that the list names, or of nobody: read with its country it comes out otherwise than by itself. */
const isLeftOpen = (geography: Geography, place: PlaceCode, { silentOnDependencies, named, exceptNamed }: PlaceSet): boolean => {
  if (silentOnDependencies !== true || !geography.isDependency(place)) return false
  const governed = geography.treatedAs(place)
  return governed === place || named?.includes(governed) === true || exceptNamed?.includes(governed) === true
}

/** The first group that the place is in, or may be in, or else the first that it is not in; with words for that one only. */
const firstOf = (geography: Geography, place: PlaceCode, groups: readonly CountryGroup[]): Membership | undefined => {
  const decisive =
    groups.find((group) => geography.isIn(place, group) === 'met') ??
    groups.find((group) => geography.isIn(place, group) === 'unknown') ??
    groups[0]
  return decisive && geography.memberOf(place, decisive)
}

/** The set in the words of a rule: "D:1, D:4, D:5 except A:5, A:6 or MO". The sets are the law's own few, so each is put in words once. */
export const listed = (set: PlaceSet): string => {
  const before = inWords.get(set)
  if (before !== undefined) return before
  const { anyOf = [], except = [], named = [], exceptNamed = [] } = set
  const left = [...except, ...exceptNamed]
  const of = set.everywhere === true ? 'any destination' : anyOf.join(', ')
  const groups = of.length > 0 ? [`${of}${left.length > 0 ? ` except ${left.join(', ')}` : ''}`] : []
  const words = [...groups, ...named].join(' or ')
  inWords.set(set, words)
  return words
}

const inWords = new WeakMap<PlaceSet, string>()
