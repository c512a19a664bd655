import { z } from '@hono/zod-openapi'
import { subjects } from '../../domain/comparison/conclusions'
import { requirementCodes } from '../../domain/determination'
import type { Export } from '../../domain/export'
import type { IsoDate } from '../../domain/law'
import type { ComparedChange, ComparedRow, ComparisonAnswer } from '../../operations/create-comparison'
import type { Question } from '../../operations/law-for'
import { AllocationView } from './allocation'
import { OutcomeView, PostureView } from './determination'
import { example, exportFields, TrackRequest, trackOf } from './export-request'
import { CiteView, IsoDay, LawStampView, TierView } from './law'
import { ScenarioAnswerView, viewScenario } from './scenario'

const underMax = 20

export const ComparisonRequest = z
  .strictObject({
    ...exportFields,
    track: TrackRequest.optional(),
    under: z
      .array(z.strictObject({ asOf: IsoDay.optional(), track: TrackRequest.optional() }))
      .min(1)
      .max(underMax)
      .openapi({ description: 'Days and tracks to answer under, in the order given; what is left out is that of the body' }),
  })
  .openapi('ComparisonRequest', {
    example: {
      ...example,
      under: [
        { asOf: '2025-06-20', track: 'enforced' },
        { asOf: '2025-06-20', track: 'codified' },
      ],
    },
  })

const RowView = z.object({
  law: LawStampView,
  asOf: z.string(),
  track: z.string(),
  outcome: OutcomeView,
  tier: TierView,
  because: z.string(),
  items: z.array(z.object({ index: z.int(), eccn: z.string().nullable(), outcome: OutcomeView })),
  licenseRequirements: z.array(z.object({ code: z.enum(requirementCodes), because: z.string(), cite: CiteView })),
  licenseExceptions: z.array(z.object({ symbol: z.string(), status: z.enum(['eligible', 'ineligible', 'needs-review']) })),
  authorizations: z.array(
    z.object({ kind: z.string(), number: z.string().optional(), status: z.enum(['covers', 'does-not-cover', 'needs-review']) }),
  ),
  reviewPolicy: z
    .object({
      posture: PostureView,
      alternatives: z.array(z.object({ posture: PostureView, because: z.string(), code: z.string() })).optional(),
    })
    .nullable(),
  allocations: z.array(AllocationView),
  duties: z.array(z.string()).openapi({ description: 'Codes' }),
  flags: z.array(z.string()).openapi({ description: 'Codes' }),
  scenario: ScenarioAnswerView.optional(),
})

const ChangeView = z.object({
  from: z.int().openapi({ description: 'Index of the row before' }),
  to: z.int(),
  conclusions: z
    .array(
      z.object({
        what: z.enum(subjects),
        of: z.string().optional().openapi({ description: 'Which one: an exception’s symbol, a code, the index of an item' }),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    )
    .openapi({ description: 'What the two rows do not say alike; null where one does not say it at all' }),
  provisions: z.array(z.object({ id: z.string(), title: z.string(), cites: z.array(CiteView), because: z.string() })).openapi({
    description:
      'Provisions behind the changed conclusions, by their ids in `/v1/regimes`: those whose text is another for one row than for the other, and the country groups where a place of the deal moved. Empty where the law is the same and the day itself made the difference: a period that ran out, a listing that began',
  }),
})

export const ComparisonView = z.object({ rows: z.array(RowView), changes: z.array(ChangeView) }).openapi('Comparison')

type Body = z.output<typeof ComparisonRequest>

/** The days and tracks to answer under. */
export const underOf = ({ under, asOf, track }: Body, today: IsoDate): readonly Question[] =>
  under.map((each) => ({ asOf: each.asOf ?? asOf ?? today, track: trackOf({ track: each.track ?? track }) }))

/** What is asked under each of them. */
export const askedOf = ({ under, asOf, track, ...asked }: Body): Omit<Export, 'asOf'> => asked

export const viewComparison = ({ rows, changes }: ComparisonAnswer) => ({ rows: rows.map(viewRow), changes: changes.map(viewChange) })

const viewRow = ({ stamp, because, determination, scenario }: ComparedRow) => {
  const { outcome, tier, items, licenseRequirements, licenseExceptions, authorizations, reviewPolicy, allocations, duties, flags } =
    determination
  return {
    law: stamp,
    asOf: stamp.asOf,
    track: stamp.track,
    outcome,
    tier,
    because,
    items: items.map(({ index, eccn, outcome: own }) => ({ index, eccn, outcome: own })),
    licenseRequirements: licenseRequirements.map(({ code, because: why, cite }) => ({ code, because: why, cite })),
    licenseExceptions: licenseExceptions.map(({ symbol, status }) => ({ symbol, status })),
    authorizations: authorizations.map(({ kind, number, status }) => ({ kind, ...(number === undefined ? {} : { number }), status })),
    reviewPolicy: reviewPolicy && {
      posture: reviewPolicy.posture,
      ...(reviewPolicy.alternatives ? { alternatives: [...reviewPolicy.alternatives] } : {}),
    },
    allocations: [...allocations],
    duties: codesOf(duties),
    flags: codesOf(flags),
    ...(scenario === undefined ? {} : { scenario: viewScenario(scenario) }),
  }
}

const codesOf = (all: readonly { readonly code: string }[]): string[] => [...new Set(all.map(({ code }) => code))]

const viewChange = ({ from, to, conclusions, provisions }: ComparedChange) => ({
  from,
  to,
  conclusions: [...conclusions],
  provisions: provisions.map((each) => ({ ...each, cites: [...each.cites] })),
})
