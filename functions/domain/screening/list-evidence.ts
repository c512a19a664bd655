import { canonicalJson } from '../canonical-json'
import type { Export } from '../export'
import type { Listings } from '../listings/list-effect'
import { effectName } from '../listings/listed'
import { type EntryTerms, listingOf } from '../listings/listing-of'
import type { PairRuling } from '../lists/clearance'
import type { ListedParty } from '../lists/listed-party'
import type { Band, MatchReason } from '../names/match'
import type { OwnershipGraph } from '../ownership/graph'
import { type Listing, type Owner, type Party, withEachParty } from '../party'
import type { Because, ListState } from './screening'
import type { Above } from './searched-parties'

/** What is kept of an entry: what bears on a sale, and where to read it. */
export type KeptEntry = EntryTerms & Pick<ListedParty, 'kind' | 'countries' | 'notices' | 'source'>

/** What a person said of a party and an entry before, and why it does not hold any more; absent: it holds. */
export type RuledBefore = {
  readonly id: string
  readonly word: PairRuling['word']
  readonly by: string
  readonly at: string
  readonly lapsed?: PairRuling['lapsed']
}

/** A match with everything that it rested on, so that it can be read without the snapshot. */
export type FoundMatch = {
  /** Id of the entry. */
  readonly listedParty: string
  /** Of the entry's content: another where anything of it changed. */
  readonly fingerprint: string
  readonly name: string
  /** The listed name or alias that met. */
  readonly matchedName: string
  readonly score: number
  readonly band: Band
  /** By the same identifier, and not by a name. */
  readonly isIdentified: boolean
  readonly confirmed: boolean
  readonly because: string
  readonly reasons: readonly MatchReason[]
  readonly entry: KeptEntry
  readonly ruled?: RuledBefore
}

/** Whether it counts. One that a person cleared is shown, and nothing follows from it. */
export const isRaised = ({ ruled }: FoundMatch): boolean => ruled?.word !== 'cleared' || ruled.lapsed !== undefined

/** Matches of one that was looked for. */
export type Found = { readonly party: number; readonly above?: Above; readonly matches: readonly FoundMatch[] }

/** What lists said when an order was decided: kept with the question, and enough to answer it again. */
export type ListEvidence = {
  readonly state: ListState
  /** Codes of the lists that were searched. */
  readonly searched: readonly string[]
  /** What the state of the lists itself speaks against. */
  readonly because: readonly Because[]
  /** Only of those of whom something was found. */
  readonly found: readonly Found[]
}

/**
 * The question with what was found, as if the caller had stated it. Nothing that was stated is taken away; a match beside a
 * confirmed statement of the same list adds nothing unless it is confirmed as well.
 */
export const withFound = (given: Export, evidence: Pick<ListEvidence, 'found'>, terms: Listings): Export => {
  const found = raisedIn(evidence)
  if (found.length === 0) return given.partiesScreened === true ? given : { ...given, partiesScreened: true }
  const parties = withEachParty(given.parties, (party, at) => {
    const own = found.filter((each) => each.party === at)
    return own.length === 0 ? party : withListings(party, own, terms)
  })
  return { ...given, parties, partiesScreened: true }
}

/** Without what a person cleared, and without those of whom nothing else was found. */
export const raisedIn = ({ found }: Pick<ListEvidence, 'found'>): readonly Found[] =>
  found.map((each) => ({ ...each, matches: each.matches.filter(isRaised) })).filter(({ matches }) => matches.length > 0)

const withListings = (party: Party, found: readonly Found[], terms: Listings): Party => {
  const own = matchesOf(found, (above) => above === undefined)
  const owners = withOwners(party.owners ?? [], [], found, terms)
  const listed = own.length === 0 ? {} : { listings: joinedListings(party.listings, own, terms) }
  const parents = parentsFound(party, found, terms)
  if (party.ownership !== undefined) return { ...party, ...listed, ownership: withNodes(party.ownership, parents, found, terms) }
  const above = [...owners, ...parents]
  return { ...party, ...listed, ...(above.length === 0 && party.owners === undefined ? {} : { owners: above }) }
}

/** Ultimate parents of whom something was found, as owners. */
const parentsFound = (party: Party, found: readonly Found[], terms: Listings): readonly Owner[] =>
  found.flatMap(({ above, matches }): readonly Owner[] => {
    const parent = above !== undefined && 'ultimateParent' in above ? party.ultimateParents?.[above.ultimateParent] : undefined
    // How much it holds is not known: a parent may be one by votes or by contract.
    return parent === undefined
      ? []
      : [{ name: parent.name, headquarters: parent.headquarters, listings: joinedListings(undefined, matches, terms) }]
  })

/** A graph with what was found of its nodes, and with parents that stand beside it as owners of unknown share. */
const withNodes = (
  graph: OwnershipGraph<Listing>,
  parents: readonly Owner[],
  found: readonly Found[],
  terms: Listings,
): OwnershipGraph<Listing> => {
  const beside = parents.map(({ name, headquarters, listings }, at) => ({
    id: freeId(graph, `ultimate parent ${at + 1}`),
    name,
    kind: 'entity' as const,
    country: headquarters,
    listings,
  }))
  const nodes = graph.nodes.map((node) => {
    const own = matchesOf(found, (above) => above !== undefined && 'node' in above && above.node === node.id)
    return own.length === 0 ? node : { ...node, listings: joinedListings(node.listings, own, terms) }
  })
  // By way of whom they hold it was not told: what others hold directly leaves them no less.
  const edges = beside.map(({ id }) => ({ from: id, to: graph.subject, kind: 'shares' as const, held: 'indirect' as const }))
  return { ...graph, nodes: [...nodes, ...beside], edges: [...graph.edges, ...edges] }
}

const freeId = ({ nodes }: OwnershipGraph<Listing>, wanted: string): string =>
  nodes.some(({ id }) => id === wanted) ? freeId({ subject: '', nodes, edges: [] }, `${wanted}'`) : wanted

const withOwners = (owners: readonly Owner[], path: readonly number[], found: readonly Found[], terms: Listings): readonly Owner[] =>
  owners.map((owner, at) => {
    const here = [...path, at]
    const own = matchesOf(found, (above) => above !== undefined && 'owner' in above && above.owner.join() === here.join())
    return {
      ...owner,
      ...(own.length === 0 ? {} : { listings: joinedListings(owner.listings, own, terms) }),
      ...(owner.owners === undefined ? {} : { owners: withOwners(owner.owners, here, found, terms) }),
    }
  })

const matchesOf = (found: readonly Found[], isMeant: (above: Above | undefined) => boolean): readonly FoundMatch[] =>
  found.filter(({ above }) => isMeant(above)).flatMap(({ matches }) => matches)

/** Entries that say the same are one listing: some lists have a row for each country. */
export const joinedListings = (stated: readonly Listing[] = [], matches: readonly FoundMatch[], terms: Listings): readonly Listing[] => {
  const isStated = (entry: EntryTerms): boolean =>
    stated.some(({ list, confirmed }) => confirmed && effectName({ list }, terms) === effectName(entry, terms))
  const added = matches
    .filter(({ entry, confirmed }) => confirmed || !isStated(entry))
    .map(({ entry, confirmed }) => listingOf(entry, confirmed))
  return [...stated, ...new Map(added.map((listing) => [canonicalJson(listing), listing])).values()]
}
