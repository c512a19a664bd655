import { createRoute, z } from '@hono/zod-openapi'
import { canonicalJson } from '../../domain/canonical-json'
import { sha256 } from '../../domain/digest'
import { getShipment } from '../../operations/get-shipment'
import { registerShipment } from '../../operations/register-shipment'
import { json, jsonBody, problem, problemAnswer, refused } from '../answers'
import { secured } from '../authenticated'
import { IdempotencyHeaders, idempotencyKey, replayed } from '../idempotency'
import { router } from '../router'
import { settleTermsOf } from '../settle-terms'
import { keyAnswers, writeAnswers } from '../views/quota-answers'
import { ShipmentListView, ShipmentView, viewShipment } from '../views/shipment'
import { contentsOf, ShipmentListQuery, ShipmentPath, ShipmentRequest } from '../views/shipment-request'

const register = createRoute({
  method: 'post',
  path: '/v1/shipments',
  operationId: 'registerShipment',
  tags: ['Shipments'],
  summary: 'Say which order goes under a carrier’s number, and what is in it',
  description:
    'From then on what the carrier tells of this number bears on the quota held for the order: its first scan outside your premises captures what is in the parcel. What was told of the number before counts as well. The same number for another order is another shipment.',
  ...secured(['quota', 'screen']),
  request: { headers: IdempotencyHeaders, body: jsonBody(ShipmentRequest) },
  responses: {
    201: json(ShipmentView, 'The shipment'),
    200: json(ShipmentView, 'Registered by this very request before: the shipment as it stands now'),
    ...writeAnswers,
    422: problemAnswer('A body that does not fit, or a key used for another request'),
  },
})

const one = createRoute({
  method: 'get',
  path: '/v1/shipments/{id}',
  operationId: 'getShipment',
  tags: ['Shipments'],
  summary: 'A shipment: where it is, where it goes, and what was told of it',
  ...secured(['quota', 'screen', 'review']),
  request: { params: ShipmentPath, query: z.strictObject({}) },
  responses: {
    200: json(ShipmentView, 'The shipment'),
    ...keyAnswers,
    404: problemAnswer('No such shipment, or not yours'),
    422: problemAnswer('Bad query'),
  },
})

const list = createRoute({
  method: 'get',
  path: '/v1/shipments',
  operationId: 'listShipments',
  tags: ['Shipments'],
  summary: 'The shipments of an order',
  ...secured(['quota', 'screen', 'review']),
  request: { query: ShipmentListQuery },
  responses: { 200: json(ShipmentListView, 'None where nothing of it moved'), ...keyAnswers, 422: problemAnswer('Bad query') },
})

export const shipmentRoutes = router()
  .openapi(register, async (c) => {
    const key = idempotencyKey(c)
    if (typeof key !== 'string') return key
    const { parcels, ...shipment } = c.req.valid('json')
    const { store, caller, now } = c.var
    const registered = await registerShipment(store, caller, now, {
      ...shipment,
      ...settleTermsOf(c.env, c.var),
      requestKey: `register ${key}`,
      requestHash: await sha256(canonicalJson(await c.req.json())),
      contents: contentsOf(parcels),
    })
    if (!registered.ok) return refused(c, registered.error)
    const { isFirst, value: id } = registered.value
    if (!isFirst) replayed(c)
    return c.json(viewShipment(await getShipment(store, caller, now, id)), isFirst ? 201 : 200)
  })
  .openapi(list, async (c) => {
    const { reference } = c.req.valid('query')
    const shipments = await c.var.store.findShipments(c.var.caller, c.var.now, { reference })
    return c.json({ shipments: shipments.map(viewShipment) }, 200)
  })
  .openapi(one, async (c) => {
    const { id } = c.req.valid('param')
    const [found] = await c.var.store.findShipments(c.var.caller, c.var.now, { id })
    return found === undefined ? problem(c, 'not-found', `there is no shipment ${id}`) : c.json(viewShipment(found), 200)
  })
