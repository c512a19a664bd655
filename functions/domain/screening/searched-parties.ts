import type { Export } from '../export'
import type { PartyQuery } from '../names/match'
import type { OwnershipNode } from '../ownership/graph'
import { everyParty, headquartersOf, isSameName, type Listing, type Owner, type Party, type UltimateParent } from '../party'
import { untoldPlace } from '../place'

/** Someone above a party: an owner by its places in the tree of owners or by its id in the graph, or one of its ultimate parents. */
export type Above = { readonly owner: readonly number[] } | { readonly node: string } | { readonly ultimateParent: number }

/** One to be looked for on lists: a party of the order by its place among `everyoneIn`, or someone above it. */
export type SearchedFor = { readonly party: number; readonly above?: Above; readonly query: PartyQuery }

/** A party with the part it takes, whether or not the law reads that part. */
export type OrderParty = { readonly role: string; readonly party: Party }

/** Everyone an order names: its parties first, then whoever runs the cluster or uses it from afar. */
export const everyoneIn = ({ parties, window, cluster }: Export): readonly OrderParty[] => [
  ...everyParty(parties),
  ...(cluster === undefined ? [] : [{ role: 'clusterOperator', party: { name: cluster.operator, country: cluster.country } }]),
  ...(window?.remoteUsers ?? []).map((party) => ({ role: 'remoteUsers', party })),
]

/** Everyone to be looked for: each party, its owners at every level, and its ultimate parents. */
export const searchedIn = (given: Export): readonly SearchedFor[] =>
  everyoneIn(given).flatMap(({ party }, at): readonly SearchedFor[] => [
    { party: at, query: partyQuery(party) },
    ...ownersAbove(party.owners ?? [], []).map(({ owner, path }) => ({ party: at, above: { owner: path }, query: ownerQuery(owner) })),
    ...nodesAbove(party).map((node) => ({ party: at, above: { node: node.id }, query: nodeQuery(node) })),
    ...parentsBeside(party).map(({ parent, place }) => ({ party: at, above: { ultimateParent: place }, query: parentQuery(parent) })),
  ])

/** What a match with someone above is said of. */
export const nameAbove = (party: Party, above: Above): string => {
  if ('ultimateParent' in above) return party.ultimateParents?.[above.ultimateParent]?.name ?? ''
  if ('node' in above) return party.ownership?.nodes.find(({ id }) => id === above.node)?.name ?? ''
  const owner = above.owner.reduce<Party | Owner | undefined>((each, at) => each?.owners?.[at], party)
  return owner?.name ?? ''
}

const partyQuery = (party: Party): PartyQuery => ({
  name: party.name,
  // A country that was not told must not speak against a match.
  countries: [...new Set([party.country, ...headquartersOf(party)])].filter((place) => place !== untoldPlace),
  ...(party.aliases === undefined ? {} : { aliases: party.aliases }),
  ...(party.address === undefined ? {} : { address: party.address }),
  ...(party.registration === undefined ? {} : { identifiers: [party.registration] }),
})

const ownerQuery = ({ name, headquarters }: Owner): PartyQuery => ({
  name,
  ...(headquarters === undefined ? {} : { countries: [headquarters] }),
})

/** Everybody of a graph but the party itself. A free float is nobody, and what is called one may be somebody. */
export const nodesAbove = ({ ownership }: Pick<Party, 'ownership'>): readonly OwnershipNode<Listing>[] =>
  ownership === undefined ? [] : ownership.nodes.filter(({ id }) => id !== ownership.subject)

/** What kind of party somebody is whom nobody named, is not known either; nor whether a float is a firm. */
export const nodeQuery = ({ name, kind, country }: OwnershipNode<Listing>): PartyQuery => ({
  name,
  ...(kind === 'unknown' || kind === 'public' ? {} : { kind: kind === 'person' ? 'person' : 'entity' }),
  ...(country === undefined ? {} : { countries: [country] }),
})

export const parentQuery = ({ name, kind, headquarters }: UltimateParent): PartyQuery => ({
  name,
  kind: kind === 'person' ? 'person' : 'entity',
  countries: [headquarters],
})

const ownersAbove = (owners: readonly Owner[], path: readonly number[]): readonly { owner: Owner; path: readonly number[] }[] =>
  owners.flatMap((owner, at) => [{ owner, path: [...path, at] }, ...ownersAbove(owner.owners ?? [], [...path, at])])

/** Parents that are neither the party itself nor among its owners: those are looked for once. */
const parentsBeside = (party: Party): readonly { parent: UltimateParent; place: number }[] => {
  const known = [party, ...ownersAbove(party.owners ?? [], []).map(({ owner }) => owner), ...nodesAbove(party)].map(({ name }) => name)
  return (party.ultimateParents ?? []).flatMap((parent, place) =>
    known.some((name) => isSameName(name, parent.name)) ? [] : [{ parent, place }],
  )
}
