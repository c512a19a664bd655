import type { OrderProducts } from '../domain/orders/order-event'
import type { Decision } from '../domain/records/screening'
import type { ContentLine, ShipmentStatus } from '../domain/shipments/report'
import type { Caller, Moment, OnBehalf } from './caller'

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
  /** SHA-256 of the canonical request. */
  readonly requestHash?: string | undefined
}

/** An order of which something is known that was not acted upon. */
export type DueOrder = { readonly tenant: string; readonly order: number }

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
}

export type OrderFound = {
  readonly reference: string
  readonly coverage: Coverage | null
  readonly isFrozen: boolean
  /** What it goes by. Null: not acted upon yet, or there is no screening. */
  readonly terms: OrderTermsFound | null
  readonly events: readonly EventFound[]
  readonly redirects: readonly RedirectFound[]
  /** Ids of open tasks. */
  readonly tasks: readonly string[]
}

export type OrderTermsFound = {
  readonly screening: string | null
  readonly hold: string | null
  /** The places that the screening speaks of as destinations. */
  readonly destinations: readonly string[]
}

/** Whether everything that left stands against quota. */
export type Coverage = 'covered' | 'uncovered' | 'not-needed' | 'nothing-left'

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
  findShipments(
    caller: Caller,
    now: Moment,
    by: { readonly id: string } | { readonly reference: string },
  ): Promise<readonly ShipmentFound[]>
  /** A person's word on a redirect that was decided; false where there is none. */
  ruleOnRedirect(caller: Caller, now: Moment, reference: string, country: string, ruling: RedirectRuling): Promise<boolean>
  /** Orders that are due, those that wait longest first. */
  ordersDue(limit: number): Promise<readonly DueOrder[]>
}
