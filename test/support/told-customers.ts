import { type CheckPolicy, checkPolicyDefault } from '../../functions/domain/customers/check'
import type { Checked } from '../../functions/domain/customers/checked'
import type { ComputeTier } from '../../functions/domain/customers/compute-request'
import type { Customer, CustomerFacts } from '../../functions/domain/customers/customer'
import type { Raised } from '../../functions/domain/customers/kyc-flag'
import type { CheckedParty } from '../../functions/domain/customers/party-evidence'
import type { Signals } from '../../functions/domain/customers/signals'
import { noOperations } from '../../functions/domain/operations-count'
import type { PlaceCode } from '../../functions/domain/place'
import { customerLawOn } from '../../functions/regimes/us/customers/law-of-customers'
import { today } from './builders'

/** A firm that is from there and from nowhere else, under nobody. */
export const aFirmOf = (country: PlaceCode, change: Partial<Customer> = {}): Customer => ({
  type: 'entity',
  name: 'Example Models Ltd',
  addresses: [{ country, kind: 'principal' }],
  useLocations: [country],
  jurisdiction: country,
  headquarters: country,
  ultimateParents: [],
  ...change,
})

/** Somebody who lives there. */
export const aResidentOf = (country: PlaceCode, change: Partial<Customer> = {}): Customer => ({
  type: 'individual',
  name: 'Jo Example',
  addresses: [{ country, kind: 'residence' }],
  ...change,
})

export type ToldWords = Omit<CustomerFacts, 'customer'> & {
  readonly customer?: Customer
  readonly asOf?: string
  readonly tier?: ComputeTier
  readonly mayTrain?: boolean
  readonly policy?: Partial<CheckPolicy>
  readonly found?: readonly CheckedParty[]
}

/** What the steps look at: a German firm that asks for advanced chips today, with words changed. */
export const told = ({ asOf = today, tier = 'T1', mayTrain = false, policy, found = [], customer, ...facts }: ToldWords = {}): Checked => ({
  facts: { customer: customer ?? aFirmOf('DE'), ...facts },
  tier,
  law: customerLawOn(asOf),
  readings: { policy: { ...checkPolicyDefault, ...policy }, linked: [], resolved: [], before: null },
  parties: {
    state: { snapshot: 'a snapshot', publishedAt: null, ageHours: null, complete: true },
    searched: [],
    because: [],
    names: 1,
    isPartial: false,
    found,
    addresses: [],
  },
  estimate: {
    total: noOperations,
    requested: noOperations,
    linked: noOperations,
    fabric: { peakPerSecond: noOperations },
    isAdvanced: true,
    mayTrain,
    unknownChips: [],
    shown: { operations: '0', requested: '0', used: '0', linked: '0', expected: '0', peakPerSecond: '0', assumptions: [] },
  },
})

export const ties = (...all: NonNullable<Signals['ties']>): { readonly signals: Signals } => ({ signals: { ties: all } })

/** Flags in short: the code, and the case behind it where it has one. */
export const short = (raised: readonly Raised[]): readonly string[] =>
  raised.map(({ code, case: of }) => (of === undefined ? code : `${code} ${of}`))
