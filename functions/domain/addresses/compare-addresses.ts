import { editDistance } from '../names/edit-distance'
import type { ParsedAddress } from './parsed-address'

/** Words that must meet; beside the same box one. */
const wordsMin = 2
/** Words that meet, beside which one may be another where no postal code is the same. */
const wordsForOther = 4
/** Letters of a word in which one may be written wrong. */
const mendedMin = 6
/** A word of a script without blanks, of so many signs, is several words. */
const wholeTextMin = 4

/**
 * Whether two addresses of one country are one place, in words. The numbers are the same, whatever else is left out; the
 * words of the shorter one stand in the other. Undefined: they are not, or say too little.
 */
export const sameAddress = (one: ParsedAddress, other: ParsedAddress): string | undefined => {
  if (one.numbers.length === 0 || !isSame(one.numbers, other.numbers)) return undefined
  if (one.floors.length > 0 && other.floors.length > 0 && !isSame(one.floors, other.floors)) return undefined
  return sameStreet(one, other)
}

/** The same of an address that is listed whole, whoever is in it: the part of the house that only the first names does not matter. */
export const withinAddress = (one: ParsedAddress, whole: ParsedAddress): string | undefined =>
  whole.numbers.length > 0 && whole.numbers.every((number) => one.numbers.includes(number)) ? sameStreet(one, whole) : undefined

const sameStreet = (one: ParsedAddress, other: ParsedAddress): string | undefined => {
  if (one.postal !== undefined && other.postal !== undefined && one.postal !== other.postal) return undefined
  const [short, long] = one.words.length <= other.words.length ? [one.words, other.words] : [other.words, one.words]
  const met = short.filter((_, at) => stands(at, short, long))
  const apart = short.length - met.length
  const weight = met.reduce((sum, word) => sum + weightOf(word), 0)
  const hasBox = one.numbers.some((number) => number.startsWith('box:'))
  if (apart === 0 && weight >= wordsMin) return isSame(one.words, other.words) ? 'the same address' : 'the same numbers and words'
  if (apart === 0 && hasBox && weight > 0) return 'the same box'
  // Of one number alone the word that is another may be the street.
  const isFar = one.numbers.length < 2
  const hasPostal = one.postal !== undefined && one.postal === other.postal
  return apart === 1 && !isFar && weight >= (hasPostal ? wordsMin : wordsForOther)
    ? 'the same numbers, and the same words but one'
    : undefined
}

/** By itself, with a letter written wrong, or where one writes as two words what the other writes as one. */
const stands = (at: number, own: readonly string[], others: readonly string[]): boolean => {
  const word = own[at] ?? ''
  if (others.includes(word) || others.includes(word + own[at + 1]) || others.includes(own[at - 1] + word)) return true
  return others.some(
    (other, next) =>
      other + others[next + 1] === word || (word.length >= mendedMin && other.length >= mendedMin && editDistance(word, other, 1) <= 1),
  )
}

const weightOf = (word: string): number => (!/\p{Script=Latin}/u.test(word) && word.length >= wholeTextMin ? wordsMin : 1)

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each))
