import type { Export } from './export'
import { claim, every, some, type Trilean } from './finding'
import type { Item, Releasee } from './item'
import type { Party } from './party'
import type { Geography, PlaceCode } from './place'

/** Activities in which something becomes known to a person and nothing is sent. */
export const isRelease = ({ activity }: Pick<Export, 'activity'>): boolean => activity === 'deemed-export' || activity === 'release'

export const releaseesOf = (item: Item | undefined): readonly Releasee[] => (item?.kind === 'modelWeights' ? (item.releasees ?? []) : [])

/** Countries of the persons to whom the items are released: a release is taken to go there. */
export const nationalitiesIn = (given: Export): readonly PlaceCode[] =>
  isRelease(given) ? given.items.flatMap((item) => releaseesOf(item).flatMap(({ citizenshipOrResidence }) => citizenshipOrResidence)) : []

/** Somebody whose every country is another one. Of both kinds: which of them is citizenship was not said. */
export const isForeign = ({ citizenshipOrResidence }: Releasee, home: PlaceCode, { treatedAs }: Geography): Trilean => {
  const abroad = citizenshipOrResidence.map((place) => claim(treatedAs(place) !== home))
  if (abroad.length === 0) return 'unknown'
  return some(abroad) === 'met' && every(abroad) !== 'met' ? 'unknown' : every(abroad)
}

/** Who employs somebody, as a party whose seat can be tested. */
export const employerOf = ({ employer: { headquarters, ultimateParentHeadquarters: parent } }: Releasee): Party => ({
  name: 'the employer',
  country: headquarters,
  headquarters,
  ...(parent === undefined ? {} : { ultimateParents: [{ name: 'its parent', kind: 'company', headquarters: parent }] }),
})
