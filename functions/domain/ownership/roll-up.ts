import type { IsoDate } from '../law'
import type { BasisPoints } from './basis-points'
import { type BeneficialOwner, type BeneficialTerms, beneficialOwnersOf } from './beneficial-owners'
import { type Capture, captureIn } from './capture'
import { type Conflict, conflictsIn } from './conflicts'
import { type InterestKind, type OwnershipGraph, standsOn } from './graph'
import { type Holdings, holdingsOf } from './holdings'
import { mayHoldMajority, type UltimateParentFound, ultimateParentOf, unaccountedOf } from './majority'
import { type NamedPool, type PoolAnswer, poolAnswer } from './pool-answer'

export type RollUpTerms = {
  /** A majority, for parents and for who stands between. */
  readonly majority: BasisPoints
  /** Absent: nobody asks that day. */
  readonly beneficial: BeneficialTerms | undefined
  /** More than this without an owner is incomplete. */
  readonly unaccountedMax: BasisPoints
  /** Interests that ended on this day or since are remembered. */
  readonly rememberedFrom: IsoDate
}

/** A say or a title of somebody who is in a pool, or may be. */
export type PooledTie = { readonly owner: string; readonly subject: string; readonly kind: InterestKind; readonly pools: readonly string[] }

/** Everything that ownership tells of a party. */
export type RollUp = {
  readonly subject: string
  readonly pools: readonly PoolAnswer[]
  readonly ties: readonly PooledTie[]
  readonly conflicts: readonly Conflict[]
  /** Firms with a part that nobody who is named holds for himself. */
  readonly incomplete: readonly { readonly subject: string; readonly unaccounted: BasisPoints }[]
  readonly ultimateParent: UltimateParentFound
  readonly beneficialOwners: readonly BeneficialOwner[]
  /** Somebody was cut off at the limits: what is not found proves nothing. */
  readonly isPartial: boolean
}

/** The whole roll-up of one party on one day: pure, and the same in whatever order nodes and edges are told. */
export const rollUp = <Listed>(
  graph: OwnershipGraph<Listed>,
  pools: readonly NamedPool<Listed>[],
  terms: RollUpTerms,
  day: IsoDate,
): RollUp => {
  const holdings = holdingsOf(graph, day)
  const majorities = mayHoldMajority(holdings, terms.majority)
  const firms = [0, ...majorities.filter((at) => holdings.nodes[at]?.kind !== 'person')]
  const captures = pools.map((pool) => ({ pool, capture: captureIn(holdings, pool) }))
  const before = endedSince(graph, terms.rememberedFrom, day)
  return {
    subject: graph.subject,
    pools: captures.map(({ pool, capture }) => poolAnswer(holdings, pool, capture, firms, before)),
    ties: tiesIn(holdings, captures, new Set(firms)),
    conflicts: conflictsIn(holdings, terms.majority, (owner) => captures.some(({ capture }) => capture.possible[owner])),
    incomplete: firms.flatMap((at) => incompleteAt(holdings, at, terms.unaccountedMax)),
    ultimateParent: ultimateParentOf(holdings, terms.majority),
    beneficialOwners: terms.beneficial === undefined ? [] : beneficialOwnersOf(holdings, terms.beneficial, majorities),
    isPartial: holdings.isPartial,
  }
}

/** The holdings as they were before what ended lately; undefined where nothing did. */
const endedSince = <Listed>(graph: OwnershipGraph<Listed>, from: IsoDate, day: IsoDate): Holdings<Listed> | undefined =>
  graph.edges.some(({ endedOn }) => endedOn !== undefined && from <= endedOn && endedOn <= day)
    ? holdingsOf(graph, day, (edge) => standsOn(edge, day) || (edge.endedOn !== undefined && from <= edge.endedOn && edge.endedOn <= day))
    : undefined

const tiesIn = <Listed>(
  { nodes, ties }: Holdings<Listed>,
  captures: readonly { readonly pool: NamedPool<Listed>; readonly capture: Capture }[],
  firms: ReadonlySet<number>,
): readonly PooledTie[] =>
  ties
    .filter(({ subject }) => firms.has(subject))
    .map(({ owner, subject, kind }) => ({
      owner: nodes[owner]?.id ?? '',
      subject: nodes[subject]?.id ?? '',
      kind,
      pools: captures.filter(({ capture }) => capture.possible[owner]).map(({ pool }) => pool.code),
    }))
    .filter(({ pools }) => pools.length > 0)
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))

const keyOf = ({ owner, subject, kind }: PooledTie): string => JSON.stringify([owner, subject, kind])

/** A firm above the party of which no owner was told is where the telling ends. */
const incompleteAt = <Listed>(holdings: Holdings<Listed>, at: number, max: BasisPoints): RollUp['incomplete'] => {
  const owners = holdings.above[at] ?? []
  const node = holdings.nodes[at]
  if (node === undefined || (at !== 0 && owners.length === 0)) return []
  const unaccounted = unaccountedOf(holdings, at)
  const isOpaque = owners.some(({ owner }) => holdings.nodes[owner]?.kind === 'unknown')
  const isOpen = unaccounted > max && node.publiclyTraded !== true
  return isOpaque || isOpen ? [{ subject: node.id, unaccounted }] : []
}
