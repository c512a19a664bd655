import type { OwnershipEdge, OwnershipGraph, OwnershipNode } from '../ownership/graph'
import { isSameName, type Listing } from '../party'
import type { PlaceCode } from '../place'
import { isRaised, joinedListings } from '../screening/list-evidence'
import type { Checked } from './checked'
import type { CustomerPerson } from './customer'
import type { CheckedParty } from './party-evidence'

type Node = OwnershipNode<Listing>
type Graph = OwnershipGraph<Listing>

/** Id of the customer where no graph was told. */
const root = 'customer'

/**
 * Who is above a customer, from everything that was told of it: its graph, its people who own or direct it, and its ultimate
 * parents of whom lists know, with what lists said of each. Undefined: nothing. What lists say of the customer itself is no
 * matter of its owners, and is left out.
 */
export const graphOf = (checked: Checked): Graph | undefined => {
  const { customer, ownership } = checked.facts
  const kind = customer.type === 'entity' ? ('entity' as const) : ('person' as const)
  const alone: Graph = { subject: root, nodes: [{ id: root, name: customer.name ?? 'the customer', kind }], edges: [] }
  const { subject, nodes, edges } = ownership ?? alone
  const told: Told = { subject, nodes: nodes.map((node) => nodeWithFound(node, subject, checked)), edges: [...edges] }
  addPeople(told, checked)
  addParents(told, checked)
  return ownership === undefined && told.edges.length === 0 ? undefined : told
}

/** A graph that is being put together. */
type Told = { readonly subject: string; readonly nodes: Node[]; readonly edges: OwnershipEdge[] }

const nodeWithFound = (node: Node, subject: string, checked: Checked): Node => {
  if (node.id === subject) return { ...node, country: seatOf(node, checked), listings: undefined }
  return found(node, ({ role, of, name }) => (role === 'owner' ? of === node.id : isSameName(name, node.name)), checked)
}

/** Where it is organized. Of two answers the one that a rule does not spare: a firm is not foreign or at home as it pleases. */
const seatOf = ({ country }: Node, { facts, law }: Checked): PlaceCode | undefined => {
  const told = [country, facts.customer.jurisdiction].filter((each) => each !== undefined)
  const spares = law.listings.affiliates?.value.spares
  return told.find((each) => law.geography.treatedAs(each) !== spares) ?? told[0]
}

const above: ReadonlySet<CheckedParty['role']> = new Set(['person', 'owner', 'ultimate-parent'])

/** With the listings that lists were found to have of it. */
const found = (node: Node, isMeant: (party: CheckedParty) => boolean, { parties, law }: Checked): Node => {
  const matches = parties.found.filter((each) => above.has(each.role) && isMeant(each)).flatMap((each) => each.matches.filter(isRaised))
  return matches.length === 0 ? node : { ...node, listings: joinedListings(node.listings, matches, law.listings) }
}

/**
 * People beside a graph have their part by way of somebody, as far as anyone told: it counts as a most, where the chain was
 * not told. Without a graph they are all there is, and hold it themselves. To direct a firm is no majority of it.
 */
const addPeople = ({ subject, nodes, edges }: Told, checked: Checked): void => {
  const { customer, ownership } = checked.facts
  for (const person of customer.people ?? []) {
    if (person.role !== 'beneficial-owner' && person.role !== 'controller') continue
    const known = nodes.find(({ id, name }) => id !== subject && isSameName(name, person.name))
    const node = known ?? personNode(freeId(nodes, person.name), person, checked)
    if (known === undefined) nodes.push(node)
    if (person.role === 'controller') edges.push({ from: node.id, to: subject, kind: 'officer' })
    else
      edges.push({ from: node.id, to: subject, kind: 'shares', share: person.share, held: ownership === undefined ? 'direct' : 'indirect' })
  }
}

const personNode = (id: string, { name, country }: CustomerPerson, checked: Checked): Node =>
  found({ id, name, kind: 'person', country }, (party) => isSameName(party.name, name), checked)

/** Parents that lists know and that are not among the owners: how much they hold, and by way of whom, is not known. */
const addParents = ({ subject, nodes, edges }: Told, checked: Checked): void => {
  for (const { name, kind, headquarters } of checked.facts.customer.ultimateParents ?? []) {
    if (nodes.some((node) => isSameName(node.name, name))) continue
    const id = freeId(nodes, name)
    const node = found({ id, name, kind: ofParent[kind], country: headquarters }, (party) => isSameName(party.name, name), checked)
    if (node.listings === undefined) continue
    nodes.push(node)
    edges.push({ from: id, to: subject, kind: 'shares', held: 'indirect' })
  }
}

const ofParent = { company: 'entity', person: 'person', government: 'state' } as const

const freeId = (nodes: readonly Node[], wanted: string): string =>
  nodes.some(({ id }) => id === wanted) ? freeId(nodes, `${wanted}'`) : wanted
