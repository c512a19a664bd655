import { z } from '@hono/zod-openapi'
import { IsoDay } from './law'

/** A listing as the caller states it. */
export const Listing = z
  .strictObject({
    list: z.string().min(1).max(40).openapi({ example: 'EL' }),
    footnotes: z
      .array(z.union([z.int(), z.string().max(20)]))
      .max(20)
      .optional(),
    programs: z.array(z.string().max(60)).max(50).optional(),
    licenseScope: z.string().max(2000).optional(),
    exceptions: z.string().max(2000).optional(),
    policy: z.string().max(2000).optional(),
    from: IsoDay.optional(),
    to: IsoDay.optional(),
    confirmed: z.boolean(),
  })
  .openapi('Listing')
