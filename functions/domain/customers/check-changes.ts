import type { Decision } from '../records/screening'
import type { CheckReadings } from './check'
import type { ComputeTier } from './compute-request'
import type { KycCode, KycFlag, KycSeverity } from './kyc-flag'
import { resolutionOf } from './resolution'

/** A flag that weighs differently from before. Null: it is not raised, or says something without weight. */
export type FlagChange = {
  readonly code: KycCode
  readonly subject: string
  readonly from: KycSeverity | null
  readonly to: KycSeverity | null
}

type Weighed = Pick<KycFlag, 'code' | 'subject' | 'severity'>
/** What came of a check, as far as it is compared. */
export type Decided = { readonly decision: Decision; readonly flags: readonly Weighed[] }

/** Heaviest first. */
const weights: readonly KycSeverity[] = ['critical', 'high', 'medium', 'low']

/**
 * Flags whose severity is another than before, by code and subject. Of several of one code about one subject the heaviest counts.
 * `info` weighs nothing: that it comes or goes is no change.
 */
export const flagChanges = (before: readonly Weighed[], after: readonly Weighed[]): readonly FlagChange[] => {
  const [old, now] = [heaviest(before), heaviest(after)]
  return [...new Map([...old, ...now]).values()].flatMap(({ code, subject }) => {
    const key = keyOf({ code, subject })
    const [from, to] = [old.get(key)?.severity ?? null, now.get(key)?.severity ?? null]
    return from === to ? [] : [{ code, subject, from, to }]
  })
}

/** Whether anybody is to be told: of another decision, or of a flag that weighs differently. */
export const isChanged = (before: Decided, after: Decided): boolean =>
  before.decision !== after.decision || flagChanges(before.flags, after.flags).length > 0

/**
 * A check after what people ruled on it since: what its tenant knows already is no news of the next one.
 *
 * @param readings Of the check that follows it.
 */
export const asItStands = (
  { decision, flags, computeTier }: { readonly decision: Decision; readonly flags: readonly KycFlag[]; readonly computeTier?: ComputeTier },
  { before, resolved }: Pick<CheckReadings, 'before' | 'resolved'>,
): Decided => ({
  decision: before?.decision ?? decision,
  flags: flags.map((flag) => (resolutionOf(flag, resolved, computeTier) === undefined ? flag : { ...flag, severity: 'info' })),
})

const keyOf = ({ code, subject }: Pick<Weighed, 'code' | 'subject'>): string => `${code} ${subject}`

const heaviest = (flags: readonly Weighed[]): ReadonlyMap<string, Weighed> => {
  const found = new Map<string, Weighed>()
  for (const flag of flags) {
    const weight = weights.indexOf(flag.severity)
    if (weight < 0) continue
    const known = found.get(keyOf(flag))
    if (known === undefined || weight < weights.indexOf(known.severity)) found.set(keyOf(flag), flag)
  }
  return found
}
