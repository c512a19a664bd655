import type { OrderProducts } from '../domain/orders/order-event'
import { type HoldOperation, type ReversalReason, standingAt } from '../domain/quota/hold'
import type { Decision } from '../domain/records/screening'
import { effectFrom } from '../domain/shipments/effect'
import type { Doings } from '../domain/shipments/plan-order'
import { type HoldRow, holdFrom } from './d1-rows'
import type { DoneOperation, OrderContext, OrderTerms, RedirectFound, RedirectRuling } from './shipment-store'

/** An order as SQL hands it over, with what belongs to it as JSON texts. */
export type OrderRow = {
  readonly seq: number
  readonly tenant: string
  readonly reference: string
  readonly version: number
  readonly due_at: number | null
  readonly terms: string | null
  readonly products: string | null
  readonly doings: string
  readonly screening: string | null
  readonly hold: string | null
  readonly shipments: string
  readonly effects: string
  readonly redirects: string
}

export type RedirectRow = {
  readonly country: string
  readonly decision: Decision
  readonly screening: string | null
  readonly wentBy: string | null
  readonly at: number
  readonly ruling: RedirectRuling | null
}

type RoomRow = { readonly id: string; readonly tpp: number; readonly units: number; readonly value: number }
type DoneRow = { readonly op: HoldOperation['op']; readonly hold: string; readonly terms: string }
type ShipmentTold = { readonly id: string; readonly isNumbered: 0 | 1; readonly effects: readonly string[] }

export type OrderRows = {
  readonly snapshots: readonly HoldRow[]
  readonly rooms: readonly RoomRow[]
  readonly operations: readonly DoneRow[]
  readonly others: readonly DoneRow[]
}

export const contextFrom = (row: OrderRow, { snapshots, rooms, operations, others }: OrderRows, now: Date): OrderContext => ({
  order: row.seq,
  tenant: row.tenant,
  reference: row.reference,
  version: row.version,
  isDue: row.due_at !== null,
  terms: row.terms === null ? null : (JSON.parse(row.terms) as OrderTerms),
  products: JSON.parse(row.products ?? '{}') as OrderProducts,
  doings: JSON.parse(row.doings) as Doings,
  screening: row.screening === null ? null : (JSON.parse(row.screening) as OrderContext['screening']),
  hold: row.hold,
  told: {
    shipments: (JSON.parse(row.shipments) as readonly ShipmentTold[]).map(({ id, isNumbered, effects }) => ({
      id,
      isNumbered: isNumbered === 1,
      effects: effects.map(effectFrom),
    })),
    effects: (JSON.parse(row.effects) as readonly string[]).map(effectFrom),
  },
  redirects: (JSON.parse(row.redirects) as readonly RedirectRow[]).map(redirectFrom),
  holds: snapshots.map(({ snapshot }) => standingAt(holdFrom(snapshot), now)),
  rooms: Object.fromEntries(rooms.map(({ id, tpp, units, value }) => [id, { tpp, units, value }])),
  operations: operations.map(doneFrom),
  others: others.map(doneFrom),
})

export const redirectFrom = ({ at, ...row }: RedirectRow): RedirectFound => ({ ...row, at: new Date(at) })

const doneFrom = ({ op, hold, terms }: DoneRow): DoneOperation => {
  const { lines = [], reason } = JSON.parse(terms) as { lines?: DoneOperation['lines']; reason?: ReversalReason }
  return { op, hold, lines, ...(reason === undefined ? {} : { reason }) }
}
