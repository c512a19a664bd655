import { createRoute, type z } from '@hono/zod-openapi'
import { type AllocationTerms, kindOfId } from '../../domain/quota/allocation'
import { barredFrom } from '../allocation-writer'
import { json, jsonBody, problem, problemAnswer, refused } from '../answers'
import { secured } from '../authenticated'
import { IdempotencyHeaders, idempotencyKey, replayed } from '../idempotency'
import { router } from '../router'
import {
  AllocationListView,
  AllocationPath,
  AllocationQuery,
  AllocationRequest,
  AllocationView,
  BaseEntryRequest,
  SharePath,
  viewAllocation,
} from '../views/quota-allocation'
import { keyAnswers, writeAnswers } from '../views/quota-answers'

const put = createRoute({
  method: 'put',
  path: '/v1/allocations/{id}',
  operationId: 'putAllocation',
  tags: ['Quota'],
  summary: 'Open an allocation, or amend the version that was read',
  description:
    'The id begins with the kind. To amend, send the `version` that was read; the same terms again change nothing. A license registered for one country draws on that country’s allocation. Kinds on which all tenants draw (`lpp`, `country`, `low-volume`, `bilateral`) are written by the deployment’s admin alone.',
  ...secured(['quota', 'admin']),
  request: { params: AllocationPath, body: jsonBody(AllocationRequest) },
  responses: {
    201: json(AllocationView, 'Opened'),
    200: json(AllocationView, 'Amended, or standing on the same terms already'),
    ...writeAnswers,
    409: problemAnswer('`version-differs`, `ceiling-below-used`, or `ceiling-exceeded`: the country has no room for this license'),
    422: problemAnswer('Terms that do not fit'),
  },
})

const list = createRoute({
  method: 'get',
  path: '/v1/allocations',
  operationId: 'listAllocations',
  tags: ['Quota'],
  summary: 'Allocations of the tenant, and shared ones on which it has entries, with what stands against them',
  ...secured(['quota', 'admin']),
  request: { query: AllocationQuery },
  responses: { 200: json(AllocationListView, 'By id, up to 500 at a time'), ...keyAnswers, 422: problemAnswer('Bad query') },
})

const moveBase = createRoute({
  method: 'post',
  path: '/v1/allocations/{id}/base-entries',
  operationId: 'moveBase',
  tags: ['Quota'],
  summary: 'Move the base of a share, in every allocation of the kind and holder at once',
  description:
    'Sent again under the same `Idempotency-Key` nothing moves twice. A base that falls below what is used leaves the allocation over: nothing more is held until it has room.',
  ...secured(['quota', 'admin']),
  request: { params: SharePath, headers: IdempotencyHeaders, body: jsonBody(BaseEntryRequest) },
  responses: {
    200: json(AllocationView, 'The allocation as it now stands'),
    ...writeAnswers,
    404: problemAnswer('`allocation-not-found`'),
    422: problemAnswer('A base that cannot be moved so, or `idempotency-mismatch`'),
  },
})

const pageSize = 500

type Terms = Omit<z.infer<typeof AllocationRequest>, 'version'>

const termsFrom = ({ cite: { provision, notice }, ...terms }: Terms): AllocationTerms => ({
  ...terms,
  cite: { provision, ...(notice === undefined ? {} : { notice }) },
})

const idFault = (id: string, { kind }: Terms) =>
  kindOfId(id) === kind ? undefined : { pointer: '/kind', detail: `the id of one of this kind begins with ${kind}:` }

export const allocationRoutes = router()
  .openapi(put, async (c) => {
    const { id } = c.req.valid('param')
    const { version, ...terms } = c.req.valid('json')
    const fault = idFault(id, terms)
    if (fault !== undefined) return problem(c, 'invalid-request', fault.detail, [fault])
    const barred = barredFrom(id, c.var.caller)
    if (barred !== undefined) return problem(c, 'missing-scope', barred)
    const done = await c.var.store.putAllocation(c.var.caller, c.var.now, id, termsFrom(terms), version)
    if (!done.ok) return refused(c, done.error)
    return done.value.isFirst ? c.json(viewAllocation(done.value.value), 201) : c.json(viewAllocation(done.value.value), 200)
  })
  .openapi(list, async (c) => {
    const found = await c.var.store.listAllocations(c.var.caller, c.var.now, c.req.valid('query'), pageSize)
    const next = found.length < pageSize ? null : (found.at(-1)?.id ?? null)
    return c.json({ allocations: found.map(viewAllocation), next }, 200)
  })
  .openapi(moveBase, async (c) => {
    const { id } = c.req.valid('param')
    const barred = barredFrom(id, c.var.caller)
    if (barred !== undefined) return problem(c, 'missing-scope', barred)
    const key = idempotencyKey(c)
    if (typeof key !== 'string') return key
    const done = await c.var.store.moveBase(c.var.caller, c.var.now, `base ${key}`, { allocation: id, ...c.req.valid('json') })
    if (!done.ok) return refused(c, done.error)
    if (!done.value.isFirst) replayed(c)
    return c.json(viewAllocation(done.value.value), 200)
  })
