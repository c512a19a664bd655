import type { CheckInput } from '../../functions/domain/customers/check'
import { checkPolicyDefault } from '../../functions/domain/customers/check'
import type { CustomerFacts } from '../../functions/domain/customers/customer'
import type { KycFlag } from '../../functions/domain/customers/kyc-flag'
import type { NewCheck } from '../../functions/store/customer-store'

/** A flag of an answer, with words changed. */
export const aFlag = (change: Partial<KycFlag> & Pick<KycFlag, 'code'>): KycFlag => ({
  severity: 'high',
  basis: 'POLICY',
  because: `why ${change.code}`,
  cite: { provision: '15 CFR 732 Supp. 3' },
  confidence: 'confirmed',
  subject: 'customer',
  public: 'We need to know more.',
  internal: 'for the compliance team',
  ...change,
})

export const theFacts = (change: Partial<CustomerFacts> = {}): CustomerFacts => ({
  customer: { type: 'entity', name: 'Example Compute Ltd', addresses: [{ country: 'SG' }] },
  ...change,
})

/** What a check is decided from. */
export const checkInput = (facts: CustomerFacts = theFacts()): CheckInput => ({
  asOf: '2026-11-22',
  facts,
  parties: {
    state: { snapshot: null, publishedAt: null, ageHours: null, complete: false },
    searched: [],
    because: [],
    names: 0,
    isPartial: false,
    found: [],
    addresses: [],
  },
  readings: { policy: checkPolicyDefault, linked: [], resolved: [], before: null },
})

/** A check to be kept, with words changed. `flags` and `facts` are put into its texts. */
export const aCheck = ({
  flags = [],
  facts = theFacts(),
  ...change
}: Partial<NewCheck> & { readonly flags?: readonly KycFlag[]; readonly facts?: CustomerFacts } = {}): NewCheck => {
  const id = change.id ?? crypto.randomUUID()
  const customer = change.customer ?? `customer of ${id}`
  const decision = change.decision ?? 'allow'
  return {
    id,
    customer,
    requestKey: `key of ${id}`,
    requestHash: `hash of ${id}`,
    requestId: 'request-1',
    asOf: '2026-11-22',
    input: JSON.stringify(checkInput(facts)),
    answer: JSON.stringify({ id, customer, decision, flags }),
    decision,
    computeTier: 'T1',
    counts: { isForeign: true, isVerified: true, isReseller: false, country: 'SG', owners: [] },
    versions: { rulebook: 'rulebook-of-tests', engine: '0.1.0', policy: 'kyc-1', matcher: '1', snapshot: null },
    pointer: undefined,
    salt: `salt of ${id}`,
    retention: { class: 'house-rule', until: '2036-11-22' },
    marks: [],
    watched: { parties: [], told: [] },
    cause: 'asked',
    dueOn: null,
    epoch: 'epoch-1',
    ...change,
  }
}
