import type { ListedParty } from '../../domain/lists/listed-party'
import type { PlaceCode } from '../../domain/place'
import { type ReviewTerms, reviewTerms } from './entity-list-terms'
import { listingDate } from './listing-dates'

type Terms = Omit<ListedParty, 'id' | 'name' | 'aliases'>

/**
 * Parties that one notice listed on the same terms, a line each: the name as listed, then other names, then, if it differs,
 * `@` and the countries of its addresses.
 */
export const listed = (terms: Terms, rows: string): readonly ListedParty[] =>
  rows
    .trim()
    .split('\n')
    .map((row) => {
      const [names = '', places] = row.split('@')
      const [name = '', ...aliases] = names.split('|').map((each) => each.trim())
      return { ...terms, id: idOf(terms.list, name), name, aliases, ...(places === undefined ? {} : { countries: codes(places) }) }
    })

type OfEntityList = {
  readonly notice: string
  readonly review?: keyof typeof reviewTerms
  readonly footnote?: 1 | 3 | 4 | 5
  readonly countries?: readonly PlaceCode[]
  readonly scope?: string
  /** Those that are left. */
  readonly exceptions?: string
}

const everything = 'All items subject to the EAR'

/** Entries of the Entity List. What is not said is the usual: China, every item, presumption of denial, no footnote. */
export const entityList = (
  { notice, review = 'denial', footnote, countries = ['CN'], scope = everything, exceptions }: OfEntityList,
  rows: string,
): readonly ListedParty[] => {
  const terms: ReviewTerms = reviewTerms[review]
  const footnotes = footnote === undefined ? {} : { footnotes: [footnote] }
  return listed(
    {
      list: 'EL',
      countries,
      ...footnotes,
      licenseScope: scope,
      ...(exceptions === undefined ? {} : { exceptions }),
      ...terms,
      notices: [notice],
      from: listingDate(notice),
    },
    rows,
  )
}

/** Blocked persons, by the tags of their programs. When each was listed is for the full list to say. */
export const blocked = (programs: string, countries: string, rows: string): readonly ListedParty[] =>
  listed({ list: 'SDN', kind: 'entity', countries: codes(countries), programs: programs.split(' ') }, rows)

const codes = (text: string): readonly PlaceCode[] => text.trim().split(' ')

/** Made of what does not change while the entry stands. */
const idOf = (list: string, name: string): string =>
  `${list}-starter-${name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}`
