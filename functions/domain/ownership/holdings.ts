import type { IsoDate } from '../law'
import { type BasisPoints, type Bounds, boundsOf, whole } from './basis-points'
import { type InterestKind, type OwnershipEdge, type OwnershipGraph, type OwnershipNode, partKinds, standsOn, titleKinds } from './graph'
import { type Reached, reachedFrom } from './within-limits'

/** One interest as it was told, in integers. */
export type Told = Bounds & { readonly kind: InterestKind; readonly isTold: boolean }

/** All that one owner holds in one firm: of several interests the largest. Owner and firm by their place among the nodes. */
export type Holding = Bounds & {
  readonly owner: number
  readonly subject: number
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
  return { nodes, ...holdingsAmong(into, reached), isPartial: reached.isPartial }
}

const unknownNode = (id: string): never => {
  throw new RangeError(`an interest names ${id}, which is no node of the graph`)
}

const holdingsAmong = (into: ReadonlyMap<string, readonly OwnershipEdge[]>, { ids }: Reached) => {
  const at = new Map(ids.map((id, place) => [id, place]))
  const above: Holding[][] = ids.map(() => [])
  const below: Holding[][] = ids.map(() => [])
  const ties: Tie[] = []
  const isToldAsChain = chainsIn(into)
  for (const [to, all] of into) {
    const subject = at.get(to)
    if (subject === undefined) continue
    for (const [from, interests] of grouped(all, (edge) => edge.from)) {
      const owner = at.get(from)
      if (owner === undefined) continue
      for (const { kind } of interests) if (!parts.has(kind)) ties.push({ owner, subject, kind })
      const holding = holdingBy(interests, isToldAsChain)
      if (holding === undefined) continue
      const held = { owner, subject, ...holding }
      above[subject]?.push(held)
      below[owner]?.push(held)
    }
  }
  return { above, below, ties }
}

/** A part counts from its least to its most; a title, or the sum of a chain that was not told, to its most alone. */
const holdingBy = (
  interests: readonly OwnershipEdge[],
  isToldAsChain: (edge: OwnershipEdge) => boolean,
): Omit<Holding, 'owner' | 'subject'> | undefined => {
  let lo: BasisPoints = 0
  let hi: BasisPoints = -1
  const told: Told[] = []
  for (const edge of interests) {
    const { kind, share, held = 'direct' } = edge
    const isPart = parts.has(kind)
    if (!isPart && !titles.has(kind)) continue
    const bounds = boundsOf(share)
    if (held !== 'direct' && isToldAsChain(edge)) continue
    hi = Math.max(hi, bounds.hi)
    if (!isPart || held !== 'direct') continue
    lo = Math.max(lo, bounds.lo)
    told.push({ ...bounds, kind, isTold: share !== undefined })
  }
  return hi < 0 ? undefined : { lo, hi, parts: told }
}

/** Whether an owner comes to a firm by direct steps as well. The first step is surely direct; further up it may be unsaid. */
const chainsIn = (into: ReadonlyMap<string, readonly OwnershipEdge[]>): ((edge: OwnershipEdge) => boolean) => {
  const found = new Map<string, ReadonlySet<string>>()
  const aboveOf = (subject: string): ReadonlySet<string> => {
    const seen = new Set<string>()
    const next = (into.get(subject) ?? []).filter(({ held = 'direct', kind }) => held === 'direct' && !isSay(kind))
    for (const { from } of next) {
      if (seen.has(from)) continue
      seen.add(from)
      next.push(...(into.get(from) ?? []).filter(({ held, kind }) => held !== 'indirect' && !isSay(kind)))
    }
    found.set(subject, seen)
    return seen
  }
  return ({ from, to }) => (found.get(to) ?? aboveOf(to)).has(from)
}

const isSay = (kind: InterestKind): boolean => !parts.has(kind) && !titles.has(kind)

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

/** What of a firm is left for one holder: all, less what the others who are named surely hold. Shares that cannot all be true cut nothing off. */
export const mostOf = <Listed>({ above, nodes }: Holdings<Listed>, { owner, subject, hi }: Holding): BasisPoints => {
  let told = 0
  let others = 0
  for (const each of above[subject] ?? []) {
    told += each.lo
    if (each.owner !== owner && nodes[each.owner]?.kind !== 'unknown') others += each.lo
  }
  return told > whole ? hi : Math.min(hi, whole - others)
}
