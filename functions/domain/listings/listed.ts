import type { Finding, Flag, Trilean } from '../finding'
import type { Citation, Confidence, Dated, IsoDate } from '../law'
import { allOwners } from '../ownership'
import type { Listing, Owner, Party, RoleParty } from '../party'
import type { PlaceCode } from '../place'
import { inheritedListings, taggedUnder } from './affiliates'
import { blockedByOwners, ownersOnUnknownLists } from './blocked-ownership'
import type { ListEffect, Listings } from './list-effect'

/** A listing that bears on a deal: of a party itself, or one that its owners pass down. */
export type Listed = RoleParty & {
  readonly listing: Listing
  /** What the list does. Undefined: a list that this service does not know. */
  readonly effect: Dated<ListEffect> | undefined
  /** `unknown`: a hint that nobody confirmed, or a stake that may be too small. */
  readonly outcome: Trilean
  readonly because: string
  readonly cite: Citation
  readonly confidence: Confidence
  readonly code?: string
  /** First day on which it bore on the party. Absent: not known. */
  readonly since?: IsoDate
  /** Where the owner is seated from whom it comes. */
  readonly ownerSeat?: PlaceCode
}

export type ListedParties = { readonly listed: readonly Listed[]; readonly notes: readonly Flag[] }

const none: ListedParties = { listed: [], notes: [] }

/** Every listing that stands on the day and bears on a party of the deal. */
export const listedParties = (parties: readonly RoleParty[], terms: Listings, day: IsoDate, fallback: Citation): ListedParties => {
  const told = parties.filter(({ party }) => party.listings !== undefined || party.owners !== undefined)
  if (told.length === 0) return none
  const listed: Listed[] = []
  const notes: Flag[] = []
  for (const each of told) {
    listed.push(...ownListings(each, terms, day, fallback))
    const owners = each.party.owners ?? []
    if (!allOwners(owners).some((owner) => owner.listings?.some((listing) => stands(listing, day)))) continue
    const blocked = [...blockedByOwners(each, terms, day), ...ownersOnUnknownLists(each, terms, day)]
    const inherited = inheritedListings(each, terms, day)
    listed.push(...blocked, ...inherited.listed)
    notes.push(
      ...inherited.notes,
      ...ownerNotes(each, [...blocked, ...inherited.listed, ...inherited.notes].length > 0, terms, day, fallback),
    )
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
const ownerNotes = ({ party }: RoleParty, isSaid: boolean, terms: Listings, day: IsoDate, fallback: Citation): readonly Flag[] =>
  isSaid
    ? []
    : allOwners(party.owners).flatMap((owner) =>
        standing(owner, day).map((listing): Flag => {
          const effect = effectOf(listing, terms)
          const because = `an owner of a party is on ${effect?.value.list ?? listing.list}: nothing passes down, and it calls for more inquiry`
          return { code: 'listed-owner', effect: 'note', because, cite: effect?.cite ?? fallback }
        }),
      )

export const standing = ({ listings = [] }: Party | Owner, day: IsoDate): readonly Listing[] =>
  listings.filter((listing) => stands(listing, day))

const stands = ({ from, to }: Listing, day: IsoDate): boolean => (from === undefined || from <= day) && (to === undefined || day <= to)

export const effectOf = ({ list }: Listing, { effects }: Listings): Dated<ListEffect> | undefined => {
  const name = list.trim().toUpperCase()
  return effects.find(({ value }) => value.names.includes(name))
}

/** A listing as a finding about the deal. */
export const listingFinding = (condition: string, { outcome, cite, confidence, code }: Listed, because: string): Finding => ({
  condition,
  outcome,
  because,
  cite,
  confidence,
  ...(code === undefined ? {} : { code }),
})

/** Numbers of the footnotes of an entry, however they are written; `?` for one without a number. */
export const footnotesOf = ({ listing: { footnotes = [] } }: Listed): readonly string[] =>
  footnotes.flatMap((each) => String(each).match(/\d+/g) ?? ['?'])
