import { z } from '@hono/zod-openapi'
import type { Notification } from '../../store/rescreen-store'
import { PlaceCursor } from './clearance'
import { InstantView } from './quota'

const listMax = 500
const listDefault = 100

export const NotificationPath = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(100)
    .openapi({ param: { name: 'id', in: 'path' }, example: 'ntf_0f1e2d3c4b5a69788796a5b4c3d2e1f0' }),
})

export const NotificationListQuery = z.strictObject({
  after: PlaceCursor.optional().openapi({ example: 0, description: '`next` of the page before it; left out, from the first' }),
  limit: z.coerce.number().int().min(1).max(listMax).default(listDefault).openapi({ example: listDefault }),
})

export const NotificationListView = z
  .object({
    notifications: z.array(
      z.object({
        id: z.string(),
        type: z.string().openapi({ example: 'party.rematched' }),
        createdAt: InstantView,
        payload: z.looseObject({}).openapi({ description: 'As the document describes it for the type, under `webhooks`' }),
      }),
    ),
    next: z.int().openapi({ description: 'Send it as `after`, now or later: what comes in afterwards is newer' }),
  })
  .openapi('NotificationList')

/** @param after Where this page began. */
export const viewNotifications = (page: readonly Notification[], after: number): z.infer<typeof NotificationListView> => ({
  notifications: page.map(({ id, type, createdAt, payload }) => ({
    id,
    type,
    createdAt: createdAt.toISOString(),
    payload: payload as Record<string, unknown>,
  })),
  next: page.at(-1)?.seq ?? after,
})
