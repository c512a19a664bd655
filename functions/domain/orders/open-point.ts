/** Something about an order that was not told, or not so that it can be read: a person has to look at it. */
export type OpenPoint = { readonly code: OpenPointCode; readonly text: string }

export type OpenPointCode =
  | 'sku-unmapped'
  | 'sku-missing'
  | 'quantity-unreadable'
  | 'too-many-items'
  | 'no-items'
  | 'party-missing'
  | 'party-unnamed'
  | 'country-missing'
  | 'country-unreadable'
  | 'party-told-twice'
