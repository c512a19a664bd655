import type { Trilean } from '../finding'
import { type BasisPoints, type Bounds, whole } from './basis-points'
import type { OwnershipNode } from './graph'
import type { Holdings } from './holdings'

/** Whose stakes are counted together, and what that makes of a firm. */
export type Pool<Listed> = {
  /** Whether a node counts by itself: on a list of the pool, perhaps on one, or not. */
  readonly seeds: (node: OwnershipNode<Listed>) => Trilean
  /** Whether a firm can be caught through its owners at all. */
  readonly captures: (node: OwnershipNode<Listed>) => boolean
  /** This much or more. */
  readonly shareMin: BasisPoints
}

/** Who is caught: every array by the places of the nodes. */
export type Capture = {
  readonly seeds: readonly Trilean[]
  /** Surely, by the least that everyone holds; and perhaps, by the most. */
  readonly definite: readonly boolean[]
  readonly possible: readonly boolean[]
  /** What caught direct owners hold of each together. */
  readonly stakes: readonly Bounds[]
  /** Whether each is caught through its owners, on a list itself or not. */
  readonly outcomes: readonly Trilean[]
}

/**
 * The least set in which every firm is held to the share by its direct owners in the set. A caught owner counts with its
 * whole stake, one that is not caught with none, and nothing is multiplied. Firms that hold each other in a circle are
 * caught only from outside of it.
 */
export const captureIn = <Listed>(holdings: Holdings<Listed>, pool: Pool<Listed>): Capture => {
  const { nodes } = holdings
  const seeds = nodes.map(pool.seeds)
  const isOpen = nodes.map(pool.captures)
  const least = caughtBy(
    holdings,
    seeds.map((seed) => seed === 'met'),
    isOpen,
    pool.shareMin,
    'lo',
  )
  const most = caughtBy(
    holdings,
    seeds.map((seed) => seed !== 'unmet'),
    isOpen,
    pool.shareMin,
    'hi',
  )
  const stakes = nodes.map((_, at) => ({
    lo: Math.min(least.sums[at] ?? 0, whole),
    hi: mostOf(most.sums[at] ?? 0, most.through[at] ?? 0, most.others[at] ?? 0),
  }))
  const outcomes = stakes.map(
    ({ lo, hi }, at): Trilean => (!isOpen[at] || hi < pool.shareMin ? 'unmet' : lo >= pool.shareMin ? 'met' : 'unknown'),
  )
  return { seeds, definite: least.caught, possible: most.caught, stakes, outcomes }
}

/** Whether the first node would surely be caught if every listing were confirmed: no share is in doubt then. */
export const isListingInDoubt = <Listed>(holdings: Holdings<Listed>, { seeds }: Capture, pool: Pool<Listed>): boolean => {
  const { sums } = caughtBy(
    holdings,
    seeds.map((seed) => seed !== 'unmet'),
    holdings.nodes.map(pool.captures),
    pool.shareMin,
    'lo',
  )
  return (sums[0] ?? 0) >= pool.shareMin
}

type Caught = {
  readonly caught: readonly boolean[]
  /** What caught direct owners hold of each. */
  readonly sums: readonly BasisPoints[]
  /** Of these sums, what runs through what others hold. */
  readonly through: readonly BasisPoints[]
  /** What is surely held by those who are named and not caught, where all that was told can be true. */
  readonly others: readonly BasisPoints[]
}

/** By the most they hold, caught owners have no more beside the others than those surely leave. What runs through others is not beside them. */
const mostOf = (sum: BasisPoints, through: BasisPoints, others: BasisPoints): BasisPoints =>
  Math.min(whole, Math.min(sum - through, whole - others) + through)

const caughtBy = <Listed>(
  { nodes, above, below }: Holdings<Listed>,
  from: readonly boolean[],
  isOpen: readonly boolean[],
  shareMin: BasisPoints,
  bound: 'lo' | 'hi',
): Caught => {
  const caught = [...from]
  const sums = nodes.map(() => 0)
  const through = nodes.map(() => 0)
  const canBeTrue = above.map((all) => all.reduce((sum, { lo }) => sum + lo, 0) <= whole)
  const isNamed = nodes.map(({ kind }) => kind !== 'unknown')
  const others = above.map((all, at) => (canBeTrue[at] ? all.reduce((sum, { lo, owner }) => sum + (isNamed[owner] ? lo : 0), 0) : 0))
  const waiting = caught.flatMap((is, at) => (is ? [at] : []))
  for (const owner of waiting) {
    for (const holding of below[owner] ?? []) {
      const { subject } = holding
      const sum = (sums[subject] ?? 0) + holding[bound]
      sums[subject] = sum
      if (holding.isThroughOthers) through[subject] = (through[subject] ?? 0) + holding.hi
      if (canBeTrue[subject] && isNamed[owner]) others[subject] = (others[subject] ?? 0) - holding.lo
      if (caught[subject] || !isOpen[subject]) continue
      if ((bound === 'lo' ? sum : mostOf(sum, through[subject] ?? 0, others[subject] ?? 0)) < shareMin) continue
      caught[subject] = true
      waiting.push(subject)
    }
  }
  return { caught, sums, through, others }
}
