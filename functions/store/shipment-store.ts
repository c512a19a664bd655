import type { OrderProducts } from '../domain/orders/order-event'
import type { Hold, HoldLine, HoldOperation, ReversalReason } from '../domain/quota/hold'
import type { Decision, Ruling, RulingEvidence } from '../domain/records/screening'
import type { Rooms } from '../domain/shipments/books'
import type { OrderItem } from '../domain/shipments/contents'
import type { Coverage } from '../domain/shipments/coverage'
import type { ToldOrder } from '../domain/shipments/order-facts'
import type { Doings } from '../domain/shipments/plan-order'
import type { ContentLine, ShipmentStatus } from '../domain/shipments/report'
import type { Caller, Moment, OnBehalf } from './caller'
import type { NewNotification } from './d1-notifications'

/** Something told of an order or a shipment, as it is kept. */
export type Telling = {
  /** The connection, or `person`; with the key that its sender knows it by. */
  readonly source: string
  readonly key: string
  /** In lower case, letters and digits only; empty: not told. */
  readonly carrier: string
  /** Empty: not told. */
  readonly trackingNumber: string
  /** The merchant's number of the order. */
  readonly reference?: string | undefined
  /** Told of the order as a whole. */
  readonly isOfOrder?: true | undefined
  /** Told of the shipment of this id. */
  readonly shipment?: string | undefined
  readonly status: ShipmentStatus | 'placed' | 'confirmed' | 'registered' | 'corrected'
  /** As much of it as anything can follow from; null: nothing can. */
  readonly effect: string | null
  readonly occurredAt: Date
  readonly body: EventBody
  /** Takes back what was told under this key by this source. */
  readonly withdraws?: { readonly source: string; readonly key: string } | undefined
}

/** What is only shown. */
export type EventBody = {
  readonly code: string
  readonly text?: string | undefined
  readonly location?: string | undefined
  readonly destination?: string | undefined
  readonly contents?: readonly ContentLine[] | undefined
  /** By whom and why, where a person told it. */
  readonly by?: string | undefined
  readonly reason?: string | undefined
  readonly evidence?: readonly RulingEvidence[] | undefined
  /** SHA-256 of the canonical request. */
  readonly requestHash?: string | undefined
}

/** An order of which something is known that was not acted upon. */
export type DueOrder = { readonly tenant: string; readonly order: number }

/** The number of a place of which no country is known, with what was first told to go there. */
export type UnknownLocation = {
  readonly location: string
  readonly order: string | undefined
  readonly trackingNumber: string | undefined
}

/** What was kept under a key: of which shipment, and by which request where a person told it. */
export type KeptTelling = { readonly shipment: string | null; readonly requestHash: string | null }

/** A shipment with everything told of it and of its order. */
export type ShipmentFound = {
  readonly id: string
  /** Empty: not told. */
  readonly carrier: string
  readonly trackingNumber: string
  readonly createdAt: Date
  /** Undefined: nobody told yet which order it belongs to. */
  readonly order: OrderFound | undefined
  /** In the order in which they came in. */
  readonly events: readonly EventFound[]
  /** Ids of open tasks. */
  readonly tasks: readonly string[]
}

export type OrderFound = {
  readonly reference: string
  readonly coverage: Coverage | null
  readonly isFrozen: boolean
  /** The hold that it goes by. */
  readonly hold: string | null
  /** What it goes by. Null: not acted upon yet, or there is no screening. */
  readonly terms: OrderTermsFound | null
  readonly events: readonly EventFound[]
  readonly redirects: readonly RedirectFound[]
}

export type OrderTermsFound = {
  readonly screening: string
  /** The places that the screening speaks of as destinations. */
  readonly destinations: readonly string[]
}

export type EventFound = {
  readonly id: string
  readonly source: string
  readonly key: string
  readonly status: Telling['status']
  readonly effect: string | null
  readonly occurredAt: Date
  readonly receivedAt: Date
  readonly isWithdrawn: boolean
  readonly body: EventBody
}

export type RedirectFound = {
  /** Empty where it was only said to be elsewhere. */
  readonly country: string
  readonly decision: Decision
  readonly screening: string | null
  /** The screening that the order went by when it was decided. */
  readonly wentBy: string | null
  readonly at: Date
  readonly ruling: RedirectRuling | null
}

/** A person's word on where an order goes instead. */
export type RedirectRuling = { readonly ruling: 'accept' | 'refuse'; readonly reason: string; readonly by: string; readonly at: string }

/** What was decided of a country that an order was redirected to. */
export type RedirectDecided = {
  readonly decision: Decision
  /** Absent: there was nothing to decide by. */
  readonly screening?: string | undefined
  readonly because: readonly { readonly code: string; readonly text: string }[]
}

