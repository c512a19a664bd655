import { createRoute, z } from '@hono/zod-openapi'
import { getExportPack } from '../../operations/get-export-pack'
import { json, problemAnswer, refused } from '../answers'
import { secured } from '../authenticated'
import { easternDay } from '../eastern-day'
import { router } from '../router'
import { ExportPackView, viewPack } from '../views/export-pack'
import { keyAnswers } from '../views/quota-answers'
import { ScreeningPath } from '../views/record'

const get = createRoute({
  method: 'get',
  path: '/v1/screenings/{id}/export-pack',
  operationId: 'getExportPack',
  tags: ['Back office'],
  summary: 'What goes on the papers of an order that is allowed',
  description:
    'Composed from the record, so that it says of an old order what stood then. What is null is not known here and for a person to fill in: codes are never guessed. The text of the destination control statement stands in the regulation and is named, not printed.',
  ...secured(['screen', 'review']),
  request: { params: ScreeningPath, query: z.strictObject({}) },
  responses: {
    200: json(ExportPackView, 'The papers'),
    ...keyAnswers,
    404: problemAnswer('No such screening, or not yours'),
    409: problemAnswer('It is not allowed, or not any more'),
    422: problemAnswer('Bad query'),
  },
})

export const exportPackRoutes = router().openapi(get, async (c) => {
  const pack = await getExportPack(c.var.store, c.var.caller, c.var.now, easternDay, c.req.valid('param').id)
  return pack.ok ? c.json(viewPack(pack.value), 200) : refused(c, pack.error)
})
