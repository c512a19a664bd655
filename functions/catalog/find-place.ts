import type { PlaceCode, PlaceName } from '../domain/place'
import { type AmbiguousPlace, ambiguousPlaces, places } from './places'

export type PlaceAnswer =
  | { readonly state: 'found'; readonly place: PlaceName }
  | { readonly state: 'ambiguous'; readonly candidates: readonly PlaceCode[]; readonly because: string }
  | { readonly state: 'unknown' }

/** Longer than any spelling we hold. */
const givenLengthMax = 100

const unknown: PlaceAnswer = { state: 'unknown' }

/**
 * A place by its code, alpha-3 code, name or another spelling, in any case. A near miss is unknown: a guess between
 * two countries would be worse than a question.
 */
export const findPlace = (given: string): PlaceAnswer => {
  const byCode = answers.get(given)
  if (byCode !== undefined) return byCode
  return given.length > givenLengthMax ? unknown : (answers.get(foldPlace(given)) ?? unknown)
}

/** Without accents, case and punctuation: `Türkiye` and `TURKIYE` meet in `turkiye`. */
export const foldPlace = (spelling: string): string =>
  spelling
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Codes as they are written, and every folded spelling. One spelling with two meanings is our mistake. */
export const answersBySpelling = (known: readonly PlaceName[], ambiguous: readonly AmbiguousPlace[]): ReadonlyMap<string, PlaceAnswer> => {
  const found = new Map<string, PlaceAnswer>()
  const add = (spelling: string, answer: PlaceAnswer) => {
    if (spelling === '') throw new Error('a spelling without letters or digits names no place')
    if ((found.get(spelling) ?? answer) !== answer) throw new Error(`'${spelling}' has two meanings`)
    found.set(spelling, answer)
  }
  for (const place of known) {
    const answer: PlaceAnswer = { state: 'found', place }
    add(place.code, answer)
    for (const spelling of [place.code, place.alpha3 ?? place.code, place.name, ...place.aliases]) add(foldPlace(spelling), answer)
  }
  for (const { spellings, candidates, because } of ambiguous) {
    const answer: PlaceAnswer = { state: 'ambiguous', candidates, because }
    for (const spelling of spellings) add(foldPlace(spelling), answer)
  }
  return found
}

const answers = answersBySpelling(places, ambiguousPlaces)
