import type { MappedField } from './connection'

/** Somebody who wants an account, as a sender's hook tells it. The texts are as they came. */
export type SignUp = {
  readonly fields: Readonly<Partial<Record<MappedField, string>>>
  /** Where something stood that is no text. */
  readonly unreadable?: readonly MappedField[] | undefined
}

/** What the sender is told: by whom it is said is the dialect's matter. */
export type SignUpVerdict = {
  readonly verdict: 'allow' | 'block' | 'held' | 'unavailable'
  /** Of the check. Absent: there is none. */
  readonly reference?: string | undefined
  /** For the applicant. Never empty. */
  readonly message: string
  /** Admitted for the lowest tier only, or for nothing before a country is told. */
  readonly limitedTo?: string | undefined
  readonly customer?: string | undefined
}
