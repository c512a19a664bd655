import { checkPolicyDefault } from '../../../functions/domain/customers/check'
import type { Checked } from '../../../functions/domain/customers/checked'
import { computeEstimate } from '../../../functions/domain/customers/compute-estimate'
import type { Customer, CustomerFacts } from '../../../functions/domain/customers/customer'
import { partyFlags } from '../../../functions/domain/customers/party-flags'
import type { ListedParty } from '../../../functions/domain/lists/listed-party'
import type { ListsInForce } from '../../../functions/domain/lists/snapshot'
import type { OwnershipEdge, OwnershipNode } from '../../../functions/domain/ownership/graph'
import type { Listing } from '../../../functions/domain/party'
import { screenCustomer } from '../../../functions/operations/screen-customer'
import { customerLawOn } from '../../../functions/regimes/us/customers/law-of-customers'
import { listsOf } from '../../support/listed'

export const day = '2026-11-22'

/** A firm in Germany of which nothing speaks, with words changed. */
export const aFirm = (change: Partial<Customer> = {}): Customer => ({
  type: 'entity',
  name: 'Example Compute GmbH',
  addresses: [{ country: 'DE', kind: 'principal' }],
  headquarters: 'DE',
  ...change,
})

export const factsOf = (change: Partial<Customer> = {}, over: Partial<CustomerFacts> = {}): CustomerFacts => ({
  customer: aFirm(change),
  ...over,
})

/** A graph around the firm: its owners, and how they hold it. */
export const ownedBy = (
  nodes: readonly OwnershipNode<Listing>[],
  edges: readonly OwnershipEdge[],
  subject: Partial<OwnershipNode<Listing>> = {},
): Pick<CustomerFacts, 'ownership'> => ({
  ownership: {
    subject: 'c',
    nodes: [{ id: 'c', name: 'Example Compute GmbH', kind: 'entity', country: 'DE', ...subject }, ...nodes],
    edges,
  },
})

export const evidenceOf = (facts: CustomerFacts, lists: ListsInForce, asOf = day) =>
  screenCustomer(facts, asOf, {
    lists,
    state: { snapshot: lists.snapshot.hash, publishedAt: null, ageHours: 1, complete: false },
    because: [],
  })

/** What the steps of a check look at, with lists of these entries. */
export const checkedBy = async (entries: readonly ListedParty[], facts: CustomerFacts, over: Partial<Checked> = {}): Promise<Checked> => {
  const law = customerLawOn(day)
  return {
    facts,
    parties: evidenceOf(facts, await listsOf(entries)),
    readings: { policy: checkPolicyDefault, linked: [], resolved: [], before: null },
    law,
    estimate: computeEstimate(facts, [], law, { chipOf: () => undefined, isAdvanced: () => false, fastestTops: 0 }),
    tier: 'T0',
    ...over,
  }
}

/** Codes that the parties of such a customer raise, in their order. */
export const codesBy = async (entries: readonly ListedParty[], facts: CustomerFacts, over: Partial<Checked> = {}) =>
  partyFlags(await checkedBy(entries, facts, over)).map(({ code }) => code)
