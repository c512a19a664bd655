import { z } from '@hono/zod-openapi'
import { accountLinks, precisions } from '../../domain/customers/compute-request'
import { isKnownChip } from '../../operations/is-known-chip'
import { Operations } from './item'
import { IsoDay } from './law'
import { Place } from './place'

/** Generous for the largest cluster that anybody runs. */
const chipsMax = 10_000_000
/** A hundred years of one chip. */
const hoursMax = 876_600
const gbpsMax = 1_000_000

/** A chip that nobody knows would be taken for the strictest; one that was misspelled is better said. */
export const ChipId = z
  .string()
  .min(1)
  .max(100)
  .refine(isKnownChip, 'no such chip in the catalog; find its id with GET /v1/chips?q=')
  .openapi({ example: 'nvidia-h100-sxm', description: 'Id or alias in the catalog' })

const machineTime = {
  chip: ChipId,
  count: z.int().min(1).max(chipsMax),
  hours: z.number().positive().max(hoursMax).openapi({ example: 720, description: 'Of one chip' }),
  precision: z
    .enum(precisions)
    .optional()
    .openapi({ description: 'The best one that it is limited to. Absent: the best that training uses' }),
  utilization: z.number().positive().max(1).optional().openapi({
    description: 'Of the peak. Absent: an upper bound. Less than real work reaches is not believed: the estimate says what was taken',
  }),
}

export const ComputeAsked = z
  .strictObject({
    ...machineTime,
    training: z.boolean().optional().openapi({ description: 'Absent: not known, and taken for yes' }),
    fabricGbps: z.number().min(0).max(gbpsMax).optional().openapi({ description: 'Gbit/s between the machines' }),
    dataCenter: Place.optional().openapi({ description: 'Where the machines stand' }),
  })
  .openapi('ComputeAsked', { description: 'So many of a chip for so many hours each' })

/** What was used before, in either measure: strict about both, so that the message names the field. */
export const PriorUsageRequest = z
  .union([
    z.strictObject({ from: IsoDay, to: IsoDay, operations: Operations }),
    z.strictObject({ from: IsoDay, to: IsoDay, ...machineTime }),
  ])
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'before from' })
  .openapi('PriorUsage', { description: 'What was used from one day to another: operations, or machine time' })

export const LinkedAccountRequest = z
  .strictObject({
    id: z.string().min(1).max(200),
    links: z.array(z.enum(accountLinks)).min(1).max(accountLinks.length),
    compute: z.array(ComputeAsked).max(50).optional(),
    priorUsage: z.array(PriorUsageRequest).max(100).optional(),
  })
  .openapi('LinkedAccount', { description: 'An account of the same hands: what it asked for and used counts with this one’s' })

export const ModelPlanRequest = z
  .strictObject({
    parameters: Operations.optional(),
    tokens: Operations.optional(),
    operations: Operations.optional(),
    originalOperations: Operations.optional().openapi({ description: 'Of the model that is tuned' }),
    precision: z.enum(precisions).optional(),
    startsOn: IsoDay.optional(),
    endsOn: IsoDay.optional(),
    weightsStoredIn: Place.optional(),
    exportIntent: z.boolean().optional().openapi({ description: 'Whether the weights are to leave' }),
    published: z.boolean().optional(),
    biologicalData: z.boolean().optional(),
  })
  .openapi('ModelPlan', { description: 'What is to be trained. Numbers are decimal strings such as `7e10`' })
