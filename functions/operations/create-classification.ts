import { findChip } from '../catalog/chips/catalog'
import type { Classification, InvalidFact } from '../domain/classification'
import { classify } from '../domain/classify'
import type { Flag } from '../domain/finding'
import type { Item } from '../domain/item'
import { daysBetween, type IsoDate } from '../domain/law'
import { ok, type Result } from '../domain/result'
import type { Law } from '../domain/rulebook'
import { lawFor, type TrackNotAvailable } from './law-for'
import { type LawStamp, stampOf } from './law-stamp'

export type ClassificationAnswer = { readonly law: LawStamp; readonly classification: Classification; readonly flags: readonly Flag[] }

/** What an item is on the Commerce Control List of a day. */
export const createClassification = (asOf: IsoDate, item: Item): Result<ClassificationAnswer, InvalidFact | TrackNotAvailable> => {
  const law = lawFor({ asOf, track: 'enforced' })
  if (!law.ok) return law
  const classified = classify(item, law.value, findChip, '/item')
  if (!classified.ok) return classified
  return ok({ law: stampOf(law.value), classification: classified.value, flags: flagsFor(item, classified.value, law.value) })
}

/** A classification has no outcome for a doubt to leave alone, so every doubt is for review. */
const flagsFor = (item: Item, { doubts, notes }: Classification, { asOf, known }: Law): readonly Flag[] => [
  ...doubts.map((doubt): Flag => ({ ...doubt, effect: 'needs-review' })),
  ...(item.kind === 'modelWeights' || item.kind === 'compute'
    ? [
        {
          code: 'not-evaluated',
          effect: 'needs-review' as const,
          because: `rules for ${item.kind} are not evaluated yet`,
          cite: known.cite,
        },
      ]
    : []),
  ...notes,
  ...dateFlag(asOf, known),
]

const dateFlag = (asOf: IsoDate, known: Law['known']): readonly Flag[] => {
  if (asOf < known.from) {
    return [{ code: 'before-known-law', effect: 'needs-review', because: `the list is known from ${known.from} on`, cite: known.cite }]
  }
  const days = daysBetween(known.through, asOf)
  if (days <= 0) return []
  const effect = days > known.graceDays ? 'needs-review' : 'note'
  return [{ code: 'beyond-known-law', effect, because: `the law was followed up to ${known.through}`, cite: known.cite }]
}
