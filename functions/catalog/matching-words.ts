import type { MatchingWords } from '../domain/names/matching-words'

/** All that is known of words in names when parties are compared with lists. */
export const matchingWords: MatchingWords = { legalForms: new Map() }
