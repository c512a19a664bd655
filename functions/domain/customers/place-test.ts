import type { PlaceCode } from '../place'
import { within } from '../place-set'
import type { CustomerLaw, CustomerPlaceSet } from './customer-law'
import type { DeclaredPlace } from './declared-places'
import type { KycCode, Raised } from './kyc-flag'

/** A declared place that is in a set, or may be: where the law leaves that open it counts, and the words say so. */
export type PlaceIn = DeclaredPlace & { readonly isOpen: boolean; readonly said: string }

/** Those of the places that are in a set. A place that the law leaves open is never taken for one outside of it. */
export const placesIn = (law: CustomerLaw, set: CustomerPlaceSet, places: readonly DeclaredPlace[]): readonly PlaceIn[] =>
  places.flatMap((each) => {
    const { outcome, because } = within(law.geography, each.place, law.places.value[set], law.places.value.sources[set].cite)
    const said = `${each.how} ${each.place}`
    if (outcome === 'unmet') return []
    return [
      outcome === 'met' ? { ...each, isOpen: false, said } : { ...each, isOpen: true, said: `${said}, of which it is open: ${because}` },
    ]
  })

/** The one place for what the law calls by several names: Hong Kong is China, Guam the United States. */
export const isSamePlace = ({ geography }: CustomerLaw, one: PlaceCode, other: PlaceCode): boolean =>
  geography.answeredAs(one) === geography.answeredAs(other)

export const isAmong = (law: CustomerLaw, place: PlaceCode, places: readonly DeclaredPlace[]): boolean =>
  places.some((each) => isSamePlace(law, each.place, place))

/** One flag for all places that speak for it: the same thing told in three fields weighs once. */
export const raisedOf = (code: KycCode, places: readonly PlaceIn[], more: Partial<Raised> = {}, after = ''): readonly Raised[] => {
  const [first] = places
  if (first === undefined) return []
  const said = [...new Set(places.map((each) => each.said))].join('; ')
  const open = places.every(({ isOpen }) => isOpen) ? ({ confidence: 'unconfirmed' } as const) : {}
  return [{ code, because: `${said}${after}`, ...more, ...open, detail: { places: [...new Set(places.map(({ place }) => place))] } }]
}

/** What a flag rests on that comes from a set alone. */
export const sourceOf = ({ places }: CustomerLaw, set: CustomerPlaceSet): Pick<Raised, 'cite' | 'confidence'> => places.value.sources[set]
