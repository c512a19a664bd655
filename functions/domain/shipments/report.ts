/** What a carrier, a warehouse or a person says of a shipment, in words of no vendor. */
export const shipmentStatuses = [
  'label-created',
  'in-transit',
  'out-for-delivery',
  'delivered',
  'returning',
  'returned',
  'failed',
  'cancelled',
  'redirected',
  'exception',
  'unknown',
] as const
/** `returning`: it is on its way back, which changes nothing; `returned`: it is back where it came from. */
export type ShipmentStatus = (typeof shipmentStatuses)[number]

/** What is in a parcel, as far as it was told. */
export type ContentLine = {
  /** A product of the sender's own numbering, or a place among the order's items. Neither: the only item there is. */
  readonly sku?: string | undefined
  readonly item?: number | undefined
  readonly units: number
  /** One unit each. The same serial number is the same unit, however often it is told of. */
  readonly serials?: readonly string[] | undefined
}

/** One report, its texts as they came. */
export type ShipmentReport = {
  /** The same on each repetition, and on nothing else that the connection delivers. */
  readonly key: string
  readonly carrier?: string | undefined
  /** Absent where a sender counts units and knows of no parcels. */
  readonly trackingNumber?: string | undefined
  /** The order, by the merchant's number for it. */
  readonly order?: string | undefined
  readonly status: ShipmentStatus
  /** Absent: the moment at which it came in. */
  readonly occurredAt?: Date | undefined
  /** Where it was seen, and where it goes: a country in any spelling, or the number of a location that the tenant told us of. */
  readonly location?: Whereabouts | undefined
  readonly destination?: Whereabouts | undefined
  /** Said to go elsewhere than before, whether or not it is said where. */
  readonly isRedirect?: boolean | undefined
  /** The way back: its destination is where it came from. */
  readonly isReturn?: boolean | undefined
  /** Seen at the exporter's own premises: it has not left them. */
  readonly isAtOrigin?: boolean | undefined
  readonly contents?: readonly ContentLine[] | undefined
  /** Takes back the report of this key. */
  readonly withdraws?: string | undefined
  /** The vendor's own word for it. */
  readonly code: string
  readonly text?: string | undefined
}

export type Whereabouts = { readonly country?: string | undefined; readonly location?: string | undefined }
