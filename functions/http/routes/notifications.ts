import { createRoute, z } from '@hono/zod-openapi'
import { json, problem, problemAnswer } from '../answers'
import { secured } from '../authenticated'
import { router } from '../router'
import { NotificationListQuery, NotificationListView, NotificationPath, viewNotifications } from '../views/notification'
import { AttemptListView, viewDeliveries } from '../views/notification-endpoint'
import { keyAnswers } from '../views/quota-answers'

const list = createRoute({
  method: 'get',
  path: '/v1/notifications',
  operationId: 'listNotifications',
  tags: ['Notifications'],
  summary: 'What came about by itself, oldest first',
  description:
    'For those who would rather ask than be called: everything that is sent to endpoints stands here as well, whether or not there is one. What each type says is in the document under `webhooks`.',
  ...secured('review'),
  request: { query: NotificationListQuery },
  responses: { 200: json(NotificationListView, 'A page, and where the next one begins'), ...keyAnswers, 422: problemAnswer('Bad query') },
})

const attempts = createRoute({
  method: 'get',
  path: '/v1/notifications/{id}/attempts',
  operationId: 'listNotificationAttempts',
  tags: ['Notifications'],
  summary: 'How far a notification has come: each endpoint, and each attempt',
  description: 'Attempts can be asked about for 90 days.',
  ...secured(['review', 'admin']),
  request: { params: NotificationPath, query: z.strictObject({}) },
  responses: {
    200: json(AttemptListView, 'Endpoints that wanted it when it came about'),
    ...keyAnswers,
    404: problemAnswer('No such notification, or not yours'),
    422: problemAnswer('Bad query'),
  },
})

export const notificationRoutes = router()
  .openapi(list, async (c) => {
    const { after = 0, limit } = c.req.valid('query')
    return c.json(viewNotifications(await c.var.store.listNotifications(c.var.caller, c.var.now, after, limit), after), 200)
  })
  .openapi(attempts, async (c) => {
    const { id } = c.req.valid('param')
    const found = await c.var.store.findDeliveries(c.var.caller, c.var.now, id)
    return found === undefined ? problem(c, 'not-found', `there is no notification ${id}`) : c.json(viewDeliveries(found), 200)
  })
