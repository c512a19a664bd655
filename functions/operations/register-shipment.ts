import type { Result } from '../domain/result'
import type { ContentLine, ShipmentReport } from '../domain/shipments/report'
import type { Applied, Caller, Moment, OtherRequest } from '../store/caller'
import type { Store } from '../store/store'
import type { SettleTerms } from './settle-order'

/** A shipment as its tenant registers it. */
export type ShipmentRegistered = {
  readonly requestKey: string
  /** SHA-256 of the canonical request. */
  readonly requestHash: string
  readonly reference: string
  readonly carrier?: string | undefined
  /** Absent: everything of the order that has no parcel's number. */
  readonly trackingNumber?: string | undefined
  readonly contents?: readonly ContentLine[] | undefined
  /** The hold that the order goes by, where its screening placed none. */
  readonly hold?: string | undefined
} & SettleTerms

/** What a person or a program of the tenant says of a shipment that is known, in place of or beside what carriers said. */
export type ShipmentCorrected = {
  readonly requestKey: string
  readonly requestHash: string
  /** Id of the shipment. */
  readonly shipment: string
  readonly reason: string
  readonly by: string
  readonly correction: /** The order that it belongs to, where nobody told. */
    | { readonly kind: 'order'; readonly reference: string }
    /** All that is in it, whatever was told before. */
    | { readonly kind: 'contents'; readonly contents: readonly ContentLine[] }
    /** Takes back an event, by its id. */
    | { readonly kind: 'withdrawal'; readonly event: string }
    /** Something that no carrier told. */
    | ({ readonly kind: 'event' } & Pick<ShipmentReport, 'status' | 'occurredAt' | 'location' | 'destination' | 'isReturn' | 'isAtOrigin'>)
} & SettleTerms

export type ShipmentRefusal =
  | OtherRequest
  | { readonly reason: 'shipment-not-found'; readonly shipment: string }
  | { readonly reason: 'invalid-fact'; readonly pointer: string; readonly detail: string }

/** @returns The id of the shipment. */
export const registerShipment = async (
  _store: Store,
  _caller: Caller,
  _now: Moment,
  _asked: ShipmentRegistered,
): Promise<Result<Applied<string>, OtherRequest>> => {
  throw new Error('not built yet')
}

/** @returns The id of the shipment. */
export const correctShipment = async (
  _store: Store,
  _caller: Caller,
  _now: Moment,
  _asked: ShipmentCorrected,
): Promise<Result<Applied<string>, ShipmentRefusal>> => {
  throw new Error('not built yet')
}
