import type { CustomerLaw } from '../../../domain/customers/customer-law'
import { governing, type IsoDate } from '../../../domain/law'
import { enforcedLaw } from '../law-of-day'
import { ownershipFlagTerms } from '../ownership-flags'
import { computeLines } from './compute-lines'
import { customerPlaces } from './customer-places'
import { kycFlagTerms } from './flag-terms'
import { listedFlags } from './listed-flags'
import { ruleStates } from './rule-states'
import { specialMeasures } from './special-measures'
import { controlsSince, wariness } from './wariness'

/** The law of a day for customers of computing services. Days before the first entries are read as the first day. */
export const customerLawOn = (asOf: IsoDate): CustomerLaw => {
  const { geography, home, listings, status } = enforcedLaw(asOf)
  const lines = governing(computeLines, asOf) ?? computeLines.history[0]
  return {
    asOf,
    status,
    home,
    geography,
    listings,
    places: governing(customerPlaces, asOf) ?? customerPlaces.history[0],
    lines,
    listed: governing(listedFlags, asOf) ?? listedFlags.history[0],
    wariness: governing(wariness, asOf) ?? wariness.history[0],
    controlsSince,
    terms: kycFlagTerms,
    ownershipTerms: ownershipFlagTerms,
    rules: ruleStates.flatMap((provision) => {
      const entry = governing(provision, asOf)
      return entry === undefined ? [] : [{ rule: provision.id.replace('us/rule-state/', ''), entry }]
    }),
    specialMeasures: specialMeasures.flatMap((provision) => governing(provision, asOf) ?? []),
    cites: { tiers: lines.cite },
  }
}
