import type { IsoDate } from '../law'
import type { Listing, Owner, Party } from '../party'
import { boundsOf } from './basis-points'
import type { OwnershipEdge, OwnershipGraph, OwnershipNode } from './graph'
import { type Holdings, holdingsOf } from './holdings'

/** Id of the party itself in a graph made from a tree of owners. */
const root = 'party'

/** What was told of who is above a party, as a graph: its own, or its tree of owners. Undefined: nothing. */
export const ownershipOf = (party: Party): OwnershipGraph<Listing> | undefined => {
  const { ownership, owners } = party
  if (ownership !== undefined) return withSubjectOf(ownership, party)
  return owners === undefined || owners.length === 0 ? undefined : graphOfTree(party, owners)
}

/** The party is organized where its request says, unless its graph says otherwise. */
const withSubjectOf = (graph: OwnershipGraph<Listing>, { country }: Party): OwnershipGraph<Listing> => ({
  ...graph,
  nodes: graph.nodes.map((node) => (node.id === graph.subject && node.country === undefined ? { ...node, country } : node)),
})

/** Each owner of a tree is somebody of its own: two of one name are not taken as one, and their shares add up. */
const graphOfTree = ({ name, country }: Party, owners: readonly Owner[]): OwnershipGraph<Listing> => {
  const nodes: OwnershipNode<Listing>[] = [{ id: root, name, kind: 'entity', country }]
  const edges: OwnershipEdge[] = []
  const add = (to: string, all: readonly Owner[]): void => {
    for (const [at, { name, share, headquarters, listings, owners: above = [] }] of all.entries()) {
      const id = `${to}/${at}`
      nodes.push({ id, name, kind: 'entity', country: headquarters, listings })
      edges.push({ from: id, to, kind: 'shares', share })
      add(id, above)
    }
  }
  add(root, owners)
  return { subject: root, nodes, edges }
}

/** Everybody who was told as being above a party, whether or not an interest still stands. */
export const toldAbove = (party: Party): readonly OwnershipNode<Listing>[] => {
  const graph = ownershipOf(party)
  return graph === undefined ? [] : graph.nodes.filter(({ id }) => id !== graph.subject)
}

/** Everybody above a party, by whatever part, title or say, on a day. */
export const everyoneAbove = (party: Party, day?: IsoDate): readonly OwnershipNode<Listing>[] => {
  const graph = ownershipOf(party)
  return graph === undefined ? [] : holdingsOf(graph, day).nodes.slice(1)
}

/** Everybody above a party whose chain down to it may have a share all the way, near to far. */
export const mayHold = (holdings: Holdings<Listing>, percent: number): readonly OwnershipNode<Listing>[] => {
  const { lo: shareMin } = boundsOf(percent)
  const seen = new Set([0])
  for (const at of seen) for (const { owner, hi } of holdings.above[at] ?? []) if (hi >= shareMin) seen.add(owner)
  return [...seen].slice(1).flatMap((at) => holdings.nodes[at] ?? [])
}
