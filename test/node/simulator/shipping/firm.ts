import type { Caller } from '../../../../functions/store/caller'
import { deployment } from '../../../../functions/store/caller'
import type { Connection } from '../../../../functions/store/connection-store'
import type { EndpointSecret } from '../../../../functions/store/notification-store'
import { type Database, plainKey } from '../database'
import type { Random } from '../random'
import { hourMs, momentAt, startAt } from '../setting'
import { destinations, exportFrom, type Order, tppEach } from './words'

/** A tenant that ships: how it is told and whom it tells. */
export type Firm = {
  readonly caller: Caller
  readonly connection: Connection
  readonly allocations: readonly string[]
  readonly orders: readonly Order[]
}

/** Months later the same numbers are used again. */
export const laterMs = 60 * 24 * hourMs
const period = { from: '2026-01-01', to: '2027-12-31' } as const
const cite = { provision: 'test', notice: 'test' }
const secret = { kind: 'v1' } as unknown as EndpointSecret

export const endpoints = [
  { id: 'everything', url: 'https://one.example/hook', types: null, isEnabled: true },
  { id: 'some', url: 'https://two.example/hook', types: ['quota.overrun', 'shipment.redirected'] as const, isEnabled: true },
  { id: 'closed', url: 'https://three.example/hook', types: null, isEnabled: false },
]

/** Two firms with orders that share numbers: of another firm, and of another month. */
export const openFirms = async (database: Database, random: Random): Promise<readonly Firm[]> => {
  const admin = plainKey(database, deployment, 'the deployment')
  return [await openFirm(database, random, admin, 'example-north', 3), await openFirm(database, random, admin, 'example-south', 1)]
}

const openFirm = async (database: Database, random: Random, admin: Caller, tenant: string, count: number): Promise<Firm> => {
  const { store } = database
  const now = momentAt(startAt)
  const caller = plainKey(database, tenant, `${tenant} a`)
  const [own, shared] = [`license:${tenant}:1`, `lpp:2026:lei.${tenant}`]
  const ceilings = () => [{ from: period.from, tpp: random.int(6, 24) * tppEach }]
  const opened = [
    await store.putAllocation(caller, now, own, { kind: 'license', holder: 'lei.example', period, ceilings: ceilings(), cite }, undefined),
    await store.putAllocation(admin, now, shared, { kind: 'lpp', holder: 'lei.example', period, ceilings: ceilings(), cite }, undefined),
    ...(await Promise.all(
      endpoints.map(({ id, ...terms }) => {
        const kept = { ...terms, types: terms.types === null ? null : [...terms.types], hasKeyPair: false }
        return store.putEndpoint(caller, now, id, kept, { secret, keyPair: secret }, undefined)
      }),
    )),
  ]
  const settings = { onReview: 'refuse', onUnavailable: 'refuse', budgetMs: 2000, mapping: {}, screensSignIns: false } as const
  const asked = { requestKey: 'one', requestHash: '' }
  const made = await store.createConnection(caller, now, asked, { id: `${tenant} carrier`, source: 'easypost', secrets: [], settings })
  if (!made.ok || opened.some(({ ok }) => !ok)) throw new Error(`${tenant} could not be opened`)
  const orders = Array.from({ length: count }, (_, n) => {
    const madeAt = startAt + (n === 1 ? laterMs : 0)
    return {
      tenant,
      reference: `order-${n}`,
      madeAt,
      quantity: random.int(3, 8),
      hold: `hold-${n}`,
      numbers: [n === 2 ? 'EX-20' : 'EX-1', `EX-${n}2`, `EX-${n}3`],
    }
  }).map((order): Order => ({ ...order, allocation: random.chance(0.5) ? own : shared }))
  return { caller, connection: made.value.value, allocations: [own, shared], orders }
}

/** What a screening leaves behind, put there by hand: the order with what it goes by, and its hold if that has room. */
export const makeOrder = async ({ raw, store }: Database, { caller }: Firm, order: Order): Promise<void> => {
  const { tenant, reference, madeAt, quantity, allocation, hold } = order
  const lines = [{ allocation, tpp: quantity * tppEach }]
  const terms = { screening: `screening of ${reference}`, destinations, exportFrom, items: [{ quantity, tppEach }], lines, isKnown: true }
  raw
    .prepare('INSERT INTO orders (tenant, reference, created_at, terms) VALUES (?, ?, ?, ?)')
    .run(tenant, reference, madeAt, JSON.stringify(terms))
  const expiresAt = new Date(madeAt + 48 * hourMs)
  await store.placeHold(caller, momentAt(madeAt), { op: 'place', hold, lines, expiresAt }, 'one')
}
