import type { Caller, Moment, OnBehalf } from '../store/caller'
import type { RedirectDecided } from '../store/shipment-store'
import type { Store } from '../store/store'
import type { SettleTerms } from './settle-order'

/** Where an order was said to go instead. */
export type RedirectAsked = {
  /** Of the order, by which the request is known: the same order and country are determined once. */
  readonly order: number
  readonly reference: string
  /** The screening that the order goes by. */
  readonly screening: string
  /** Code of a place. */
  readonly country: string
} & SettleTerms

/** First of the request keys of such screenings, which no caller can send: an order does not go by them. */
export const redirectKey = ({ order, country }: Pick<RedirectAsked, 'order' | 'country'>): string => `redirect\n${order}\n${country}`

/** Determines an order again as if it had been placed for another country. Nothing is set aside for it. */
export const decideRedirect = async (
  _store: Store,
  _who: Caller | OnBehalf,
  _now: Moment,
  _asked: RedirectAsked,
): Promise<RedirectDecided> => {
  throw new Error('not built yet')
}
