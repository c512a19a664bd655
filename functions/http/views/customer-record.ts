import { z } from '@hono/zod-openapi'
import { checkRulings } from '../../domain/customers/check-standing'
import type { CheckRulingToAdd, RuledCheck } from '../../operations/check-ruling'
import type { CheckRecord, CheckRuling, CustomerRecord } from '../../store/customer-store'
import { ComputeTierView, KycCodeView } from './customer-answer'
import { DecisionView, EvidenceView, evidenceFrom, InstantView } from './disposition'

export const CustomerPath = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(200)
    .openapi({ param: { name: 'id', in: 'path' }, example: 'account-1001' }),
})
export const CheckPath = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(200)
    .openapi({ param: { name: 'id', in: 'path' }, example: 'chk_a3f0e0a2-5d1c-4b53-9d5e-6a1b0f5a7c11' }),
})

export const CustomerView = z
  .object({
    id: z.string(),
    createdAt: InstantView,
    standing: DecisionView.openapi({ description: 'Of its last check, after what people ruled' }),
    computeTier: ComputeTierView,
    facts: z.looseObject({}).openapi({ description: 'What was told of it, as its last check knew it' }),
    checks: z
      .array(z.object({ id: z.string(), decidedAt: InstantView, decision: DecisionView, computeTier: ComputeTierView, cause: z.string() }))
      .openapi({ description: 'Newest first' }),
  })
  .openapi('CustomerRecord')

export const viewCustomer = ({ id, createdAt, standing, computeTier, facts, checks }: CustomerRecord): z.infer<typeof CustomerView> => ({
  id,
  createdAt: createdAt.toISOString(),
  standing,
  computeTier,
  facts: (facts ?? {}) as Record<string, unknown>,
  checks: checks.map(({ id: check, decidedAt, decision, computeTier: tier, cause }) => ({
    id: check,
    decidedAt: decidedAt.toISOString(),
    decision,
    computeTier: tier,
    cause,
  })),
})

const FlagPointed = z
  .strictObject({ code: KycCodeView, subject: z.string().min(1).max(300).optional() })
  .openapi('FlagRuledOn', { description: 'The flag that it speaks of. Without a subject, the first of its code' })

export const CheckRulingRequest = z
  .strictObject({
    flag: FlagPointed.optional(),
    ruling: z.enum(checkRulings).openapi({
      description:
        'Of a flag: `resolve` by evidence, `false-positive`, `license` by the license that covers it, or `true-match`, which ends it. Of the customer: `approve`, unless something blocks, or `refuse`. A resolved flag is lowered to `info` for as long as it says the same, and never deleted. A legal bar is only cleared as a false positive or by a license',
    }),
    reason: z.string().trim().min(1).max(4000),
    evidence: z
      .array(z.union([z.string().min(1).max(300), EvidenceView]))
      .max(50)
      .default([]),
    by: z.string().trim().min(1).max(200).openapi({ description: 'Who ruled' }),
  })
  .openapi('CheckRulingRequest', {
    example: {
      ruling: 'approve',
      reason: 'The registry extract shows the owners, and each was met.',
      evidence: [{ title: 'Registry extract of 2026-11-20', location: 'crm/4711' }],
      by: 'Example Officer',
    },
  })

export const checkRulingFrom = ({
  flag,
  ruling,
  reason,
  evidence,
  by,
}: z.output<typeof CheckRulingRequest>): Pick<CheckRulingToAdd, 'flag' | 'ruling' | 'reason' | 'evidence' | 'by'> => ({
  ...(flag === undefined ? {} : { flag }),
  ruling,
  reason,
  evidence: evidenceFrom(evidence),
  by,
})

const RulingView = z
  .object({
    id: z.string(),
    at: InstantView,
    ruling: z.enum(checkRulings),
    flag: z.object({ code: KycCodeView, subject: z.string() }).optional(),
    reason: z.string().optional().openapi({ description: 'With evidence and by: absent once the record was deleted' }),
    evidence: z.array(EvidenceView).optional(),
    by: z.string().optional(),
  })
  .openapi('CheckRuling')

export const RuledCheckView = RulingView.extend({ check: z.string(), customer: z.string(), standing: DecisionView }).openapi('RuledCheck', {
  description: 'The ruling, and where the check stands now',
})

const viewRuling = ({ id, at, ruling, code, subject, body }: CheckRuling): z.infer<typeof RulingView> => ({
  id,
  at: at.toISOString(),
  ruling,
  ...(code === null ? {} : { flag: { code, subject: subject ?? '' } }),
  ...(body === null ? {} : { reason: body.reason, evidence: evidenceFrom(body.evidence), by: body.by }),
})

export const viewRuledCheck = ({ ruling, customer, standing }: RuledCheck): z.infer<typeof RuledCheckView> => ({
  ...viewRuling(ruling),
  check: ruling.check,
  customer,
  standing,
})

export const StoredCheckView = z
  .looseObject({
    id: z.string(),
    customer: z.string(),
    decidedAt: InstantView,
    asOf: z.string(),
    decision: DecisionView,
    standing: DecisionView.openapi({ description: 'The decision after what people ruled' }),
    dispositions: z.array(RulingView).openapi({ description: 'Oldest first' }),
  })
  .openapi('StoredCheck', { description: 'The answer as it was given, with what people ruled on it' })

/** The stored answer, untouched, between what was added to it. */
export const viewStoredCheck = (record: CheckRecord): z.infer<typeof StoredCheckView> => {
  const { id, customer, decidedAt, asOf, decision, answer, standing, rulings } = record
  const stored = answer === null ? {} : (JSON.parse(answer) as object)
  return {
    ...{ id, customer, decidedAt: decidedAt.toISOString(), asOf, decision },
    ...stored,
    standing,
    dispositions: rulings.map(viewRuling),
  }
}
