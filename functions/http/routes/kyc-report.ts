import { createRoute } from '@hono/zod-openapi'
import { json, problemAnswer } from '../answers'
import { secured } from '../authenticated'
import { router } from '../router'
import { KycReportQuery, KycReportView, viewKycReport } from '../views/kyc-report'
import { keyAnswers } from '../views/quota-answers'

const report = createRoute({
  method: 'get',
  path: '/v1/reports/kyc',
  operationId: 'getKycReport',
  tags: ['Customers'],
  summary: 'Counts that the proposed rule on customers would ask for, of a period',
  description:
    'Accounts, identities that were not verified and what became of them, foreign beneficial owners by country, resellers, and decisions. Each account counts once, by its last check up to the end of the period; decisions are those of all checks in it.',
  ...secured('review'),
  request: { query: KycReportQuery },
  responses: { 200: json(KycReportView, 'The counts'), ...keyAnswers, 422: problemAnswer('Bad query, or more than 400 days') },
})

export const kycReportRoutes = router().openapi(report, async (c) => {
  const period = c.req.valid('query')
  return c.json(viewKycReport(period, await c.var.store.kycReport(c.var.caller, c.var.now, period.from, period.to)), 200)
})
