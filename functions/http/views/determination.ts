import { z } from '@hono/zod-openapi'
import { requirementCodes } from '../../domain/determination'
import type { DeterminationAnswer } from '../../operations/create-determination'
import { AllocationView } from './allocation'
import { CiteView, ConfidenceView, FindingView, FlagView, LawStampView, TierView } from './law'
import { ScenarioAnswerView } from './scenario'

export const OutcomeView = z
  .enum(['prohibited', 'license-required', 'needs-review', 'license-exception', 'authorized', 'no-license-required'])
  .openapi('Outcome', { description: 'Only the last three permit' })

export const PostureView = z.enum(['presumption-of-approval', 'case-by-case', 'presumption-of-denial', 'policy-of-denial', 'unstated'])

export const DutyView = z
  .object({
    code: z.string(),
    owner: z.enum(['exporter', 'consignee']),
    when: z.enum(['before-export', 'with-shipment', 'after-export']),
    withinDays: z.int().optional(),
    dueOn: z.string().optional().openapi({ description: 'The day on which a recurring duty next falls due' }),
    channel: z.string().optional(),
    because: z.string().optional(),
    met: z.boolean(),
    cite: CiteView,
  })
  .openapi('Duty')

const ItemView = z
  .object({
    index: z.int(),
    eccn: z.string().nullable().openapi({ description: 'Null: no paragraph that this service evaluates, or not settled (see `possible`)' }),
    paragraph: z.string().nullable(),
    possible: z.array(z.string().nullable()).optional().openapi({ description: 'Every reading that is open; null for outside' }),
    residual: z.array(z.string()).openapi({ description: 'The usual next entries' }),
    tppEach: z.number().nullable(),
    tppTotal: z.number().nullable(),
    performanceDensity: z.number().nullable(),
    outcome: OutcomeView,
    findings: z.array(FindingView),
  })
  .openapi('ItemDetermination')

export const DeterminationView = z
  .object({
    law: LawStampView,
    outcome: OutcomeView,
    tier: TierView,
    assumed: z.array(z.object({ pointer: z.string(), because: z.string() })),
    scope: z.array(z.string()),
    items: z.array(ItemView),
    prohibitions: z
      .array(
        z.object({
          code: z.enum(['denied-or-blocked-person', 'general-prohibition-10']),
          because: z.string(),
          cite: CiteView,
          confidence: ConfidenceView,
        }),
      )
      .openapi({ description: 'What stops the deal: no route that this service can evaluate' }),
    licenseRequirements: z.array(
      z.object({
        code: z.enum(requirementCodes),
        items: z.array(z.int()),
        because: z.string(),
        cite: CiteView,
        confidence: ConfidenceView,
      }),
    ),
    licenseExceptions: z.array(
      z.object({
        symbol: z.string(),
        status: z.enum(['eligible', 'ineligible', 'needs-review']),
        aesCode: z.string().nullable().openapi({ description: 'License code for the Automated Export System; null where it is not known' }),
        findings: z.array(FindingView),
        duties: z.array(DutyView),
      }),
    ),
    authorizations: z.array(
      z.object({
        kind: z.string(),
        number: z.string().optional(),
        status: z.enum(['covers', 'does-not-cover', 'needs-review']),
        findings: z.array(FindingView),
      }),
    ),
    reviewPolicy: z
      .object({
        posture: PostureView,
        because: z.string(),
        alternatives: z.array(z.object({ posture: PostureView, because: z.string(), code: z.string() })).optional(),
        findings: z.array(FindingView).optional().openapi({ description: 'Tests of the January 2026 window, one by one' }),
        cite: CiteView,
      })
      .nullable(),
    allocations: z.array(AllocationView),
    duties: z.array(DutyView),
    flags: z.array(FlagView),
    also: z
      .object({ track: z.string(), outcome: OutcomeView, because: z.string() })
      .optional()
      .openapi({ description: 'From 2025-01-13 the outcome on the law’s other track' }),
    scenario: ScenarioAnswerView.optional(),
  })
  .openapi('Determination')

/** The same, with lists that may be written: a response is handed over, and only its type says otherwise. */
type Handed<T> = T extends readonly (infer Each)[] ? Handed<Each>[] : T extends object ? { -readonly [K in keyof T]: Handed<T[K]> } : T

export const viewDetermination = (answer: DeterminationAnswer): Handed<DeterminationAnswer> => answer as Handed<DeterminationAnswer>
