import { findPlace } from '../../catalog/find-place'
import { genericWords, smallWords } from '../../catalog/generic-words'
import { formsAfter, formsBefore } from '../../catalog/legal-forms'
import { foldedName } from '../folded-name'

/** Shorter ones are the initials of half the world. */
const lettersMin = 3
const lettersMax = 20

const wordsOf = (name: string): readonly string[] =>
  foldedName(name)
    .split(' ')
    .filter((word) => word !== '')
const isLegal = (word: string): boolean => formsAfter.has(word) || formsBefore.has(word) || word === 'co'
/** Words of brackets that belong to a name without being one. */
const isPlain = (word: string): boolean =>
  isLegal(word) || genericWords.has(word) || smallWords.has(word) || /^(pvt|pty|pte|hk|smc|p|partnership)$/.test(word)

/** A bracket that is a part of the name: a place, a legal form, a generic word. */
export const isPartOfName = (inside: string): boolean => findPlace(inside).state !== 'unknown' || wordsOf(inside).every(isPlain)

/** Whether a bracket holds a short form of the name before it, `Atomic Energy Organization (AEO)`, rather than a place or another firm. */
export const isShortForm = (inside: string, name: string): boolean => {
  const letters = inside.replace(/[^\p{L}\p{N}]/gu, '')
  if (letters.length < lettersMin || letters.length > lettersMax || isPartOfName(inside)) return false
  const words = new Set(wordsOf(name))
  if (wordsOf(inside).every((word) => words.has(word) || isLegal(word))) return true
  if (areInitials(letters, name)) return true
  // In a text of small letters, capitals show an abbreviation. Behind a comma it may be that of somebody else.
  const isAbbreviation = /^\S+( \d+| [A-Z]\S*[A-Z]\S*)?$/.test(inside) && (inside.match(/\p{Lu}/gu) ?? []).length >= 2
  // A numbered institute of an organisation has a number in its own short form: without one it is that of the organisation.
  if (/^\d/.test(name) && !/\d/.test(inside)) return false
  return isAbbreviation && /\p{Ll}/u.test(name) && !/, (?!ltd|limited|inc|llc|jsc|co\b)/i.test(name)
}

/** Every letter is the first of a word, in their order, from the first word on that is not a legal form. */
export const areInitials = (letters: string, name: string): boolean => {
  const words = wordsOf(name).filter((word, at) => at > 0 || !isLegal(word))
  let at = 0
  for (const letter of letters.toLowerCase()) {
    const found = words.findIndex((word, place) => place >= at && word.startsWith(letter))
    if (found === -1 || (at === 0 && found > 0)) return false
    at = found + 1
  }
  return true
}

/** Where the words begin whose initials are exactly these letters, ending where the name ends. */
export const initialled = (letters: string, name: string): string | undefined => {
  const words = name.trim().split(/\s+/)
  for (let from = words.length - 2; from >= 0; from -= 1) {
    const tail = words.slice(from).filter((word) => !smallWords.has(word.toLowerCase()))
    const initials = tail.map((word) => word.replace(/^[^\p{L}\p{N}]+/u, '')[0] ?? '').join('')
    if (initials.toLowerCase() === letters.toLowerCase()) return words.slice(0, from).join(' ')
  }
  return undefined
}

/** Whether a unit's name alone would tell it from others: `Bowei Circuits` does, `206th Research Institute` does not. */
export const isDistinct = (name: string): boolean =>
  !name.includes(',') &&
  wordsOf(name).some((word) => !isPlain(word) && !/^\d+(st|nd|rd|th)?$|^(second|third|design|factory|plant)$/.test(word))
