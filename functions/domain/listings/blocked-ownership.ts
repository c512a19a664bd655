import type { IsoDate } from '../law'
import { shownBounds } from '../ownership/basis-points'
import { captureIn, isListingInDoubt } from '../ownership/capture'
import type { Holdings } from '../ownership/holdings'
import type { Listing, RoleParty } from '../party'
import type { Listings } from './list-effect'
import { effectOf, type Listed } from './listed'
import { blockedPool, unknownListsPool } from './ownership-pools'

/** A party that blocked persons own by half or more, together, is blocked as they are. */
export const blockedByOwners = (each: RoleParty, holdings: Holdings<Listing>, terms: Listings, day: IsoDate): readonly Listed[] => {
  const { blockedOwnership } = terms
  if (blockedOwnership === undefined) return []
  const { cite, confidence, value } = blockedOwnership
  const pool = blockedPool(terms, blockedOwnership, day)
  const capture = captureIn(holdings, pool)
  const [outcome = 'unmet'] = capture.outcomes
  const [stake] = capture.stakes
  if (outcome === 'unmet' || stake === undefined) return []
  const listing = { list: value.list, confirmed: outcome === 'met' }
  return [
    {
      ...each,
      listing,
      effect: effectOf(listing, terms),
      outcome,
      because: `blocked persons hold ${shownBounds(stake)} percent of it, against ${value.shareMin} or more`,
      cite,
      confidence,
      ...(outcome === 'met' ? {} : { code: isListingInDoubt(holdings, capture, pool) ? 'LISTING_UNCONFIRMED' : 'RED_FLAG_29' }),
    },
  ]
}

/** Owners on a list that nobody here knows: what it passes down is not known either. */
export const ownersOnUnknownLists = (each: RoleParty, holdings: Holdings<Listing>, terms: Listings, day: IsoDate): readonly Listed[] => {
  const { blockedOwnership } = terms
  if (blockedOwnership === undefined) return []
  const capture = captureIn(holdings, unknownListsPool(terms, blockedOwnership, day))
  if (capture.outcomes[0] === 'unmet') return []
  const because = `owners on a list that is not known here hold up to ${(capture.stakes[0]?.hi ?? 0) / 100} percent of it`
  return [{ ...each, ...open(terms), because, code: 'LIST_UNKNOWN' }]
}

/** More owners than are followed: who is not found among them is not cleared. */
export const ownersCutOff = (each: RoleParty, { isPartial }: Holdings<Listing>, terms: Listings): readonly Listed[] =>
  isPartial && terms.blockedOwnership !== undefined
    ? [
        {
          ...each,
          ...open(terms),
          because: 'has more owners above it than are followed: those cut off were not looked at',
          code: 'SYS_PARTIAL',
        },
      ]
    : []

const open = ({ blockedOwnership }: Listings) => ({
  listing: { list: 'unknown', confirmed: false },
  effect: undefined,
  outcome: 'unknown' as const,
  cite: blockedOwnership?.cite ?? { provision: '' },
  confidence: blockedOwnership?.confidence ?? ('unconfirmed' as const),
})
