import type { Reading } from '../eccn'
import { noteFlag } from '../finding'
import type { Item, ModelWeightsItem } from '../item'
import { operationsOf } from '../operations-count'
import type { Law } from '../rulebook'
import { type Classification, nothing } from './classification'
import { controlledWeights, type Training } from './controlled-weights'

/** @param opsOpen The number of Note 2 as the request assumes it. */
export const classifyWeights = (item: ModelWeightsItem & Item, law: Law, opsOpen: string | undefined): Classification => {
  const { weights } = law
  if (weights === undefined) return { ...nothing(item), readings: [outside] }
  const { published, operations, derivedFromPublished, additionalOperations, syntheticData = [] } = item
  const model: Training = {
    published,
    operations: operationsOf(operations),
    derived: derivedFromPublished === true,
    additional: operationsOf(additionalOperations),
    syntheticData,
    missing: [],
  }
  const { outcome, findings } = controlledWeights(model, weights, operationsOf(opsOpen))
  const inside = { ...outside, eccn: weights.value.eccn, family: weights.value.eccn }
  const open = outcome === 'unknown' ? findings.filter((each) => each.outcome === 'unknown') : []
  // A way out that decides nothing any more is no news: what lies outside all the same needs no note on it.
  const told = findings.filter(
    (each) => each.code !== undefined && each.outcome !== 'unknown' && (outcome !== 'unmet' || each.outcome === 'met'),
  )
  return {
    ...nothing(item),
    readings: outcome === 'met' ? [inside] : outcome === 'unmet' ? [outside] : [inside, outside],
    isSettled: outcome !== 'unknown',
    doubts: open.map(({ code = 'facts-missing', because, cite }) => ({ code, because, cite })),
    findings,
    notes: told.map(({ code = '', because, cite }) => noteFlag(code, because, cite)),
  }
}

/** What entry it would stand in otherwise is not known here. */
const outside: Reading = { eccn: null, paragraph: null, level: null, family: null, nature: 'weights', datacenter: 'unmet' }
