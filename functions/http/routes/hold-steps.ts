import { createRoute, type z } from '@hono/zod-openapi'
import type { HoldOperation } from '../../domain/quota/hold'
import { reversalOf, reversedLines } from '../../operations/reverse-hold'
import { type Answering, json, jsonBody, problemAnswer, refused } from '../answers'
import { type Secured, secured } from '../authenticated'
import { IdempotencyHeaders, idempotencyKey, replayed } from '../idempotency'
import { router } from '../router'
import {
  CaptureRequest,
  ExtensionRequest,
  FreezeRequest,
  HoldPath,
  HoldView,
  ReleaseRequest,
  ReversalRequest,
  viewHold,
} from '../views/hold'
import { writeAnswers } from '../views/quota-answers'
import { ReversalView, viewReversed } from '../views/reversal'

const again = 'Sent again under the same `Idempotency-Key` it answers as the first time, refusals too.'

/** One step in the life of a hold. */
const step = <Path extends string, Body extends z.ZodType, View extends z.ZodType>(
  path: Path,
  operationId: string,
  body: Body,
  view: View,
  told: { readonly summary: string; readonly refusals: string; readonly description?: string },
) =>
  createRoute({
    method: 'post',
    path: `/v1/holds/{id}/${path}` as const,
    operationId,
    tags: ['Quota'],
    summary: told.summary,
    description: told.description === undefined ? again : `${told.description} ${again}`,
    ...secured('quota'),
    request: { params: HoldPath, headers: IdempotencyHeaders, body: jsonBody(body) },
    responses: {
      200: json(view, 'The hold as it stood after this'),
      ...writeAnswers,
      404: problemAnswer('No such hold'),
      409: problemAnswer(told.refusals),
      422: problemAnswer('A body that does not fit, or `idempotency-mismatch`: the key was sent with another request before'),
    },
  })

const capture = step('capture', 'captureHold', CaptureRequest, HoldView, {
  summary: 'Use what is held: all of it, or a parcel',
  description: 'Parcels send `final: false`; a final capture releases what is still held.',
  refusals: 'In this order: `hold-not-open`, `hold-frozen`, `capture-exceeds-hold`',
})
const release = step('release', 'releaseHold', ReleaseRequest, HoldView, {
  summary: 'Let go of what is still held',
  refusals: '`hold-not-open`',
})
const extend = step('extensions', 'extendHold', ExtensionRequest, HoldView, {
  summary: 'Let a hold stand until later',
  description: 'No hold stands longer than 400 days from its placing, and 30 where others draw on the same ceiling.',
  refusals: '`hold-not-open`',
})
const freeze = step('freezes', 'freezeHold', FreezeRequest, HoldView, {
  summary: 'Keep a hold from being captured, or thaw it',
  refusals: '`hold-not-open`',
})
const reverse = step('reversals', 'reverseHold', ReversalRequest, ReversalView, {
  summary: 'Undo what was captured',
  description:
    'Which reasons give quota back depends on the kind of allocation: a license takes back only what was entered in error. Others are noted for a person (`QUOTA_NOT_RESTORED`).',
  refusals: '`capture-exceeds-hold`: more than was captured and not yet undone',
})

type Ctx = Answering & { readonly req: Parameters<typeof idempotencyKey>[0]['req']; readonly var: Secured['Variables'] }

/** One operation under the caller's key. */
const apply = async (c: Ctx, operation: HoldOperation) => {
  const key = idempotencyKey(c)
  if (typeof key !== 'string') return { answer: key }
  const done = await c.var.store.applyOperation(c.var.caller, c.var.now, `${operation.op} ${key}`, operation)
  if (done.isReplay) replayed(c)
  return done.ok ? { hold: viewHold(done.value.value) } : { answer: refused(c, done.error) }
}

export const holdStepRoutes = router()
  .openapi(capture, async (c) => {
    const done = await apply(c, { op: 'capture', hold: c.req.valid('param').id, ...c.req.valid('json') })
    return done.answer ?? c.json(done.hold, 200)
  })
  .openapi(release, async (c) => {
    const done = await apply(c, { op: 'release', hold: c.req.valid('param').id })
    return done.answer ?? c.json(done.hold, 200)
  })
  .openapi(extend, async (c) => {
    const done = await apply(c, { op: 'extend', hold: c.req.valid('param').id, ...c.req.valid('json') })
    return done.answer ?? c.json(done.hold, 200)
  })
  .openapi(freeze, async (c) => {
    const done = await apply(c, { op: 'freeze', hold: c.req.valid('param').id, ...c.req.valid('json') })
    return done.answer ?? c.json(done.hold, 200)
  })
  .openapi(reverse, async (c) => {
    const { lines, reason } = c.req.valid('json')
    const operation = reversalOf(c.req.valid('param').id, lines, reason)
    const done = await apply(c, operation)
    return done.answer ?? c.json({ ...done.hold, reversed: reversedLines(operation).map(viewReversed) }, 200)
  })
