import type { PlaceCode } from '../place'
import { addressParts, isAnyones, isWholeHouse, paired } from '../quota/address-text'
import { fold, hasDigit } from '../quota/folded'
import type { AddressWords } from '../quota/mark-words'

/** What is known of addresses in general: facts, not law. All of it folded. */
export type AddressTerms = {
  readonly words: AddressWords
  /** Words for a kind of street, house or district, by which no place is told from another. */
  readonly kinds: ReadonlySet<string>
  /** The same as the end of a word: `strasse` of `hauptstrasse`. */
  readonly kindEnding: RegExp
  /** How postal codes are written, by country, where they are not plain digits at the end. Global patterns. */
  readonly postal: ReadonlyMap<PlaceCode, RegExp>
  /** Words of what a country is called. */
  readonly countryWords: (country: PlaceCode) => ReadonlySet<string>
}

/** An address taken apart, for comparing. */
export type ParsedAddress = {
  /** House, unit, box: every number but floor and postal code, in order. Equal places have the same. */
  readonly numbers: readonly string[]
  readonly floors: readonly string[]
  readonly postal: string | undefined
  /** Words that tell it from others, each once, as they stand. */
  readonly words: readonly string[]
  /** Says nothing of who is there: mail is taken in for others, or it is a house of many firms without the part of it. */
  readonly isShared: boolean
}

/** Longer texts are no addresses. */
const lettersMax = 500
/** A country's letters before a postal code: `D-80331`. */
const postalPrefix = /\b[a-z]{1,3}-(?=\d{4,6}\b)/g
/** The last four digits of an American postal code are often left out. */
const longPostal = /\b(\d{5})-\d{4}\b/g
/** Numbers of whole buildings are written with their word and without. */
const building = /^(?:building|house):/

export const parseAddress = (text: string, country: PlaceCode | undefined, terms: AddressTerms): ParsedAddress => {
  const folded = fold(text.slice(0, lettersMax)).replace(postalPrefix, ' ').replace(longPostal, '$1')
  const written = postalWritten(folded, country, terms)
  const parts = addressParts(written === undefined ? folded : folded.replace(written, ' , '), terms.words)
  const places = parts.map((part) => paired(part, terms.words).map((place) => place.replace(building, '')))
  const [floors, numbers] = parted(places.flat().filter(isNumber), (number) => number.startsWith('floor:'))
  const plain = written === undefined ? plainPostal(numbers) : undefined
  return {
    numbers: [...new Set(numbers.filter((number) => number !== plain))].sort(),
    floors: [...new Set(floors)].sort(),
    postal: written === undefined ? plain : written.replace(/[^\p{L}\p{N}]/gu, '').replace(/^0+/, ''),
    words: tellingWords(places, country, terms),
    isShared: isAnyones(parts, terms.words) || isWholeHouse(parts, terms.words),
  }
}

/** The last that is written as postal codes of the country are. */
const postalWritten = (folded: string, country: PlaceCode | undefined, { postal }: AddressTerms): string | undefined => {
  const pattern = country === undefined ? undefined : postal.get(country)
  return pattern === undefined ? undefined : folded.match(pattern)?.at(-1)
}

/** A number of five digits and more, or of four beside a shorter one, where another number is left for the house. */
const plainPostal = (numbers: readonly string[]): string | undefined => {
  const plain = numbers.filter((number) => /^\d+[a-z]?$/.test(number))
  if (plain.length < 2) return undefined
  const isShort = plain.some((number) => number.length < 4)
  return plain.findLast((number) => /^\d+$/.test(number) && (number.length > 4 || (number.length === 4 && isShort)))
}

/** A house, or a part of one by its letter. */
const isNumber = (place: string): boolean => hasDigit(place) || place.includes(':')

/** A kind before a kind is a name: the court of `Court Street`. */
const tellingWords = (parts: readonly (readonly string[])[], country: PlaceCode | undefined, terms: AddressTerms): readonly string[] => {
  const own = country === undefined ? undefined : terms.countryWords(country)
  const isKind = (word: string | undefined): boolean => word !== undefined && terms.kinds.has(word)
  const words = parts.flatMap((part) =>
    part.filter((word, at) => word.length > 1 && !isNumber(word) && own?.has(word) !== true && (!isKind(word) || isKind(part[at + 1]))),
  )
  return [...new Set(words.map((word) => word.replace(terms.kindEnding, '')))]
}

const parted = <T>(all: readonly T[], isFirst: (each: T) => boolean): readonly [readonly T[], readonly T[]] => [
  all.filter(isFirst),
  all.filter((each) => !isFirst(each)),
]
