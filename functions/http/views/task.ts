import { z } from '@hono/zod-openapi'
import type { TaskFound } from '../../store/task-store'
import { PlaceCursor } from './clearance'
import { InstantView } from './quota'

const listMax = 500
const listDefault = 100

export const TaskListQuery = z.strictObject({
  open: z
    .enum(['true', 'false'])
    .optional()
    .openapi({ example: 'true', description: '`true`: what waits; `false`: what is done with; left out: all' }),
  after: PlaceCursor.optional().openapi({ example: 0, description: '`next` of the page before it; left out, from the first' }),
  limit: z.coerce.number().int().min(1).max(listMax).default(listDefault).openapi({ example: listDefault }),
})

export const TaskPath = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(200)
    .openapi({ param: { name: 'id', in: 'path' }, example: 'tsk_a3f0e0a25d1c4b539d5e6a1b0f5a7c11' }),
})

export const ResolutionRequest = z
  .strictObject({
    reason: z.string().trim().min(1).max(4000),
    by: z.string().trim().min(1).max(200).openapi({ description: 'Who is done with it' }),
  })
  .openapi('TaskResolution', {
    example: { reason: 'The parcel is on its way back; the carrier confirmed it.', by: 'Example Officer' },
  })

export const TaskView = z
  .object({
    id: z.string(),
    code: z.string().openapi({
      example: 'redirected',
      description:
        '`redirected`, `redirected-after-export`: an order goes where it was not screened for, and may not go there by itself. `left-without-permit`, `uncovered`, `order-not-screened`, `more-than-ordered`: what left is not as it was decided. `cancelled-after-leaving`, `return-unclear`, `delivery-failed`, `delivery-exception`. `shipment-without-order`: nobody told which order a number belongs to. `location-unknown`: where a location is to which something goes: tell its country, and correct what was told to go there before',
    }),
    reference: z.string().nullable().openapi({ description: 'The order' }),
    shipment: z.string().nullable(),
    createdAt: InstantView,
    detail: z.unknown().openapi({ type: ['object', 'array', 'string', 'number', 'boolean', 'null'], description: 'What is known of it' }),
    closedAt: InstantView.nullable(),
    resolution: z
      .object({ reason: z.string(), by: z.string() })
      .nullable()
      .openapi({ description: 'By whom and why; null of one that is closed: what it was about is over' }),
  })
  .openapi('Task', { description: 'Something that a person has to look at' })

export const TaskListView = z
  .object({
    tasks: z.array(TaskView),
    next: z.int().openapi({ description: 'Send it as `after`, now or later: what comes in afterwards is newer' }),
  })
  .openapi('TaskList')

export const viewTask = ({
  id,
  code,
  reference,
  shipment,
  createdAt,
  detail,
  closedAt,
  resolution,
}: TaskFound): z.infer<typeof TaskView> => ({
  id,
  code,
  reference,
  shipment,
  createdAt: createdAt.toISOString(),
  detail,
  closedAt: closedAt?.toISOString() ?? null,
  resolution,
})
