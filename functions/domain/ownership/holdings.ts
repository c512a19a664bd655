import type { IsoDate } from '../law'
import { type BasisPoints, type Bounds, boundsOf, whole } from './basis-points'
import { type InterestKind, type OwnershipEdge, type OwnershipGraph, type OwnershipNode, partKinds, standsOn, titleKinds } from './graph'
import { chainsIn } from './told-chains'
import { reachedFrom } from './within-limits'

/** One interest as it was told, in integers. */
export type Told = Bounds & { readonly kind: InterestKind; readonly isTold: boolean }

/** All that one owner holds in one firm: of several interests the largest. Owner and firm by their place among the nodes. */
export type Holding = Bounds & {
  readonly owner: number
  readonly subject: number
  /** The most that is left for it: what the others who are named surely hold is not its. Shares that cannot all be true cut nothing off. */
  readonly most: BasisPoints
  /** Its most is told as the sum of a chain, or may be: it runs through what others hold, and is not limited by that. */
  readonly isThroughOthers: boolean
  /** Direct interests that give a part. Empty: held for somebody, or told as the sum of a chain alone. */
  readonly parts: readonly Told[]
}

/** A say, or a title, without regard to how much. */
export type Tie = { readonly owner: number; readonly subject: number; readonly kind: InterestKind }

/** A graph made ready for arithmetic: everybody above one party, who is the first of the nodes, on one day. */
export type Holdings<Listed> = {
  readonly nodes: readonly OwnershipNode<Listed>[]
  /** Holdings in each node, and by each. */
  readonly above: readonly (readonly Holding[])[]
  readonly below: readonly (readonly Holding[])[]
  readonly ties: readonly Tie[]
  readonly isPartial: boolean
}

const parts: ReadonlySet<InterestKind> = new Set(partKinds)
const titles: ReadonlySet<InterestKind> = new Set(titleKinds)

/**
 * @param day Interests that do not stand on it are left out. Absent: those that have ended.
 * @param counts Another measure of which interests count.
 */
export const holdingsOf = <Listed>(
  graph: OwnershipGraph<Listed>,
  day: IsoDate | undefined,
  counts: (edge: OwnershipEdge) => boolean = (edge) => standsOn(edge, day),
): Holdings<Listed> => {
  const known = new Map(graph.nodes.map((node) => [node.id, node]))
  const edges = graph.edges.filter((edge) => edge.from !== edge.to && counts(edge))
  const into = grouped(edges, ({ to }) => to)
  const reached = reachedFrom(graph.subject, into)
  const nodes = reached.ids.map((id) => known.get(id) ?? unknownNode(id))
  return { nodes, ...holdingsAmong(into, nodes), isPartial: reached.isPartial }
}

const unknownNode = (id: string): never => {
  throw new RangeError(`an interest names ${id}, which is no node of the graph`)
}

const holdingsAmong = <Listed>(
  into: ReadonlyMap<string, readonly OwnershipEdge[]>,
  nodes: readonly OwnershipNode<Listed>[],
): Pick<Holdings<Listed>, 'above' | 'below' | 'ties'> => {
  const at = new Map(nodes.map(({ id }, place) => [id, place]))
  const below: Holding[][] = nodes.map(() => [])
  const ties: Tie[] = []
  const isToldAsChain = chainsIn(into, at)
  const above = nodes.map(({ id }, subject): readonly Holding[] => {
    const own: Omit<Holding, 'most'>[] = []
    for (const [from, interests] of grouped(into.get(id) ?? [], (edge) => edge.from)) {
      const owner = at.get(from)
      if (owner === undefined) continue
      for (const { kind } of interests) if (!parts.has(kind)) ties.push({ owner, subject, kind })
      const holding = holdingBy(interests, (edge) => isToldAsChain(edge, owner))
      if (holding !== undefined) own.push({ owner, subject, ...holding })
    }
    const limited = withMost(own, nodes)
    for (const holding of limited) below[holding.owner]?.push(holding)
    return limited
  })
  return { above, below, ties }
}

const withMost = (own: readonly Omit<Holding, 'most'>[], nodes: readonly OwnershipNode<unknown>[]): readonly Holding[] => {
  const isNamed = (owner: number): boolean => nodes[owner]?.kind !== 'unknown'
  const told = own.reduce((sum, { lo }) => sum + lo, 0)
  const named = own.reduce((sum, { lo, owner }) => (isNamed(owner) ? sum + lo : sum), 0)
  return own.map(({ owner, subject, lo, hi, isThroughOthers, parts: each }) => {
    const others = named - (isNamed(owner) ? lo : 0)
    const most = told > whole || isThroughOthers ? hi : Math.min(hi, whole - others)
    return { owner, subject, lo, hi, most, isThroughOthers, parts: each }
  })
}

/** A part counts from its least to its most; a title, or the sum of a chain that was not told, to its most alone. */
const holdingBy = (
  interests: readonly OwnershipEdge[],
  isToldAsChain: (edge: OwnershipEdge) => boolean,
): Pick<Holding, 'lo' | 'hi' | 'isThroughOthers' | 'parts'> | undefined => {
  let lo: BasisPoints = 0
  let hi: BasisPoints = -1
  let hiDirect: BasisPoints = -1
  const told: Told[] = []
  for (const edge of interests) {
    const { kind, share, held = 'direct' } = edge
    const isPart = parts.has(kind)
    if (!isPart && !titles.has(kind)) continue
    const bounds = boundsOf(share)
    if (held !== 'direct' && isToldAsChain(edge)) continue
    hi = Math.max(hi, bounds.hi)
    if (held === 'direct') hiDirect = Math.max(hiDirect, bounds.hi)
    if (!isPart || held !== 'direct') continue
    lo = Math.max(lo, bounds.lo)
    told.push({ ...bounds, kind, isTold: share !== undefined })
  }
  return hi < 0 ? undefined : { lo, hi, isThroughOthers: hi > hiDirect, parts: told }
}

const grouped = <T>(all: readonly T[], keyOf: (each: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>()
  for (const each of all) {
    const key = keyOf(each)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [each])
    else group.push(each)
  }
  return groups
}
