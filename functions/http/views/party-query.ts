import { z } from '@hono/zod-openapi'
import type { PartyQuery } from '../../domain/names/match'
import { Name } from './item'
import { Place } from './place'

const WellFormed = Name.refine((text) => text.isWellFormed(), 'not Unicode text')

/** Who is looked for on lists. */
export const PartyQueryRequest = z
  .strictObject({
    name: WellFormed.openapi({ example: 'Example Compute Ltd' }),
    aliases: z.array(WellFormed).max(50).optional(),
    kind: z.enum(['person', 'entity', 'vessel', 'aircraft']).optional(),
    countries: z.array(Place).max(20).optional(),
    address: z.string().max(1000).optional(),
    identifiers: z
      .array(z.strictObject({ scheme: z.string().max(60), id: z.string().max(100) }))
      .max(20)
      .optional(),
    birthDate: z
      .string()
      .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'YYYY, YYYY-MM or YYYY-MM-DD')
      .optional()
      .openapi({ example: '1960-05' }),
  })
  .openapi('PartyQuery')

export const partyQueryFrom = (query: z.output<typeof PartyQueryRequest>): PartyQuery => query
