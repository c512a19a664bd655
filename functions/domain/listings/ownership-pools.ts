import { every, some, type Trilean } from '../finding'
import type { Dated, IsoDate } from '../law'
import { boundsOf } from '../ownership/basis-points'
import type { Pool } from '../ownership/capture'
import type { OwnershipNode } from '../ownership/graph'
import type { Listing } from '../party'
import type { Geography } from '../place'
import type { AffiliatesTerms, BlockedOwnership, ListEffect, Listings } from './list-effect'
import { effectOf, standing, taggedUnder } from './listed'

type Node = OwnershipNode<Listing>
type ListedPool = Pool<Listing>

/** Blocked persons under any program, together. They block whatever they own, wherever it is. */
export const blockedPool = (terms: Listings, { value }: Dated<BlockedOwnership>, day: IsoDate): ListedPool => ({
  seeds: (node) => {
    const found = standing(node, day).filter((listing) => effectOf(listing, terms)?.value.list === value.list)
    return found.length === 0 ? 'unmet' : found.some(({ confirmed }) => confirmed) ? 'met' : 'unknown'
  },
  captures: isFirm,
  shareMin: boundsOf(value.shareMin).lo,
})

/** Parties on the lists of the affiliates rule and tagged blocked persons, together. They catch firms abroad alone, and nothing passes through one at home. */
export const affiliatesPool = (
  terms: Listings,
  affiliates: Dated<AffiliatesTerms>,
  { treatedAs }: Pick<Geography, 'treatedAs'>,
  day: IsoDate,
): ListedPool => ({
  seeds: (node) => some(passedDown(node, terms, affiliates, day).map(({ outcome }) => outcome)),
  captures: (node) => isFirm(node) && (node.country === undefined || treatedAs(node.country) !== affiliates.value.spares),
  shareMin: boundsOf(affiliates.value.shareMin).lo,
})

/** Parties on lists that nobody here knows: what they pass down is not known either. */
export const unknownListsPool = (terms: Listings, { value }: Dated<BlockedOwnership>, day: IsoDate): ListedPool => ({
  seeds: (node) => (standing(node, day).some((listing) => effectOf(listing, terms) === undefined) ? 'unknown' : 'unmet'),
  captures: isFirm,
  shareMin: boundsOf(value.shareMin).lo,
})

const isFirm = ({ kind }: Node): boolean => kind !== 'person' && kind !== 'public'

export type PassedDown = { readonly listing: Listing; readonly effect: Dated<ListEffect> | undefined; readonly outcome: Trilean }

/** Listings of an owner that pass down: those of the lists named, and blocked persons under the program tags. */
export const passedDown = (node: Node, terms: Listings, { value }: Dated<AffiliatesTerms>, day: IsoDate): readonly PassedDown[] =>
  standing(node, day).flatMap((listing): PassedDown[] => {
    const effect = effectOf(listing, terms)
    const hint: Trilean = listing.confirmed ? 'met' : 'unknown'
    if (effect !== undefined && value.lists.includes(effect.value.list)) return [{ listing, effect, outcome: hint }]
    const tagged = taggedUnder(listing, terms)
    return tagged === 'unmet' ? [] : [{ listing, effect: terms.programs, outcome: every([hint, tagged]) }]
  })
