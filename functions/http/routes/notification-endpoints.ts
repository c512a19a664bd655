import { createRoute, z } from '@hono/zod-openapi'
import { urlFault } from '../../domain/notifications/endpoint-url'
import { testEndpoint } from '../../operations/test-endpoint'
import { type Answering, json, jsonBody, problem, problemAnswer, refused } from '../answers'
import { secured } from '../authenticated'
import type { Bindings } from '../bindings'
import { mintSecrets } from '../endpoint-secrets'
import { IdempotencyHeaders, idempotencyKey, replayed } from '../idempotency'
import { sendingOf, urlTermsOf } from '../notification-sending'
import { router } from '../router'
import { type Sealer, sealer } from '../seal'
import type { Telling } from '../tell-at-once'
import {
  EndpointListView,
  EndpointPath,
  EndpointRequest,
  EndpointTestView,
  EndpointView,
  endpointTermsOf,
  NewEndpointView,
  viewEndpoint,
  viewTest,
} from '../views/notification-endpoint'
import { keyAnswers, writeAnswers } from '../views/quota-answers'

/** How long what was replaced signs beside the new, in milliseconds. */
const overlapMs = 24 * 3_600_000

const put = createRoute({
  method: 'put',
  path: '/v1/notification-endpoints/{id}',
  operationId: 'putNotificationEndpoint',
  tags: ['Notifications'],
  summary: 'Have notifications sent to an address, or amend that',
  description:
    'From now on whatever comes about is sent there, signed (Standard Webhooks), at least once. A new endpoint is answered with its secret, once. To exchange that, rotate it. What is left out is as if the endpoint were new, but for its secrets.',
  ...secured('admin'),
  request: { params: EndpointPath, body: jsonBody(EndpointRequest) },
  responses: {
    200: json(EndpointView, 'As it stands now'),
    201: json(NewEndpointView, 'New, with its secret'),
    ...writeAnswers,
    409: problemAnswer('It was amended in between, or is not there to be amended'),
    422: problemAnswer('A body that does not fit, or an address to which nothing is sent'),
  },
})

const get = createRoute({
  method: 'get',
  path: '/v1/notification-endpoints/{id}',
  operationId: 'getNotificationEndpoint',
  tags: ['Notifications'],
  summary: 'An endpoint, without its secrets',
  ...secured('admin'),
  request: { params: EndpointPath, query: z.strictObject({}) },
  responses: {
    200: json(EndpointView, 'The endpoint'),
    ...keyAnswers,
    404: problemAnswer('No such endpoint, or not yours'),
    422: problemAnswer('Bad query'),
  },
})

const list = createRoute({
  method: 'get',
  path: '/v1/notification-endpoints',
  operationId: 'listNotificationEndpoints',
  tags: ['Notifications'],
  summary: 'Endpoints, by name',
  ...secured('admin'),
  request: { query: z.strictObject({}) },
  responses: { 200: json(EndpointListView, 'All of them'), ...keyAnswers, 422: problemAnswer('Bad query') },
})

const remove = createRoute({
  method: 'delete',
  path: '/v1/notification-endpoints/{id}',
  operationId: 'deleteNotificationEndpoint',
  tags: ['Notifications'],
  summary: 'Send nothing there any more, and forget its secrets',
  ...secured('admin'),
  request: { params: EndpointPath, query: z.strictObject({}) },
  responses: {
    204: { description: 'It is gone' },
    ...keyAnswers,
    404: problemAnswer('No such endpoint, or not yours'),
    422: problemAnswer('Bad query'),
  },
})

const rotate = createRoute({
  method: 'post',
  path: '/v1/notification-endpoints/{id}/rotations',
  operationId: 'rotateNotificationEndpoint',
  tags: ['Notifications'],
  summary: 'A new secret; for a day the old one signs as well',
  description: 'The same holds for its pair of keys, if it has one. Asked again with the same key, it shows the secret that it made.',
  ...secured('admin'),
  request: { params: EndpointPath, headers: IdempotencyHeaders },
  responses: {
    201: json(NewEndpointView, 'The endpoint, with its new secret'),
    ...keyAnswers,
    404: problemAnswer('No such endpoint, or not yours'),
    422: problemAnswer('Bad key'),
  },
})

