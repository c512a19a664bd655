import type { BasisPoints } from './basis-points'
import type { Holding, Holdings } from './holdings'

/** Places of all who may hold this much of a node, or of another who does, all the way up, without the node itself. */
export const mayHoldMajority = <Listed>(holdings: Holdings<Listed>, shareMin: BasisPoints, from = 0): readonly number[] => {
  const seen = new Set([from])
  for (const subject of seen) for (const { owner, most } of holdings.above[subject] ?? []) if (most >= shareMin) seen.add(owner)
  return [...seen].slice(1).sort((one, other) => one - other)
}

/** Top of the chain above a party, or why it cannot be said. */
export type UltimateParentFound =
  | { readonly state: 'found'; readonly id: string }
  | { readonly state: 'unknown'; readonly at: string; readonly because: string }

/**
 * Climbs while one owner alone holds the majority, or is declared to control. Several of them, or a part that large of which
 * nobody knows whose it is, end the climb. Where it begins and no owner is told, nothing is known; further up, who is told
 * without owners is the top.
 */
export const ultimateParentOf = <Listed>(holdings: Holdings<Listed>, shareMin: BasisPoints): UltimateParentFound => {
  const { nodes, above, ties } = holdings
  const seen = new Set<number>()
  let at = 0
  for (;;) {
    const id = nodes[at]?.id ?? ''
    if (seen.has(at)) return { state: 'unknown', at: id, because: 'its owners own each other in a circle' }
    seen.add(at)
    const owners = above[at] ?? []
    const controllers = ties.flatMap(({ owner, subject, kind }) => (subject === at && kind === 'control' ? [owner] : []))
    const [next, ...others] = new Set([...owners.filter(({ lo }) => lo >= shareMin).map(({ owner }) => owner), ...controllers])
    if (others.length > 0) return { state: 'unknown', at: id, because: 'more than one owner may be its parent' }
    if (next !== undefined) {
      if (nodes[next]?.kind === 'unknown') return { state: 'unknown', at: id, because: 'whoever has the majority of it is not named' }
      at = next
      continue
    }
    const isTop = at !== 0 && owners.length === 0
    return isTop || !hasGap(holdings, owners, shareMin, at)
      ? { state: 'found', id }
      : { state: 'unknown', at: id, because: 'a majority of it may be held by somebody, and it is not told by whom' }
  }
}

/** A majority may lie with an owner whose share is open, or in what nobody was told to hold. A float that is traded is no gap. */
const hasGap = <Listed>(holdings: Holdings<Listed>, owners: readonly Holding[], shareMin: BasisPoints, at: number): boolean => {
  if (owners.some(({ owner, most }) => most >= shareMin && holdings.nodes[owner]?.kind !== 'public')) return true
  return holdings.nodes[at]?.publiclyTraded !== true && unaccountedOf(holdings, at) >= shareMin
}

/** What of a node nobody who is named, and holds for himself, surely has. */
export const unaccountedOf = <Listed>({ above, nodes }: Holdings<Listed>, at: number): BasisPoints =>
  (above[at] ?? []).reduce((left, { owner, lo }) => (nodes[owner]?.kind === 'unknown' ? left : Math.max(0, left - lo)), 10_000)
