import type { Decision } from '../records/screening'
import type { KycFlag } from './kyc-flag'

export const checkRulings = ['resolve', 'false-positive', 'true-match', 'license', 'approve', 'refuse'] as const
export type CheckRulingWord = (typeof checkRulings)[number]

/** A flag, as far as a standing rests on it. */
export type StandingFlag = Pick<KycFlag, 'code' | 'subject' | 'severity' | 'basis'>
export type FlagRuling = { readonly ruling: CheckRulingWord; readonly code: string | null; readonly subject: string | null }

/** Points of the lesser flags, and how many of them are for a person. */
const points: Readonly<Record<KycFlag['severity'], number>> = { critical: 0, high: 0, medium: 2, low: 1, info: 0 }
const pointsForReview = 4

const decisionBy = (open: readonly StandingFlag[]): Decision => {
  if (open.some(({ severity }) => severity === 'critical')) return 'block'
  if (open.some(({ severity }) => severity === 'high')) return 'review'
  return open.reduce((sum, { severity }) => sum + points[severity], 0) >= pointsForReview ? 'review' : 'allow'
}

const settling: readonly CheckRulingWord[] = ['resolve', 'false-positive', 'license']
const isSame = (one: Pick<FlagRuling, 'code' | 'subject'>, other: Pick<FlagRuling, 'code' | 'subject'>): boolean =>
  one.code === other.code && one.subject === other.subject

/** An approval takes a refusal back; of a confirmed match, so does another word on the same flag. */
const takesBack = (refusal: FlagRuling, later: FlagRuling): boolean =>
  later.ruling === 'approve' || (refusal.ruling === 'true-match' && isSame(refusal, later) && settling.includes(later.ruling))

/** The last refusal or confirmed match that nobody took back since. @param rulings Oldest first. */
export const standingRefusal = <R extends FlagRuling>(rulings: readonly R[]): R | undefined =>
  rulings.findLast(
    (each, at) =>
      (each.ruling === 'refuse' || each.ruling === 'true-match') && !rulings.slice(at + 1).some((later) => takesBack(each, later)),
  )

/**
 * The decision of a check after what people ruled on it, oldest first. Rulings loosen as far as flags are settled by them, and a
 * critical flag of law is settled only as no match or by a license. A confirmed match and a refusal end it.
 */
export const standingOfCheck = (decision: Decision, flags: readonly StandingFlag[], rulings: readonly FlagRuling[]): Decision => {
  if (standingRefusal(rulings) !== undefined) return 'block'
  const open = flags.filter((flag) => {
    const word = rulings.findLast((each) => isSame(each, flag))?.ruling
    if (word === 'resolve') return flag.severity === 'critical' && flag.basis === 'LEGAL'
    return word !== 'false-positive' && word !== 'license'
  })
  const isApproved = rulings.some(({ ruling }) => ruling === 'approve')
  if (isApproved && !open.some(({ severity }) => severity === 'critical')) return 'allow'
  return open.length === flags.length ? decision : looser(decision, decisionBy(open))
}

const order: readonly Decision[] = ['allow', 'review', 'block']
const looser = (one: Decision, other: Decision): Decision => (order.indexOf(other) < order.indexOf(one) ? other : one)
