import type { Trilean } from '../finding'
import type { IsoDate } from '../law'
import { isShareUnknown, reaches, stakeOf } from '../ownership'
import type { Owner, RoleParty } from '../party'
import type { Listings } from './list-effect'
import { effectOf, type Listed, standing } from './listed'

/** A party that blocked persons own by half or more, together, is blocked as they are. */
export const blockedByOwners = ({ role, party }: RoleParty, terms: Listings, day: IsoDate): readonly Listed[] => {
  const { blockedOwnership } = terms
  if (blockedOwnership === undefined) return []
  const { cite, confidence, value } = blockedOwnership
  const onList = (owner: Owner) => standing(owner, day).filter((listing) => effectOf(listing, terms)?.value.list === value.list)
  const counts = (owner: Owner): Trilean => {
    const listings = onList(owner)
    return listings.length === 0 ? 'unmet' : listings.some(({ confirmed }) => confirmed) ? 'met' : 'unknown'
  }
  const stake = stakeOf(party.owners ?? [], counts, value.shareMin)
  const outcome = reaches(stake, value.shareMin)
  if (outcome === 'unmet') return []
  const listing = { list: value.list, confirmed: outcome === 'met' }
  return [
    {
      role,
      party,
      listing,
      effect: effectOf(listing, terms),
      outcome,
      because: `blocked persons hold ${shown(stake)} percent of it, against ${value.shareMin} or more`,
      cite,
      confidence,
      ...(outcome === 'met' ? {} : { code: isShareUnknown(stake, value.shareMin) ? 'RED_FLAG_29' : 'LISTING_UNCONFIRMED' }),
    },
  ]
}

/** Owners on a list that nobody here knows: what it passes down is not known either. */
export const ownersOnUnknownLists = ({ role, party }: RoleParty, terms: Listings, day: IsoDate): readonly Listed[] => {
  const { blockedOwnership } = terms
  if (blockedOwnership === undefined) return []
  const { cite, confidence, value } = blockedOwnership
  const strange = (owner: Owner) => standing(owner, day).filter((listing) => effectOf(listing, terms) === undefined)
  const stake = stakeOf(party.owners ?? [], (owner) => (strange(owner).length > 0 ? 'unknown' : 'unmet'), value.shareMin)
  if (reaches(stake, value.shareMin) === 'unmet') return []
  const because = `owners on a list that is not known here hold up to ${stake.max} percent of it`
  return [
    {
      role,
      party,
      listing: { list: 'unknown', confirmed: false },
      effect: undefined,
      outcome: 'unknown',
      because,
      cite,
      confidence,
      code: 'LIST_UNKNOWN',
    },
  ]
}

export const shown = ({ min, max }: { readonly min: number; readonly max: number }): string => (min === max ? `${min}` : `${min} to ${max}`)
