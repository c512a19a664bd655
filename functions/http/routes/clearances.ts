import { createRoute, z } from '@hono/zod-openapi'
import { createClearance } from '../../operations/create-clearance'
import { revokeClearance } from '../../operations/revoke-clearance'
import { json, jsonBody, problem, problemAnswer, refused } from '../answers'
import { secured } from '../authenticated'
import { IdempotencyHeaders, idempotencyKey, replayed } from '../idempotency'
import { router } from '../router'
import {
  ClearanceListQuery,
  ClearanceListView,
  ClearancePath,
  ClearanceRequest,
  ClearanceView,
  MadeClearanceView,
  RevocationRequest,
  viewClearance,
  viewMade,
} from '../views/clearance'
import { keyAnswers, writeAnswers } from '../views/quota-answers'

const create = createRoute({
  method: 'post',
  path: '/v1/clearances',
  operationId: 'createClearance',
  tags: ['Parties and lists'],
  summary: 'Clear a match: this party is not that listed one',
  description:
    'From then on the match is shown in screenings and not raised, for as long as neither the party as it is sent nor the entry as it is listed changes. A ruling `false-positive` on a screening’s match does the same. Never for a match by an identifier.',
  ...secured('review'),
  request: { headers: IdempotencyHeaders, body: jsonBody(ClearanceRequest) },
  responses: {
    201: json(MadeClearanceView, 'The clearance, with the fingerprints of both sides'),
    ...writeAnswers,
    404: problemAnswer('No such entry on the lists in force'),
    422: problemAnswer('A body that does not fit; a pair that does not match, or by an identifier; or a key used for another request'),
  },
})

const list = createRoute({
  method: 'get',
  path: '/v1/clearances',
  operationId: 'listClearances',
  tags: ['Parties and lists'],
  summary: 'Clearances, newest first, with whether they still hold',
  ...secured('review'),
  request: { query: ClearanceListQuery },
  responses: { 200: json(ClearanceListView, 'A page'), ...keyAnswers, 422: problemAnswer('Bad query') },
})

const get = createRoute({
  method: 'get',
  path: '/v1/clearances/{id}',
  operationId: 'getClearance',
  tags: ['Parties and lists'],
  summary: 'A clearance, and whether it still holds',
  ...secured('review'),
  request: { params: ClearancePath, query: z.strictObject({}) },
  responses: {
    200: json(ClearanceView, 'The clearance'),
    ...keyAnswers,
    404: problemAnswer('No such clearance, or not yours'),
    422: problemAnswer('Bad query'),
  },
})

const revoke = createRoute({
  method: 'post',
  path: '/v1/clearances/{id}/revocations',
  operationId: 'revokeClearance',
  tags: ['Parties and lists'],
  summary: 'Take a clearance back: the match is raised again',
  description:
    'Ends every clearance of the same two sides. One that was ended before stays as it ended: the answer says how. Nothing is deleted.',
  ...secured('review'),
  request: { params: ClearancePath, headers: IdempotencyHeaders, body: jsonBody(RevocationRequest) },
  responses: {
    201: json(ClearanceView, 'The clearance as it now stands'),
    ...writeAnswers,
    404: problemAnswer('No such clearance, or not yours'),
    422: problemAnswer('A body that does not fit, or a key used for another request'),
  },
})

export const clearanceRoutes = router()
  .openapi(create, async (c) => {
    const requestKey = idempotencyKey(c)
    if (typeof requestKey !== 'string') return requestKey
    const toAdd = { ...c.req.valid('json'), id: `clr_${crypto.randomUUID()}` }
    const made = await createClearance(c.var.store, await c.var.lists(), c.var.caller, c.var.now, requestKey, toAdd)
    if (!made.ok) return refused(c, made.error)
    if (!made.value.isFirst) replayed(c)
    return c.json(viewMade(made.value.value), 201)
  })
  .openapi(list, async (c) => {
    const { listedParty, after, limit } = c.req.valid('query')
    const rows = await c.var.store.listClearances(c.var.caller, c.var.now, { listedParty, before: after, limit })
    const { snapshot } = await c.var.lists()
    const next = rows.length < limit ? null : (rows.at(-1)?.seq ?? null)
    return c.json({ clearances: rows.map(({ clearance }) => viewClearance(clearance, snapshot)), next }, 200)
  })
  .openapi(get, async (c) => {
    const { id } = c.req.valid('param')
    const found = await c.var.store.findClearance(c.var.caller, c.var.now, id)
    if (found === undefined) return problem(c, 'not-found', `there is no clearance ${id}`)
    return c.json(viewClearance(found, (await c.var.lists()).snapshot), 200)
  })
  .openapi(revoke, async (c) => {
    const requestKey = idempotencyKey(c)
    if (typeof requestKey !== 'string') return requestKey
    const revocation = { ...c.req.valid('json'), clearance: c.req.valid('param').id, id: crypto.randomUUID() }
    const revoked = await revokeClearance(c.var.store, c.var.caller, c.var.now, requestKey, revocation)
    if (!revoked.ok) return refused(c, revoked.error)
    if (!revoked.value.isFirst) replayed(c)
    return c.json(viewClearance(revoked.value.value, (await c.var.lists()).snapshot), 201)
  })
