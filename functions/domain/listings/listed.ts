import { asker, type Finding, type Trilean } from '../finding'
import type { Citation, Confidence, Dated, IsoDate } from '../law'
import type { Listing, RoleParty } from '../party'
import type { PlaceCode } from '../place'
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

/** Listings of a party or an owner that stand on the day. */
export const standing = ({ listings = [] }: { readonly listings?: readonly Listing[] | undefined }, day: IsoDate): readonly Listing[] =>
  listings.filter((listing) => standsOn(listing, day))

type Span = { readonly from?: IsoDate | undefined; readonly to?: IsoDate | undefined }

export const standsOn = ({ from, to }: Span, day: IsoDate): boolean =>
  (from === undefined || from <= day) && (to === undefined || day <= to)

/** No longer on its list: what only begins later is not over. */
export const isOver = ({ to }: Span, day: IsoDate): boolean => to !== undefined && to < day

export const effectOf = ({ list }: Pick<Listing, 'list'>, { effects }: Listings): Dated<ListEffect> | undefined => {
  const name = list.trim().toUpperCase()
  return effects.find(({ value }) => value.names.includes(name))
}

/** The code of a list, however it was written. */
export const effectName = (listing: Pick<Listing, 'list'>, terms: Listings): string =>
  effectOf(listing, terms)?.value.list ?? listing.list.trim().toUpperCase()

/** A listing as a finding about the deal. */
export const listingFinding = (condition: string, listed: Listed, because: string): Finding =>
  asker(listed)(condition, listed.outcome, because, listed.code)

/** Whether a listing is of a blocked person under a program tag that asks for a license. Programs that were not given are unknown. */
export const taggedUnder = (listing: Listing, terms: Listings): Trilean => {
  const { programs } = terms
  if (programs === undefined || effectOf(listing, terms)?.value.list !== programs.value.blockedList) return 'unmet'
  if (listing.programs === undefined) return 'unknown'
  return listing.programs.some((program) => programs.value.tags.includes(program.trim().toUpperCase())) ? 'met' : 'unmet'
}

/** Numbers of the footnotes of an entry, however they are written; `?` for one without a number. */
export const footnotesOf = ({ listing }: Listed): readonly string[] => footnoteNumbers(listing)

export const footnoteNumbers = ({ footnotes = [] }: Listing): readonly string[] =>
  footnotes.flatMap((each) => String(each).match(/\d+/g) ?? ['?'])
