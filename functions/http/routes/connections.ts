import { createRoute, z } from '@hono/zod-openapi'
import { canonicalJson } from '../../domain/canonical-json'
import { base64Url, sha256 } from '../../domain/digest'
import type { SealedSecret } from '../../store/connection-store'
import { type Answering, json, jsonBody, problem, problemAnswer, refused } from '../answers'
import { secured } from '../authenticated'
import { type Bindings, isLocal } from '../bindings'
import { IdempotencyHeaders, idempotencyKey, replayed } from '../idempotency'
import { router } from '../router'
import { type SealedFor, type Sealer, sealer } from '../seal'
import {
  ConnectionAmendment,
  ConnectionListView,
  ConnectionPath,
  ConnectionRequest,
  ConnectionView,
  faultsIn,
  settingsOf,
  viewConnection,
} from '../views/connection'
import { keyAnswers, writeAnswers } from '../views/quota-answers'

const idBytes = 16

const create = createRoute({
  method: 'post',
  path: '/v1/connections',
  operationId: 'createConnection',
  tags: ['Hooks'],
  summary: 'Make an address that a sender can call',
  description:
    'The address has a random id of 128 bits in it. Give it to the sender, and the sender’s secret to the connection: here, or later by `PUT` where the sender shows it only then. Without a secret every call is refused, but of a sender that publishes its keys.',
  ...secured('admin'),
  request: { headers: IdempotencyHeaders, body: jsonBody(ConnectionRequest) },
  responses: {
    201: json(ConnectionView, 'The connection, and where the sender is to call'),
    ...writeAnswers,
    422: problemAnswer('A body that does not fit the sender, or a key used for another request'),
  },
})

const put = createRoute({
  method: 'put',
  path: '/v1/connections/{id}',
  operationId: 'putConnection',
  tags: ['Hooks'],
  summary: 'Amend a connection, or exchange its secrets',
  description:
    'What is left out is as if the connection were new, but for its secrets, which stay. To exchange one, send the old and the new, and later the new one alone.',
  ...secured('admin'),
  request: { params: ConnectionPath, body: jsonBody(ConnectionAmendment) },
  responses: {
    200: json(ConnectionView, 'As it stands now'),
    ...writeAnswers,
    404: problemAnswer('No such connection, or not yours, or closed'),
    409: problemAnswer('It was amended in between'),
    422: problemAnswer('A body that does not fit the sender'),
  },
})

const get = createRoute({
  method: 'get',
  path: '/v1/connections/{id}',
  operationId: 'getConnection',
  tags: ['Hooks'],
  summary: 'A connection, without its secrets',
  ...secured('admin'),
  request: { params: ConnectionPath, query: z.strictObject({}) },
  responses: {
    200: json(ConnectionView, 'The connection'),
    ...keyAnswers,
    404: problemAnswer('No such connection, or not yours'),
    422: problemAnswer('Bad query'),
  },
})

const list = createRoute({
  method: 'get',
  path: '/v1/connections',
  operationId: 'listConnections',
  tags: ['Hooks'],
  summary: 'Connections, newest first',
  ...secured('admin'),
  request: { query: z.strictObject({}) },
  responses: { 200: json(ConnectionListView, 'All of them, closed ones as well'), ...keyAnswers, 422: problemAnswer('Bad query') },
})

const close = createRoute({
  method: 'delete',
  path: '/v1/connections/{id}',
  operationId: 'closeConnection',
  tags: ['Hooks'],
  summary: 'Close a connection: from then on nobody is answered there',
  description: 'At once and for good. Its secrets are deleted.',
  ...secured('admin'),
  request: { params: ConnectionPath, query: z.strictObject({}) },
  responses: {
    200: json(ConnectionView, 'It is closed, now or since before'),
    ...keyAnswers,
    404: problemAnswer('No such connection, or not yours'),
    422: problemAnswer('Bad query'),
  },
})

export const connectionRoutes = router()
  .openapi(create, async (c) => {
    const requestKey = idempotencyKey(c)
    if (typeof requestKey !== 'string') return requestKey
    const body = c.req.valid('json')
    const faults = faultsIn(body, isLocal(c.env))
    if (faults[0] !== undefined) return problem(c, 'invalid-request', faults[0].detail, faults)
    const seal = sealerOf(c.env)
    if (seal === undefined && body.secrets !== undefined) return cannotSeal(c)
    const { caller, now, store } = c.var
    const id = base64Url(crypto.getRandomValues(new Uint8Array(idBytes)))
    const secrets = await sealed(seal, body.secrets, { tenant: caller.tenant, connection: id }, now.at)
    const sent = await c.req.json()
    const requestHash = seal === undefined ? await sha256(canonicalJson(sent)) : await seal.hashOf(sent)
    const terms = { source: body.source, settings: settingsOf(body) }
    const made = await store.createConnection(caller, now, { requestKey, requestHash }, { id, ...terms, secrets: secrets ?? [] })
    if (!made.ok) return refused(c, made.error)
    if (!made.value.isFirst) replayed(c)
    return c.json(viewConnection(made.value.value, new URL(c.req.url).origin), 201)
  })
  .openapi(put, async (c) => {
    const { id } = c.req.valid('param')
    const body = c.req.valid('json')
    const faults = faultsIn(body, isLocal(c.env))
    if (faults[0] !== undefined) return problem(c, 'invalid-request', faults[0].detail, faults)
    const seal = sealerOf(c.env)
    if (seal === undefined && body.secrets !== undefined) return cannotSeal(c)
    const { caller, now, store } = c.var
    const secrets = await sealed(seal, body.secrets, { tenant: caller.tenant, connection: id }, now.at)
    const kept = await store.putConnection(caller, now, id, { source: body.source, settings: settingsOf(body) }, secrets, body.version)
    return kept.ok ? c.json(viewConnection(kept.value, new URL(c.req.url).origin), 200) : refused(c, kept.error)
  })
  .openapi(list, async (c) => {
    const connections = await c.var.store.listConnections(c.var.caller, c.var.now)
    return c.json({ connections: connections.map((each) => viewConnection(each, new URL(c.req.url).origin)) }, 200)
  })
  .openapi(get, async (c) => {
    const { id } = c.req.valid('param')
    const found = await c.var.store.findConnection(c.var.caller, c.var.now, id)
    if (found === undefined) return refused(c, { reason: 'connection-not-found', connection: id })
    return c.json(viewConnection(found, new URL(c.req.url).origin), 200)
  })
  .openapi(close, async (c) => {
    const closed = await c.var.store.closeConnection(c.var.caller, c.var.now, c.req.valid('param').id)
    return closed.ok ? c.json(viewConnection(closed.value, new URL(c.req.url).origin), 200) : refused(c, closed.error)
  })

const sealerOf = (env: Bindings | undefined): Sealer | undefined => (env?.SEAL_SECRET ? sealer(env.SEAL_SECRET) : undefined)

/** Never as it came: a deployment that cannot encrypt keeps no secret. */
const cannotSeal = (c: Answering) =>
  problem(c, 'unavailable', 'this deployment has no SEAL_SECRET, under which secrets are kept; whoever runs it must set one')

const sealed = (
  seal: Sealer | undefined,
  secrets: readonly string[] | undefined,
  of: SealedFor,
  at: Date,
): Promise<readonly SealedSecret[]> | undefined =>
  seal === undefined || secrets === undefined
    ? undefined
    : Promise.all(secrets.map((secret) => seal.seal(secret, of, { id: `sec_${crypto.randomUUID()}`, createdAt: at.toISOString() })))
