import { type BasisPoints, type Bounds, whole } from './basis-points'
import type { InterestKind } from './graph'
import type { Holdings } from './holdings'
import { unaccountedOf } from './majority'
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

/** Firms a part of which nobody was told to hold: as large as to bring somebody the share. Of a traded float nobody is asked. */
export const untoldBehind = <Listed>(holdings: Holdings<Listed>, { shareMin, wholeAbove }: BeneficialTerms): readonly string[] => {
  const { nodes } = holdings
  const passing = boundsAbove(holdings, (share, isLast) => (!isLast && share > wholeAbove ? whole : share))
  return nodes.flatMap(({ id, kind, publiclyTraded }, at) => {
    if (kind === 'person' || kind === 'public' || kind === 'state' || publiclyTraded === true) return []
    const held = at === 0 ? fine : (passing[at]?.hi ?? 0)
    const untold = unaccountedOf(holdings, at)
    const counted = at !== 0 && untold > wholeAbove ? whole : untold
    return (held * counted) / whole >= (shareMin * fine) / whole ? [id] : []
  })
}

/** In basis points, away from what is certain. The fine figure decides. */
const coarse = ({ lo, hi }: Bounds): Bounds => ({ lo: Math.floor(lo / (fine / whole)), hi: Math.ceil(hi / (fine / whole)) })

const none: Bounds = { lo: 0, hi: 0 }
const directs: ReadonlySet<InterestKind> = new Set(['control', 'officer', 'trustee'])

/** What of the first node comes to each of the others, at the least and at the most, in fine parts. */
const boundsAbove = <Listed>({ above, nodes }: Holdings<Listed>, counted: Counted): readonly Bounds[] => {
  const all = above.flat()
  const lo = partsAbove(
    nodes.length,
    all.map(({ owner, subject, lo }) => ({ owner, subject, share: counted(lo, subject === 0) })),
    Math.floor,
  )
  const hi = partsAbove(
    nodes.length,
    all.map(({ owner, subject, most }) => ({ owner, subject, share: counted(most, subject === 0) })),
    Math.ceil,
  )
  return nodes.map((_, at) => ({ lo: lo[at] ?? 0, hi: hi[at] ?? 0 }))
}

/** A share as it enters the product. */
type Counted = (share: BasisPoints, isLast: boolean) => BasisPoints
type Step = { readonly owner: number; readonly subject: number; readonly share: BasisPoints }

/** Step by step upward, as far as a graph is followed: so that those who own each other in a circle come to an end. */
const partsAbove = (nodes: number, steps: readonly Step[], rounded: (value: number) => number): Float64Array => {
  const sums = new Float64Array(nodes)
  let before = new Float64Array(nodes)
  before[0] = fine
  for (let depth = 0; depth < depthMax; depth++) {
    const next = new Float64Array(nodes)
    for (const { owner, subject, share } of steps) {
      const part = before[subject] ?? 0
      if (part > 0) next[owner] = Math.min(fine, (next[owner] ?? 0) + rounded((part * share) / whole))
    }
    if (next.every((part) => part === 0)) break
    for (let at = 0; at < nodes; at++) sums[at] = Math.min(fine, (sums[at] ?? 0) + (next[at] ?? 0))
    before = next
  }
  return sums
}
