import { type Citation, type IsoDate, monthsBefore } from '../law'
import { boundsOf } from '../ownership/basis-points'
import type { OwnershipGraph } from '../ownership/graph'
import type { FlagContext } from '../ownership/ownership-flags'
import type { NamedPool } from '../ownership/pool-answer'
import { type RollUp, type RollUpTerms, rollUp } from '../ownership/roll-up'
import type { Listing } from '../party'
import type { Geography } from '../place'
import type { Listings } from './list-effect'
import { affiliatesPool, blockedPool } from './ownership-pools'

/** What the law of a day says of owners: its lists and its map. */
export type OwnershipLaw = { readonly asOf: IsoDate; readonly listings: Listings; readonly geography: Geography }

/** Names of the two pools in an answer. */
export const poolCodes = { blocked: 'ofac', affiliates: 'bis' } as const

/** A roll-up with the texts that asked for it, beside those that the pools and flags cite. */
export type CitedRollUp = RollUp & { readonly cites: { readonly inquiry: Citation; readonly beneficial?: Citation } }

/** The roll-up of one party under the law of a day: both pools, whether the rule of BIS is stayed or not. */
export const rollUpUnder = (graph: OwnershipGraph<Listing>, law: OwnershipLaw): CitedRollUp => {
  const { inquiry, beneficial } = law.listings
  const cites = { inquiry: inquiry.cite, ...(beneficial === undefined ? {} : { beneficial: beneficial.cite }) }
  return { ...rollUp(graph, poolsOf(law), termsOf(law), law.asOf), cites }
}

const poolsOf = ({ listings, geography, asOf }: OwnershipLaw): readonly NamedPool<Listing>[] => {
  const { blockedOwnership, affiliates } = listings
  return [
    ...(blockedOwnership === undefined ? [] : [{ code: poolCodes.blocked, ...blockedPool(listings, blockedOwnership, asOf) }]),
    ...(affiliates === undefined ? [] : [{ code: poolCodes.affiliates, ...affiliatesPool(listings, affiliates, geography, asOf) }]),
  ]
}

const termsOf = ({ listings: { inquiry, beneficial }, asOf }: OwnershipLaw): RollUpTerms => ({
  majority: boundsOf(inquiry.value.majorityShare).lo,
  unaccountedMax: boundsOf(inquiry.value.unaccountedMax).lo,
  rememberedFrom: monthsBefore(asOf, inquiry.value.rememberedMonths),
  beneficial:
    beneficial === undefined
      ? undefined
      : { shareMin: boundsOf(beneficial.value.shareMin).lo, wholeAbove: boundsOf(beneficial.value.wholeAbove).lo },
})

/** How the flags of a roll-up are weighed that day. */
export const flagContext = ({ listings: { affiliates } }: OwnershipLaw, isAdvanced: boolean): FlagContext => ({
  ...poolCodes,
  state: affiliates?.value.state ?? 'stayed',
  isUnconfirmed: affiliates?.value.namedDefault !== undefined,
  isAdvanced,
})
