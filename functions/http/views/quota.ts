import { z } from '@hono/zod-openapi'
import { allocationKinds } from '../../domain/quota/allocation'

/** What both holds and allocations are made of. Sums stay exact integers. */
export const Amount = z.int().min(0).max(Number.MAX_SAFE_INTEGER).openapi({ example: 15_832 })

export const Units = Amount.openapi({ example: 1, description: 'Pieces' })

export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .openapi({ example: 'USD', description: 'ISO 4217' })

export const Money = z
  .strictObject({ currency: Currency, minor: Amount.openapi({ example: 2_500_000 }) })
  .openapi({ description: 'Minor units of a currency' })

/** Printable, so that an id can be read aloud from a log; names of firms stand in some. */
const allocationIdPattern = new RegExp(`^(${allocationKinds.join('|')}):[^\\u0000-\\u001f\\u007f]{1,280}$`)

/** An allocation named in a body: it says its kind. */
export const AllocationId = z
  .string()
  .max(300)
  .regex(allocationIdPattern, `one of ${allocationKinds.join(', ')}, a colon and what names it`)
  .refine((id) => id.isWellFormed(), 'not well-formed Unicode')
  .openapi({ example: 'license:D1234567:1' })

/** An instant in a body or query. */
export const Instant = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .openapi({ type: 'string', format: 'date-time', example: '2027-06-30T00:00:00Z', description: 'RFC 3339, UTC' })

/** An instant in an answer. */
export const InstantView = z.string().openapi({ format: 'date-time' })
