import { createRoute } from '@hono/zod-openapi'
import { json, jsonBody, problem, problemAnswer, refused } from '../answers'
import { secured } from '../authenticated'
import { router } from '../router'
import { HoldPath, HoldRequest, HoldView, viewHold } from '../views/hold'
import { keyAnswers, writeAnswers } from '../views/quota-answers'

const put = createRoute({
  method: 'put',
  path: '/v1/holds/{id}',
  operationId: 'placeHold',
  tags: ['Quota'],
  summary: 'Set quota aside on one to twenty allocations: on all of them, or on none',
  description:
    'The caller names the hold, so a retry meets its own hold instead of placing a second: the same lines again answer it as it now stands. `ceiling-exceeded`, `allocation-not-found` and `allocation-closed` use the id up; take another, such as `order-1001~2`.',
  ...secured('quota'),
  request: { params: HoldPath, body: jsonBody(HoldRequest) },
  responses: {
    201: json(HoldView, 'Held until `expiresAt`'),
    200: json(HoldView, 'It was placed before on the same lines: the hold as it now stands'),
    ...writeAnswers,
    404: problemAnswer('`allocation-not-found`'),
    409: problemAnswer('In this order: `hold-refused`, `hold-differs`, `allocation-closed`, `ceiling-exceeded`'),
    422: problemAnswer(
      'A body that does not fit, an end outside of what is allowed, or a measure that an allocation is limited in and a line lacks',
    ),
  },
})

const get = createRoute({
  method: 'get',
  path: '/v1/holds/{id}',
  operationId: 'getHold',
  tags: ['Quota'],
  summary: 'A hold as it now stands',
  ...secured('quota'),
  request: { params: HoldPath },
  responses: { 200: json(HoldView, 'The hold'), ...keyAnswers, 404: problemAnswer('No such hold'), 422: problemAnswer('Bad id') },
})

export const holdRoutes = router()
  .openapi(put, async (c) => {
    const { caller, now, store } = c.var
    const operation = { op: 'place' as const, hold: c.req.valid('param').id, ...c.req.valid('json') }
    const placed = await store.placeHold(caller, now, operation, crypto.randomUUID())
    if (!placed.ok) return refused(c, placed.error)
    return placed.value.isFirst ? c.json(viewHold(placed.value.value), 201) : c.json(viewHold(placed.value.value), 200)
  })
  .openapi(get, async (c) => {
    const { id } = c.req.valid('param')
    const hold = await c.var.store.findHold(c.var.caller, c.var.now, id)
    return hold === undefined ? problem(c, 'not-found', `there is no hold ${id}`) : c.json(viewHold(hold), 200)
  })
