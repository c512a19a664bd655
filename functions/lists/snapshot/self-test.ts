import type { ListSnapshot } from '../../domain/lists/snapshot'
import { findsItself } from '../../domain/names/finds-itself'
import { matchParty } from '../../domain/names/match-party'

/** Names that are searched for as a caller would; the importer does so with all of them before it sends a snapshot. */
const sampleSize = 500

/** Names of a snapshot that do not find their own entry: by its index every one is tried, by a search an even sample of them. */
export const lostNames = (snapshot: ListSnapshot): readonly string[] => [
  ...new Set([...findsItself(snapshot).map(({ name }) => name), ...lostInSearch(snapshot)]),
]

const lostInSearch = (snapshot: ListSnapshot): readonly string[] => {
  const stride = Math.max(1, Math.floor(snapshot.meta.names / sampleSize))
  const lost: string[] = []
  let seen = 0
  for (let at = 0; at < snapshot.meta.entries; at++) {
    const { name, aliases } = snapshot.entryAt(at)
    for (const each of [name, ...aliases]) {
      if (seen++ % stride !== 0) continue
      if (matchParty(snapshot, { name: each }, { limit: 1, among: (entry) => entry === at }).length === 0) lost.push(each)
    }
  }
  return lost
}
