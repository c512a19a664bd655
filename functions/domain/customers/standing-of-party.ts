import type { IsoDate } from '../law'
import { boundsOf } from '../ownership/basis-points'
import { type OwnershipGraph, sayKinds } from '../ownership/graph'
import { type Holdings, holdingsOf } from '../ownership/holdings'
import { isSameName, type Listing } from '../party'
import type { CustomerFacts } from './customer'
import type { CheckedParty } from './party-evidence'

/**
 * What somebody is to the customer. `party`: the customer itself, or whoever acts, decides, pays or supplies for it.
 * `controller`: an owner with a say. `owner`: one without, whose share is the matter of the roll-up. `former`: nobody any more.
 */
export type StandingOfParty = 'party' | 'controller' | 'owner' | 'former'

/** What everybody is to the customer on the day. */
export const standingsIn = (
  { customer, ownership }: CustomerFacts,
  majorityShare: number,
  day: IsoDate,
): ((party: Pick<CheckedParty, 'role' | 'name' | 'of'>) => StandingOfParty) => {
  const graph = ownership === undefined ? undefined : graphStandings(ownership, majorityShare, day)
  const isParent = (name: string): boolean => (customer.ultimateParents ?? []).some((parent) => isSameName(parent.name, name))
  return ({ role, name, of = '' }) => {
    if (role === 'owner') return isParent(name) ? 'party' : (graph?.(of) ?? 'former')
    // What a beneficial owner holds is told by the graph where that knows him, and is not known where it does not.
    if (role !== 'person' || of !== 'beneficial-owner') return 'party'
    const node = ownership?.nodes.find((each) => isSameName(each.name, name))
    return node === undefined ? 'party' : (graph?.(node.id) ?? 'party')
  }
}

const graphStandings = (
  graph: OwnershipGraph<Listing>,
  majorityShare: number,
  day: IsoDate,
): ((id: string) => StandingOfParty | undefined) => {
  const holdings = holdingsOf(graph, day)
  const above = new Set(holdings.nodes.slice(1).map(({ id }) => id))
  const controllers = controllersIn(holdings, majorityShare)
  return (id) => (controllers.has(id) ? 'controller' : above.has(id) ? 'owner' : undefined)
}

const says: ReadonlySet<string> = new Set(sayKinds)

/** Everybody with a say in the customer, in whoever holds its majority, or in whoever has control of one of them. */
const controllersIn = ({ nodes, above, ties }: Holdings<Listing>, majorityShare: number): ReadonlySet<string> => {
  const { lo: majority } = boundsOf(majorityShare)
  const ruling = new Set([0])
  for (const at of ruling) {
    for (const { owner, lo } of above[at] ?? []) if (lo >= majority) ruling.add(owner)
    for (const { owner, subject, kind } of ties) if (subject === at && kind === 'control') ruling.add(owner)
  }
  const found = ties.filter(({ subject, kind }) => ruling.has(subject) && says.has(kind))
  return new Set(found.flatMap(({ owner }) => nodes[owner]?.id ?? []))
}
