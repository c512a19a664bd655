import type { Classification } from './classification/classification'
import type { Deal } from './deal'
import type { Reading } from './eccn'
import type { Prohibited } from './prohibitions/prohibition'
import type { Requirement } from './requirements/requirement'

/** One item under one of its readings: what stops it, what is asked of it, and what would lift that. */
export type Asked = { readonly reading: Reading; readonly prohibited: Prohibited; readonly requirement: Requirement }
/** An item with every reading answered. */
export type Judged = {
  readonly index: number
  readonly classification: Classification
  readonly asked: readonly [Asked, ...Asked[]]
}

/** Activities that move an item. The others need rules that are not written yet. */
const movements: ReadonlySet<string> = new Set(['export', 'reexport', 'transfer', 'domestic'])

/** Weights, GPU time, and what is released or reached rather than moved. */
export const isUnevaluated = ({ export: { items, activity } }: Deal, index: number): boolean => {
  const kind = items[index]?.kind
  return kind === 'modelWeights' || kind === 'compute' || !movements.has(activity)
}
