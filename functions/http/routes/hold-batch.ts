import { createRoute } from '@hono/zod-openapi'
import { json, jsonBody, problemAnswer, refused } from '../answers'
import { secured } from '../authenticated'
import { IdempotencyHeaders, idempotencyKey, replayed } from '../idempotency'
import { router } from '../router'
import { BatchRequest, BatchView, operationFrom, viewResult } from '../views/hold-batch'
import { writeAnswers } from '../views/quota-answers'

const batch = createRoute({
  method: 'post',
  path: '/v1/holds:batch',
  operationId: 'applyHoldOperations',
  tags: ['Quota'],
  summary: 'Up to a thousand operations on holds in up to 4 MiB, applied in order, each answered alone',
  description:
    'A body that does not fit is refused as a whole and nothing of it is applied. What the ledger refuses is the answer of that one operation. An operation’s id sent again, in this batch’s retry or in another batch, answers as the first time; the `Idempotency-Key` covers the body as a whole.',
  ...secured('quota'),
  request: { headers: IdempotencyHeaders, body: jsonBody(BatchRequest) },
  responses: {
    200: json(BatchView, 'One result for each operation, in their order'),
    ...writeAnswers,
    422: problemAnswer(
      'A body that does not fit, or `idempotency-mismatch`: the key was sent with another body before. Nothing was applied',
    ),
  },
})

export const holdBatchRoutes = router().openapi(batch, async (c) => {
  const key = idempotencyKey(c)
  if (typeof key !== 'string') return key
  const operations = c.req.valid('json').operations.map(operationFrom)
  const done = await c.var.store.applyBatch(c.var.caller, c.var.now, key, operations)
  if (!done.ok) return refused(c, done.error)
  if (done.value.isReplay) replayed(c)
  return c.json({ results: done.value.answers.map(viewResult(operations)) }, 200)
})
