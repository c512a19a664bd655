import type { SystemItem } from '../item'

/**
 * What a merchant's product number stands for: a chip of the catalog, a system of chips, or something that its seller says is on
 * no control list that this service knows, by whom and why.
 */
export type ProductMeaning =
  | { readonly chip: string }
  | { readonly system: Omit<SystemItem, 'kind'> }
  | { readonly notControlled: { readonly by: string; readonly reason: string } }

export type Product = { readonly sku: string; readonly meaning: ProductMeaning }

/** The country of a location that a partner names by number. */
export type LocationCountry = { readonly location: string; readonly country: string }
