import type { CheckPolicy } from './check'
import type { Checked } from './checked'
import type { ComputeTier } from './compute-request'
import { customerSubject } from './customer'
import { type KycCode, type KycFlag, type KycFlagTerms, type KycSeverity, kycSeverities, type Raised, type SeverityTerms } from './kyc-flag'
import { publicTextOf } from './public-texts'
import { resolutionOf } from './resolution'
import { rulesTold } from './rules-told'

/** Weighs one flag by its terms, the tier, what the tenant chose and what people found out of it. */
export const weighFlag = ({ law, readings, tier }: Checked, raised: Raised): KycFlag => {
  const { code, because, detail } = raised
  const terms = law.terms[code]
  const subject = raised.subject ?? customerSubject
  const cite = raised.cite ?? terms.cite
  const weighed = { code, severity: severityUnder(readings.policy, raised, terms, tier), basis: terms.basis, subject, because }
  const resolution = resolutionOf(weighed, readings.resolved, tier)
  const rule = rulesTold(law.rules, readings.policy).find((each) => each.rule === terms.rule)
  return {
    code,
    severity: resolution === undefined ? weighed.severity : 'info',
    basis: terms.basis,
    because,
    cite,
    confidence: raised.confidence ?? terms.confidence,
    subject,
    public: publicTextOf(raised),
    internal: `${because} (${cite.notice === undefined ? cite.provision : `${cite.provision}, ${cite.notice}`})`,
    ...(detail === undefined ? {} : { detail }),
    ...(rule === undefined || rule.standing === 'active' ? {} : { ruleState: rule.standing }),
    ...(resolution === undefined ? {} : { resolution }),
  }
}

/** Asked by the proposed program alone: who is exempt from it by a program of its own need not have it. */
const sparedCodes: readonly KycCode[] = ['OWN_BO_INCOMPLETE', 'USE_RESELLER_NO_CIP']
const seatCodes: readonly KycCode[] = ['GEO_D5_HQ', 'GEO_D5_PARENT']

/** Whether a flag comes of a duty from which the tenant is exempt. Missing facts by which lists and places are searched are none. */
export const isSpared = ({ isProgramExempt }: CheckPolicy, { code, case: of }: Raised): boolean =>
  isProgramExempt && (sparedCodes.includes(code) || (code === 'ID_MISSING' && of === 'program'))

const severityUnder = (policy: CheckPolicy, raised: Raised, terms: KycFlagTerms, tier: ComputeTier): KycSeverity => {
  const severity = severityOf(terms, tier, raised.case)
  if (isSpared(policy, raised)) return 'info'
  return policy.d5 === 'strict' && severity === 'high' && seatCodes.includes(raised.code) ? 'critical' : severity
}

/** How grave a flag is at a tier. Where it is not said which case it is, the gravest counts; a case that the terms do not know is our mistake. */
export const severityOf = ({ severity }: KycFlagTerms, tier: ComputeTier, of?: string): KycSeverity => {
  if (typeof severity === 'string' || !('cases' in severity)) return atTier(severity, tier)
  if (of === undefined) return gravest(Object.values(severity.cases).map((each) => atTier(each, tier)))
  const chosen = severity.cases[of]
  if (chosen === undefined) throw new Error(`the terms know no case ${of}`)
  return atTier(chosen, tier)
}

const atTier = (severity: SeverityTerms, tier: ComputeTier): KycSeverity => (typeof severity === 'string' ? severity : severity[tier])

const gravest = (severities: readonly KycSeverity[]): KycSeverity => kycSeverities.find((each) => severities.includes(each)) ?? 'critical'