const test = createRoute({
  method: 'post',
  path: '/v1/notification-endpoints/{id}/tests',
  operationId: 'testNotificationEndpoint',
  tags: ['Notifications'],
  summary: 'Send a notification that says nothing, now, and tell what came back',
  description: 'Of the type `endpoint.test`, signed as every other. It is not tried again, and closes nothing.',
  ...secured('admin'),
  request: { params: EndpointPath, headers: IdempotencyHeaders },
  responses: {
    200: json(EndpointTestView, 'What came back'),
    ...keyAnswers,
    404: problemAnswer('No such endpoint, or not yours'),
    422: problemAnswer('Bad key'),
  },
})

/** @param telling Who listens, in this isolate. */
export const notificationEndpointRoutes = ({ listen }: Telling, clock: () => Date) =>
  router()
    .openapi(put, async (c) => {
      const { id } = c.req.valid('param')
      const body = c.req.valid('json')
      const fault = urlFault(body.url, urlTermsOf(c.env, new URL(c.req.url).hostname))
      if (fault !== undefined) return problem(c, 'invalid-request', fault, [{ pointer: '/url', detail: fault }])
      const seal = sealerOf(c.env)
      if (seal === undefined) return cannotSeal(c)
      const { caller, now, store } = c.var
      const { shown, ...minted } = await mintSecrets(seal, { tenant: caller.tenant, endpoint: id }, now.at)
      const kept = await store.putEndpoint(caller, now, id, endpointTermsOf(body), minted, body.version)
      if (!kept.ok) return refused(c, kept.error)
      listen(caller.tenant)
      const view = viewEndpoint(kept.value.value, now.at)
      return kept.value.isFirst ? c.json({ ...view, secret: shown }, 201) : c.json(view, 200)
    })
    .openapi(list, async (c) => {
      const endpoints = await c.var.store.listEndpoints(c.var.caller, c.var.now)
      return c.json({ endpoints: endpoints.map((each) => viewEndpoint(each, c.var.now.at)) }, 200)
    })
    .openapi(get, async (c) => {
      const { id } = c.req.valid('param')
      const found = await c.var.store.findEndpoint(c.var.caller, c.var.now, id)
      return found === undefined
        ? refused(c, { reason: 'endpoint-not-found', endpoint: id })
        : c.json(viewEndpoint(found, c.var.now.at), 200)
    })
    .openapi(remove, async (c) => {
      const deleted = await c.var.store.deleteEndpoint(c.var.caller, c.var.now, c.req.valid('param').id)
      return deleted.ok ? c.body(null, 204) : refused(c, deleted.error)
    })
    .openapi(rotate, async (c) => {
      const requestKey = idempotencyKey(c)
      if (typeof requestKey !== 'string') return requestKey
      const seal = sealerOf(c.env)
      if (seal === undefined) return cannotSeal(c)
      const { caller, now, store } = c.var
      const { id } = c.req.valid('param')
      const of = { tenant: caller.tenant, endpoint: id }
      const { shown, ...minted } = await mintSecrets(seal, of, now.at)
      const rotated = await store.rotateEndpoint(caller, now, id, requestKey, minted, new Date(now.at.getTime() + overlapMs))
      if (!rotated.ok) return refused(c, rotated.error)
      const { isFirst, value } = rotated.value
      if (!isFirst) replayed(c)
      const newest = value.secrets.find(({ kind }) => kind === 'v1')
      const secret = isFirst || newest === undefined ? shown : await seal.open(newest, of)
      return c.json({ ...viewEndpoint(value, now.at), secret }, 201)
    })
    .openapi(test, async (c) => {
      const requestKey = idempotencyKey(c)
      if (typeof requestKey !== 'string') return requestKey
      const sending = sendingOf(c.env, clock, c.var.requestId)
      if (sending === undefined) return cannotSeal(c)
      const { id } = c.req.valid('param')
      const tested = await testEndpoint(c.var.store, sending, c.var.caller, c.var.now, id, requestKey)
      if (!tested.ok) return refused(c, tested.error)
      if (!tested.value.isFirst) replayed(c)
      return c.json(viewTest(tested.value.value), 200)
    })

const sealerOf = (env: Bindings | undefined): Sealer | undefined => (env?.SEAL_SECRET ? sealer(env.SEAL_SECRET) : undefined)

/** Never as it came: a deployment that cannot encrypt keeps no secret. */
const cannotSeal = (c: Answering) =>
  problem(c, 'unavailable', 'this deployment has no SEAL_SECRET, under which secrets are kept; whoever runs it must set one')
