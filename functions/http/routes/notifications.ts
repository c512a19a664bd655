import { createRoute } from '@hono/zod-openapi'
import { json, problemAnswer } from '../answers'
import { secured } from '../authenticated'
import { router } from '../router'
import { NotificationListQuery, NotificationListView, viewNotifications } from '../views/notification'
import { keyAnswers } from '../views/quota-answers'

const list = createRoute({
  method: 'get',
  path: '/v1/notifications',
  operationId: 'listNotifications',
  tags: ['Parties and lists'],
  summary: 'What came about by itself, oldest first',
  description: '`party.rematched`: a party that was screened meets an entry that is new on the lists, or changed.',
  ...secured('review'),
  request: { query: NotificationListQuery },
  responses: { 200: json(NotificationListView, 'A page, and where the next one begins'), ...keyAnswers, 422: problemAnswer('Bad query') },
})

export const notificationRoutes = router().openapi(list, async (c) => {
  const { after = 0, limit } = c.req.valid('query')
  return c.json(viewNotifications(await c.var.store.listNotifications(c.var.caller, c.var.now, after, limit), after), 200)
})
