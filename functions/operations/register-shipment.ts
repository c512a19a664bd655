import type { RulingEvidence } from '../domain/records/screening'
import { ok, type Result, refuse } from '../domain/result'
import { effectText } from '../domain/shipments/effect'
import type { ContentLine, ShipmentReport } from '../domain/shipments/report'
import type { Applied, Caller, Moment, OtherRequest } from '../store/caller'
import type { Telling } from '../store/shipment-store'
import type { Store } from '../store/store'
import { settleAll } from './receive-reports'
import type { SettleTerms } from './settle-terms'
import { comparable, tellingOf } from './telling-of'

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
  readonly evidence?: readonly RulingEvidence[] | undefined
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

/** Keeps a registration once, and does what follows: reports of that number may have come before it. @returns The id of the shipment. */
export const registerShipment = async (
  store: Store,
  caller: Caller,
  now: Moment,
  asked: ShipmentRegistered,
): Promise<Result<Applied<string>, OtherRequest>> => {
  const { requestKey, requestHash, reference, carrier, trackingNumber, contents, hold, ...terms } = asked
  const number = comparable(trackingNumber)
  const effect = effectText({
    kind: 'said',
    contents,
    hold,
    ...(number === '' && contents !== undefined ? { one: `${person} ${requestKey}` } : {}),
  })
  return keepWord(store, caller, now, { requestKey, requestHash }, terms, {
    source: person,
    key: requestKey,
    carrier: comparable(carrier),
    trackingNumber: number,
    reference,
    status: 'registered',
    effect,
    occurredAt: now.at,
    body: { code: 'registered', requestHash, ...(contents === undefined ? {} : { contents }) },
  })
}

/** Keeps a correction once, and does what follows from everything that stands then. @returns The id of the shipment. */
export const correctShipment = async (
  store: Store,
  caller: Caller,
  now: Moment,
  asked: ShipmentCorrected,
): Promise<Result<Applied<string>, ShipmentRefusal>> => {
  const { requestKey, requestHash, shipment, reason, by, evidence, correction, ...terms } = asked
  const [found] = await store.findShipments(caller, now, { id: shipment })
  if (found === undefined) return refuse({ reason: 'shipment-not-found', shipment })
  const body = { code: 'corrected', requestHash, reason, by, ...(evidence === undefined ? {} : { evidence }) }
  const word = {
    source: person,
    key: requestKey,
    carrier: '',
    trackingNumber: '',
    shipment,
    status: 'corrected' as const,
    effect: null,
    occurredAt: now.at,
    body,
  }
  const keep = (telling: Telling) => keepWord(store, caller, now, { requestKey, requestHash }, terms, telling)
  switch (correction.kind) {
    case 'order':
      if (found.order !== undefined && found.order.reference !== correction.reference) return refuse(orderStands)
      return keep({ ...word, reference: correction.reference })
    case 'contents': {
      const { contents } = correction
      return keep({ ...word, effect: effectText({ kind: 'said', contents, saidAt: now.at.getTime() }), body: { ...body, contents } })
    }
    case 'withdrawal': {
      const withdrawn = found.events.find(({ id }) => id === correction.event)
      if (withdrawn === undefined) return refuse(noSuchEvent)
      return keep({ ...word, withdraws: { source: withdrawn.source, key: withdrawn.key } })
    }
    case 'event': {
      const { kind: _, ...told } = correction
      if (told.occurredAt !== undefined && told.occurredAt > now.at) return refuse(notYet)
      const telling = tellingOf({ ...told, key: requestKey, code: 'corrected' }, person, now.at, new Map(), body)
      return keep({ ...telling, shipment })
    }
  }
}

/** Of whatever a person or a program of the tenant tells. */
export const person = 'person'

const orderStands = { reason: 'invalid-fact', pointer: '/order', detail: 'the shipment belongs to another order' } as const
const notYet = { reason: 'invalid-fact', pointer: '/event/occurredAt', detail: 'it has not happened yet' } as const
const noSuchEvent = { reason: 'invalid-fact', pointer: '/withdraw', detail: 'no such event of this shipment' } as const

/** The first word under a key stands; another under the same key is said to be one. */
const keepWord = async (
  store: Store,
  caller: Caller,
  now: Moment,
  { requestKey, requestHash }: Pick<ShipmentRegistered, 'requestKey' | 'requestHash'>,
  terms: SettleTerms,
  telling: Telling,
): Promise<Result<Applied<string>, OtherRequest>> => {
  const before = await store.findTold(caller, now, person, requestKey)
  const due = before === undefined ? await store.keepTold(caller, now, [telling]) : []
  const kept = before ?? (await store.findTold(caller, now, person, requestKey))
  if (kept === undefined || kept.shipment === null) throw new Error('a shipment was told of and not kept')
  if (kept.requestHash !== requestHash) return refuse({ reason: 'idempotency-mismatch', id: requestKey })
  await settleAll(store, caller, now, due, terms)
  return ok({ isFirst: before === undefined, value: kept.shipment })
}
