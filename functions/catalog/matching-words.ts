import transliterate from '@sindresorhus/transliterate'
import type { MatchingWords } from '../domain/names/matching-words'
import { formsBefore } from './legal-forms'
import { commonWords, linkWords } from './names/common-words'
import { commonHan, simplifiedHan } from './names/han-words'
import { attachedClasses, formsOnlyAtEnds, formWords, legalClasses, longFormWords } from './names/legal-classes'
import { leetLetters, lookAlikes } from './names/look-alikes'
import { honorifics, particles } from './names/person-words'
import { placeWords } from './names/place-words'

/** All that is known of words in names when parties are compared with lists. */
export const matchingWords: MatchingWords = {
  legalForms: legalClasses,
  formsOnlyAtEnds,
  formsBefore,
  longFormWords,
  formWords,
  attachedForms: attachedClasses,
  common: commonWords,
  commonHan,
  places: placeWords,
  links: linkWords,
  honorifics,
  particles,
  lookAlikes,
  leet: leetLetters,
  simplifiedHan,
  transliterate: (text) => transliterate(text),
}
