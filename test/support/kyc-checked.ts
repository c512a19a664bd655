import { type CheckPolicy, type CheckReadings, checkPolicyDefault } from '../../functions/domain/customers/check'
import type { Checked } from '../../functions/domain/customers/checked'
import { computeEstimate, computeTierOf } from '../../functions/domain/customers/compute-estimate'
import type { ComputeRequest } from '../../functions/domain/customers/compute-request'
import type { Customer, CustomerFacts } from '../../functions/domain/customers/customer'
import type { Raised } from '../../functions/domain/customers/kyc-flag'
import type { PartyEvidence } from '../../functions/domain/customers/party-evidence'
import type { PlaceCode } from '../../functions/domain/place'
import { chipBookOn } from '../../functions/operations/chip-book'
import { customerLawOn } from '../../functions/regimes/us/customers/law-of-customers'
import { today } from './builders'

/** A firm that is from there and from nowhere else, and that was founded before the controls. */
export const aFirmOf = (country: PlaceCode, change: Partial<Customer> = {}): Customer => ({
  type: 'entity',
  name: 'Example Models Ltd',
  addresses: [{ country, kind: 'principal' }],
  useLocations: [country],
  jurisdiction: country,
  headquarters: country,
  ultimateParents: [],
  foundedOn: '2015-03-02',
  ...change,
})

/** Eight H100 for a hundred hours, with a word changed. */
export const machines = (change: Partial<ComputeRequest> = {}): ComputeRequest => ({
  chip: 'nvidia-h100-sxm',
  count: 8,
  hours: 100,
  ...change,
})

const nothingFound: PartyEvidence = {
  state: { snapshot: 'example', publishedAt: null, ageHours: null, complete: true },
  searched: [],
  because: [],
  names: 1,
  isPartial: false,
  found: [],
  addresses: [],
}

type Words = Partial<CustomerFacts> & {
  readonly asOf?: string
  readonly policy?: Partial<CheckPolicy>
  readonly linked?: CheckReadings['linked']
  readonly parties?: Partial<PartyEvidence>
}

/** What every step looks at: a firm of the United Kingdom that asks for little, with a word changed. */
export const aChecked = ({ asOf = today, policy, linked = [], parties, ...facts }: Words = {}): Checked => {
  const told: CustomerFacts = { customer: aFirmOf('GB'), compute: [machines()], ...facts }
  const law = customerLawOn(asOf)
  const estimate = computeEstimate(told, linked, law, chipBookOn(asOf))
  return {
    facts: told,
    parties: { ...nothingFound, ...parties },
    readings: { policy: { ...checkPolicyDefault, ...policy }, linked, resolved: [], before: null },
    law,
    estimate,
    tier: computeTierOf(estimate, law),
  }
}

export const codesOf = (flags: readonly Raised[]): readonly string[] => flags.map(({ code }) => code)
