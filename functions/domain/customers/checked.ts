import type { CheckReadings } from './check'
import type { ComputeEstimate } from './compute-estimate'
import type { ComputeTier } from './compute-request'
import type { CustomerFacts } from './customer'
import type { CustomerLaw } from './customer-law'
import type { PartyEvidence } from './party-evidence'

/** What every step of a check looks at. */
export type Checked = {
  readonly facts: CustomerFacts
  readonly parties: PartyEvidence
  readonly readings: CheckReadings
  readonly law: CustomerLaw
  readonly estimate: ComputeEstimate
  /** By what is asked for. */
  readonly tier: ComputeTier
}
