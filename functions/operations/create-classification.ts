import { findChip } from '../catalog/chips/catalog'
import { type Classification, type InvalidFact, invalidFact } from '../domain/classification/classification'
import { classify } from '../domain/classification/classify'
import { dateFlags, notYetDueNotes } from '../domain/date-flags'
import type { Flag } from '../domain/finding'
import type { Item } from '../domain/item'
import type { IsoDate } from '../domain/law'
import { ok, type Result, refuse } from '../domain/result'
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
  if (!Number.isSafeInteger(classified.value.tppTotal ?? 0)) return refuse(invalidFact('/item', 'the sum of TPP is beyond exact integers'))
  return ok({ law: stampOf(law.value), classification: classified.value, flags: flagsFor(item, classified.value, law.value) })
}

/** A doubt is for review where it leaves more than one reading open. */
const flagsFor = (item: Item, { doubts, notes, readings }: Classification, law: Law): readonly Flag[] => [
  ...doubts.map((doubt): Flag => ({ ...doubt, effect: readings.length > 1 ? 'needs-review' : 'note' })),
  ...notes,
  ...(item.kind === 'modelWeights' ? notYetDueNotes(law, 'weights') : []),
  ...(item.kind === 'memory' ? notYetDueNotes(law, 'c') : []),
  ...(item.kind === 'chip' && item.foundry !== undefined ? notYetDueNotes(law, 'foundry') : []),
  ...dateFlags(law, []),
]
