import { z } from '@hono/zod-openapi'
import type { ScreeningInput } from '../../operations/screening-input'
import { redFlagsOfSignals, type Signal } from '../../regimes/us/red-flags'
import { DeterminationView, DutyView } from './determination'
import { example, exportFields, exportOf, TrackRequest, trackOf } from './export-request'
import { HoldFor } from './hold-for'
import { CiteView } from './law'
import { ListStateView, matchFields } from './match'

const signals = Object.keys(redFlagsOfSignals) as readonly Signal[]

const Signals = z
  .strictObject(
    Object.fromEntries(signals.map((name) => [name, z.boolean().optional()])) as Record<
      (typeof signals)[number],
      z.ZodOptional<z.ZodBoolean>
    >,
  )
  .openapi('Signals', { description: 'What was noticed of the buyer: each true one is a red flag' })

export const ScreeningRequest = z
  .strictObject({
    ...exportFields,
    track: TrackRequest.optional(),
    reference: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .refine((text) => text.isWellFormed(), 'not Unicode text')
      .openapi({
        example: 'order-1001',
        description: 'Your order. A later screening of the same one supersedes the earlier, whose hold gives way',
      }),
    signals: Signals.optional(),
    hold: z.strictObject({ for: HoldFor }).optional().openapi({ description: 'Sets quota aside for as long' }),
  })
  .openapi('ScreeningRequest', {
    example: {
      ...example,
      items: [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity: 4 }],
      reference: 'order-1001',
      authorizations: [{ kind: 'license', number: 'D1234567' }],
      hold: { for: 'PT48H' },
    },
  })

export type ScreeningBody = z.output<typeof ScreeningRequest>

/** The request in the words of the operation. */
export const screeningInput = ({ reference, signals: noticed, hold, track, ...body }: ScreeningBody, today: string): ScreeningInput => ({
  given: exportOf(body, today),
  track: trackOf({ track }),
  reference,
  signals: signals.filter((name) => noticed?.[name] === true),
  ...(hold === undefined ? {} : { holdMs: hold.for }),
})

export const DecisionView = z.enum(['allow', 'review', 'block']).openapi('Decision')

const ruledFields = { id: z.string(), by: z.string(), at: z.string() }

/** Found by this service, or as the caller stated it: then it has no entry, name, score or reasons. */
const ScreenedMatchView = z
  .object({
    ...matchFields,
    listedParty: matchFields.listedParty.optional(),
    name: matchFields.name.optional(),
    matchedName: matchFields.matchedName.optional(),
    score: matchFields.score.optional(),
    band: matchFields.band.optional(),
    because: matchFields.because.optional(),
    reasons: matchFields.reasons.optional(),
    above: z
      .object({ relation: z.enum(['owner', 'ultimate-parent']), name: z.string() })
      .optional()
      .openapi({ description: 'Who above the party it is; absent: the party itself' }),
    effect: matchFields.effect.optional(),
    cleared: z
      .object(ruledFields)
      .optional()
      .openapi({ description: 'A person said before that it is another party: it is shown, and nothing follows from it' }),
    ruledTrue: z.object(ruledFields).optional().openapi({ description: 'A person ruled before that it is the same' }),
    lapsed: z
      .object({ ...ruledFields, was: z.enum(['cleared', 'confirmed']), because: z.enum(['party-changed', 'entry-changed']) })
      .optional()
      .openapi({ description: 'What a person said before one of the two sides changed: it does not hold any more' }),
  })
  .openapi('ScreenedMatch', { description: 'Without `listedParty`: a listing as the caller stated it' })

export const ScreeningView = z
  .object({
    id: z.string(),
    reference: z.string(),
    decidedAt: z.string(),
    validUntil: z.string().openapi({ description: 'Screen again after it' }),
    decision: DecisionView,
    because: z.array(z.object({ code: z.string(), text: z.string(), cite: CiteView.optional() })),
    nextSteps: z.array(z.object({ code: z.string(), text: z.string() })),
    authority: z
      .object({
        kind: z.enum(['none-needed', 'license', 'license-exception', 'veu']),
        symbol: z.string().optional(),
        number: z.string().optional(),
        aesCode: z.string().nullable().openapi({ description: 'Null where it is not known' }),
        secured: z.boolean().openapi({ description: 'False: it draws on a ceiling, and nothing was set aside' }),
      })
      .nullable()
      .openapi({ description: 'Null: none is to be had, or it is open which' }),
    determination: DeterminationView,
    parties: z.array(
      z.object({
        role: z.string(),
        name: z.string().optional(),
        screened: z.array(z.string()).openapi({ description: 'Codes of the lists that were searched' }),
        matches: z.array(ScreenedMatchView),
      }),
    ),
    redFlags: z.array(
      z.object({
        code: z.string(),
        severity: z.enum(['high', 'medium', 'low']),
        basis: z.enum(['LEGAL', 'LICENSE', 'DUTY', 'PROPOSED', 'POLICY']),
        because: z.string(),
        cite: CiteView,
      }),
    ),
    outstanding: z.array(DutyView).openapi({ description: 'Duties not yet met' }),
    hold: z
      .object({
        id: z.string(),
        expiresAt: z.string(),
        lines: z.array(z.object({ allocation: z.string(), tpp: z.number(), remainingTpp: z.number().nullable() })),
      })
      .optional(),
    lists: ListStateView,
    supersedes: z.string().optional(),
  })
  .openapi('Screening')

const Versions = { rulebook: z.string(), engine: z.string(), policy: z.string() }

export const ReplayView = z
  .object({
    id: z.string(),
    decidedWith: z.object({ ...Versions, matcher: z.string().nullable(), snapshot: z.string().nullable() }),
    replayedWith: z.object(Versions),
  })
  .openapi('Replay')
