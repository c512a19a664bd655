import type { ClassifiedItem, Item } from '../item'
import { ok, type Result } from '../result'
import type { Law } from '../rulebook'
import type { FindChip } from './circuit'
import { type Classification, type InvalidFact, nothing } from './classification'
import { classifyChip } from './classify-chip'
import { classifyMemory } from './classify-memory'
import { classifyServing } from './classify-serving'
import { classifyStated } from './classify-stated'
import { classifySystem } from './classify-system'
import { usualEntryFinding } from './entry-finding'
import { natureOf } from './stated-eccn'

/**
 * What an item is under the Commerce Control List of the day.
 *
 * @param pointer Where the item stands in the request, for refusals.
 */
export const classify = (item: Item, law: Law, findChip: FindChip, pointer: string): Result<Classification, InvalidFact> => {
  const classified = classifyByKind(item, law, findChip, pointer)
  if (!classified.ok || classified.value.residual.length === 0) return classified
  const { findings, residual } = classified.value
  const usual = usualEntryFinding(law, residual)
  return usual.length === 0 ? classified : ok({ ...classified.value, findings: [...findings, ...usual] })
}

const classifyByKind = (item: Item, law: Law, findChip: FindChip, pointer: string): Result<Classification, InvalidFact> => {
  switch (item.kind) {
    case 'chip':
      return classifyChip(item, law, findChip, pointer)
    case 'system':
      return classifySystem(item, law, findChip, pointer)
    case 'classified':
      return classifyAsStated(item, law, pointer)
    case 'memory':
      return ok(classifyMemory(item, law))
    case 'software':
    case 'technology':
      return classifyServing(item, law, pointer)
    case 'modelWeights':
    case 'compute':
      return ok(unevaluated(item))
  }
}

const unevaluated = (item: Item): Classification => ({
  ...nothing(item),
  readings: [{ eccn: null, paragraph: null, level: null, family: null, nature: 'commodity', datacenter: 'unknown' }],
  isSettled: false,
})

/** Software and technology stated by their entry follow what they are for, however they were told. */
const classifyAsStated = (item: ClassifiedItem & Item, law: Law, pointer: string): Result<Classification, InvalidFact> => {
  const nature = natureOf(item.eccn)
  if (nature === 'commodity') return classifyStated(item, law, pointer)
  return classifyServing({ kind: nature, eccn: item.eccn, quantity: item.quantity, jurisdiction: item.jurisdiction }, law, pointer)
}
