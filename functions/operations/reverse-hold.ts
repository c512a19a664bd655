import { type AllocationKind, allocationKinds, kindOfId } from '../domain/quota/allocation'
import type { HoldLine, HoldOperation, ReversalReason } from '../domain/quota/hold'
import { kindsRestoredBy } from '../regimes/us/reversals'

/** Which kinds of allocation a reason gives quota back to is the law's, not the caller's. */
export const reversalOf = (hold: string, lines: readonly HoldLine[], reason: ReversalReason): HoldOperation & { op: 'reverse' } => ({
  op: 'reverse',
  hold,
  lines,
  reason,
  restores: kindsRestoredBy(reason, allocationKinds),
})

export type ReversedLine = { readonly allocation: string; readonly restored: boolean }

/** What became of each line: given back, or noted for a person. */
export const reversedLines = ({ lines, restores }: HoldOperation & { op: 'reverse' }): readonly ReversedLine[] =>
  lines.map(({ allocation }) => ({ allocation, restored: isRestored(kindOfId(allocation), restores) }))

const isRestored = (kind: AllocationKind | undefined, restores: readonly AllocationKind[]): boolean =>
  kind !== undefined && restores.includes(kind)
