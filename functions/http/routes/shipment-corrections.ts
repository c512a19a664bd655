import { createRoute } from '@hono/zod-openapi'
import { canonicalJson } from '../../domain/canonical-json'
import { sha256 } from '../../domain/digest'
import { getShipment } from '../../operations/get-shipment'
import { correctShipment, type ShipmentCorrected } from '../../operations/register-shipment'
import { ruleOnRedirect } from '../../operations/rule-on-redirect'
import { json, jsonBody, problemAnswer, refused } from '../answers'
import { secured } from '../authenticated'
import { IdempotencyHeaders, idempotencyKey, replayed } from '../idempotency'
import { router } from '../router'
import { settleTermsOf } from '../settle-terms'
import { evidenceFrom } from '../views/disposition'
import { writeAnswers } from '../views/quota-answers'
import { ShipmentView, viewShipment } from '../views/shipment'
import { type Correction, CorrectionRequest } from '../views/shipment-correction'
import { contentsOf, ShipmentPath } from '../views/shipment-request'

const correct = createRoute({
  method: 'post',
  path: '/v1/shipments/{id}/corrections',
  operationId: 'correctShipment',
  tags: ['Shipments'],
  summary: 'A person’s word on a shipment, with its reason',
  description:
    'One thing at a time: what is in it, which order it belongs to, something that no carrier told, an event that never was, or whether it may go where it was redirected to. Nothing is overwritten; what follows from all that stands then is done at once.',
  ...secured('review'),
  request: { params: ShipmentPath, headers: IdempotencyHeaders, body: jsonBody(CorrectionRequest) },
  responses: {
    201: json(ShipmentView, 'The shipment as it stands now'),
    200: json(ShipmentView, 'Corrected by this very request before: the shipment as it stands now'),
    ...writeAnswers,
    404: problemAnswer('No such shipment, or not yours'),
    422: problemAnswer('A body that does not fit, or a key used for another request'),
  },
})

export const shipmentCorrectionRoutes = router().openapi(correct, async (c) => {
  const key = idempotencyKey(c)
  if (typeof key !== 'string') return key
  const shipment = c.req.valid('param').id
  const { reason, by, evidence, ...said } = c.req.valid('json')
  const { store, caller, now } = c.var
  const asked = {
    ...settleTermsOf(c.env, c.var),
    requestKey: `correct ${key}`,
    requestHash: await sha256(canonicalJson({ shipment, correction: await c.req.json() })),
    shipment,
    reason,
    by,
    evidence: evidenceFrom(evidence),
  }
  const { destination } = said
  const corrected =
    destination === undefined
      ? await correctShipment(store, caller, now, { ...asked, correction: correctionFrom(said) })
      : await ruleOnRedirect(store, caller, now, { ...asked, country: destination.country ?? '', ruling: destination.ruling })
  if (!corrected.ok) return refused(c, corrected.error)
  const { isFirst, value: id } = corrected.value
  if (!isFirst) replayed(c)
  return c.json(viewShipment(await getShipment(store, caller, now, id)), isFirst ? 201 : 200)
})

/** The schema has seen to it that there is exactly one. */
const correctionFrom = ({ parcels, order, event, withdraw }: Partial<Correction>): ShipmentCorrected['correction'] => {
  if (order !== undefined) return { kind: 'order', reference: order }
  if (withdraw !== undefined) return { kind: 'withdrawal', event: withdraw }
  if (event === undefined) return { kind: 'contents', contents: contentsOf(parcels) ?? [] }
  const { country, ...told } = event
  const where = country === undefined ? {} : { [event.status === 'redirected' ? 'destination' : 'location']: { country } }
  return { kind: 'event', ...told, ...where }
}
