import type { Decision } from '../records/screening'
import type { Granted } from './check'
import type { Checked } from './checked'
import type { ComputeTier } from './compute-request'
import type { CustomerFacts } from './customer'
import type { KycFlag, Raised } from './kyc-flag'
import { countryField } from './required-data'

/** The lowest tier: without an accelerator of the advanced classes. */
const lowest: ComputeTier = 'T0'

/** How somebody is let in while the rest is found out. */
export const interimRestrictions = ['no-advanced-accelerators', 'no-resale', 'access-monitored'] as const
/** Beside those, for whoever named no country: the account may stand, and nothing runs before a place was looked at. */
export const untilCountry = 'no-use-before-a-country-is-told'

/** A flag beside how it was raised. */
export type WeighedFlag = { readonly raised: Raised; readonly flag: KycFlag }

/** What may be used now. Whoever says nothing of computing gets the lowest tier, however much was used before. */
export const grantedBy = (checked: Checked, decision: Decision, weighed: readonly WeighedFlag[]): Granted => {
  if (decision === 'block') return { computeTier: null }
  if (decision === 'allow') return { computeTier: (checked.facts.compute ?? []).length === 0 ? lowest : checked.tier }
  return isInterimGiven(checked, weighed)
    ? { computeTier: null, interimAccess: { computeTier: lowest, restrictions: restrictionsOf(checked, weighed) } }
    : { computeTier: null }
}

/**
 * A trial at the lowest tier, for whoever asks for no more than that, while only identity is open. Where anything else is for a
 * person nothing is given: neither lists nor places, owners, payers or uses are left open meanwhile.
 */
const isInterimGiven = (checked: Checked, weighed: readonly WeighedFlag[]): boolean =>
  checked.tier === lowest && weighed.every(({ raised, flag }) => flag.severity !== 'high' || isOnlyIdentity(checked, raised))

const isOnlyIdentity = ({ facts }: Checked, { code, case: of, detail }: Raised): boolean => {
  if (code === 'ID_UNVERIFIED') return of === 'open'
  // Without a name nobody was looked for; a country that nobody stated leaves somebody by name who was, or the place of access.
  return code === 'ID_MISSING' && detail?.['field'] === countryField && (isSeen(facts) || facts.customer.name !== undefined)
}

/** It is known at least from where somebody came: that place was looked at. */
const isSeen = ({ customer }: CustomerFacts): boolean => (customer.accessIps ?? []).length > 0

const restrictionsOf = ({ facts }: Checked, weighed: readonly WeighedFlag[]): readonly string[] => {
  const isPlaceless = weighed.some(({ raised: { code, detail } }) => code === 'ID_MISSING' && detail?.['field'] === countryField)
  return isPlaceless && !isSeen(facts) ? [...interimRestrictions, untilCountry] : interimRestrictions
}
