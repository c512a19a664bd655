import { createRoute, z } from '@hono/zod-openapi'
import { canonicalJson } from '../../domain/canonical-json'
import { sha256 } from '../../domain/digest'
import { customerEvent } from '../../operations/customer-event'
import { json, jsonBody, problem, problemAnswer, refused } from '../answers'
import { secured } from '../authenticated'
import { IdempotencyHeaders, idempotencyKey, replayed } from '../idempotency'
import { askedOf } from '../lists-of'
import { customerMarker } from '../marker'
import { router } from '../router'
import { version } from '../version'
import { EventRequest, EventView, eventFrom, viewEvent } from '../views/customer-event'
import { CustomerPath, CustomerView, viewCustomer } from '../views/customer-record'
import { keyAnswers, writeAnswers } from '../views/quota-answers'

const one = createRoute({
  method: 'get',
  path: '/v1/customers/{id}',
  operationId: 'getCustomer',
  tags: ['Customers'],
  summary: 'A customer: what was told of it, where it stands, and its checks',
  ...secured(['screen', 'review']),
  request: { params: CustomerPath, query: z.strictObject({}) },
  responses: {
    200: json(CustomerView, 'The customer'),
    ...keyAnswers,
    404: problemAnswer('No such customer, or not yours'),
    422: problemAnswer('Bad query'),
  },
})

const event = createRoute({
  method: 'post',
  path: '/v1/customers/{id}/events',
  operationId: 'addCustomerEvent',
  tags: ['Customers'],
  summary: 'Check a customer again by what changed, and tell what that changes',
  description:
    'Changed facts, another owner, use so far. Everything that was told before stays. Tells only what weighs differently: another decision, or another severity of a flag. Customers are checked again by themselves as well when lists or the law change, or a document expires.',
  ...secured('screen'),
  request: { params: CustomerPath, headers: IdempotencyHeaders, body: jsonBody(EventRequest) },
  responses: {
    201: json(EventView, 'The check that it came to, and what changed against the one before'),
    ...writeAnswers,
    404: problemAnswer('No such customer, or not yours'),
    422: problemAnswer('A body that does not fit, or a key used for another request'),
  },
})

export const customerRoutes = router()
  .openapi(one, async (c) => {
    const { id } = c.req.valid('param')
    const customer = await c.var.store.findCustomer(c.var.caller, c.var.now, id)
    return customer === undefined ? problem(c, 'not-found', `there is no customer ${id}`) : c.json(viewCustomer(customer), 200)
  })
  .openapi(event, async (c) => {
    const key = idempotencyKey(c)
    if (typeof key !== 'string') return key
    const { at } = c.var.now
    const customer = c.req.valid('param').id
    const asked = {
      asOf: c.var.today,
      customer,
      lists: async (lookMs: number) => askedOf(c.env)(await c.var.lists(lookMs), at),
      requestKey: `event ${key}`,
      requestHash: await sha256(canonicalJson({ customer, event: await c.req.json() })),
      requestId: c.var.requestId,
      id: `chk_${crypto.randomUUID()}`,
      salt: crypto.randomUUID(),
      engine: version,
      marks: customerMarker(c.env?.MARK_SECRET),
    }
    const made = await customerEvent(c.var.store, c.var.caller, c.var.now, asked, eventFrom(c.req.valid('json')))
    if (!made.ok) return refused(c, made.error)
    if (!made.value.isFirst) replayed(c)
    return c.json(viewEvent(made.value.value), 201)
  })
