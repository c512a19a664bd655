import { z } from '@hono/zod-openapi'

/** A ceiling of TPP that an order draws on. */
export const AllocationView = z.object({
  kind: z.string(),
  key: z.string(),
  ceilingTpp: z.number(),
  usedTpp: z.number(),
  requestedTpp: z.number(),
  fits: z.boolean(),
  availableTpp: z.number(),
  remainingTpp: z.number().nullable(),
})
