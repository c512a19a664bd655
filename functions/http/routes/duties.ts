import { createRoute } from '@hono/zod-openapi'
import { canonicalJson } from '../../domain/canonical-json'
import { sha256 } from '../../domain/digest'
import { completeDuty } from '../../operations/complete-duty'
import { listDuties } from '../../operations/list-duties'
import { json, jsonBody, problemAnswer, refused } from '../answers'
import { secured } from '../authenticated'
import { easternDay } from '../eastern-day'
import { IdempotencyHeaders, idempotencyKey, replayed } from '../idempotency'
import { router } from '../router'
import {
  CompletionRequest,
  CompletionView,
  completionFrom,
  DutyListQuery,
  DutyListView,
  DutyPath,
  dutyFilterFrom,
  viewCompletion,
  viewDuties,
} from '../views/duty'
import { keyAnswers, writeAnswers } from '../views/quota-answers'

const list = createRoute({
  method: 'get',
  path: '/v1/duties',
  operationId: 'listDuties',
  tags: ['Back office'],
  summary: 'What is left to be done, by its day',
  description:
    'Duties of orders that are allowed, and of customers. Days are counted from the day of export that was asked about until something of the order is known to have left, and then from that day.',
  ...secured(['review', 'screen']),
  request: { query: DutyListQuery },
  responses: { 200: json(DutyListView, 'A page by day, and where the next one begins'), ...keyAnswers, 422: problemAnswer('Bad query') },
})

const complete = createRoute({
  method: 'post',
  path: '/v1/duties/{id}/completions',
  operationId: 'completeDuty',
  tags: ['Back office'],
  summary: 'Say that a duty is done, with evidence',
  description: 'Nothing said is ever taken back; more can be said. A report of half a year opens again when a later order adds to it.',
  ...secured(['review', 'screen']),
  request: { params: DutyPath, headers: IdempotencyHeaders, body: jsonBody(CompletionRequest) },
  responses: {
    201: json(CompletionView, 'What was said'),
    ...writeAnswers,
    404: problemAnswer('No such duty, or not yours'),
    422: problemAnswer('A body that does not fit, or a key used for another request'),
  },
})

export const dutyRoutes = router()
  .openapi(list, async (c) => {
    const { store, caller, now } = c.var
    const { duties, next } = await listDuties(store, caller, now, easternDay, dutyFilterFrom(c.req.valid('query')))
    return c.json(viewDuties(duties, next), 200)
  })
  .openapi(complete, async (c) => {
    const requestKey = idempotencyKey(c)
    if (typeof requestKey !== 'string') return requestKey
    const { store, caller, now } = c.var
    const { id: duty } = c.req.valid('param')
    const body = c.req.valid('json')
    const said = completionFrom(body)
    const { completedOn } = body
    const requestHash = await sha256(canonicalJson({ duty, completedOn, ...said }))
    const id = `cpl_${crypto.randomUUID()}`
    const completed = await completeDuty(store, caller, now, { id, duty, requestKey, requestHash, completedOn, body: said })
    if (!completed.ok) return refused(c, completed.error)
    if (!completed.value.isFirst) replayed(c)
    return c.json(viewCompletion(completed.value.value), 201)
  })
