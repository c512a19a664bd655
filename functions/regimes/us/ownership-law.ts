import { governing, type IsoDate } from '../../domain/law'
import type { OwnershipLaw } from '../../domain/listings/party-roll-up'
import { enforcedLaw } from './law-of-day'
import { beneficialOwners, ownershipInquiry } from './ownership-inquiry'

/** What the law says of owners on a day. Lists and places are those of every other question. */
export const ownershipLawOn = (asOf: IsoDate): OwnershipLaw => {
  const { listings, geography } = enforcedLaw(asOf)
  return {
    asOf,
    listings,
    geography,
    inquiry: governing(ownershipInquiry, asOf) ?? ownershipInquiry.history[0],
    beneficial: governing(beneficialOwners, asOf),
  }
}
