import { createRoute } from '@hono/zod-openapi'
import { createComparison } from '../../operations/create-comparison'
import { json, jsonBody, problemAnswer, refused } from '../answers'
import { router } from '../router'
import { askedOf, ComparisonRequest, ComparisonView, underOf, viewComparison } from '../views/comparison'

const create = createRoute({
  method: 'post',
  path: '/v1/comparisons',
  operationId: 'createComparison',
  tags: ['Determinations'],
  summary: 'One deal under several days and tracks: what changed from each to the next, and which provision did it',
  description:
    'Pure: nothing is stored. The body is that of a determination and `under`, up to twenty days and tracks. One that cannot be answered refuses the whole request.',
  request: { body: jsonBody(ComparisonRequest) },
  responses: {
    200: json(ComparisonView, 'A row for each, and the changes between neighbors'),
    400: problemAnswer('Not JSON'),
    413: problemAnswer('Too large'),
    415: problemAnswer('Not declared as JSON'),
    422: problemAnswer('A body that does not fit, an unknown place or chip, or a track that is not available'),
  },
})

export const comparisonRoutes = router().openapi(create, (c) => {
  const body = c.req.valid('json')
  const compared = createComparison(askedOf(body), underOf(body, c.var.today))
  return compared.ok ? c.json(viewComparison(compared.value), 200) : refused(c, compared.error)
})
