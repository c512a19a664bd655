import { createRoute } from '@hono/zod-openapi'
import { createDetermination } from '../../operations/create-determination'
import { json, jsonBody, problemAnswer, refused } from '../answers'
import { router } from '../router'
import { DeterminationView, viewDetermination } from '../views/determination'
import { DeterminationRequest, exportOf, trackOf } from '../views/export-request'

const create = createRoute({
  method: 'post',
  path: '/v1/determinations',
  operationId: 'createDetermination',
  tags: ['Determinations'],
  summary: 'May these items go to these parties on this day, under which authority, with which duties',
  description: 'Pure: nothing is stored. Every condition that was asked is answered, with its citation. Unknown never permits.',
  request: { body: jsonBody(DeterminationRequest) },
  responses: {
    200: json(DeterminationView, 'The outcome and everything it rests on'),
    400: problemAnswer('Not JSON'),
    413: problemAnswer('Too large'),
    415: problemAnswer('Not declared as JSON'),
    422: problemAnswer('A body that does not fit, an unknown place or chip, or a track that is not available'),
  },
})

export const determinationRoutes = router().openapi(create, (c) => {
  const body = c.req.valid('json')
  const determined = createDetermination(exportOf(body, c.var.today), trackOf(body))
  return determined.ok ? c.json(viewDetermination(determined.value), 200) : refused(c, determined.error)
})
