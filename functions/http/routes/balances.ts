import { createRoute } from '@hono/zod-openapi'
import { deployment } from '../../store/caller'
import { isOfDeployment } from '../allocation-writer'
import { json, problem, problemAnswer, refused } from '../answers'
import { secured } from '../authenticated'
import { easternDay } from '../eastern-day'
import { router } from '../router'
import { EntriesQuery, EntriesView, viewEntry } from '../views/entry'
import { AllocationPath, AllocationView, BalanceQuery, viewBalance } from '../views/quota-allocation'
import { keyAnswers } from '../views/quota-answers'

const get = createRoute({
  method: 'get',
  path: '/v1/allocations/{id}',
  operationId: 'getAllocation',
  tags: ['Quota'],
  summary: 'An allocation with what stands against it, now or at an instant of the past',
  description: 'A shared one is answered to a tenant once it has entries of its own, with the totals of all tenants and no one’s entries.',
  ...secured(['quota', 'admin']),
  request: { params: AllocationPath, query: BalanceQuery },
  responses: {
    200: json(AllocationView, 'The allocation'),
    ...keyAnswers,
    404: problemAnswer('`allocation-not-found`: none, none at that instant, or none of the tenant’s'),
    422: problemAnswer('Bad id or query'),
  },
})

const entries = createRoute({
  method: 'get',
  path: '/v1/allocations/{id}/entries',
  operationId: 'listEntries',
  tags: ['Quota'],
  summary: 'What moved on an allocation, oldest first: the tenant’s own entries',
  ...secured(['quota', 'admin']),
  request: { params: AllocationPath, query: EntriesQuery },
  responses: {
    200: json(EntriesView, 'Up to 500 at a time'),
    ...keyAnswers,
    404: problemAnswer('`allocation-not-found`'),
    422: problemAnswer('Bad id or query'),
  },
})

const pageSize = 500

export const balanceRoutes = router()
  .openapi(get, async (c) => {
    const { caller, now, store } = c.var
    const { id } = c.req.valid('param')
    const query = c.req.valid('query')
    const { at } = query
    if (at !== undefined && at > now.at) {
      const ahead = { pointer: '/at', detail: 'what will stand is not known: an instant no later than now' }
      return problem(c, 'invalid-request', ahead.detail, [ahead])
    }
    if (at !== undefined && isOfDeployment(id) && caller.tenant !== deployment)
      return problem(c, 'missing-scope', 'the past of a shared allocation is answered to keys of the deployment alone')
    const day = at === undefined ? now.day : easternDay(at)
    const found = await (at === undefined ? store.findAllocation(caller, now, id) : store.balanceAt(caller, now, id, at, day))
    return found === undefined
      ? refused(c, { reason: 'allocation-not-found', allocation: id } as const)
      : c.json(viewBalance(found, day, query), 200)
  })
  .openapi(entries, async (c) => {
    const { id } = c.req.valid('param')
    const { after = 0 } = c.req.valid('query')
    const found = await c.var.store.listEntries(c.var.caller, c.var.now, id, after, pageSize)
    if (found === undefined) return refused(c, { reason: 'allocation-not-found', allocation: id } as const)
    const next = found.length < pageSize ? null : (found.at(-1)?.seq ?? null)
    return c.json({ entries: found.map(viewEntry), next }, 200)
  })
