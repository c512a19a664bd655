import type { Classification } from './classification/classification'
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
