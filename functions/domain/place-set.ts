import type { Citation } from './law'
import type { Geography, Membership, PlaceCode, PlaceSet } from './place'

/** Whether a place is in a set as a rule lists it. A place named wins over a group that would exclude it. */
export const within = (geography: Geography, place: PlaceCode, set: PlaceSet, cite: Citation): Membership => {
  const governed = geography.treatedAs(place)
  const shown = governed === place ? place : `${place} (treated as ${governed})`
  if (set.named?.includes(governed)) return { outcome: 'met', because: `${shown} is named`, cite, confidence: 'confirmed' }
  if (set.exceptNamed?.includes(governed)) return { outcome: 'unmet', because: `${shown} is excepted`, cite, confidence: 'confirmed' }

  const into = firstOf(geography, place, set.anyOf)
  if (into.met === undefined && into.unknown === undefined) {
    return {
      outcome: 'unmet',
      because: `${shown} is not in ${listed(set)}`,
      cite: into.unmet?.cite ?? cite,
      confidence: into.unmet?.confidence ?? 'confirmed',
    }
  }
  const out = firstOf(geography, place, set.except)
  if (out.met) return { ...out.met, outcome: 'unmet', because: `${out.met.because}, which is excepted` }
  return (
    out.unknown ??
    into.met ??
    into.unknown ?? { outcome: 'unknown', because: `${shown} could not be placed`, cite, confidence: 'unconfirmed' }
  )
}

type Firsts = { met?: Membership; unknown?: Membership; unmet?: Membership }

const firstOf = (geography: Geography, place: PlaceCode, groups: PlaceSet['anyOf']): Firsts => {
  const firsts: Firsts = {}
  for (const group of groups ?? []) {
    const membership = geography.memberOf(place, group)
    firsts[membership.outcome] ??= membership
    if (membership.outcome === 'met') break
  }
  return firsts
}

/** The set in the words of a rule: "D:1, D:4 or D:5, except A:5 and A:6, or MO". */
export const listed = ({ anyOf = [], except = [], named = [] }: PlaceSet): string => {
  const groups = anyOf.length > 0 ? [`${anyOf.join(', ')}${except.length > 0 ? ` except ${except.join(', ')}` : ''}`] : []
  return [...groups, ...named].join(' or ')
}
