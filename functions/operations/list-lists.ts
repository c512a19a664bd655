import { isStale, type ListPolicy, listState } from '../domain/lists/list-state'
import type { ListsInForce, SnapshotSource } from '../domain/lists/snapshot'
import type { ListState } from '../domain/screening/screening'
import type { Moment } from '../store/caller'
import { type ListEffectKind, listKnownAs } from './list-known-as'

/** One list, with how many entries of it are in the snapshot. Title and effect are of lists that the law here knows. */
export type ListInForce = {
  readonly list: string
  readonly title?: string
  readonly rows: number
  readonly effect?: ListEffectKind
}

export type ListsSummary = ListState & {
  readonly retrievedAt: string | null
  readonly isStale: boolean
  readonly matcher: string
  readonly entries: number
  readonly names: number
  readonly lists: readonly ListInForce[]
  readonly sources: readonly SnapshotSource[]
}

/** What is searched now, list by list. */
export const listLists = (inForce: ListsInForce, { at, day }: Moment, policy: ListPolicy): ListsSummary => {
  const { matcher, entries, names, rows, sources } = inForce.snapshot.meta
  return {
    ...listState(inForce, at),
    retrievedAt: inForce.retrievedAt?.toISOString() ?? null,
    isStale: isStale(inForce, at, policy),
    matcher,
    entries,
    names,
    lists: Object.entries(rows).map(([list, count]) => ({ list, rows: count, ...listKnownAs(list, day) })),
    sources,
  }
}
