import { findChip } from '../catalog/chips/catalog'
import { classify } from '../domain/classification/classify'
import type { IsoDate } from '../domain/law'
import type { Product } from '../domain/orders/product'
import { lawOfDay } from '../regimes/us/law-of-day'

/** Products that no order could be asked about, each pointed at: a chip that the catalog does not have, a system of which nothing follows. */
export const productFaults = (
  products: readonly Product[],
  day: IsoDate,
): readonly { readonly pointer: string; readonly detail: string }[] => {
  const law = lawOfDay('enforced', day)
  return products.flatMap(({ meaning }, at) => {
    if ('notControlled' in meaning) return []
    const item = 'chip' in meaning ? ({ kind: 'chip', ...meaning } as const) : ({ kind: 'system', ...meaning.system } as const)
    const classified = classify({ ...item, quantity: 1 }, law, findChip, `/skus/${at}${'chip' in meaning ? '' : '/system'}`)
    return classified.ok ? [] : [{ pointer: classified.error.pointer, detail: classified.error.detail }]
  })
}
