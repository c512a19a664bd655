import { z } from '@hono/zod-openapi'
import { computeTiers } from '../../domain/customers/compute-request'
import { kycCodes, kycSeverities } from '../../domain/customers/kyc-flag'
import { CustomerOwnershipView } from './customer-ownership'
import { DeterminationView } from './determination'
import { DecisionView, InstantView } from './disposition'
import { CiteView, ConfidenceView, LawStampView } from './law'
import { ListStateView } from './match'

export const ComputeTierView = z.enum(computeTiers).openapi('ComputeTier', {
  description: 'From no accelerator of the advanced classes (`T0`) to the line at which weights are controlled (`T4`)',
})
export const SeverityView = z
  .enum(kycSeverities)
  .openapi('KycSeverity', { description: '`critical` blocks, `high` is for a person, the lesser ones count, `info` says something' })
export const KycCodeView = z.enum(kycCodes).openapi('KycCode')

const FlagView = z
  .object({
    code: KycCodeView,
    severity: SeverityView,
    basis: z.enum(['LEGAL', 'LICENSE', 'DUTY', 'PROPOSED', 'POLICY']),
    because: z.string(),
    cite: CiteView,
    confidence: ConfidenceView,
    subject: z.string().openapi({ description: '`customer`, the name of somebody, or the id of a node' }),
    public: z.string().openapi({ description: 'May be shown to the applicant' }),
    internal: z.string().openapi({ description: 'Must not be' }),
    detail: z.record(z.string(), z.unknown()).optional().openapi({ description: 'Sums, paths, matches' }),
    ruleState: z.string().optional().openapi({ description: 'Standing of the rule behind it, where that is not simply in force' }),
    resolution: z
      .object({
        id: z.string(),
        kind: z.enum(['resolved', 'false-positive', 'license']),
        by: z.string(),
        at: z.string(),
        reason: z.string(),
        evidence: z.array(z.object({ title: z.string(), location: z.string().optional(), sha256: z.string().optional() })),
      })
      .optional()
      .openapi({ description: 'What a person found out about it: it is lowered to `info` for as long as it says the same' }),
  })
  .openapi('KycFlag')

const GrantedView = z
  .object({
    computeTier: ComputeTierView.nullable().openapi({ description: 'Null: nothing' }),
    interimAccess: z.object({ computeTier: ComputeTierView, restrictions: z.array(z.string()) }).optional(),
  })
  .openapi('Granted', { description: 'What may be used now' })

const EstimateView = z
  .object({
    operations: z.string().openapi({ description: 'Asked for and used, over twelve months and all linked accounts: the upper bound' }),
    requested: z.string(),
    used: z.string(),
    linked: z.string(),
    expected: z.string().openapi({ description: 'By the usual utilization' }),
    peakPerSecond: z.string().openapi({ description: 'Of the largest single fabric' }),
    assumptions: z.array(z.string()),
  })
  .openapi('ComputeEstimate', { description: 'Decimal strings' })

export const CheckView = z
  .object({
    id: z.string(),
    customer: z.string(),
    decidedAt: InstantView,
    decision: DecisionView,
    refused: z
      .object({ check: z.string(), at: InstantView })
      .optional()
      .openapi({ description: 'A person refused the customer on that check: it is blocked until one approves it' }),
    granted: GrantedView,
    computeTier: ComputeTierView.openapi({ description: 'Of what is asked for' }),
    flags: z.array(FlagView),
    ownership: CustomerOwnershipView,
    estimate: EstimateView,
    determination: DeterminationView.nullable().openapi({ description: 'Null: nothing of the classes that the law asks about' }),
    requiredDocuments: z.array(z.string()),
    timers: z.array(z.object({ code: KycCodeView, what: z.string(), dueOn: z.string(), days: z.int() })),
    monitor: z.boolean(),
    public: z.object({ message: z.string(), asks: z.array(z.string()) }).openapi({ description: 'What the applicant may be told' }),
    rules: z.array(
      z.object({
        rule: z.string(),
        state: z.string().openapi({ description: 'What it is taken for' }),
        source: z.string(),
        legalStatus: z.string().optional().openapi({ description: '`unconfirmed`: nobody knows whether it binds' }),
      }),
    ),
    law: LawStampView,
    lists: ListStateView,
    versions: z.object({ policy: z.string(), matcher: z.string(), engine: z.string() }),
  })
  .openapi('CustomerCheck')
