import { createRoute, z } from '@hono/zod-openapi'
import { createKey, type Mint } from '../../operations/create-key'
import { rotateKey } from '../../operations/rotate-key'
import { json, jsonBody, problem, problemAnswer, refused } from '../answers'
import { secured } from '../authenticated'
import type { Bindings } from '../bindings'
import { IdempotencyHeaders, idempotencyKey, replayed } from '../idempotency'
import { mintKey, scopes } from '../key'
import { router } from '../router'
import { KeyListView, KeyPath, KeyQuery, KeyRequest, NewKeyView, RotationRequest, viewKey } from '../views/key'

const keyed = {
  401: problemAnswer('No key, or one that is not known, expired or revoked'),
  429: problemAnswer('Too many requests; see `Retry-After`'),
  503: problemAnswer('The database does not answer; see `Retry-After`'),
} as const
const bodied = { 400: problemAnswer('Not JSON'), 413: problemAnswer('Too large'), 415: problemAnswer('Not declared as JSON') } as const
const cannotAdminister = problemAnswer('The key may not administer')

const create = createRoute({
  method: 'post',
  path: '/v1/keys',
  operationId: 'createKey',
  tags: ['Tenants and keys'],
  summary: 'Make a key, which is shown once',
  description:
    'A tenant’s administrator makes keys of its own tenant that may do no more than its own; the deployment’s makes any. Sent again with the same Idempotency-Key it answers with the same record and `key: null`, since only a hash is kept.',
  ...secured('admin'),
  request: { headers: IdempotencyHeaders, body: jsonBody(KeyRequest) },
  responses: {
    ...bodied,
    201: json(NewKeyView, 'The key, and what is kept of it'),
    ...keyed,
    403: problemAnswer('The key may not administer, or lacks a scope that it would give'),
    404: problemAnswer('No such tenant, or not yours'),
    422: problemAnswer('A body that does not fit, or an Idempotency-Key used for another request'),
  },
})

const list = createRoute({
  method: 'get',
  path: '/v1/keys',
  operationId: 'listKeys',
  tags: ['Tenants and keys'],
  summary: 'What is kept of a tenant’s keys: never the keys themselves',
  ...secured('admin'),
  request: { query: KeyQuery },
  responses: {
    200: json(KeyListView, 'Oldest first; of more than 500 the newest'),
    ...keyed,
    403: cannotAdminister,
    404: problemAnswer('No such tenant, or not yours'),
    422: problemAnswer('Bad query'),
  },
})

const rotate = createRoute({
  method: 'post',
  path: '/v1/keys/{id}/rotations',
  operationId: 'rotateKey',
  tags: ['Tenants and keys'],
  summary: 'Replace a key by one with the same scopes; both work for a while',
  ...secured('admin'),
  request: { params: KeyPath, headers: IdempotencyHeaders, body: jsonBody(RotationRequest) },
  responses: {
    ...bodied,
    201: json(NewKeyView, 'The new key; the old one is revoked once the overlap is over'),
    ...keyed,
    403: problemAnswer('The key may not administer, or lacks a scope of the one it would replace'),
    404: problemAnswer('No such key, or not yours'),
    422: problemAnswer('A body that does not fit, a key no longer live, or an Idempotency-Key used for another request'),
  },
})

const revoke = createRoute({
  method: 'delete',
  path: '/v1/keys/{id}',
  operationId: 'revokeKey',
  tags: ['Tenants and keys'],
  summary: 'Revoke a key at once',
  description: 'From now on it opens nothing that is kept. The law, which is answered without a database, it opens until it expires.',
  ...secured('admin'),
  request: { params: KeyPath, query: z.strictObject({}) },
  responses: {
    204: { description: 'Revoked, now or before' },
    ...keyed,
    403: cannotAdminister,
    404: problemAnswer('No such key, or not yours'),
    422: problemAnswer('The last live key that may administer the deployment'),
  },
})

/** Under the secret that new keys are signed with; whoever came in with a key was let in by one of the secrets. */
const minting = ({ KEY_SECRET }: Bindings): Mint => {
  if (KEY_SECRET === undefined || KEY_SECRET === '') throw new Error('KEY_SECRET is not set: no key can be made')
  return async (claims) => {
    const id = crypto.randomUUID()
    return { id, ...(await mintKey(KEY_SECRET, { ...claims, id, scopes: inOrder(claims.scopes) })) }
  }
}

/** Each once and in our order, so that two ways of asking for the same are one. */
const inOrder = (granted: readonly string[]) => scopes.filter((scope) => granted.includes(scope))

export const keyRoutes = router()
  .openapi(create, async (c) => {
    const requestKey = idempotencyKey(c)
    if (typeof requestKey !== 'string') return requestKey
    const { caller, now, store } = c.var
    const { tenant = caller.tenant, scopes: granted, expiresAt } = c.req.valid('json')
    const made = await createKey(store, minting(c.env), caller, now, requestKey, { tenant, scopes: inOrder(granted), expiresAt })
    if (!made.ok) return refused(c, made.error)
    if (!made.value.isFirst) replayed(c)
    const { record, key } = made.value.value
    return c.json({ ...viewKey(record), key }, 201)
  })
  .openapi(list, async (c) => {
    const { caller, now, store } = c.var
    const { tenant = caller.tenant } = c.req.valid('query')
    const keys = await store.listKeys(caller, now, tenant)
    return keys === undefined ? problem(c, 'not-found', `there is no tenant ${tenant}`) : c.json({ keys: keys.map(viewKey) }, 200)
  })
  .openapi(rotate, async (c) => {
    const requestKey = idempotencyKey(c)
    if (typeof requestKey !== 'string') return requestKey
    const { caller, now, store } = c.var
    const { overlap, expiresAt } = c.req.valid('json')
    const { id } = c.req.valid('param')
    const made = await rotateKey(store, minting(c.env), caller, now, requestKey, id, { overlapMs: overlap, expiresAt })
    if (!made.ok) return refused(c, made.error)
    if (!made.value.isFirst) replayed(c)
    const { record, key } = made.value.value
    return c.json({ ...viewKey(record), key }, 201)
  })
  .openapi(revoke, async (c) => {
    const { caller, now, store } = c.var
    const revoked = await store.revokeKey(caller, now, c.req.valid('param').id)
    return revoked.ok ? c.body(null, 204) : refused(c, revoked.error)
  })
