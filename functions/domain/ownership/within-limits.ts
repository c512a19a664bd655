import { boundsOf } from './basis-points'
import type { OwnershipEdge } from './graph'

/** Firms above firms are followed as far as this, and this many of them. Our limits: more is for a person. */
export const depthMax = 10
export const nodesMax = 500

/** Ids of all who are above a party, near to far, itself first; and whether somebody was left out. */
export type Reached = { readonly ids: readonly string[]; readonly isPartial: boolean }

/**
 * Everybody above the subject within the limits. Of a step that does not fit the largest owners are kept, so that what is
 * left out does not turn on the order in which it was told.
 */
export const reachedFrom = (subject: string, into: ReadonlyMap<string, readonly OwnershipEdge[]>): Reached => {
  const seen = new Map<string, number>([[subject, 0]])
  let step: readonly string[] = [subject]
  for (let depth = 0; depth < depthMax && step.length > 0; depth++) {
    const next = ownersOf(step, into, seen)
    const room = nodesMax - seen.size
    if (next.size > room) {
      for (const id of largestFirst(next).slice(0, room)) seen.set(id, depth + 1)
      return { ids: [...seen.keys()], isPartial: true }
    }
    step = [...next.keys()].sort()
    for (const id of step) seen.set(id, depth + 1)
  }
  return { ids: [...seen.keys()], isPartial: ownersOf(step, into, seen).size > 0 }
}

/** Owners of these that were not met yet, with the most that any of them may hold. */
const ownersOf = (
  subjects: readonly string[],
  into: ReadonlyMap<string, readonly OwnershipEdge[]>,
  seen: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> => {
  const owners = new Map<string, number>()
  for (const subject of subjects)
    for (const { from, share } of into.get(subject) ?? [])
      if (!seen.has(from)) owners.set(from, Math.max(owners.get(from) ?? 0, boundsOf(share).hi))
  return owners
}

const largestFirst = (owners: ReadonlyMap<string, number>): readonly string[] =>
  [...owners].sort(([one, its], [other, others]) => others - its || (one < other ? -1 : 1)).map(([id]) => id)
