import { z } from '@hono/zod-openapi'
import type { Classification } from '../../domain/classification/classification'
import type { ClassificationAnswer } from '../../operations/create-classification'
import { ItemRequest } from './item'
import { FindingView, FlagView, IsoDay, LawStampView } from './law'

export const ClassificationRequest = z
  .strictObject({ asOf: IsoDay.optional(), item: ItemRequest })
  .openapi('ClassificationRequest', { example: { asOf: '2026-11-22', item: { kind: 'chip', chip: 'nvidia-l4', quantity: 1 } } })

export const classifiedFields = {
  eccn: z.string().nullable(),
  paragraph: z.string().nullable(),
  possible: z.array(z.string().nullable()).optional(),
  residual: z.array(z.string()),
  tppEach: z.number().nullable(),
  tppTotal: z.number().nullable(),
  performanceDensity: z.number().nullable(),
}

export const ClassificationView = z
  .object({
    law: LawStampView,
    ...classifiedFields,
    countedTppTotal: z.number().nullable().openapi({ description: 'TPP of the circuits at or above the parameters: what quota counts' }),
    findings: z.array(FindingView),
    flags: z.array(FlagView),
  })
  .openapi('Classification')

/** The part of a classification that every answer shows alike. */
export const viewClassified = ({ readings, isSettled, residual, tppEach, tppTotal, performanceDensity }: Classification) => {
  const [first] = readings
  return {
    eccn: isSettled ? first.eccn : null,
    paragraph: isSettled ? first.paragraph : null,
    ...(readings.length > 1 ? { possible: [...new Set(readings.map(({ eccn }) => eccn))] } : {}),
    residual: isSettled && first.level === null ? [...residual] : [],
    tppEach,
    tppTotal,
    performanceDensity,
  }
}

export const viewClassification = ({ law, classification, flags }: ClassificationAnswer) => ({
  law,
  ...viewClassified(classification),
  countedTppTotal: classification.countedTppTotal,
  findings: [...classification.findings],
  flags: [...flags],
})
