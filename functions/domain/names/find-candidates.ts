import { acronymLettersMin } from './acronym'
import { joinedWords, partsOfWords } from './broken-words'
import type { Name } from './name'
import type { NameIndex } from './name-index'
import { type Costs, entityCosts, personCosts, shareAtMost } from './score-comparison'
import type { Searched } from './searched'
import { firstAtLeast, type SimilarWords, similarWords, standingFor } from './similar-words'
import { textHash } from './text-hash'
import { asideCounts, rarityUnknown, weightOf } from './weigh'

/** A name of the index that is worth scoring, and what it may come to at most but for short forms. */
export type Candidate = { readonly name: number; readonly estimate: number }

/** Candidates that are scored, best first. More names than these share so much only where a name says nothing. */
const candidatesMax = 64
const estimateMin = 0.55
/** Words that are looked for; longer names are told apart by fewer. */
const wordsMax = 64
export const searchedFor = (index: NameIndex, given: Name): Searched => {
  const name = given.words.length > wordsMax ? { ...given, words: given.words.slice(0, wordsMax) } : given
  const similar = name.words.map((word) => similarWords(index, word))
  const weights = name.words.map((word, at) => {
    const exact = standingFor(index, word.text)
    const known = exact === undefined ? bestWeight(index, similar[at] as SimilarWords) : index.weights[exact]
    return (known ?? weightOf(word.text, word.role, rarityUnknown)) * (word.isAside ? asideCounts(word.role) : 1)
  })
  return { name, similar, weights, total: weights.reduce((sum, weight) => sum + weight, 0) }
}

/** A word that is on no list weighs what the word does that it may be. */
const bestWeight = ({ weights }: NameIndex, similar: SimilarWords): number | undefined => {
  let [best, weight] = [0, undefined as number | undefined]
  for (const [number, similarity] of similar) {
    if (similarity > best) [best, weight] = [similarity, weights[number]]
  }
  return weight
}

/** Names that share enough with it, the best estimates first. */
export const findCandidates = (index: NameIndex, searched: Searched, isAsked: (name: number) => boolean): readonly Candidate[] => {
  const { shared, lastWord, touched } = index.scratch
  let [count, turn] = [0, 0]
  const add = (similar: Iterable<readonly [number, number]>): void => {
    turn++
    for (const [word, similarity] of similar) {
      const weight = (index.weights[word] as number) * similarity
      for (let at = index.postingStarts[word] as number; at < (index.postingStarts[word + 1] as number); at++) {
        const name = index.postings[at] as number
        if (lastWord[name] === turn) continue
        if (lastWord[name] === 0) touched[count++] = name
        lastWord[name] = turn
        shared[name] = (shared[name] as number) + weight
      }
    }
  }
  for (const similar of searched.similar) if (similar.size > 0) add([...similar].sort(([, one], [, other]) => other - one))
  const [joined, parted] = [joinedWords(index, searched), partsOfWords(index, searched)]
  for (const { word } of joined) add([[word, 1]])
  for (const { parts } of parted) for (const part of parts) add([[part, 1]])
  // What is broken or run together weighs what it is meant for, where that is less or more.
  const lighter = joined.reduce((sum, { excess }) => sum + excess, 0)
  const heavier = parted.reduce((sum, { lacking }) => sum + lacking, 0)
  const found: Candidate[] = acronymNames(index, searched.name)
    .filter(isAsked)
    .map((name) => ({ name, estimate: 1 }))
  for (let at = 0; at < count; at++) {
    const name = touched[at] as number
    const estimate = estimateOf(index, searched, name, shared[name] as number, lighter, heavier)
    if (estimate >= estimateMin && isAsked(name)) found.push({ name, estimate })
    shared[name] = 0
    lastWord[name] = 0
  }
  return found.sort((one, other) => other.estimate - one.estimate || one.name - other.name).slice(0, candidatesMax)
}

const estimateOf = (index: NameIndex, searched: Searched, name: number, shared: number, lighter: number, heavier: number): number => {
  const total = index.nameWeights[name] as number
  const same = Math.min(shared, total, searched.total + heavier)
  return shareAtMost(same, Math.max(0, searched.total - lighter - same), total - same, costsOf(index, searched.name, name))
}

/** Names of persons leave out more than names of firms. */
export const costsOf = (index: NameIndex, { isPersonal }: Name, name: number): Costs =>
  isPersonal || isPersonalName(index, name) ? personCosts : entityCosts

export const isPersonalName = ({ entryKinds, nameEntries, nameForms }: NameIndex, name: number): boolean =>
  entryKinds[nameEntries[name] as number] === 1 || ((nameForms[name] as number) & 0x80) !== 0

/** Names whose first letters are the one word that is asked about. */
const acronymNames = ({ acronyms, acronymNames }: NameIndex, { words }: Name): readonly number[] => {
  const [word, ...others] = words
  const found: number[] = []
  if (word === undefined || others.length > 0 || word.role !== 'telling' || word.text.length < acronymLettersMin) return found
  const hash = textHash(word.text)
  for (let at = firstAtLeast(acronyms, hash); acronyms[at] === hash; at++) found.push(acronymNames[at] as number)
  return found
}
