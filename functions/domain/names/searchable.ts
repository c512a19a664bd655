import type { MatchingWords } from './matching-words'
import { parseName } from './parse-name'

/** Whether a name has anything to be looked for by: not only signs, legal forms and little words, which every name may have. */
export const isSearchable = (name: string, words: MatchingWords): boolean =>
  parseName(name, words).words.some(({ role }) => role !== 'link' && role !== 'form' && role !== 'honorific' && role !== 'particle')
