import { expect } from 'vitest'
import type { ListsInForce } from '../../../functions/domain/lists/snapshot'
import type { CustomerCheck } from '../../../functions/operations/compose-check'
import type { TestKey } from '../../support/tenants'
import { request } from '../screenings/service'

export type Init = {
  readonly idempotencyKey?: string
  readonly at?: string
  readonly env?: object
  readonly lists?: ListsInForce
}

const name = 'Example Rechenhaus GmbH'
const person = 'Example Inhaberin'

/** A firm in Germany that told everything, with words changed. */
export const anApplicant = (over: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({
  type: 'entity',
  name,
  email: 'cto@rechenhaus.example',
  phone: '+49 30 5550 0100',
  addresses: [{ text: 'Beispielstrasse 1, Berlin', country: 'DE', kind: 'principal' }],
  useLocations: ['DE'],
  jurisdiction: 'DE',
  registration: { scheme: 'DE-CR', id: 'HRB 123456' },
  foundedOn: '2015-03-01',
  headquarters: 'DE',
  ultimateParents: [{ name: person, kind: 'person', headquarters: 'DE' }],
  people: [
    { role: 'beneficial-owner', name: person, country: 'DE', share: 100 },
    { role: 'controller', name: person, country: 'DE' },
  ],
  payment: { method: 'card', payer: name, bank: 'Example Bank AG', country: 'DE' },
  ...over,
})

/** The firm and who owns it: alone, unless others are named with their shares. */
export const ownedBy = (...others: readonly { readonly name: string; readonly country: string; readonly share: number }[]) => ({
  subject: 'firm',
  nodes: [
    { id: 'firm', name, kind: 'entity', country: 'DE' },
    { id: 'person', name: person, kind: 'person', country: 'DE' },
    ...others.map((each, at) => ({ id: `other-${at}`, name: each.name, kind: 'entity', country: each.country })),
  ],
  edges: [
    { from: 'person', to: 'firm', share: 100 - others.reduce((sum, { share }) => sum + share, 0), kind: 'shares' },
    ...others.map(({ share }, at) => ({ from: `other-${at}`, to: 'firm', share, kind: 'shares' })),
  ],
})

/** The firm owned alone, as statements of the Beneficial Ownership Data Standard. */
export const ownedInStatements = [
  { recordId: 'firm', recordType: 'entity', recordDetails: { name, jurisdiction: { code: 'DE' } } },
  { recordId: 'person', recordType: 'person', recordDetails: { names: [{ fullName: person }] } },
  {
    recordId: 'share',
    recordType: 'relationship',
    recordDetails: {
      subject: 'firm',
      interestedParty: 'person',
      interests: [{ type: 'shareholding', directOrIndirect: 'direct', share: { exact: 100 } }],
    },
  },
].map((each) => ({ declarationSubject: 'firm', ...each }))

/** The body of a check, with words changed in the customer and beside it. */
export const aCheck = (customer: Readonly<Record<string, unknown>> = {}, over: Readonly<Record<string, unknown>> = {}) => ({
  customer: anApplicant(customer),
  ownership: ownedBy(),
  verifications: ['customer', person].map((subject) => ({
    subject,
    method: 'documentary',
    result: 'verified',
    at: '2026-11-20T09:00:00Z',
  })),
  intendedUse: { purpose: 'inference', description: 'Serving a translation model to our own users.' },
  ...over,
})

const headersOf = ({ idempotencyKey }: Init) => (idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey })

export const post = (key: TestKey, path: string, body: unknown, init: Init = {}): Promise<Response> =>
  Promise.resolve(request(key, path, { ...init, body, headers: headersOf(init) }))

/** The answer to a check. */
export const checked = async (key: TestKey, body: unknown, init: Init = {}): Promise<CustomerCheck> => {
  const response = await post(key, '/v1/customers/checks', body, init)
  expect(response.status, await response.clone().text()).toBe(201)
  return response.json<CustomerCheck>()
}

export type Told = {
  readonly customer: string
  readonly check: string
  readonly decision: string
  readonly previousDecision: string | null
  readonly changed: boolean
  readonly changes: readonly { readonly code: string; readonly subject: string; readonly from: string | null; readonly to: string | null }[]
}

/** What an event came to. */
export const happened = async (key: TestKey, customer: string, body: unknown, init: Init = {}): Promise<Told> => {
  const response = await post(key, `/v1/customers/${customer}/events`, body, init)
  expect(response.status, await response.clone().text()).toBe(201)
  return response.json<Told>()
}

export const read = async <T = Record<string, unknown>>(key: TestKey, path: string): Promise<T> => {
  const response = await request(key, path)
  expect(response.status, await response.clone().text()).toBe(200)
  return response.json<T>()
}

export type Notice = { readonly type: string; readonly payload: Readonly<Record<string, unknown>> }

/** What a tenant was told, oldest first. */
export const noticesOf = async (key: TestKey): Promise<readonly Notice[]> =>
  (await read<{ notifications: readonly Notice[] }>(key, '/v1/notifications')).notifications

export const codesOf = ({ flags }: CustomerCheck): readonly string[] => flags.map(({ code }) => code)
