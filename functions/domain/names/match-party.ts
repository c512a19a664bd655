import type { ListSnapshot } from '../lists/snapshot'
import { asideBit, familyBit, formsOf, tokenMask } from './compile-names'
import { findCandidates, isPersonalName, type Searched, searchedFor } from './find-candidates'
import type { Band, MatchOptions, NameMatch, PartyQuery } from './match'
import type { Name, Word } from './name'
import type { NameIndex } from './name-index'
import { parseName } from './parse-name'
import { type PairScore, type Side, scorePair } from './score-pair'
import { listedWord } from './similar-words'
import { asideCounts } from './weigh'

export const possibleMin = 0.8
const strongMin = 0.9

type Found = { readonly name: number; readonly query: string; readonly scored: PairScore }

/** Entries that may be the party, best first. Deterministic: the same snapshot and query give the same answer. */
export const matchParty = (snapshot: ListSnapshot, query: PartyQuery, options: MatchOptions = {}): readonly NameMatch[] =>
  matchAbove(Math.max(options.threshold ?? possibleMin, possibleMin), snapshot, query, options)

/** The same from another threshold, which may be below the matcher's own: for measuring what it leaves out. */
export const matchAbove = (
  threshold: number,
  snapshot: ListSnapshot,
  query: PartyQuery,
  options: MatchOptions = {},
): readonly NameMatch[] => {
  const { index } = snapshot
  const { limit = 10, lists, among } = options
  const best = new Map<number, Found>()
  for (const given of [query.name, ...(query.aliases ?? [])]) {
    const parsed = parseName(given, index.words, (text) => index.numberOf.has(text))
    const name: Name = query.kind === 'person' ? { ...parsed, isPersonal: true } : parsed
    for (const found of scoredNames(index, name)) {
      const entry = index.nameEntries[found.name] as number
      if (found.scored.score < threshold) continue
      if (lists !== undefined && !lists.has(index.lists[index.entryLists[entry] as number] as string)) continue
      if (among !== undefined && !among(entry)) continue
      const before = best.get(entry)
      if (before === undefined || before.scored.score < found.scored.score) best.set(entry, found)
    }
  }
  return [...best]
    .sort(([one, { scored: first, name: a }], [other, { scored: second, name: b }]) => second.score - first.score || one - other || a - b)
    .slice(0, limit)
    .map(([entry, found]) => matchOf(snapshot, entry, found))
}

const scoredNames = (index: NameIndex, name: Name): readonly Found[] => {
  const searched = searchedFor(index, name)
  const theirs: Side = { words: searched.name.words, weights: searched.weights, legal: formsOf(name) & 0x1f, isPersonal: name.isPersonal }
  const found: Found[] = []
  for (const candidate of findCandidates(index, searched)) {
    found.push({ name: candidate.name, query: name.given, scored: scoreCandidate(index, searched, theirs, candidate.name) })
  }
  return found
}

const scoreCandidate = (index: NameIndex, searched: Searched, theirs: Side, name: number): PairScore => {
  const numbers: number[] = []
  const words: Word[] = []
  const weights: number[] = []
  for (let at = index.nameStarts[name] as number; at < (index.nameStarts[name + 1] as number); at++) {
    const bits = index.nameWords[at] as number
    const number = bits & tokenMask
    const isAside = (bits & asideBit) !== 0
    numbers.push(index.stands[number] as number)
    const word = { ...listedWord(index, number), isFamily: (bits & familyBit) !== 0, isAside }
    words.push(word)
    weights.push((index.weights[number] as number) * (isAside ? asideCounts(word.role) : 1))
  }
  const ours: Side = { words, weights, legal: (index.nameForms[name] as number) & 0x1f, isPersonal: isPersonalName(index, name) }
  return scorePair(theirs, ours, (their, our) => searched.similar[their]?.get(numbers[our] as number) ?? 0)
}

const matchOf = ({ index, entryAt }: ListSnapshot, entry: number, { name, query, scored }: Found): NameMatch => {
  let first = name
  while (first > 0 && index.nameEntries[first - 1] === entry) first--
  const party = entryAt(entry)
  const listed = name === first ? party.name : (party.aliases[name - first - 1] ?? party.name)
  return {
    entry,
    name: listed,
    score: scored.score,
    band: bandOf(scored),
    isIdentified: false,
    reasons: scored.parts.map(({ feature, score }) => ({ feature, theirs: query, ours: listed, score })),
  }
}

const bandOf = ({ score, isSame }: PairScore): Band => (isSame ? 'exact' : score >= strongMin ? 'strong' : 'possible')
