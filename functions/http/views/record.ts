import { z } from '@hono/zod-openapi'
import { decisions, type ScreeningSummary } from '../../domain/records/screening'
import type { ScreeningAnswer } from '../../operations/get-screening'
import type { RecordCursor } from '../../store/record-store'
import { DecisionView, DispositionView, InstantView, viewDisposition } from './disposition'

const listMax = 200
const listDefault = 50

export const ScreeningPath = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(200)
    .openapi({ param: { name: 'id', in: 'path' }, example: 'scr_a3f0e0a2-5d1c-4b53-9d5e-6a1b0f5a7c11' }),
})

export const StoredScreeningView = z
  .looseObject({
    id: z.string(),
    reference: z.string(),
    decidedAt: InstantView,
    decision: DecisionView.nullable(),
    standing: DecisionView.openapi({ description: 'The decision after what people ruled' }),
    dispositions: z.array(DispositionView).openapi({ description: 'Oldest first' }),
    deletedAt: InstantView.optional().openapi({ description: 'Its retention is over: nothing but what is said here is left of it' }),
  })
  .openapi('StoredScreening', { description: 'The answer as it was given, with what people ruled on it' })

/** The stored answer, untouched, between what was added to it. */
export const viewStored = ({ record, dispositions, standing }: ScreeningAnswer): z.infer<typeof StoredScreeningView> => {
  const { id, reference, decidedAt, asOf, decision, outcome, answer, deletedAt } = record
  const stored = answer === null ? { asOf, outcome } : (JSON.parse(answer) as object)
  const kept = { id, reference, decidedAt: decidedAt.toISOString(), decision }
  const ruled = { standing, dispositions: dispositions.map(viewDisposition) }
  return { ...kept, ...stored, ...ruled, ...(deletedAt === null ? {} : { deletedAt: deletedAt.toISOString() }) }
}

/** Where a list goes on. Callers send it back as it is. */
const cursorOf = ({ decidedAt, seq }: RecordCursor): string => btoa(`${decidedAt}.${seq}`).replaceAll('=', '')

const cursorFrom = (cursor: string): RecordCursor | undefined => {
  try {
    const [, decidedAt, seq] = /^(\d{1,15})\.(\d{1,15})$/.exec(atob(cursor)) ?? []
    return decidedAt === undefined || seq === undefined ? undefined : { decidedAt: Number(decidedAt), seq: Number(seq) }
  } catch {
    return undefined
  }
}

export const ScreeningListQuery = z.strictObject({
  reference: z.string().min(1).max(200).optional().openapi({ example: 'order-1001' }),
  decision: z.enum(decisions).optional().openapi({ example: 'review' }),
  after: z
    .string()
    .max(100)
    .optional()
    .refine((cursor) => cursor === undefined || cursorFrom(cursor) !== undefined, 'send `next` of the page before it')
    .openapi({ example: cursorOf({ decidedAt: 1_795_366_800_000, seq: 1 }), description: '`next` of the page before it' }),
  limit: z.coerce.number().int().min(1).max(listMax).default(listDefault).openapi({ example: listDefault }),
})

export const listFilterFrom = ({ reference, decision, after, limit }: z.infer<typeof ScreeningListQuery>) => ({
  reference,
  decision,
  limit,
  after: after === undefined ? undefined : cursorFrom(after),
})

export const ScreeningListView = z
  .object({
    screenings: z.array(
      z.object({
        id: z.string(),
        reference: z.string(),
        decidedAt: InstantView,
        asOf: z.string(),
        decision: DecisionView.nullable().openapi({ description: 'Null for the moment in which its answer is composed' }),
        outcome: z.string().nullable(),
        standing: DecisionView.nullable(),
        hold: z.string().nullable(),
        isAside: z
          .boolean()
          .openapi({ description: 'Made for another country, to which a shipment was said to go: the order does not go by it' }),
      }),
    ),
    next: z.string().nullable().openapi({ description: 'Send it as `after`. A page may be short, or empty, and still have a next one' }),
  })
  .openapi('ScreeningList')

export const viewList = (screenings: readonly ScreeningSummary[], next: RecordCursor | undefined): z.infer<typeof ScreeningListView> => ({
  screenings: screenings.map((each) => ({ ...each, decidedAt: each.decidedAt.toISOString() })),
  next: next === undefined ? null : cursorOf(next),
})
