import { matchingWords } from '../../functions/catalog/matching-words'
import type { ListedParty } from '../../functions/domain/lists/listed-party'
import type { ListSnapshot } from '../../functions/domain/lists/snapshot'
import { compileNames } from '../../functions/domain/names/compile-names'
import { possibleMin } from '../../functions/domain/names/features'
import type { NameMatch, PartyQuery } from '../../functions/domain/names/match'
import { matchAbove } from '../../functions/domain/names/match-party'
import { nameIndexOf } from '../../functions/domain/names/name-index'
import { compileSnapshot } from '../../functions/lists/snapshot/compile-snapshot'
import { openSnapshot } from '../../functions/lists/snapshot/open-snapshot'

/** Candidates that a reviewer is shown unless the caller asks for more. */
const shown = 10
/** More than there are: what is measured must not turn on how many are shown. */
const all = 1_000_000

/** What came of one query. Scores are 0 where nothing came. */
export type Outcome = {
  readonly query: string
  readonly group: string
  /** Best score of an expected entry, and of any other, however low. */
  readonly expectedScore: number
  readonly otherScore: number
  /** Over the matcher's own threshold: how many, whether an expected one is among them, and among those that are shown. */
  readonly candidates: number
  readonly isFound: boolean
  readonly isShown: boolean
  /** The best candidate that is not expected, to argue with. */
  readonly other?: { readonly id: string; readonly name: string } | undefined
}

/** As the service does it: compiled, written as bytes, opened. */
export const snapshotOf = async (listed: readonly ListedParty[]): Promise<ListSnapshot> => {
  const { hash, bytes } = await compileSnapshot(listed, [{ name: 'quality', rows: listed.length, rejected: 0 }], matchingWords)
  return openSnapshot(hash, bytes, matchingWords)
}

/** The same index over given names, without the texts: for the many that are searched once and dropped. */
export const indexed = (snapshot: ListSnapshot, entries: readonly ListedParty[]): ListSnapshot => {
  const names = entries.map(({ name, aliases, list, kind, identifiers }) => ({ names: [name, ...aliases], list, kind, identifiers }))
  const entryAt = (at: number): ListedParty => {
    const entry = entries[at]
    if (entry === undefined) throw new Error(`no entry ${at}`)
    return entry
  }
  return {
    ...snapshot,
    meta: { ...snapshot.meta, entries: entries.length },
    index: nameIndexOf(compileNames(names, matchingWords), matchingWords),
    entryAt,
  }
}

/** Asks for whatever the matcher will score at all: what callers are told of is what is over its own threshold. */
export const outcomeOf = (snapshot: ListSnapshot, query: PartyQuery, expected: readonly string[], group: string): Outcome => {
  const idOf = ({ entry }: NameMatch): string => snapshot.entryAt(entry).id
  const isExpected = (match: NameMatch): boolean => expected.includes(idOf(match))
  const any = matchAbove(0, snapshot, query, { limit: all })
  const over = any.filter(({ score }) => score >= possibleMin)
  const other = any.find((match) => !isExpected(match))
  return {
    query: query.name,
    group,
    expectedScore: any.find(isExpected)?.score ?? 0,
    otherScore: other?.score ?? 0,
    candidates: over.length,
    isFound: over.some(isExpected),
    isShown: over.slice(0, shown).some(isExpected),
    other: other && { id: idOf(other), name: other.name },
  }
}
