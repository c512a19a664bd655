import { fold, hasDigit } from './folded'
import type { AddressWords } from './mark-words'

/** Postal codes are not shorter, house numbers seldom longer. */
const postcodeDigitsMin = 4
/** Numbers, one of them a postal code, that together are found at one place in a country. */
const numbersMin = 3

/** Ways of writing a floor and a unit, brought to one before the words are read. */
const rewritings: readonly (readonly [RegExp, string])[] = [
  [/[\u2010-\u2015]/g, '-'],
  [/\bp\.?\s*o\.?\s*b(?:ox|\.)?(?=[\s\d])/g, ' box '],
  // `#12-03` and `Unit 12-03` are floor and unit.
  [/(?:#|\bunit\s+#?)\s*(\d+)\s*-\s*(\d+)/g, ' floor $1 unit $2 '],
  [/#/g, ' unit '],
  [/\b(\d+)\s*\/\s*f\b|\b(\d+)f\b/g, ' floor $1$2 '],
  [/\b(\d+)(?:st|nd|rd|th)\s+(?:floor|flr?|level|storey|story)\b/g, ' floor $1 '],
  [/(\d)(?:st|nd|rd|th)\b/g, '$1'],
  // The last four digits of an American postal code are often left out.
  [/\b(\d{5})-\d{4}\b/g, '$1'],
]

/**
 * An address as it is compared with others: its words in any order, and where there are numbers enough, those alone. Empty
 * where the address says nothing about who is there: it has no number, is a house of many firms without the part of it,
 * or takes in mail for others.
 */
export const addressTexts = (address: string, country: string, known: AddressWords): readonly string[] => {
  const parts = addressParts(address, known)
  if (!parts.flat().some(hasDigit) || isAnyones(parts, known) || isWholeHouse(parts, known)) return []
  const places = unique(parts.flatMap((part) => paired(part, known)))
  const numbers = places.filter(hasDigit)
  const isPlace = numbers.length >= numbersMin && numbers.some((number) => /^\d+$/.test(number) && number.length >= postcodeDigitsMin)
  return [`words ${places.join(' ')}`, ...(isPlace ? [`numbers ${numbers.join(' ')} in ${country}`] : [])]
}

/** Words of an address between one comma and the next. */
export type AddressParts = readonly (readonly string[])[]

/** Mail is taken in there for others, or thousands are registered there. */
export const isAnyones = (parts: AddressParts, known: AddressWords): boolean => {
  const { serviced, agents } = phrasesOf(known)
  const words = parts.flat()
  const text = ` ${words.join(' ')} `
  return serviced.some((phrase) => text.includes(phrase)) || agents.some((phrase) => phrase.every((word) => words.includes(word)))
}

/** A house of many firms, without the part of it. */
export const isWholeHouse = (parts: AddressParts, known: AddressWords): boolean => {
  const words = parts.flat()
  const text = ` ${words.join(' ')} `
  return phrasesOf(known).crowded.some((phrase) => text.includes(phrase)) && !words.some((word) => known.parts.has(word))
}

type Phrases = { readonly serviced: readonly string[]; readonly crowded: readonly string[]; readonly agents: AddressParts }

/** Phrases in the spelling that addresses are brought to, made once: they are the same for every address. */
const phrasesOf = (known: AddressWords): Phrases => {
  const before = spelled.get(known)
  if (before !== undefined) return before
  const wordsOf = (phrase: string): readonly string[] => addressParts(phrase, known).flat()
  const asText = (phrase: string): string => ` ${wordsOf(phrase).join(' ')} `
  const phrases = { serviced: known.serviced.map(asText), crowded: known.crowded.map(asText), agents: known.agents.map(wordsOf) }
  spelled.set(known, phrases)
  return phrases
}

const spelled = new WeakMap<AddressWords, Phrases>()

const unique = (words: readonly string[]): readonly string[] => [...new Set(words)].sort()

/** Words in one spelling, in order, between one comma and the next. */
export const addressParts = (address: string, { spellings, fillers }: AddressWords): AddressParts =>
  rewritings
    .reduce((text, [from, to]) => text.replace(from, to), fold(address))
    .split(/[,;\n]/)
    .map((part) =>
      (part.match(/[\p{L}\p{M}]+|\d+(?:[-/]\d+)+|\p{N}+/gu) ?? [])
        // Numbers joined by a hyphen or a slash keep their order: `15-3` is not `3-15`.
        .map((word) => word.replace(/(?<!\d)0+(?=\d)/g, ''))
        .map((word) => spellings.get(word) ?? word)
        .filter((word) => !fillers.has(word)),
    )

/** A designator is one word with its number: `floor 3`, `3 floor` and `unit 12 a`. A letter after any number belongs to it. */
export const paired = (words: readonly string[], { designators }: AddressWords): readonly string[] => {
  const found: string[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    const next = words[at + 1]
    const last = found.at(-1)
    if (designators.has(word) && next !== undefined && (hasDigit(next) || isLetter(next))) {
      found.push(`${word}:${next}`)
      at++
    } else if (word === 'floor' && last !== undefined && /^\d+$/.test(last)) {
      found[found.length - 1] = `${word}:${last}`
    } else if (isLetter(word) && last !== undefined && /\d$/.test(last)) {
      found[found.length - 1] = last + word
    } else {
      found.push(word)
    }
  }
  return found
}

const isLetter = (word: string): boolean => /^[a-z]$/.test(word)
