import { type CheckPolicy, type CheckReadings, checkPolicyDefault } from '../../functions/domain/customers/check'
import type { Checked } from '../../functions/domain/customers/checked'
import type { ComputeEstimate } from '../../functions/domain/customers/compute-estimate'
import type { ComputeTier } from '../../functions/domain/customers/compute-request'
import type { Customer, CustomerFacts } from '../../functions/domain/customers/customer'
import type { CustomerLaw } from '../../functions/domain/customers/customer-law'
import { type CheckDecided, decideCheck } from '../../functions/domain/customers/decide-check'
import type { Raised } from '../../functions/domain/customers/kyc-flag'
import type { PartyEvidence } from '../../functions/domain/customers/party-evidence'
import { noOperations } from '../../functions/domain/operations-count'
import { customerLawOn } from '../../functions/regimes/us/customers/law-of-customers'
import { today } from './builders'

/** Somebody with a free address for mail and a home, who asks for no computing. */
export const aPerson = (change: Partial<Customer> = {}): Customer => ({
  type: 'individual',
  name: 'Jo Example',
  email: 'jo@mail.example',
  addresses: [{ text: '1 Example Street, Exampleville', country: 'NL' }],
  ...change,
})

/** A firm of which everything is told that the first three tiers ask for. */
export const aCompany = (change: Partial<Customer> = {}): Customer => ({
  type: 'entity',
  name: 'Example Compute BV',
  email: 'buyer@compute.example',
  addresses: [{ text: '1 Example Street, Exampleville', country: 'NL', kind: 'principal' }],
  useLocations: ['NL'],
  jurisdiction: 'NL',
  headquarters: 'NL',
  ultimateParents: [],
  registration: { scheme: 'NL-KVK', id: '12345678' },
  payment: { method: 'bank-transfer', country: 'NL' },
  ...change,
})

/** All of a firm's facts up to the highest tier. */
export const allFacts = (customer: Customer = aCompany()): CustomerFacts => ({
  customer,
  verifications: [{ subject: 'customer', method: 'both', result: 'verified' }],
  compute: [{ chip: 'nvidia-h100-sxm', count: 8, hours: 100 }],
  intendedUse: { purpose: 'inference' },
  modelPlan: { operations: '1e22' },
})

const evidence: PartyEvidence = {
  state: { snapshot: 'a snapshot', publishedAt: null, ageHours: null, complete: false },
  searched: [],
  because: [],
  names: 1,
  isPartial: false,
  found: [],
  addresses: [],
}

const estimate: ComputeEstimate = {
  total: noOperations,
  requested: noOperations,
  linked: noOperations,
  fabric: { peakPerSecond: noOperations },
  isAdvanced: false,
  mayTrain: false,
  unknownChips: [],
  shown: { operations: '0', requested: '0', used: '0', linked: '0', expected: '0', peakPerSecond: '0', assumptions: [] },
}

type Words = {
  readonly facts?: CustomerFacts
  readonly tier?: ComputeTier
  readonly asOf?: string
  readonly policy?: Partial<CheckPolicy>
  readonly resolved?: CheckReadings['resolved']
  readonly parties?: Partial<PartyEvidence>
  readonly law?: Partial<CustomerLaw>
}

/** What every step looks at, with a word changed: a person who asks for nothing, today. */
export const aChecked = ({ facts = { customer: aPerson() }, tier = 'T0', asOf = today, ...change }: Words = {}): Checked => ({
  facts,
  tier,
  law: { ...customerLawOn(asOf), ...change.law },
  parties: { ...evidence, ...change.parties },
  estimate,
  readings: { policy: { ...checkPolicyDefault, ...change.policy }, linked: [], resolved: change.resolved ?? [], before: null },
})

/** What flags come to, by their codes or told in full. */
export const decidedOn = (raised: readonly (Raised | Raised['code'])[], words: Words = {}): CheckDecided =>
  decideCheck(
    aChecked(words),
    raised.map((each) => (typeof each === 'string' ? { code: each, because: 'a test says so' } : each)),
  )
