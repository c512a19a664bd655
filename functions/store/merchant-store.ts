import type { LocationCountry, Product, ProductMeaning } from '../domain/orders/product'
import type { Decision, Ruling } from '../domain/records/screening'
import type { Result } from '../domain/result'
import type { Caller, Moment, OnBehalf } from './caller'
import type { ConnectionNotFound } from './connection-store'

/** What a merchant's numbers stand for, and its orders as they were screened last. */
export type MerchantStore = {
  /** In place of all that was told before. Tells what stands now. */
  putProducts(
    caller: Caller,
    now: Moment,
    connection: string,
    products: readonly Product[],
  ): Promise<Result<readonly Product[], ConnectionNotFound>>
  /** By their numbers; also those of a connection that is closed. */
  listProducts(caller: Caller, now: Moment, connection: string): Promise<Result<readonly Product[], ConnectionNotFound>>
  putLocations(
    caller: Caller,
    now: Moment,
    connection: string,
    locations: readonly LocationCountry[],
  ): Promise<Result<readonly LocationCountry[], ConnectionNotFound>>
  listLocations(caller: Caller, now: Moment, connection: string): Promise<Result<readonly LocationCountry[], ConnectionNotFound>>
  readOrder(caller: OnBehalf, now: Moment, asked: OrderKnownAs): Promise<OrderKnown>
}

export type OrderKnownAs = { readonly connection: string; readonly reference: string; readonly skus: readonly string[] }

export type OrderKnown = {
  readonly meanings: ReadonlyMap<string, ProductMeaning>
  /** Its newest screening that was answered, whoever asked; not those of where it was redirected to. */
  readonly latest: ScreenedOrder | undefined
}

/** An order as it was screened. */
export type ScreenedOrder = {
  readonly id: string
  readonly decidedAt: Date
  readonly validUntil: Date
  /** JSON: what was asked, without what lists said. */
  readonly input: string
  /** What a platform told of the order last, as one hash, be it in this screening or before; null where none did. */
  readonly content: string | null
  readonly decision: Decision
  /** What people said of it since, oldest first. */
  readonly rulings: readonly Ruling[]
  readonly hold: { readonly state: string; readonly expiresAt: Date } | null
}
