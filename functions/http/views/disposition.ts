import { z } from '@hono/zod-openapi'
import { type Disposition, decisions, type RulingEvidence, rulings } from '../../domain/records/screening'
import type { Ruled } from '../../store/record-store'

export const DecisionView = z.enum(decisions).openapi('Decision')
export const InstantView = z.iso.datetime()

export const EvidenceView = z.strictObject({
  title: z.string().min(1).max(300),
  location: z.string().max(1000).optional(),
  sha256: z.hash('sha256').optional(),
})

/** What a person rules. A bare string is short for evidence of that title. */
export const DispositionRequest = z
  .strictObject({
    match: z
      .string()
      .min(1)
      .max(300)
      .optional()
      .openapi({ description: 'The `listedParty` that it speaks of, among the matches of this screening' }),
    ruling: z.enum(rulings).openapi({
      description:
        '`proceed` lets an order under review go on; `refuse` and `true-match` end it for good and let its hold go; `false-positive` clears a match and leaves the order where it stands. One on a match holds for that party and entry from then on, until one of them changes: cleared matches are shown and not raised, true ones are confirmed',
    }),
    reason: z.string().trim().min(1).max(4000),
    evidence: z
      .array(z.union([z.string().min(1).max(300), EvidenceView]))
      .max(50)
      .default([]),
    by: z.string().trim().min(1).max(200).openapi({ description: 'Who ruled' }),
  })
  .openapi('DispositionRequest', {
    example: {
      ruling: 'proceed',
      reason: 'The site plan fits the order, and the consignee answered for its end users.',
      evidence: ['Site plan of 2026-11-20', { title: 'Call note', location: 'crm/4711' }],
      by: 'Example Officer',
    },
  })

export const rulingFrom = ({ match, ruling, reason, evidence, by }: z.infer<typeof DispositionRequest>) => ({
  ruling,
  body: { match, reason, evidence: evidenceFrom(evidence), by },
})

/** A bare string is short for evidence of that title. What is not told of one is left out. */
export const evidenceFrom = (evidence: readonly (string | RulingEvidence)[]): z.infer<typeof EvidenceView>[] =>
  evidence.map((each) => {
    if (typeof each === 'string') return { title: each }
    const { title, location, sha256 } = each
    return { title, ...(location === undefined ? {} : { location }), ...(sha256 === undefined ? {} : { sha256 }) }
  })

export const DispositionView = z
  .object({
    id: z.string(),
    at: InstantView,
    ruling: z.enum(rulings),
    match: z.string().optional(),
    reason: z.string().optional().openapi({ description: 'With evidence and by: absent once the record was deleted' }),
    evidence: z.array(EvidenceView).optional(),
    by: z.string().optional(),
  })
  .openapi('Disposition')

/** A ruling, and where the screening stood right after it. */
export const RuledView = DispositionView.extend({
  screening: z.string(),
  standing: DecisionView,
  hold: z
    .object({ id: z.string(), released: z.boolean() })
    .optional()
    .openapi({ description: 'Of a ruling that ends the order: `released` is false where nothing was held any more' }),
  clearances: z
    .array(z.string())
    .optional()
    .openapi({ description: 'Of `false-positive` on a match: the clearances that came with it. None for a match by an identifier' }),
}).openapi('RuledDisposition')

export const viewDisposition = ({ id, at, ruling, body }: Disposition): z.infer<typeof DispositionView> => ({
  id,
  at: at.toISOString(),
  ruling,
  ...(body === undefined
    ? {}
    : {
        ...(body.match === undefined ? {} : { match: body.match }),
        reason: body.reason,
        evidence: evidenceFrom(body.evidence),
        by: body.by,
      }),
})

export const viewRuled = ({ disposition, standing, hold, clearances }: Ruled): z.infer<typeof RuledView> => ({
  ...viewDisposition(disposition),
  screening: disposition.screening,
  standing,
  ...(hold === undefined ? {} : { hold }),
  ...(disposition.ruling === 'false-positive' && disposition.body?.match !== undefined ? { clearances: [...clearances] } : {}),
})
