import { businessFlags } from '../domain/customers/business-flags'
import type { CheckAnswer, CheckInput } from '../domain/customers/check'
import type { Checked } from '../domain/customers/checked'
import { completenessFlags } from '../domain/customers/completeness-flags'
import { computeEstimate, computeTierOf } from '../domain/customers/compute-estimate'
import { computeFlags } from '../domain/customers/compute-flags'
import { type CustomerOwnership, customerOwnership } from '../domain/customers/customer-ownership'
import { decideCheck } from '../domain/customers/decide-check'
import { geographyFlags } from '../domain/customers/geography-flags'
import { identityFlags } from '../domain/customers/identity-flags'
import { partyFlags } from '../domain/customers/party-flags'
import { paymentFlags } from '../domain/customers/payment-flags'
import { paymentHabitFlags } from '../domain/customers/payment-habit-flags'
import { rulesTold } from '../domain/customers/rules-told'
import { systemFlags } from '../domain/customers/system-flags'
import { useFlags } from '../domain/customers/use-flags'
import { matcherVersion } from '../domain/names/match'
import { customerLawOn } from '../regimes/us/customers/law-of-customers'
import { enforcedLaw } from '../regimes/us/law-of-day'
import { calledAsFirm } from './called-as-firm'
import { chipBookOn } from './chip-book'
import type { DeterminationAnswer } from './create-determination'
import { customerDetermination } from './customer-determination'
import { withFreeMailSignal } from './free-mail-signal'
import { type LawStamp, stampOf } from './law-stamp'

/** Of the rules by which a check decides. */
export const kycPolicyVersion = 'kyc-1'

/** The row that a check is kept in, as far as it is part of the answer. */
export type CheckRow = {
  readonly id: string
  readonly customer: string
  readonly decidedAt: Date
  readonly rulebook: string
  readonly engine: string
}

export type CustomerCheck = CheckAnswer<LawStamp, Omit<CustomerOwnership, 'flags'>, DeterminationAnswer | null>

/** The answer to a check from what was asked and what was found: pure, so that the record gives it again. */
export const composeCheck = (row: CheckRow, { asOf, facts: told, parties, readings }: CheckInput): CustomerCheck => {
  const facts = withFreeMailSignal(told)
  const law = customerLawOn(asOf)
  const estimate = computeEstimate(facts, readings.linked, law, chipBookOn(asOf))
  const checked: Checked = { facts, parties, readings, law, estimate, tier: computeTierOf(estimate, law) }
  const { flags: ownershipFlags, ...ownership } = customerOwnership(checked)
  const determination = customerDetermination(checked)
  // In the order of the checks: the catalog's own.
  const decided = decideCheck(checked, [
    ...systemFlags(checked),
    ...completenessFlags(checked),
    ...partyFlags(checked),
    ...geographyFlags(checked),
    ...ownershipFlags,
    ...calledAsFirm(checked),
    ...computeFlags(checked),
    ...businessFlags(checked),
    ...useFlags(checked),
    ...determination.flags,
    ...paymentFlags(checked),
    ...paymentHabitFlags(checked),
    ...identityFlags(checked),
  ])
  return {
    id: row.id,
    customer: row.customer,
    decidedAt: row.decidedAt.toISOString(),
    decision: decided.decision,
    ...(readings.refused == null ? {} : { refused: readings.refused }),
    granted: decided.granted,
    computeTier: checked.tier,
    flags: decided.flags,
    ownership,
    estimate: estimate.shown,
    determination: determination.answer,
    requiredDocuments: decided.requiredDocuments,
    timers: decided.timers,
    monitor: decided.monitor,
    public: decided.public,
    rules: rulesTold(law.rules, readings.policy).map(({ standing, ...told }) => ({
      ...told,
      ...(standing === 'unconfirmed' ? { legalStatus: standing } : {}),
    })),
    law: { ...stampOf(enforcedLaw(asOf)), rulebook: row.rulebook },
    lists: parties.state,
    versions: { policy: kycPolicyVersion, matcher: matcherVersion, engine: row.engine },
  }
}
