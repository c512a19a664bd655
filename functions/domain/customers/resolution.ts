import { type ComputeTier, computeTiers } from './compute-request'
import { type KycCode, type KycFlag, type KycSeverity, kycSeverities, type Resolution } from './kyc-flag'

type Weighed = Pick<KycFlag, 'code' | 'severity' | 'basis'>

/** Settled by looking again, never by somebody's word. */
const settledByLooking: readonly KycCode[] = ['SYS_STALE', 'SYS_PARTIAL']

/** Whether a person may lower a flag so. What the law itself refuses is only mistaken for somebody else's, or licensed. */
export const mayResolve = ({ code, severity, basis }: Weighed, kind: Resolution['kind']): boolean => {
  if (settledByLooking.includes(code)) return false
  return kind !== 'resolved' || severity !== 'critical' || basis !== 'LEGAL'
}

/** What somebody found out of a flag before, by what the flag said. */
export type ResolvedBefore = Pick<KycFlag, 'code' | 'subject' | 'because'> & {
  /** How grave it was then. Absent: not known. */
  readonly severity?: KycSeverity | undefined
  /** Of an approval, which takes what is for a person as it was asked for then: no higher tier than this one. */
  readonly upTo?: ComputeTier | undefined
  readonly resolution: Resolution
}

/**
 * The latest of them that still holds for a flag: it says the same of the same one. What was found out of a lesser case says
 * nothing of a graver one, unless it was about somebody else altogether; and who was approved for little was not for more.
 *
 * @param tier Of what is asked for. Absent: not known.
 */
export const resolutionOf = (
  flag: Pick<KycFlag, 'subject' | 'because'> & Weighed,
  before: readonly ResolvedBefore[],
  tier?: ComputeTier,
): Resolution | undefined =>
  before.findLast(
    ({ code, subject, because, severity, upTo, resolution }) =>
      code === flag.code &&
      subject === flag.subject &&
      because === flag.because &&
      mayResolve(flag, resolution.kind) &&
      (upTo === undefined || tier === undefined || computeTiers.indexOf(tier) <= computeTiers.indexOf(upTo)) &&
      (resolution.kind === 'false-positive' || severity === undefined || !isGraver(flag.severity, severity)),
  )?.resolution

/** `kycSeverities` stand gravest first. */
export const isGraver = (one: KycSeverity, other: KycSeverity): boolean => kycSeverities.indexOf(one) < kycSeverities.indexOf(other)
