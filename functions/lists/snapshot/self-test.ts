import type { ListSnapshot } from '../../domain/lists/snapshot'
import { matchParty } from '../../domain/names/match-party'

/** Names that are looked for; the importer looks for all of them before it sends a snapshot. */
const sampleSize = 500

/** Names of a snapshot, spread evenly over it, that do not find their own entry. */
export const lostNames = (snapshot: ListSnapshot): readonly string[] => {
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
