import { plainLetters } from '../plain-letters'

/** Marks above and below letters are dropped in scripts where they are often left out; elsewhere they are part of the letter. */
const accents = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{M}*)\p{M}/gu
/** Written or not as one likes: accents standing alone, apostrophes, and what is not seen at all. */
const unseen = /['’‘ʼ`´]|\p{Cf}/gu

/** Small letters, without accents, in one width. */
export const fold = (text: string): string =>
  text
    .replace(unseen, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(accents, '')
    .replace(/[ßæœøłđðþıς]/g, (letter) => plainLetters[letter] ?? letter)
    .normalize('NFC')

/** Single letters with dots or a slash between them, and perhaps blanks: `L.L.C.`, `A/S`, `S. A.` */
const initials = /(?<![\p{L}\p{M}])\p{L}(?:(?:[./]\p{L}(?![\p{L}\p{M}]))+|(?:\.\s\p{L}(?!\.?[\p{L}\p{M}]))+)\.?/gu

/** Words and whole numbers of a folded text, in order; initials are one word. */
export const wordsIn = (folded: string): readonly string[] =>
  folded
    .replace(initials, (run) => ` ${run.replace(/\P{L}/gu, '')} `)
    .match(/[\p{L}\p{M}]+|\p{N}+/gu)
    ?.map((word) => word.replace(/^0+(?=\d)/, '')) ?? []

export const hasDigit = (word: string): boolean => /\p{N}/u.test(word)

/** Code points. */
export const lengthOf = (word: string): number => [...word].length
