import { plainLetters } from '../plain-letters'
import type { MatchingWords } from './matching-words'

/** A word as it is written, folded, with what its writing says of it. */
export type Written = {
  readonly text: string
  /** As it was, where the text has been put right. */
  readonly spelt?: string
  readonly isAside: boolean
  /** After a comma, which persons have between family and given name. */
  readonly isAfterComma: boolean
  readonly isBare: boolean
  /** Digits or signs stand among its letters. */
  readonly isLeet: boolean
  /** Was misspelt, and has been put right. */
  readonly isMended: boolean
}

/** Longer names are cut: no list has half as many letters in one. */
const lettersMax = 600
const wordLettersMax = 40
const wordsMax = 60

/** A letter of Azeri is an a to those who have no key for it. */
const letters: Readonly<Record<string, string>> = { ...plainLetters, ə: 'a' }
const accents = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]\p{M}*)\p{M}/gu
/** What is not seen, and apostrophes, which are written or not as one likes. */
const unseen = /\p{Cf}|\p{Cc}|\u115f|\u1160|\u3164|\uffa0|\u034f|[\ufe00-\ufe0f]/gu
const apostrophes = /['’‘‛ʼʻ`´′]/g
const ascii = /^[\x20-\x7e]*$/
const foreign = /[^\x20-\x7e]/
const bare = /[\p{Script=Arabic}\p{Script=Hebrew}]/u
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
/** Letters with dots between them and no blanks: `L.L.C.`, `V.A.` */
const initials = /(?<![\p{L}\p{M}\p{N}])(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{M}\p{N}]))?/gu
const pieces = /[\p{L}\p{M}\p{N}]+(?:[@$!](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]*)*|[()[\]{},&]/gu

/** Words of a name in order. Whatever is asked, the work is bounded. */
export const writtenWords = (given: string, words: MatchingWords): readonly Written[] => {
  const text = cleaned(given)
  const found: Written[] = []
  let [depth, commas] = [0, 0]
  for (const [piece] of text.matchAll(pieces)) {
    if (found.length >= wordsMax) break
    if (piece === '(' || piece === '[' || piece === '{') depth++
    else if (piece === ')' || piece === ']' || piece === '}') depth = Math.max(0, depth - 1)
    else if (piece === ',') commas++
    else {
      const about = { isAside: depth > 0, isAfterComma: commas > 0, isMended: false }
      for (const word of inLatin(piece === '&' ? 'and' : piece, words)) found.push({ ...word, ...about })
    }
  }
  return found
}

/** In one width, without what is not seen, without apostrophes, initials as one word. */
const cleaned = (given: string): string => {
  const cut = given.slice(0, lettersMax * 4)
  const plain = ascii.test(cut) ? cut : cut.toWellFormed().replace(unseen, '').normalize('NFKC').replace(unseen, '')
  return plain
    .slice(0, lettersMax)
    .replace(apostrophes, '')
    .replace(initials, (run) => ` ${run.replaceAll('.', '')} `)
}

type Folded = Pick<Written, 'text' | 'isBare' | 'isLeet'>

const inLatin = (piece: string, words: MatchingWords): readonly Folded[] => {
  const cut = piece.slice(0, wordLettersMax)
  if (!foreign.test(cut)) return [{ text: cut.toLowerCase(), isBare: false, isLeet: isLeet(cut) }]
  if (unspaced.test(cut)) return characters(cut, words)
  const folded = unmixed(cut, words)
    .normalize('NFKD')
    .toLowerCase()
    .replace(accents, '')
    .replace(/[ßæœøłđðþıəς]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFC')
  const text = foreign.test(folded) ? words.transliterate(folded).toLowerCase() : folded
  const isBare = bare.test(folded)
  return (text.match(/[\p{L}\p{M}\p{N}@$!]+/gu) ?? []).map((word) => ({ text: word, isBare, isLeet: isLeet(word) }))
}

const isLeet = (word: string): boolean => /[\p{N}@$!]/u.test(word) && /\p{L}/u.test(word)

/** Letters that look Latin are Latin where a word has Latin ones as well, or no firm is written in them. */
const unmixed = (word: string, { lookAlikes }: MatchingWords): string => {
  const isMixed = /[\p{Script=Latin}0-9]/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u.test(word)
  return isMixed || /[\p{Script=Cherokee}\p{Script=Lisu}\u1d00-\u1d7fʀɴʟʜɢɪʙʏɑɡ]/u.test(word)
    ? [...word].map((letter) => lookAlikes.get(letter) ?? letter).join('')
    : word
}

/** Scripts without blanks are compared as characters; words in other letters among them stay whole. */
const characters = (piece: string, { simplifiedHan }: MatchingWords): readonly Folded[] => {
  const runs =
    piece
      .toLowerCase()
      .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu) ?? []
  return runs.map((run) => ({ text: [...run].map((each) => simplifiedHan.get(each) ?? each).join(''), isBare: false, isLeet: false }))
}
