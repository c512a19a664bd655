import type { Decision } from '../records/screening'
import type { KycFlag, KycSeverity, Resolution } from './kyc-flag'

/** What a person may say of a check: of one of its flags, or of the customer. */
export const checkRulings = ['resolve', 'false-positive', 'true-match', 'license', 'approve', 'refuse'] as const
export type CheckRulingKind = (typeof checkRulings)[number]

/** A ruling, as far as the standing of a check rests on it. */
export type RuledFlag = {
  readonly ruling: CheckRulingKind
  readonly code: string | null
  readonly subject: string | null
  readonly because: string | null
}

/** Rulings that lower a flag, as they are told of it. */
export const resolutionKinds: Readonly<Partial<Record<CheckRulingKind, Resolution['kind']>>> = {
  resolve: 'resolved',
  'false-positive': 'false-positive',
  license: 'license',
}

type Weighed = Pick<KycFlag, 'code' | 'subject' | 'because' | 'severity'>

const points: Readonly<Partial<Record<KycSeverity, number>>> = { medium: 2, low: 1 }
/** Lesser flags that together are for a person. */
const pointsMax = 4

/** One that blocks, one that is for a person, or as many lesser ones as come to the same. */
export const decisionOf = (severities: readonly KycSeverity[]): Decision => {
  if (severities.includes('critical')) return 'block'
  if (severities.includes('high')) return 'review'
  return severities.reduce((sum, each) => sum + (points[each] ?? 0), 0) >= pointsMax ? 'review' : 'allow'
}

/** Flags that nobody resolved. */
export const openFlags = <F extends Weighed>(flags: readonly F[], ruled: readonly RuledFlag[]): readonly F[] =>
  flags.filter((flag) => !ruled.some((each) => isResolving(each) && isOf(each, flag)))

/**
 * Where a check stands after what people ruled on it. A refusal, and a flag that was found to be true, stand for good; what was
 * resolved counts no more; whoever is approved is in, unless something blocks. One that blocks without a flag was refused before.
 *
 * @param flags As they were answered.
 */
export const checkStandingOf = (decision: Decision, flags: readonly Weighed[], ruled: readonly RuledFlag[]): Decision => {
  if (ruled.some(({ ruling }) => ruling === 'refuse' || ruling === 'true-match')) return 'block'
  const open = openFlags(flags, ruled)
  if (isCritical(open)) return 'block'
  if (ruled.some(({ ruling }) => ruling === 'approve')) return 'allow'
  // Nothing was lowered: the answer stands as it is, whatever else it rested on.
  const isRefused = decision === 'block' && !isCritical(flags)
  return isRefused || open.length === flags.length ? decision : decisionOf(open.map(({ severity }) => severity))
}

export const isCritical = (flags: readonly Weighed[]): boolean => flags.some(({ severity }) => severity === 'critical')

const isResolving = ({ ruling }: RuledFlag): boolean => resolutionKinds[ruling] !== undefined

const isOf = ({ code, subject, because }: RuledFlag, flag: Weighed): boolean =>
  code === flag.code && subject === flag.subject && because === flag.because
