import type { Random } from '../../test/node/simulator/random'
import { abbreviations, digits, generic, legalEnd, legalForms, lookAlikes, places } from './name-change-words'

/** A name changed in one way, or absent where the name has nothing that can be changed so. */
export type Change = (name: string, random: Random) => string | undefined

/** The fifteen kinds of change, made as people, machines and evaders make them. */
export const changes: Readonly<Record<string, Change>> = {
  abbreviation: (name, random) => replaceSome(name, abbreviations, random),
  case_punct: (name, random) => random.pick([upper, lower, bare])(name),
  fullwidth: (name) => letterwise(name, (code) => (code > 0x20 && code < 0x7f ? String.fromCharCode(code + 0xfee0) : undefined)),
  homoglyph: (name, random) => replaceLetters(name, lookAlikes, (letters) => random.some(letters, Math.ceil(letters.length / 2))),
  leet: (name, random) => replaceLetters(name, digits, (letters) => random.some(letters, 3)),
  legal_form_drop: (name) => (legalEnd.test(name) ? name.replace(legalEnd, '') : undefined),
  legal_form_swap: (name, random) => (legalEnd.test(name) ? `${name.replace(legalEnd, '')} ${random.pick(legalForms)}` : undefined),
  place_added: (name, random) => addPlace(name, random.pick(places), random),
  token_drop: (name, random) => dropGeneric(name, random),
  token_reorder: (name, random) => reorder(name.split(' '), random),
  typo_1: (name, random) => typos(name, 1, random),
  typo_2: (name, random) => typos(name, 2, random),
  word_joined: (name, random) => join(name.split(' '), random),
  word_split: (name, random) => splitWord(name.split(' '), random),
  zero_width: (name, random) => insert(name, random.int(1, name.length - 1), random.pick(['\u200b', '\u200c', '\u2060'])),
}

const upper = (name: string): string => name.toUpperCase()
const lower = (name: string): string => name.toLowerCase()
const bare = (name: string): string =>
  name
    .replace(/[^\p{L}\p{N} ]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()

const letterwise = (name: string, change: (code: number) => string | undefined): string =>
  [...name].map((letter) => change(letter.codePointAt(0) ?? 0) ?? letter).join('')

const replaceLetters = (
  name: string,
  by: Readonly<Record<string, string>>,
  some: (at: number[]) => readonly number[],
): string | undefined => {
  const letters = [...name]
  const changeable = letters.flatMap((letter, at) => (by[letter] === undefined ? [] : [at]))
  if (changeable.length < 2) return undefined
  const chosen = new Set(some(changeable))
  return letters.map((letter, at) => (chosen.has(at) ? (by[letter] ?? letter) : letter)).join('')
}

const replaceSome = (name: string, by: Readonly<Record<string, string>>, random: Random): string | undefined => {
  const words = name.split(' ')
  const long = words.flatMap((word, at) => (by[word.toLowerCase()] === undefined ? [] : [at]))
  if (long.length === 0) return undefined
  const chosen = random.some(long, 2)
  return words.map((word, at) => (chosen.includes(at) ? by[word.toLowerCase()] : word)).join(' ')
}

const addPlace = (name: string, place: string, random: Random): string => {
  const end = legalEnd.exec(name)
  if (random.chance(0.5)) return `${place} ${name}`
  return end === null ? `${name} (${place})` : `${name.slice(0, end.index)} (${place})${end[0]}`
}

const dropGeneric = (name: string, random: Random): string | undefined => {
  const words = name.split(' ')
  const droppable = words.flatMap((word, at) => (at > 0 && generic.has(word.toLowerCase()) ? [at] : []))
  if (droppable.length === 0 || words.length < 4) return undefined
  const dropped = random.pick(droppable)
  return words.filter((_, at) => at !== dropped).join(' ')
}

const reorder = (words: readonly string[], random: Random): string | undefined => {
  if (words.length < 3) return undefined
  const from = random.int(1, words.length - 1)
  return [...words.slice(from), ...words.slice(0, from)].join(' ')
}

const join = (words: readonly string[], random: Random): string | undefined => {
  if (words.length < 3) return undefined
  const at = random.int(0, words.length - 2)
  return words
    .map((word, each) => (each === at ? word : `${word} `))
    .join('')
    .trim()
}

const splitWord = (words: readonly string[], random: Random): string | undefined => {
  const long = words.flatMap((word, at) => (/^\p{L}{6,}$/u.test(word) ? [at] : []))
  if (long.length === 0) return undefined
  const chosen = random.pick(long)
  return words.map((word, at) => (at === chosen ? insert(word, random.int(2, word.length - 2), ' ') : word)).join(' ')
}

const insert = (text: string, at: number, what: string): string => text.slice(0, at) + what + text.slice(at)

/** A letter dropped, added, replaced, or changed about with the next; never the same letter twice. */
export const typos = (name: string, count: number, random: Random): string | undefined => {
  const letters = [...name]
  const places = letters.flatMap((letter, at) => (/\p{L}/u.test(letter) && /\p{L}/u.test(letters[at + 1] ?? '') ? [at] : []))
  if (places.length < 3 * count) return undefined
  const chosen = random.some(places, count).sort((one, other) => other - one)
  for (const at of chosen) typoAt(letters, at, random)
  return letters.join('')
}

const typoAt = (letters: string[], at: number, random: Random): void => {
  const [here = '', after = ''] = letters.slice(at, at + 2)
  const any = String.fromCharCode(random.int(97, 122))
  const turned = random.chance(0.25)
  letters.splice(at, 2, ...(turned ? [after, here] : [...random.pick([[], [here, any], [any]]), after]))
}
