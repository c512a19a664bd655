import { z } from '@hono/zod-openapi'
import { confidenceOfChip } from '../../domain/chip'
import type { ChipAnswer } from '../../operations/get-chip'
import { classifiedFields, viewClassified } from './classification'
import { CiteView, ConfidenceView, LawStampView } from './law'

export const ChipQuery = z.strictObject({
  q: z.string().max(100).optional().openapi({ description: 'Part of an id, model or alias', example: 'H100' }),
  vendor: z.string().max(60).optional().openapi({ example: 'NVIDIA' }),
  paragraph: z
    .string()
    .max(20)
    .optional()
    .openapi({ description: 'Under today’s text: `a.1`, `a`, `b`, `none` or `unknown`', example: 'a.1' }),
})

const rate = z.number().optional()

export const ChipView = z
  .object({
    id: z.string(),
    vendor: z.string(),
    model: z.string(),
    aliases: z.array(z.string()),
    formFactor: z.string(),
    released: z.string(),
    figures: z.object({
      denseTeraOperationsPerSecond: z.object({
        fp4: rate,
        fp6: rate,
        fp8: rate,
        int8: rate,
        fp16: rate,
        tf32: rate,
        fp32: rate,
        fp64: rate,
      }),
      dieAreaMm2: z.number().nullable(),
      nonPlanar: z.boolean().nullable(),
      processNode: z.string(),
      memory: z.object({ type: z.string().optional(), gb: z.number().optional(), bandwidthGBs: z.number().optional() }),
      interconnectGBs: z.number().nullable(),
      transistorsBn: z.number().nullable(),
    }),
    designedForDatacenter: z.boolean(),
    designerHeadquarters: z.string(),
    usCommercialSince: z.string().nullable(),
    tpp: z.number().nullable().openapi({ description: 'Computed from the dense rates; fractions count up' }),
    performanceDensity: z.number().nullable(),
    vintages: z.array(z.object({ from: z.string(), to: z.string().optional(), ...classifiedFields })),
    notices: z.array(z.object({ addressee: z.string(), from: z.string(), cite: CiteView, confidence: ConfidenceView })),
    source: z.string(),
    confidence: z.enum(['high', 'medium', 'low']),
    figuresConfidence: ConfidenceView,
    note: z.string().nullable(),
  })
  .openapi('Chip')

export const ChipListView = z.object({ law: LawStampView, chips: z.array(ChipView) }).openapi('ChipList')
export const ChipAnswerView = z.object({ law: LawStampView, chip: ChipView }).openapi('ChipAnswer')

export const viewChip = ({ chip, vintages, notices }: ChipAnswer) => {
  const today = vintages.at(-1)?.classification
  return {
    id: chip.id,
    vendor: chip.vendor,
    model: chip.model,
    aliases: [...chip.aliases],
    formFactor: chip.formFactor,
    released: chip.released,
    figures: {
      denseTeraOperationsPerSecond: { ...chip.dense },
      dieAreaMm2: chip.dieAreaMm2 ?? null,
      nonPlanar: chip.nonPlanar ?? null,
      processNode: chip.processNode,
      memory: { ...chip.memory },
      interconnectGBs: chip.interconnectGBs ?? null,
      transistorsBn: chip.transistorsBn ?? null,
    },
    designedForDatacenter: chip.datacenter,
    designerHeadquarters: chip.designerHeadquarters,
    usCommercialSince: chip.usCommercialSince ?? null,
    tpp: today?.tppEach ?? null,
    performanceDensity: today?.performanceDensity ?? null,
    vintages: vintages.map(({ from, to, classification }) => ({
      from,
      ...(to === undefined ? {} : { to }),
      ...viewClassified(classification),
    })),
    notices: notices.flatMap(({ history }) =>
      history.flatMap((entry) =>
        'value' in entry ? [{ addressee: entry.value.addressee, from: entry.from, cite: entry.cite, confidence: entry.confidence }] : [],
      ),
    ),
    source: chip.source,
    confidence: chip.confidence,
    figuresConfidence: confidenceOfChip[chip.confidence],
    note: chip.note ?? null,
  }
}
