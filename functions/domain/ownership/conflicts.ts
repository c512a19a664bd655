import { type BasisPoints, whole } from './basis-points'
import { type InterestKind, partKinds } from './graph'
import type { Holding, Holdings } from './holdings'

/** What was told of a firm and cannot all be true, or leaves open on which side of the line it is. */
export type Conflict = { readonly subject: string; readonly because: string }

/**
 * @param line Share on which side of which the answer turns.
 * @param caught Whether an owner's stake is counted by some pool.
 */
export const conflictsIn = <Listed>(
  { nodes, above }: Holdings<Listed>,
  line: BasisPoints,
  caught: (owner: number) => boolean,
): readonly Conflict[] =>
  above.flatMap((all, at) => {
    const because = reasonOf(all, line, caught)
    return because === undefined ? [] : [{ subject: nodes[at]?.id ?? '', because }]
  })

const reasonOf = (all: readonly Holding[], line: BasisPoints, caught: (owner: number) => boolean): string | undefined => {
  // Nearly every firm: one interest of each owner, and no more than all of it.
  if (all.every(({ parts }) => parts.length < 2) && sumOf(all, ({ lo }) => lo) <= whole) return undefined
  const sums = totals(all)
  const over = partKinds.find((kind) => (sums.get(kind) ?? 0) > whole)
  if (over !== undefined) return `its ${over} come to ${(sums.get(over) ?? 0) / 100} percent`
  if (all.some((holding) => isTwofold(holding, line))) return 'the same interest is told on both sides of the line'
  const counted = all.filter(({ owner }) => caught(owner))
  const [least, most] = [sumOf(counted, leastTold), sumOf(counted, ({ lo }) => lo)]
  return least < line && line <= most ? 'votes, shares and other rights lie on different sides of the line: the larger counts' : undefined
}

/** What is surely held, for each kind of part by itself. */
const totals = (all: readonly Holding[]): ReadonlyMap<InterestKind, BasisPoints> => {
  const sums = new Map<InterestKind, BasisPoints>()
  for (const { parts } of all) {
    const own = new Map<InterestKind, BasisPoints>()
    for (const { kind, lo } of parts) own.set(kind, Math.max(own.get(kind) ?? 0, lo))
    for (const [kind, lo] of own) sums.set(kind, (sums.get(kind) ?? 0) + lo)
  }
  return sums
}

const isTwofold = ({ parts }: Holding, line: BasisPoints): boolean =>
  parts.length > 1 &&
  parts.some((one) => one.isTold && one.hi < line && parts.some((other) => other.kind === one.kind && other.isTold && other.lo >= line))

/** The smallest of what one owner was told to have. */
const leastTold = ({ parts, lo }: Holding): BasisPoints =>
  parts.reduce((least, each) => (each.isTold ? Math.min(least, each.lo) : least), lo)

const sumOf = (all: readonly Holding[], of: (holding: Holding) => BasisPoints): BasisPoints => all.reduce((sum, each) => sum + of(each), 0)
