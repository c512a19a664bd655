import { flagContext } from '../listings/party-roll-up'
import type { OwnershipFlag } from '../ownership/flag-terms'
import type { OwnershipGraph } from '../ownership/graph'
import { ownershipFlags } from '../ownership/ownership-flags'
import type { RollUp } from '../ownership/roll-up'
import type { Listing } from '../party'
import type { Checked } from './checked'
import type { Raised } from './kyc-flag'

/**
 * What the roll-up raises, for the scales of a check. Cases: of a listed minority the percent from which its band begins, of
 * the affiliates rule whether it is taken as `active` or `stayed`.
 */
export const raisedByOwnership = (checked: Checked, graph: OwnershipGraph<Listing>, rolled: RollUp): readonly Raised[] => {
  const { law, readings, facts } = checked
  const day = flagContext(law, true)
  // While nobody knows, the tenant has chosen what to take the rule for.
  const state = day.isUnconfirmed ? readings.policy.affiliatesAfterStay : day.state
  const isWhole = facts.ownership !== undefined
  return ownershipFlags(rolled, law.ownershipTerms, { ...day, state })
    .filter(({ code }) => code !== 'OWN_PARENT_UNKNOWN' && (isWhole || code !== 'OWN_INCOMPLETE'))
    .map((flag) => raised(flag, graph, { state, isUnconfirmed: day.isUnconfirmed }))
}

type Standing = { readonly state: 'active' | 'stayed'; readonly isUnconfirmed: boolean }

const raised = (flag: OwnershipFlag, graph: OwnershipGraph<Listing>, standing: Standing): Raised => {
  const { code, because, cite, confidence, subject, stake } = flag
  const isOfRule = code === 'OWN_BIS50'
  const isLeftOpen = isOfRule && standing.isUnconfirmed
  return {
    code,
    because: isLeftOpen ? `${because}; whether the rule is stayed is not confirmed, and it is taken as ${standing.state}` : because,
    cite,
    confidence: isLeftOpen ? 'unconfirmed' : confidence,
    ...(subject === graph.subject ? {} : { subject }),
    ...caseOf(flag, standing),
    ...(stake === undefined ? {} : { detail: detailOf(stake) }),
  }
}

const caseOf = ({ code, band }: OwnershipFlag, { state }: Standing): Pick<Raised, 'case'> => {
  if (code === 'OWN_BIS50') return { case: state }
  return band === undefined ? {} : { case: String(band) }
}

const detailOf = ({ pool, stake, owners, path }: NonNullable<OwnershipFlag['stake']>): NonNullable<Raised['detail']> => ({
  pool,
  loBasisPoints: stake.lo,
  hiBasisPoints: stake.hi,
  owners,
  path: path.map(({ owner, subject, lo, hi, why, outcome }) => ({ owner, subject, loBasisPoints: lo, hiBasisPoints: hi, why, outcome })),
})
