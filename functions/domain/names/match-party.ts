import type { ListSnapshot } from '../lists/snapshot'
import type { MatchOptions, NameMatch, PartyQuery } from './match'
import { plain } from './name-index'

/** Entries that may be the party, best first. Deterministic: the same snapshot and query give the same answer. */
export const matchParty = ({ index, entryAt }: ListSnapshot, query: PartyQuery, options: MatchOptions = {}): readonly NameMatch[] => {
  const { lists, limit = 10, among } = options
  return (index.byName.get(plain(query.name)) ?? [])
    .filter(([entry]) => (lists?.has(entryAt(entry).list) ?? true) && (among?.(entry) ?? true))
    .slice(0, limit)
    .map(([entry, name]) => ({
      entry,
      name,
      score: 1,
      band: 'exact',
      isIdentified: false,
      reasons: [{ feature: 'name', ours: name, theirs: query.name, score: 1 }],
    }))
}
