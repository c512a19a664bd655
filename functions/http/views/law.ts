import { z } from '@hono/zod-openapi'

export const IsoDay = z.iso.date().openapi({ example: '2026-11-22', description: 'Calendar day, US Eastern' })

export const TrackQuery = z.string().max(40).openapi({
  example: 'enforced',
  description: '`enforced` (default): what BIS applies. `codified`: all that is printed. Or a scenario by its name',
})

export const AsOfQuery = z.strictObject({
  asOf: IsoDay.optional().openapi({ description: 'Day of export, US Eastern; default today' }),
  track: TrackQuery.optional(),
})

export const CiteView = z.object({ provision: z.string(), notice: z.string().optional() }).openapi('Cite', {
  description: 'Where the text stands, and the notice that put it there',
  example: { provision: '15 CFR 742.6(a)(6)', notice: '88 FR 73458' },
})

export const ConfidenceView = z.enum(['confirmed', 'secondary', 'recalled', 'inferred', 'unconfirmed']).openapi('Confidence')

export const LawStampView = z
  .object({
    track: z.string(),
    asOf: z.string(),
    status: z.enum(['enforced', 'effective-not-due', 'codified-not-enforced', 'hypothetical']),
    rulebook: z.string().openapi({ description: 'Hash over law, chips and places: the same hash, day and question give the same answer' }),
    knownThrough: z.string().openapi({ description: 'Day up to which the law was followed' }),
  })
  .openapi('LawStamp')

const Trilean = z.enum(['met', 'unmet', 'unknown'])

export const FindingView = z
  .object({
    condition: z.string(),
    outcome: Trilean,
    because: z.string(),
    cite: CiteView,
    confidence: ConfidenceView,
    code: z.string().optional(),
    item: z.int().optional(),
  })
  .openapi('Finding', { description: 'One testable sentence of a rule, answered' })

export const FlagView = z
  .object({ code: z.string(), effect: z.enum(['note', 'needs-review']), because: z.string(), cite: CiteView })
  .openapi('Flag', { description: 'Something to know beside the outcome; `needs-review` means that the outcome rests on it' })

export const TierView = z
  .enum(['T1', 'T2', 'T3'])
  .nullable()
  .openapi({ description: 'Null on tracks without tiers (the enforced one has none), and where it is open' })

/** Whether a license is needed, in the words of an answer. */
export const neededFrom = { met: 'yes', unmet: 'no', unknown: 'unknown' } as const
