import type { SnapshotMeta } from './snapshot'

/** One thing that speaks against putting a snapshot in force. */
export type SnapshotFault = {
  /** `chunks`: the bytes that were sent. `allowShrink`: what a person may allow. */
  readonly about: 'chunks' | 'allowShrink'
  readonly because: string
}

export type PublicationRefusal =
  | { readonly reason: 'idempotency-mismatch'; readonly id: string }
  | { readonly reason: 'snapshot-refused'; readonly snapshot: string; readonly faults: readonly SnapshotFault[] }

export type ChunkRefusal = { readonly reason: 'chunk-differs'; readonly snapshot: string; readonly n: number }

/**
 * Lists that lost more of their entries than a share of them, and all lists together. One that lost them all is among them
 * whatever the share.
 *
 * @param share Of the entries in force, 0 to 1.
 */
export const shrunk = (inForce: Counted, candidate: Counted, share: number): readonly SnapshotFault[] => {
  const compared: readonly (readonly [string, number, number])[] = [
    ['all lists', inForce.entries, candidate.entries],
    ...Object.entries(inForce.rows).map(([list, rows]) => [list, rows, candidate.rows[list] ?? 0] as const),
  ]
  return compared
    .filter(([, before, after]) => before - after > before * share || (before > 0 && after === 0))
    .map(([list, before, after]) => ({ about: 'allowShrink', because: `${list}: ${before} entries are in force and ${after} would be` }))
}

type Counted = Pick<SnapshotMeta, 'entries' | 'rows'>
