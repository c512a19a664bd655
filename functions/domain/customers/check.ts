import type { IsoDate } from '../law'
import type { Decision } from '../records/screening'
import type { ListState } from '../screening/screening'
import type { ComputeTier, LinkedAccount } from './compute-request'
import type { CustomerFacts } from './customer'
import type { KycCode, KycFlag } from './kyc-flag'
import type { PartyEvidence } from './party-evidence'
import type { ResolvedBefore } from './resolution'

/** What a tenant decided for its customers' checks, where law leaves it open. Kept with each check. */
export type CheckPolicy = {
  /** Ordinary commercial work for a customer of D:5 or Macau: for a person, or not at all. */
  readonly d5: 'review' | 'strict'
  /** Says where the rules of the European Union draw their line as well. */
  readonly isEuropean: boolean
  /** Exempt from the proposed program by one of its own. Lists and the EAR bind as ever. */
  readonly isProgramExempt: boolean
  readonly attemptsMax: number
  /** The provider itself, as the law asks of it: where it is, and by which authority it has its chips. */
  readonly provider: {
    readonly name: string
    readonly country: string
    readonly computeStatus?: 'aia-holder' | 'dc-veu' | 'other' | undefined
  }
  /** What to take the affiliates rule for while nobody knows. */
  readonly affiliatesAfterStay: 'active' | 'stayed'
}

export const checkPolicyDefault: CheckPolicy = {
  d5: 'review',
  isEuropean: false,
  isProgramExempt: false,
  attemptsMax: 3,
  provider: { name: 'the provider', country: 'US' },
  affiliatesAfterStay: 'active',
}

/** What a tenant chose of it. */
export type CheckPolicyChosen = { readonly [K in keyof Omit<CheckPolicy, 'provider'>]?: CheckPolicy[K] | undefined } & {
  readonly provider?: { readonly [K in keyof CheckPolicy['provider']]?: CheckPolicy['provider'][K] | undefined } | undefined
}

/** What it left open is our own choice. */
export const checkPolicyOf = ({ provider, ...chosen }: CheckPolicyChosen = {}): CheckPolicy => ({
  ...checkPolicyDefault,
  ...given(chosen),
  provider: { ...checkPolicyDefault.provider, ...given(provider ?? {}) },
})

const given = <T extends object>(chosen: T) =>
  Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }

/** What was read of the records when a customer was checked. Part of what the check is made again from. */
export type CheckReadings = {
  readonly policy: CheckPolicy
  /** Accounts of the tenant that share something with this one, with what they asked for and used in twelve months. */
  readonly linked: readonly LinkedAccount[]
  /** What people resolved on the customer's flags before, which holds while the flag says the same. */
  readonly resolved: readonly ResolvedBefore[]
  /** A person refused the customer, or confirmed a match, and nobody took that back. */
  readonly refused?: { readonly check: string; readonly at: string } | null | undefined
  /** The check before this one, its decision after what people ruled, and when the customer was first checked. */
  readonly before: { readonly check: string; readonly decision: Decision; readonly at: string } | null
}

/** Everything that a check is decided from: kept with it, so that it can be made again. */
export type CheckInput = {
  readonly asOf: IsoDate
  readonly facts: CustomerFacts
  readonly parties: PartyEvidence
  readonly readings: CheckReadings
}

/** An estimate of operations with what it rests on. Numbers are decimal strings. */
export type Estimate = {
  /** Asked for and used, over twelve months and all linked accounts: the upper one, by which flags are raised. */
  readonly operations: string
  readonly requested: string
  readonly used: string
  readonly linked: string
  /** By the usual utilization instead of the upper bound. */
  readonly expected: string
  /** The largest single fabric, in operations a second. */
  readonly peakPerSecond: string
  readonly assumptions: readonly string[]
}

export type Timer = { readonly code: KycCode; readonly what: string; readonly dueOn: IsoDate; readonly days: number }

/** What may be used now. Null: nothing. `interimAccess`: only so, while the rest is found out. */
export type Granted = {
  readonly computeTier: ComputeTier | null
  readonly interimAccess?: { readonly computeTier: ComputeTier; readonly restrictions: readonly string[] } | undefined
}

/** The answer to a check. */
export type CheckAnswer<Stamp, Pools, Law> = {
  readonly id: string
  readonly customer: string
  readonly decidedAt: string
  readonly decision: Decision
  /** A person refused the customer on that check: it is blocked until one approves it. */
  readonly refused?: { readonly check: string; readonly at: string } | undefined
  readonly granted: Granted
  readonly computeTier: ComputeTier
  readonly flags: readonly KycFlag[]
  readonly ownership: Pools
  readonly estimate: Estimate
  /** What the law says of the access itself. Null where nothing of its classes is asked for. */
  readonly determination: Law
  readonly requiredDocuments: readonly string[]
  readonly timers: readonly Timer[]
  readonly monitor: boolean
  /** What the applicant may be told. */
  readonly public: { readonly message: string; readonly asks: readonly string[] }
  readonly rules: readonly { readonly rule: string; readonly state: string; readonly source: string; readonly legalStatus?: string }[]
  readonly law: Stamp
  readonly lists: ListState
  readonly versions: { readonly policy: string; readonly matcher: string; readonly engine: string }
}
