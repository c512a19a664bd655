import { createRoute, z } from '@hono/zod-openapi'
import type { TypedResponse } from 'hono'
import type { JSONParsed } from 'hono/utils/types'
import { canonicalJson } from '../../domain/canonical-json'
import { sha256 } from '../../domain/digest'
import { addCheckRuling } from '../../operations/check-ruling'
import { createCheck } from '../../operations/create-check'
import { replayCheck } from '../../operations/replay-check'
import { json, jsonBody, problem, problemAnswer, refused } from '../answers'
import { secured } from '../authenticated'
import { IdempotencyHeaders, idempotencyKey, replayed } from '../idempotency'
import { askedOf } from '../lists-of'
import { customerMarker } from '../marker'
import { router } from '../router'
import { version } from '../version'
import { CheckView } from '../views/customer-answer'
import { CheckRequest, factsFrom } from '../views/customer-check'
import {
  CheckPath,
  CheckRulingRequest,
  checkRulingFrom,
  RuledCheckView,
  StoredCheckView,
  viewRuledCheck,
  viewStoredCheck,
} from '../views/customer-record'
import { keyAnswers, writeAnswers } from '../views/quota-answers'
import { ReplayView } from '../views/screening'

const create = createRoute({
  method: 'post',
  path: '/v1/customers/checks',
  operationId: 'createCustomerCheck',
  tags: ['Customers'],
  summary: 'Decide whether to open an account, and for how much computing',
  description:
    'One call of a sign-up: looks for everybody of the customer on the restricted-party lists, follows who owns it, estimates the computing that it asks for, weighs all that under the law of the day and keeps what it rests on. Everything but `type` may be left out: what the tier asks for and nobody told is named under `requiredDocuments`, and nothing missing ever grants more. `public` may be shown to the applicant; flags must not be. The same `Idempotency-Key` with the same body gives the same answer, byte for byte.',
  ...secured('screen'),
  request: { headers: IdempotencyHeaders, body: jsonBody(CheckRequest) },
  responses: {
    201: json(CheckView, 'The decision and everything it rests on'),
    ...writeAnswers,
    422: problemAnswer('A body that does not fit, or a key used for another request'),
  },
})

const one = createRoute({
  method: 'get',
  path: '/v1/customers/checks/{id}',
  operationId: 'getCustomerCheck',
  tags: ['Customers'],
  summary: 'A check as it was answered, and what people ruled on it',
  ...secured(['screen', 'review']),
  request: { params: CheckPath, query: z.strictObject({}) },
  responses: {
    200: json(StoredCheckView, 'The answer with `dispositions` and `standing`'),
    ...keyAnswers,
    404: problemAnswer('No such check, or not yours'),
    422: problemAnswer('Bad query'),
  },
})

const replay = createRoute({
  method: 'get',
  path: '/v1/customers/checks/{id}/replay',
  operationId: 'replayCustomerCheck',
  tags: ['Customers'],
  summary: 'Make a check again from its record, and compare byte for byte',
  ...secured(['screen', 'review']),
  request: { params: CheckPath, query: z.strictObject({}) },
  responses: {
    200: json(ReplayView, 'The same answer, byte for byte'),
    ...keyAnswers,
    404: problemAnswer('No such check, or not yours'),
    409: problemAnswer('Another answer: `errors` points at what differs'),
    422: problemAnswer('Bad query'),
  },
})

const rule = createRoute({
  method: 'post',
  path: '/v1/customers/checks/{id}/dispositions',
  operationId: 'addCustomerDisposition',
  tags: ['Customers'],
  summary: 'What a person rules on a check, with the reason; nothing is ever taken back',
  ...secured('review'),
  request: { params: CheckPath, headers: IdempotencyHeaders, body: jsonBody(CheckRulingRequest) },
  responses: {
    201: json(RuledCheckView, 'The ruling, and where the check now stands'),
    ...writeAnswers,
    404: problemAnswer('No such check, or not yours'),
    422: problemAnswer('A body that does not fit, a ruling that is barred, or an Idempotency-Key used for another request'),
  },
})

export const customerCheckRoutes = router()
  .openapi(create, async (c) => {
    const key = idempotencyKey(c)
    if (typeof key !== 'string') return key
    const facts = factsFrom(c.req.valid('json'))
    const { at } = c.var.now
    const made = await createCheck(c.var.store, c.var.caller, c.var.now, {
      asOf: c.req.valid('json').asOf ?? c.var.today,
      facts,
      customer: facts.customer.id ?? `cus_${crypto.randomUUID()}`,
      lists: async (lookMs) => askedOf(c.env)(await c.var.lists(lookMs), at),
      requestKey: `check ${key}`,
      // The body as it was sent: a default of today must not make it another request tomorrow.
      requestHash: await sha256(canonicalJson(await c.req.json())),
      requestId: c.var.requestId,
      id: `chk_${crypto.randomUUID()}`,
      salt: crypto.randomUUID(),
      engine: version,
      marks: customerMarker(c.env?.MARK_SECRET),
      cause: 'asked',
    })
    if (!made.ok) return refused(c, made.error)
    if (!made.value.isFirst) replayed(c)
    // The text that is kept, not one like it.
    return kept(c.body(made.value.value.answer, 201, { 'content-type': 'application/json' }))
  })
  .openapi(replay, async (c) => {
    const again = await replayCheck(c.var.store, c.var.caller, c.var.now, c.req.valid('param').id, version)
    return again.ok ? c.json(again.value, 200) : refused(c, again.error)
  })
  .openapi(one, async (c) => {
    const { id } = c.req.valid('param')
    const record = await c.var.store.findCheck(c.var.caller, c.var.now, id)
    return record === undefined ? problem(c, 'not-found', `there is no check ${id}`) : c.json(viewStoredCheck(record), 200)
  })
  .openapi(rule, async (c) => {
    const key = idempotencyKey(c)
    if (typeof key !== 'string') return key
    const toAdd = {
      ...checkRulingFrom(c.req.valid('json')),
      check: c.req.valid('param').id,
      id: crypto.randomUUID(),
      salt: crypto.randomUUID(),
    }
    const ruled = await addCheckRuling(c.var.store, c.var.caller, c.var.now, key, toAdd)
    if (!ruled.ok) return refused(c, ruled.error)
    if (!ruled.value.isFirst) replayed(c)
    return c.json(viewRuledCheck(ruled.value.value), 201)
  })

/** A response whose text is known to be what the declaration says: it was composed as that and stored. */
const kept = (response: Response) => response as Response & TypedResponse<JSONParsed<z.infer<typeof CheckView>>, 201, 'json'>
