import type { Dated } from './law'
import type { PlaceCode } from './place'
import type { EmbargoTerms, Law } from './rulebook'

/** What part 746 asks for a place: its own terms, or those of the place whose rows govern it. */
export const embargoOn = ({ embargoes, geography }: Law, place: PlaceCode): Dated<EmbargoTerms> | undefined =>
  embargoes.get(place) ?? embargoes.get(geography.treatedAs(place))

/** The same, where what it asks was read: an embargo for all listed items at least. */
export const readEmbargoOn = (law: Law, place: PlaceCode): Dated<EmbargoTerms> | undefined => {
  const terms = embargoOn(law, place)
  return terms?.value.covers === 'unread' ? undefined : terms
}
