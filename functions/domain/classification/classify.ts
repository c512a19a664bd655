import type { ClassifiedItem, Item } from '../item'
import { ok, type Result } from '../result'
import type { Law } from '../rulebook'
import type { FindChip } from './circuit'
import type { Classification, InvalidFact } from './classification'
import { classifyChip } from './classify-chip'
import { classifyCompute } from './classify-compute'
import { classifyMemory } from './classify-memory'
import { classifyServing } from './classify-serving'
import { classifyStated } from './classify-stated'
import { classifySystem } from './classify-system'
import { classifyWeights } from './classify-weights'
import { usualEntryFinding } from './entry-finding'
import { natureOf } from './stated-eccn'

/**
 * What an item is under the Commerce Control List of the day.
 *
 * @param pointer Where the item stands in the request, for refusals.
 * @param opsOpen The number of Note 2 to the entry for model weights, where the request assumes one.
 */
export const classify = (
  item: Item,
  law: Law,
  findChip: FindChip,
  pointer: string,
  opsOpen?: string | undefined,
): Result<Classification, InvalidFact> => {
  const classified = classifyByKind(item, law, findChip, pointer, opsOpen)
  if (!classified.ok || classified.value.residual.length === 0) return classified
  const { findings, residual } = classified.value
  const usual = usualEntryFinding(law, residual)
  return usual.length === 0 ? classified : ok({ ...classified.value, findings: [...findings, ...usual] })
}

const classifyByKind = (
  item: Item,
  law: Law,
  findChip: FindChip,
  pointer: string,
  opsOpen: string | undefined,
): Result<Classification, InvalidFact> => {
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
      return ok(classifyWeights(item, law, opsOpen))
    case 'compute':
      return classifyCompute(item, law, findChip, pointer)
  }
}

/** Software and technology stated by their entry follow what they are for, however they were told. */
const classifyAsStated = (item: ClassifiedItem & Item, law: Law, pointer: string): Result<Classification, InvalidFact> => {
  const nature = natureOf(item.eccn)
  if (nature === 'commodity') return classifyStated(item, law, pointer)
  return classifyServing({ kind: nature, eccn: item.eccn, quantity: item.quantity, jurisdiction: item.jurisdiction }, law, pointer)
}
