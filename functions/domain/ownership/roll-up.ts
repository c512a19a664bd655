import type { Trilean } from '../finding'
import type { IsoDate } from '../law'
import type { BasisPoints, Bounds } from './basis-points'
import { type BeneficialOwner, type BeneficialTerms, beneficialOwnersOf } from './beneficial-owners'
import { type Capture, captureIn, type Pool } from './capture'
import { type Conflict, conflictsIn } from './conflicts'
import { type InterestKind, type OwnershipGraph, standsOn } from './graph'
import { type Holdings, holdingsOf } from './holdings'
import { mayHoldMajority, type UltimateParentFound, ultimateParentOf, unaccountedOf } from './majority'
import { type PathStep, pathTo } from './path'

/** A pool by its name: `ofac` or `bis` in the law of the United States. */
export type NamedPool<Listed> = Pool<Listed> & { readonly code: string }

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

/** A firm, what the direct owners that are caught, or may be, hold of it, and who they are. */
export type StakeIn = { readonly subject: string; readonly stake: Bounds; readonly owners: readonly string[] }

/** What one pool comes to for the party. */
export type PoolAnswer = StakeIn & {
  readonly code: string
  /** Caught surely, perhaps, or not. */
  readonly outcome: Trilean
  /** Ids of all who are surely in the pool, and of those who may be. */
  readonly definite: readonly string[]
  readonly possible: readonly string[]
  readonly path: readonly PathStep[]
  /** The party, and firms that may hold the majority of it, with caught owners below the share. */
  readonly minorities: readonly StakeIn[]
  /** The same that caught owners hold to the share, and that the rule leaves alone. */
  readonly spared: readonly StakeIn[]
  /** It was caught when interests that ended lately still stood. */
  readonly wasCaught: boolean
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

const poolAnswer = <Listed>(
  holdings: Holdings<Listed>,
  pool: NamedPool<Listed>,
  capture: Capture,
  firms: readonly number[],
  before: Holdings<Listed> | undefined,
): PoolAnswer => {
  const { nodes } = holdings
  const at = (place: number): StakeIn => ({
    subject: nodes[place]?.id ?? '',
    stake: capture.stakes[place] ?? { lo: 0, hi: 0 },
    owners: (holdings.above[place] ?? [])
      .flatMap(({ owner, hi }) => (capture.possible[owner] && hi > 0 ? [nodes[owner]?.id ?? ''] : []))
      .sort(),
  })
  const ids = (from: readonly boolean[]) => nodes.flatMap(({ id }, place) => (from[place] ? [id] : [])).sort()
  const outcome = capture.outcomes[0] ?? 'unmet'
  const held = firms.filter((place) => capture.outcomes[place] === 'unmet').map(at)
  return {
    code: pool.code,
    ...at(0),
    outcome,
    definite: ids(capture.definite),
    possible: ids(capture.possible.map((is, place) => is && !capture.definite[place])),
    path: pathTo(holdings, capture, pool.shareMin),
    minorities: held.filter(({ stake }) => stake.hi > 0 && stake.hi < pool.shareMin),
    spared: held.filter(({ stake }) => stake.hi >= pool.shareMin),
    wasCaught: before !== undefined && outcome !== 'met' && captureIn(before, pool).outcomes[0] === 'met',
  }
}

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
