import { z } from '@hono/zod-openapi'
import { baseTracks } from '../../domain/law'
import type { Scenario } from '../../domain/scenarios/scenario-terms'
import type { RegimesAnswer } from '../../operations/list-regimes'
import { CiteView, ConfidenceView, LawStampView } from './law'

const RowView = z.object({
  id: z.string(),
  title: z.string(),
  effectiveFrom: z.string().optional(),
  bindingFrom: z.string().optional(),
  to: z.string().optional(),
  status: z.enum(['enforced', 'codified-not-enforced']),
  cites: z.array(CiteView),
})

const EntryView = z.object({
  from: z.string(),
  dueFrom: z.string().optional().openapi({ description: 'Compliance date: until then the earlier entry decides' }),
  track: z.enum(baseTracks).optional().openapi({ description: 'The one track that the entry stands on. Absent: on both' }),
  cite: CiteView,
  confidence: ConfidenceView,
  ended: z.boolean().optional(),
  value: z.unknown().optional(),
})

const ScenarioRowView = z.object({
  id: z.string(),
  title: z.string(),
  status: z.literal('hypothetical'),
  cites: z.array(CiteView),
  confidence: ConfidenceView,
  base: z.object({ track: z.string(), rulesOf: z.string().optional() }),
  parameters: z.record(z.string(), z.unknown()).openapi({ description: 'The preset' }),
  takes: z.array(z.string()).openapi({ description: 'Parameters that a request may set' }),
  requiresParameters: z
    .array(z.object({ parameter: z.string(), because: z.string() }))
    .openapi({ description: 'Asked for where the question reaches them' }),
  assumptions: z.array(z.string()),
})

export const RegimesView = z
  .object({
    law: LawStampView,
    regimes: z.array(RowView),
    overlays: z.array(RowView),
    scenarios: z.array(ScenarioRowView),
    provisions: z.array(z.object({ id: z.string(), title: z.string(), entries: z.array(EntryView) })),
  })
  .openapi('Regimes')

export const viewRegimes = ({ law, regimes, overlays, scenarios, provisions }: RegimesAnswer) => ({
  law,
  regimes: regimes.map((row) => ({ ...row, cites: [...row.cites] })),
  overlays: overlays.map((row) => ({ ...row, cites: [...row.cites] })),
  scenarios: scenarios.map(viewScenarioRow),
  provisions: provisions.map(({ id, title, history }) => ({ id, title, entries: [...history] })),
})

const viewScenarioRow = ({ id, title, cite, confidence, base, parameters, takes, demands, assumptions }: Scenario) => ({
  id,
  title,
  status: 'hypothetical' as const,
  cites: [cite],
  confidence,
  base,
  parameters: { ...parameters },
  takes: [...takes],
  requiresParameters: demands.map(({ parameter, because }) => ({ parameter, because })),
  assumptions: [...assumptions],
})
