import type { ListedParty } from '../../functions/domain/lists/listed-party'
import type { ListSnapshot } from '../../functions/domain/lists/snapshot'
import type { Positive } from './data'
import { indexed, type Outcome, outcomeOf } from './search'

/**
 * Each alias looked for where it does not stand on the entries that it means, while every other name does. Aliases are taken
 * out by folds, one of an entry at a time, so that there are a dozen indexes and not one for each alias.
 */
export const leftOut = (snapshot: ListSnapshot, entries: readonly ListedParty[], aliases: readonly Positive[]): readonly Outcome[] => {
  const found = new Map<Positive, Outcome>()
  for (const fold of foldsOf(aliases)) {
    const without = indexed(snapshot, withoutAliases(entries, fold))
    for (const each of fold) found.set(each, outcomeOf(without, { name: each.query }, each.expected, each.group))
  }
  return aliases.flatMap((each) => found.get(each) ?? [])
}

/** No entry is meant twice in one fold. */
const foldsOf = (aliases: readonly Positive[]): readonly (readonly Positive[])[] => {
  const folds: { readonly meant: Set<string>; readonly aliases: Positive[] }[] = []
  for (const each of aliases) {
    const free = folds.find(({ meant }) => !each.expected.some((id) => meant.has(id)))
    const fold = free ?? { meant: new Set<string>(), aliases: [] }
    if (free === undefined) folds.push(fold)
    fold.aliases.push(each)
    for (const id of each.expected) fold.meant.add(id)
  }
  return folds.map(({ aliases }) => aliases)
}

const withoutAliases = (entries: readonly ListedParty[], fold: readonly Positive[]): readonly ListedParty[] => {
  const out = new Map(fold.flatMap(({ query, expected }) => expected.map((id) => [id, letters(query)] as const)))
  return entries.map((entry) => {
    const queried = out.get(entry.id)
    return queried === undefined ? entry : { ...entry, aliases: entry.aliases.filter((alias) => letters(alias) !== queried) }
  })
}

/** An alias in other case or with other punctuation is the same alias. */
const letters = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
