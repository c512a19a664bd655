import { z } from '@hono/zod-openapi'
import type { BodsStatement } from '../../domain/ownership/bods-statement'
import { resolvePlace } from '../../operations/resolve-place'
import { IsoDay } from './law'

const RecordId = z.string().min(1).max(200).openapi({ example: 'firm-a' })
const Text = z.string().max(500)
const percent = z.number().min(0).max(100)
const Reference = z.union([RecordId, z.looseObject({ reason: Text.optional(), description: Text.optional() })])

const Interest = z.looseObject({
  type: Text.optional(),
  directOrIndirect: z.enum(['direct', 'indirect', 'unknown']).optional(),
  share: z
    .looseObject({
      exact: percent.optional(),
      minimum: percent.optional(),
      maximum: percent.optional(),
      exclusiveMinimum: percent.optional(),
      exclusiveMaximum: percent.optional(),
    })
    .optional(),
  startDate: IsoDay.optional(),
  endDate: IsoDay.optional(),
})

/** A statement of the standard. What is not read of it may stand there and is passed over. */
export const Statement: z.ZodType<BodsStatement> = z
  .looseObject({
    statementId: Text.optional(),
    statementDate: IsoDay.optional(),
    declarationSubject: RecordId.optional(),
    recordId: RecordId,
    recordType: z.enum(['entity', 'person', 'relationship']),
    recordStatus: z.enum(['new', 'updated', 'closed']).optional(),
    recordDetails: z.looseObject({
      name: Text.optional(),
      entityType: z.looseObject({ type: Text.optional() }).optional(),
      jurisdiction: z.looseObject({ code: Text.optional(), name: Text.optional() }).optional(),
      publicListing: z.looseObject({ hasPublicListing: z.boolean().optional() }).optional(),
      personType: Text.optional(),
      names: z
        .array(z.looseObject({ fullName: Text.optional() }))
        .max(50)
        .optional(),
      subject: Reference.optional(),
      interestedParty: Reference.optional(),
      interests: z.array(Interest).max(50).optional(),
    }),
  })
  .openapi('BodsStatement', { description: 'Beneficial Ownership Data Standard 0.4; fields beside these are passed over' })

/** A country, or the country of a subdivision such as `GB-SCT`. */
export const placeOfJurisdiction = (code: string): string | undefined => {
  const own = resolvePlace(code)
  if (own.ok) return own.value.code
  const country = resolvePlace(code.split('-')[0] ?? '')
  return country.ok ? country.value.code : undefined
}
