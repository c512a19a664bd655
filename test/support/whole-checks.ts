import { type CheckPolicy, type CheckReadings, checkPolicyDefault } from '../../functions/domain/customers/check'
import type { Customer, CustomerFacts } from '../../functions/domain/customers/customer'
import type { KycFlag } from '../../functions/domain/customers/kyc-flag'
import { listReasons, listState } from '../../functions/domain/lists/list-state'
import type { ListsInForce } from '../../functions/domain/lists/snapshot'
import { type CustomerCheck, composeCheck } from '../../functions/operations/compose-check'
import { screenCustomer } from '../../functions/operations/screen-customer'

export const checkedAt = new Date('2026-11-22T17:00:00Z')

/** A firm in Germany that told everything and of which nothing speaks, with words changed. */
export const toldFirm = (change: Partial<Customer> = {}): Customer => ({
  type: 'entity',
  name: 'Example Render GmbH',
  email: 'ops@render.example',
  phone: '+49 30 5550100',
  addresses: [{ text: 'Musterstrasse 1, 10115 Berlin', country: 'DE', kind: 'principal' }],
  useLocations: ['DE'],
  jurisdiction: 'DE',
  registration: { scheme: 'DE-HRB', id: '12345' },
  foundedOn: '2015-03-01',
  headquarters: 'DE',
  ultimateParents: [],
  people: [
    { role: 'beneficial-owner', name: 'Example Person', country: 'DE', share: 100 },
    { role: 'controller', name: 'Example Person', country: 'DE' },
  ],
  payment: { method: 'card', payer: 'Example Render GmbH', country: 'DE' },
  accessIps: [{ country: 'DE' }],
  ...change,
})

export const toldFacts = (change: Partial<Customer> = {}, over: Partial<CustomerFacts> = {}): CustomerFacts => ({
  customer: toldFirm(change),
  ownership: {
    subject: 'firm',
    nodes: [
      { id: 'firm', name: 'Example Render GmbH', kind: 'entity', country: 'DE' },
      { id: 'person', name: 'Example Person', kind: 'person', country: 'DE' },
    ],
    edges: [
      { from: 'person', to: 'firm', kind: 'shares', share: 100 },
      { from: 'person', to: 'firm', kind: 'control' },
    ],
  },
  verifications: [
    { subject: 'customer', method: 'documentary', result: 'verified' },
    { subject: 'Example Person', method: 'documentary', result: 'verified' },
  ],
  intendedUse: { purpose: 'rendering' },
  signals: { ordersBefore: 3 },
  ...over,
})

/** The whole check of a customer by these lists, as the service makes it. */
export const wholeCheck = (
  facts: CustomerFacts,
  lists: ListsInForce,
  {
    asOf = '2026-11-22',
    at = checkedAt,
    policy = {},
    readings = {},
  }: { asOf?: string; at?: Date; policy?: Partial<CheckPolicy>; readings?: Partial<CheckReadings> } = {},
): CustomerCheck => {
  const asked = { lists, state: listState(lists, at), because: listReasons(lists, at, { staleHours: 48, requireFull: false }) }
  return composeCheck(
    { id: 'chk_example', customer: 'cus_example', decidedAt: at, rulebook: 'example', engine: '0.0.0' },
    {
      asOf,
      facts,
      parties: screenCustomer(facts, asOf, asked),
      readings: { policy: { ...checkPolicyDefault, ...policy }, linked: [], resolved: [], before: null, ...readings },
    },
  )
}

export const saidBy = ({ flags }: CustomerCheck): readonly string[] => flags.map(({ code, severity }: KycFlag) => `${code} ${severity}`)
