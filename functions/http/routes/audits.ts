import { createRoute, z } from '@hono/zod-openapi'
import { deployment } from '../../store/caller'
import { json, problem, problemAnswer } from '../answers'
import { secured } from '../authenticated'
import { router } from '../router'
import { InstantView } from '../views/quota'
import { keyAnswers } from '../views/quota-answers'

const AuditView = z
  .object({
    at: InstantView,
    allocations: z.int().openapi({ description: 'How many were compared' }),
    differences: z.array(z.object({ allocation: z.string(), measure: z.string(), counter: z.number(), entries: z.number() })),
  })
  .openapi('Audit', { description: 'Every balance beside the sum of its entries. No difference is ever expected' })

const latest = createRoute({
  method: 'get',
  path: '/v1/audits/latest',
  operationId: 'getLatestAudit',
  tags: ['Quota'],
  summary: 'What the last scheduled audit of all balances found',
  ...secured('admin', deployment),
  responses: { 200: json(AuditView, 'The report'), ...keyAnswers, 404: problemAnswer('No audit has run yet') },
})

export const auditRoutes = router().openapi(latest, async (c) => {
  const report = await c.var.store.latestAudit(c.var.caller, c.var.now)
  if (report === undefined) return problem(c, 'not-found', 'no audit has run yet')
  return c.json({ at: report.at.toISOString(), allocations: report.allocations, differences: [...report.differences] }, 200)
})
