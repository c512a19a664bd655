import type { RulingEvidence } from '../domain/records/screening'
import { ok, type Result, refuse } from '../domain/result'
import type { Applied, Caller, Moment } from '../store/caller'
import type { RedirectRuling, ShipmentFound } from '../store/shipment-store'
import type { Store } from '../store/store'
import { settleAll } from './receive-reports'
import { person, type ShipmentRefusal } from './register-shipment'
import type { SettleTerms } from './settle-terms'

/** A person's word on where a shipment goes instead. */
export type RedirectRuled = {
  readonly requestKey: string
  /** SHA-256 of the canonical request. */
  readonly requestHash: string
  /** Id of the shipment. */
  readonly shipment: string
  /** Code of a place; empty where it was only said to go elsewhere. */
  readonly country: string
  readonly evidence: readonly RulingEvidence[]
} & Omit<RedirectRuling, 'at'> &
  SettleTerms

/**
 * Keeps a ruling once, beside those before it, and does what follows. Nobody rules a block away: what it rests on has to change,
 * and then the order is screened again.
 *
 * @returns The id of the shipment.
 */
export const ruleOnRedirect = async (
  store: Store,
  caller: Caller,
  now: Moment,
  asked: RedirectRuled,
): Promise<Result<Applied<string>, ShipmentRefusal>> => {
  const { requestKey, requestHash, shipment, country, ruling, reason, by, evidence, ...terms } = asked
  const before = await store.findTold(caller, now, person, requestKey)
  if (before !== undefined)
    return before.requestHash === requestHash && before.shipment !== null
      ? ok({ isFirst: false, value: before.shipment })
      : refuse({ reason: 'idempotency-mismatch', id: requestKey })
  const [found] = await store.findShipments(caller, now, { id: shipment })
  if (found === undefined) return refuse({ reason: 'shipment-not-found', shipment })
  const bar = barOf(found, country, ruling)
  if (bar !== undefined) return refuse({ reason: 'invalid-fact', ...bar })
  const word = { ruling, reason, by, at: now.at.toISOString() }
  const due = await store.ruleOnRedirect(caller, now, found.order?.reference ?? '', country, word)
  // Kept after what it does: a ruling whose answer was lost is made again, and comes to the same.
  const kept = await store.keepTold(caller, now, [
    {
      source: person,
      key: requestKey,
      carrier: '',
      trackingNumber: '',
      shipment,
      status: 'corrected',
      effect: null,
      occurredAt: now.at,
      body: { code: `destination-${ruling}`, destination: country, requestHash, reason, by, evidence },
    },
  ])
  await settleAll(store, caller, now, kept.length > 0 || due === undefined ? kept : [due], terms)
  return ok({ isFirst: true, value: shipment })
}

type Bar = { readonly pointer: string; readonly detail: string }

const barOf = ({ order }: ShipmentFound, country: string, ruling: RedirectRuling['ruling']): Bar | undefined => {
  const redirect = order?.redirects.find((each) => each.country === country)
  if (redirect === undefined)
    return { pointer: '/destination/country', detail: 'the order was not said to go there, or that is not decided yet' }
  return ruling === 'accept' && redirect.decision === 'block'
    ? {
        pointer: '/destination/ruling',
        detail: 'it is blocked there, and nobody can rule that away: screen the order again as it goes there',
      }
    : undefined
}
