import { createRoute, z } from '@hono/zod-openapi'
import { getChip } from '../../operations/get-chip'
import { listChips } from '../../operations/list-chips'
import { json, problem, problemAnswer } from '../answers'
import { router } from '../router'
import { ChipAnswerView, ChipListView, ChipQuery, viewChip } from '../views/chip'

const ChipPath = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(100)
    .openapi({ param: { name: 'id', in: 'path' }, example: 'nvidia-h100-sxm', description: 'Id, model or alias' }),
})

const list = createRoute({
  method: 'get',
  path: '/v1/chips',
  operationId: 'listChips',
  tags: ['Chips'],
  summary: 'The catalog: figures, computed TPP and density, paragraph under each vintage of 3A090',
  request: { query: ChipQuery },
  responses: {
    200: json(ChipListView, 'The chips that fit'),
    304: { description: 'Unchanged since the entity tag given' },
    422: problemAnswer('Bad query'),
  },
})

const one = createRoute({
  method: 'get',
  path: '/v1/chips/{id}',
  operationId: 'getChip',
  tags: ['Chips'],
  summary: 'One chip',
  request: { params: ChipPath, query: z.strictObject({}) },
  responses: {
    200: json(ChipAnswerView, 'The chip'),
    304: { description: 'Unchanged since the entity tag given' },
    404: problemAnswer('Not in the catalog'),
    422: problemAnswer('Bad id'),
  },
})

export const chipRoutes = router()
  .openapi(list, (c) => {
    const { law, chips } = listChips(c.req.valid('query'), c.var.today)
    return c.json({ law, chips: chips.map(viewChip) }, 200)
  })
  .openapi(one, (c) => {
    const found = getChip(c.req.valid('param').id, c.var.today)
    if (!found.ok) return problem(c, 'not-found', 'no such chip in the catalog; GET /v1/chips lists them')
    return c.json({ law: found.value.law, chip: viewChip(found.value) }, 200)
  })
