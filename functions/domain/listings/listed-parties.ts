import { type Flag, noteFlag } from '../finding'
import type { Citation, Dated, IsoDate } from '../law'
import type { OwnershipNode } from '../ownership/graph'
import { holdingsOf } from '../ownership/holdings'
import { ownershipOf } from '../ownership/party-ownership'
import type { Listing, RoleParty } from '../party'
import type { Geography } from '../place'
import { inheritedListings } from './affiliates'
import { blockedByOwners, ownersCutOff, ownersOnUnknownLists } from './blocked-ownership'
import type { ListEffect, Listings } from './list-effect'
import { effectOf, type Listed, standing, taggedUnder } from './listed'

export type ListedParties = { readonly listed: readonly Listed[]; readonly notes: readonly Flag[] }

const none: ListedParties = { listed: [], notes: [] }

/** Every listing that stands on the day and bears on a party of the deal. */
export const listedParties = (
  parties: readonly RoleParty[],
  terms: Listings,
  geography: Geography,
  day: IsoDate,
  fallback: Citation,
): ListedParties => {
  const told = parties.filter(({ party }) => party.listings !== undefined || party.owners !== undefined || party.ownership !== undefined)
  if (told.length === 0) return none
  const listed: Listed[] = []
  const notes: Flag[] = []
  for (const each of told) {
    listed.push(...ownListings(each, terms, day, fallback))
    const graph = ownershipOf(each.party)
    if (graph === undefined) continue
    const holdings = holdingsOf(graph, day)
    const cutOff = ownersCutOff(each, holdings, terms)
    listed.push(...cutOff)
    const above = holdings.nodes.slice(1).filter((owner) => standing(owner, day).length > 0)
    if (above.length === 0) continue
    const blocked = [...blockedByOwners(each, holdings, terms, day), ...ownersOnUnknownLists(each, holdings, terms, day)]
    const inherited = inheritedListings(each, holdings, terms, geography, day)
    listed.push(...blocked, ...inherited.listed)
    const isSaid = [...blocked, ...inherited.listed, ...inherited.notes].length > 0
    notes.push(...inherited.notes, ...(isSaid ? [] : ownerNotes(above, terms, day, fallback)))
  }
  return { listed, notes }
}

const ownListings = (each: RoleParty, terms: Listings, day: IsoDate, fallback: Citation): readonly Listed[] =>
  standing(each.party, day).flatMap((listing): readonly Listed[] => {
    const own = listedUnder(each, listing, effectOf(listing, terms), fallback)
    return taggedUnder(listing, terms) === 'met' ? [own, listedUnder(each, listing, terms.programs, fallback)] : [own]
  })

const listedUnder = (each: RoleParty, listing: Listing, effect: Dated<ListEffect> | undefined, fallback: Citation): Listed => {
  const name = effect?.value.list ?? listing.list
  return {
    ...each,
    listing,
    effect,
    ...(listing.confirmed
      ? { outcome: 'met', because: `is on ${name}` }
      : { outcome: 'unknown', because: `may be on ${name}: the match is not confirmed`, code: 'LISTING_UNCONFIRMED' }),
    cite: effect?.cite ?? fallback,
    confidence: effect?.confidence ?? 'unconfirmed',
    ...(listing.from === undefined ? {} : { since: listing.from }),
  }
}

/** An owner on a list that passes nothing down is still something to look at. */
const ownerNotes = (above: readonly OwnershipNode<Listing>[], terms: Listings, day: IsoDate, fallback: Citation): readonly Flag[] =>
  above.flatMap((owner) =>
    standing(owner, day).map((listing): Flag => {
      const effect = effectOf(listing, terms)
      const because = `an owner of a party is on ${effect?.value.list ?? listing.list}: nothing passes down, and it calls for more inquiry`
      return noteFlag('listed-owner', because, effect?.cite ?? fallback)
    }),
  )
