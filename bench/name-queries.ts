import { type Random, seeded } from '../test/node/simulator/random'

const seed = 20_261_122
/** Queries of each class. */
export const sampled = 2000

export const queryClasses = ['exact', 'one typo', 'typo in every word', 'reversed', 'clean'] as const
export type QueryClass = (typeof queryClasses)[number]
export type NameQueries = Readonly<Record<QueryClass, readonly string[]>>

/** Queries of each class from the same listed names, and names of nobody listed. The same in every run. */
export const nameQueries = (listed: readonly string[], clean: readonly string[]): NameQueries => {
  const random = seeded(seed)
  const names = Array.from({ length: sampled }, () => random.pick(listed))
  return {
    exact: names,
    'one typo': names.map((name) => oneTypo(name, random)),
    'typo in every word': names.map((name) => wordsOf(name, (word) => (word.length < shortest ? word : typo(word, random)))),
    reversed: names.map((name) => name.split(' ').reverse().join(' ')),
    clean: Array.from({ length: sampled }, () => random.pick(clean)),
  }
}

/** Letters of the shortest word that a typo is put into: shorter ones become another word. */
const shortest = 3

const wordsOf = (name: string, change: (word: string) => string): string => name.split(' ').map(change).join(' ')

const oneTypo = (name: string, random: Random): string => {
  const words = name.split(' ')
  const long = words.flatMap((word, at) => (word.length < shortest ? [] : [at]))
  const chosen = long.length === 0 ? 0 : random.pick(long)
  return words.map((word, at) => (at === chosen ? typo(word, random) : word)).join(' ')
}

/** A letter dropped, added, replaced, or changed about with the next. */
const typo = (word: string, random: Random): string => {
  const at = random.int(0, word.length - 1)
  const letter = String.fromCharCode(random.int(97, 122))
  const [before, here, after] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)]
  switch (random.int(0, 3)) {
    case 0:
      return before + after
    case 1:
      return before + letter + here + after
    case 2:
      return before + letter + after
    default:
      return before + after.slice(0, 1) + here + after.slice(1)
  }
}
