import { createRoute } from '@hono/zod-openapi'
import { createClassification } from '../../operations/create-classification'
import { json, jsonBody, problemAnswer, refused } from '../answers'
import { router } from '../router'
import { ClassificationRequest, ClassificationView, viewClassification } from '../views/classification'

const create = createRoute({
  method: 'post',
  path: '/v1/classifications',
  operationId: 'createClassification',
  tags: ['Determinations'],
  summary: 'What an item is on the Commerce Control List of a day',
  request: { body: jsonBody(ClassificationRequest) },
  responses: {
    200: json(ClassificationView, 'Its paragraph, or the readings that are open'),
    400: problemAnswer('Not JSON'),
    413: problemAnswer('Too large'),
    415: problemAnswer('Not declared as JSON'),
    422: problemAnswer('Unknown chip, family or paragraph, or a body that does not fit'),
  },
})

export const classificationRoutes = router().openapi(create, (c) => {
  const { asOf = c.var.today, item } = c.req.valid('json')
  const classified = createClassification(asOf, item)
  return classified.ok ? c.json(viewClassification(classified.value), 200) : refused(c, classified.error)
})
