import { createRoute, z } from '@hono/zod-openapi'
import { listRegimes } from '../../operations/list-regimes'
import { json, problemAnswer } from '../answers'
import { router } from '../router'
import { RegimesView, viewRegimes } from '../views/regimes'

const list = createRoute({
  method: 'get',
  path: '/v1/regimes',
  operationId: 'listRegimes',
  tags: ['Law'],
  summary: 'The timeline, and every provision with all its dated entries',
  request: { query: z.strictObject({}) },
  responses: {
    200: json(RegimesView, 'The law we hold'),
    304: { description: 'Unchanged since the entity tag given' },
    422: problemAnswer('A query, which this call does not take'),
  },
})

export const regimeRoutes = router().openapi(list, (c) => c.json(viewRegimes(listRegimes(c.var.today)), 200))
