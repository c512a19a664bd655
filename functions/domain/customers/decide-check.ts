import type { Decision } from '../records/screening'
import type { Granted, Timer } from './check'
import type { Checked } from './checked'
import type { KycFlag, Raised } from './kyc-flag'

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

/** Weighs what was raised, by its terms and the tier, and decides. */
export const decideCheck = (_checked: Checked, _raised: readonly Raised[]): CheckDecided => ({
  decision: 'review',
  granted: { computeTier: null },
  flags: [],
  requiredDocuments: [],
  timers: [],
  monitor: false,
  public: { message: '', asks: [] },
})
