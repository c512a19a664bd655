import { canonicalJson } from '../canonical-json'
import type { Decision } from '../records/screening'
import type { Granted, Timer } from './check'
import { decisionOf } from './check-standing'
import { timersOf } from './check-timers'
import type { Checked } from './checked'
import { grantedBy, type WeighedFlag } from './granted'
import type { KycFlag, Raised } from './kyc-flag'
import { publicMessages } from './public-texts'
import { documentsOf } from './required-documents'
import { weighFlag } from './weigh-flag'

/** What the flags come to. */
export type CheckDecided = {
  readonly decision: Decision
  readonly granted: Granted
  readonly flags: readonly KycFlag[]
  readonly requiredDocuments: readonly string[]
  readonly timers: readonly Timer[]
  readonly monitor: boolean
  readonly public: { readonly message: string; readonly asks: readonly string[] }
}

/** Weighs what was raised, by its terms and the tier, and decides. The same said twice counts once. */
export const decideCheck = (checked: Checked, raised: readonly Raised[]): CheckDecided => {
  const weighed = once(raised).map((each): WeighedFlag => ({ raised: each, flag: weighFlag(checked, each) }))
  const flags = weighed.map(({ flag }) => flag)
  // A refusal of a person is nobody's to undo but a person's: no new facts lift it.
  const decision = checked.readings.refused == null ? decisionOf(flags.map(({ severity }) => severity)) : 'block'
  const granted = grantedBy(checked, decision, weighed)
  // Asked for only where it would help: nothing is missing of whoever is in, and no paper opens what is refused.
  const open = decision === 'review' ? weighed.filter(({ flag }) => flag.severity !== 'info') : []
  return {
    decision,
    granted,
    flags,
    requiredDocuments: [...new Set(open.flatMap(({ raised: each }) => documentsOf(each)))],
    timers: timersOf(checked, weighed),
    monitor: isMonitored(decision, granted, flags),
    public: {
      message: publicMessages[granted.interimAccess === undefined ? decision : 'limited'],
      // Where no paper would help, there is nothing to ask for.
      asks: [...new Set(open.flatMap(({ raised: each, flag }) => (documentsOf(each).length === 0 ? [] : [flag.public])))],
    },
  }
}

/** Whoever is in, or may be already, is watched while something weighs more than a little. */
const isMonitored = (decision: Decision, { interimAccess }: Granted, flags: readonly KycFlag[]): boolean =>
  decision !== 'block' && (interimAccess !== undefined || flags.some(({ severity }) => severity === 'medium' || severity === 'high'))

const once = (raised: readonly Raised[]): readonly Raised[] => [...new Map(raised.map((each) => [canonicalJson(each), each])).values()]
