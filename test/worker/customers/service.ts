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

/** A firm in Malaysia that told everything and asks for a little inference, with words changed. */
export const anApplicant = (over: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({
  type: 'entity',
  name: 'Example Compute Sdn Bhd',
  email: 'cto@compute.example',
  phone: '+60 3 5550 0100',
  addresses: [{ text: '1 Example Road, Kuala Lumpur', country: 'MY', kind: 'principal' }],
  useLocations: ['MY'],
  jurisdiction: 'MY',
  registration: { scheme: 'MY-SSM', id: '202401012345' },
  foundedOn: '2015-03-01',
  headquarters: 'MY',
  ultimateParents: [],
  people: [{ role: 'beneficial-owner', name: 'Example Person', country: 'MY', share: 100 }],
  payment: { method: 'card', payer: 'Example Compute Sdn Bhd', bank: 'Example Bank Berhad', country: 'MY' },
  ...over,
})

export const ownedAlone = {
  subject: 'firm',
  nodes: [
    { id: 'firm', name: 'Example Compute Sdn Bhd', kind: 'entity', country: 'MY' },
    { id: 'person', name: 'Example Person', kind: 'person', country: 'MY' },
  ],
  edges: [{ from: 'person', to: 'firm', share: 100, kind: 'shares' }],
}

/** The body of a check, with words changed in the customer and beside it. */
export const aCheck = (customer: Readonly<Record<string, unknown>> = {}, over: Readonly<Record<string, unknown>> = {}) => ({
  customer: anApplicant(customer),
  ownership: ownedAlone,
  verifications: [
    { subject: 'customer', method: 'documentary', result: 'verified', at: '2026-11-20T09:00:00Z' },
    { subject: 'Example Person', method: 'documentary', result: 'verified', at: '2026-11-20T09:00:00Z' },
  ],
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
