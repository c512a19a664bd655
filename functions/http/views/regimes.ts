import { z } from '@hono/zod-openapi'
import { baseTracks } from '../../domain/law'
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

export const RegimesView = z
  .object({
    law: LawStampView,
    regimes: z.array(RowView),
    overlays: z.array(RowView),
    scenarios: z.array(RowView),
    provisions: z.array(z.object({ id: z.string(), title: z.string(), entries: z.array(EntryView) })),
  })
  .openapi('Regimes')

export const viewRegimes = ({ law, regimes, overlays, provisions }: RegimesAnswer) => ({
  law,
  regimes: regimes.map((row) => ({ ...row, cites: [...row.cites] })),
  overlays: overlays.map((row) => ({ ...row, cites: [...row.cites] })),
  scenarios: [],
  provisions: provisions.map(({ id, title, history }) => ({ id, title, entries: [...history] })),
})
