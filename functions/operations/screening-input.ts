import type { Export } from '../domain/export'
import type { OrderProducts } from '../domain/orders/order-event'
import type { ListEvidence } from '../domain/screening/list-evidence'
import type { Because } from '../domain/screening/screening'
import type { TrackAsked } from './law-for'

/** What a caller asked, and what was given to the decision beside the database. */
export type ScreeningInput = {
  readonly given: Export
  readonly track: TrackAsked
  readonly reference: string
  readonly signals?: readonly string[] | undefined
  /** How long quota is to be set aside, in milliseconds. Absent: not at all. */
  readonly holdMs?: number | undefined
  /** What the lists said. Absent in records of before they were searched here. */
  readonly lists?: ListEvidence | undefined
  readonly order?: OrderInput | undefined
}

/** Of an order that a merchant's platform told of. */
export type OrderInput = {
  /** What was told, as one hash. */
  readonly content: string
  /** What it brings to the decision by itself. */
  readonly reasons: readonly Because[]
  /** Which of the items each of the merchant's product numbers is. */
  readonly products: OrderProducts
}