/** What an order goes by: its last screening, and what that says of it. */
export type OrderTerms = OrderTermsFound & {
  readonly exportFrom: string
  readonly items: readonly OrderItem[]
  /** Places among them by the merchant's own product numbers. Absent: it was not asked by those. */
  readonly products?: OrderProducts | undefined
  /** What quota it takes where it goes by no hold. */
  readonly lines: readonly HoldLine[]
  /** It takes none, or how much it takes is known. */
  readonly isKnown: boolean
}

/** Everything that what follows for an order is derived from, as it stands at one instant. */
export type OrderContext = {
  readonly order: number
  readonly tenant: string
  readonly reference: string
  readonly version: number
  readonly isDue: boolean
  readonly terms: OrderTerms | null
  readonly products: OrderProducts
  readonly doings: Doings
  /** Of the last screening of it; null: it was not screened, or that has no answer yet. */
  readonly screening: { readonly id: string; readonly decision: Decision; readonly rulings: readonly Ruling[] } | null
  /** The last hold that a screening of it placed. */
  readonly hold: string | null
  readonly told: ToldOrder
  readonly redirects: readonly RedirectFound[]
  /** Every hold of it that is known, as it stands now, in the order in which they were placed. */
  readonly holds: readonly Hold[]
  readonly rooms: Rooms
  /** What was asked of the ledger in its name before, and done. */
  readonly operations: readonly DoneOperation[]
  /** What was done with its holds in the name of other orders. */
  readonly others: readonly DoneOperation[]
}

export type DoneOperation = {
  readonly op: HoldOperation['op']
  readonly hold: string
  readonly lines: readonly { readonly allocation: string; readonly tpp: number; readonly units?: number; readonly value?: number }[]
  readonly reason?: ReversalReason | undefined
}

/** What a person has to look at. Of the same code and subject there is one. */
export type NewTask = {
  readonly code: string
  readonly subject: string
  /** Id of the shipment. */
  readonly shipment?: string | undefined
  readonly detail: unknown
}

/** What follows for an order, decided by its context. */
export type Settlement = {
  readonly order: number
  readonly tenant: string
  readonly reference: string
  /** Of the context: another by now, nothing is done. */
  readonly version: number
  readonly operations: readonly HoldOperation[]
  readonly doings: Doings
  readonly coverage: Coverage
  readonly isFrozen: boolean
  /** Something is still to be decided. */
  readonly isOpen: boolean
  /** All there are: others of these codes close by themselves. */
  readonly tasks: readonly NewTask[]
  readonly codes: readonly string[]
  readonly notifications: readonly NewNotification[]
}

export type RedirectKept = {
  readonly tenant: string
  readonly order: number
  readonly country: string
  /** The screening that the order goes by; null: none. */
  readonly wentBy: string | null
  readonly decided: RedirectDecided
  readonly notification: NewNotification
}

export type ShipmentStore = {
  /**
   * Keeps what is not kept yet, in one batch, and notes which orders have something to be acted upon.
   *
   * @param products Places among the items of the order that all of it is told of.
   * @returns The orders that are due among those that were told of.
   */
  keepTold(who: Caller | OnBehalf, now: Moment, told: readonly Telling[], products?: OrderProducts): Promise<readonly DueOrder[]>
  /** What was told under a key before. */
  findTold(who: Caller | OnBehalf, now: Moment, source: string, key: string): Promise<KeptTelling | undefined>
  /** Countries of the locations that a connection's tenant named, by their numbers. */
  findLocations(who: Caller | OnBehalf, now: Moment, connection: string, locations: readonly string[]): Promise<ReadonlyMap<string, string>>

  /** A task for each number of a place of which the connection's tenant told no country, once. */
  openLocationTasks(who: OnBehalf, now: Moment, connection: string, unknown: readonly UnknownLocation[]): Promise<void>

  readOrderContext(who: Caller | OnBehalf, now: Moment, order: number): Promise<OrderContext | undefined>
  /** What the order goes by from now on; nothing where the order moved. */
  keepTerms(who: Caller | OnBehalf, now: Moment, order: number, version: number, terms: OrderTerms): Promise<void>
  /** One batch, all of it or nothing. `refused`: the ledger said no to something, which is to be decided anew. */
  settleOrder(who: Caller | OnBehalf, now: Moment, settlement: Settlement): Promise<'settled' | 'refused' | 'moved'>
  /** Keeps what was decided, once for each screening that the order goes by; the order is due then. */
  keepRedirect(who: Caller | OnBehalf, now: Moment, kept: RedirectKept): Promise<void>
  /** A person's word on a redirect that was decided; undefined where there is none. */
  ruleOnRedirect(caller: Caller, now: Moment, reference: string, country: string, ruling: RedirectRuling): Promise<DueOrder | undefined>
  /** Orders that are due, those that wait longest first. */
  ordersDue(limit: number): Promise<readonly DueOrder[]>
  /** Lets those that wait behind one that failed go first. */
  postponeOrder(now: Moment, order: number): Promise<void>

  findShipments(
    caller: Caller,
    now: Moment,
    by: { readonly id: string } | { readonly reference: string },
  ): Promise<readonly ShipmentFound[]>
}
