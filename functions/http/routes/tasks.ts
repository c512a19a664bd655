import { createRoute } from '@hono/zod-openapi'
import { canonicalJson } from '../../domain/canonical-json'
import { sha256 } from '../../domain/digest'
import { json, jsonBody, problemAnswer, refused } from '../answers'
import { secured } from '../authenticated'
import { IdempotencyHeaders, idempotencyKey, replayed } from '../idempotency'
import { router } from '../router'
import { keyAnswers, writeAnswers } from '../views/quota-answers'
import { ResolutionRequest, TaskListQuery, TaskListView, TaskPath, TaskView, viewTask } from '../views/task'

const list = createRoute({
  method: 'get',
  path: '/v1/tasks',
  operationId: 'listTasks',
  tags: ['Shipments'],
  summary: 'What a person has to look at, oldest first',
  description: 'One closes by itself where what it is about is over, and opens again where that comes back.',
  ...secured(['quota', 'screen', 'review']),
  request: { query: TaskListQuery },
  responses: { 200: json(TaskListView, 'A page, and where the next one begins'), ...keyAnswers, 422: problemAnswer('Bad query') },
})

const resolve = createRoute({
  method: 'post',
  path: '/v1/tasks/{id}/resolutions',
  operationId: 'resolveTask',
  tags: ['Shipments'],
  summary: 'Say that a task is done with, and why',
  description: 'For good: it does not open again by itself. It moves nothing; what is to change is a correction of the shipment.',
  ...secured('review'),
  request: { params: TaskPath, headers: IdempotencyHeaders, body: jsonBody(ResolutionRequest) },
  responses: {
    200: json(TaskView, 'It is closed'),
    ...writeAnswers,
    404: problemAnswer('No such task, or not yours'),
    422: problemAnswer('A body that does not fit, a task that is closed already, or a key used for another request'),
  },
})

export const taskRoutes = router()
  .openapi(list, async (c) => {
    const { open, after = 0, limit } = c.req.valid('query')
    const isOpen = open === undefined ? undefined : open === 'true'
    const tasks = await c.var.store.listTasks(c.var.caller, c.var.now, { isOpen, after, limit })
    return c.json({ tasks: tasks.map(viewTask), next: tasks.at(-1)?.seq ?? after }, 200)
  })
  .openapi(resolve, async (c) => {
    const key = idempotencyKey(c)
    if (typeof key !== 'string') return key
    const task = c.req.valid('param').id
    const { reason, by } = c.req.valid('json')
    const requestHash = await sha256(canonicalJson({ task, resolution: await c.req.json() }))
    const resolved = await c.var.store.resolveTask(c.var.caller, c.var.now, { task, requestKey: key, requestHash, reason, by })
    if (!resolved.ok) return refused(c, resolved.error)
    if (!resolved.value.isFirst) replayed(c)
    return c.json(viewTask(resolved.value.value), 200)
  })
