import { type BasisPoints, type Bounds, whole } from './basis-points'
import type { InterestKind } from './graph'
import { type Holding, type Holdings, mostOf } from './holdings'
import { depthMax } from './within-limits'

/** Terms of the question who stands behind a party. */
export type BeneficialTerms = {
  readonly shareMin: BasisPoints
  /** Whoever has more than this of a firm between may be taken to have all that it holds. */
  readonly wholeAbove: BasisPoints
}

/** A person who must be known: what comes to him along every path, and by which test. */
export type BeneficialOwner = {
  readonly id: string
  /** Parts multiplied along each path, and paths added. */
  readonly effective: Bounds
  /** The same, where a majority of a firm between passes all that it holds. */
  readonly throughMajorities: Bounds
  readonly by: readonly ('ownership' | 'control')[]
}

/** Eleven digits below the whole: a product of bounds with any one of them stays an exact integer. */
const fine = 1e11

/**
 * Persons with the share, by the larger of both sums at the most it may be, and those who direct the party or a firm that has
 * the majority of it. Nobody at all is an answer too: then somebody who directs it has still to be told.
 *
 * @param majorities Places of those who may hold the majority, for the test of control.
 */
export const beneficialOwnersOf = <Listed>(
  holdings: Holdings<Listed>,
  { shareMin, wholeAbove }: BeneficialTerms,
  majorities: readonly number[],
): readonly BeneficialOwner[] => {
  const { nodes, ties } = holdings
  const plain = boundsAbove(holdings, (share) => share)
  const passing = boundsAbove(holdings, (share, isLast) => (!isLast && share > wholeAbove ? whole : share))
  const enough = (shareMin * fine) / whole
  const directed = new Set([0, ...majorities])
  const directors = new Set(ties.flatMap(({ owner, subject, kind }) => (directed.has(subject) && directs.has(kind) ? [owner] : [])))
  return nodes.flatMap(({ id, kind }, at): BeneficialOwner[] => {
    const [multiplied = none, passed = none] = [plain[at], passing[at]]
    const isOwner = Math.max(multiplied.hi, passed.hi) >= enough
    if (kind !== 'person' || !(isOwner || directors.has(at))) return []
    const by = [...(isOwner ? (['ownership'] as const) : []), ...(directors.has(at) ? (['control'] as const) : [])]
    return [{ id, effective: coarse(multiplied), throughMajorities: coarse(passed), by }]
  })
}

/** In basis points, away from what is certain. The fine figure decides. */
const coarse = ({ lo, hi }: Bounds): Bounds => ({ lo: Math.floor(lo / (fine / whole)), hi: Math.ceil(hi / (fine / whole)) })

const none: Bounds = { lo: 0, hi: 0 }
const directs: ReadonlySet<InterestKind> = new Set(['control', 'officer', 'trustee'])

/** What of the first node comes to each of the others, at the least and at the most, in fine parts. */
const boundsAbove = <Listed>(holdings: Holdings<Listed>, counted: Counted): readonly Bounds[] => {
  const lo = partsAbove(holdings, ({ lo }) => lo, counted, Math.floor)
  const hi = partsAbove(holdings, (holding) => mostOf(holdings, holding), counted, Math.ceil)
  return lo.map((least, at) => ({ lo: least, hi: hi[at] ?? 0 }))
}

/** A share as it enters the product. */
type Counted = (share: BasisPoints, isLast: boolean) => BasisPoints

/** Step by step upward, as far as a graph is followed: so that those who own each other in a circle come to an end. */
const partsAbove = <Listed>(
  { above, nodes }: Holdings<Listed>,
  shareOf: (holding: Holding) => BasisPoints,
  counted: Counted,
  rounded: (value: number) => number,
): readonly number[] => {
  const sums = nodes.map(() => 0)
  const shares = above.map((all) =>
    all.map(({ owner, subject, ...rest }) => [owner, counted(shareOf({ owner, subject, ...rest }), subject === 0)] as const),
  )
  let step = new Map([[0, fine]])
  for (let depth = 0; depth < depthMax && step.size > 0; depth++) {
    const next = new Map<number, number>()
    for (const [subject, part] of step)
      for (const [owner, share] of shares[subject] ?? []) {
        const passed = rounded((part * share) / whole)
        if (passed > 0) next.set(owner, Math.min(fine, (next.get(owner) ?? 0) + passed))
      }
    for (const [owner, part] of next) sums[owner] = Math.min(fine, (sums[owner] ?? 0) + part)
    step = next
  }
  return sums
}
