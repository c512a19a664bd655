import { canonicalJson } from '../canonical-json'
import type { Item } from '../item'
import type { OpenPoint } from './open-point'
import type { OrderLine } from './order-call'
import type { OrderProducts } from './order-event'
import type { ProductMeaning } from './product'

/** As much as one request may ask about. */
const itemsMax = 50
/** Of one item, in pieces. */
const quantityMax = 1_000_000

/** What is on no list, and is still subject to the law: embargoes, end uses and listed parties are asked of it like of anything. */
const notControlled = { kind: 'classified', eccn: 'EAR99', tpp: 0 } as const
/** A circuit of which nothing is known. It stands where nothing of an order is known, so that its parties are still asked about. */
const unknownThing: Item = { kind: 'chip', spec: { designedForDatacenter: true }, quantity: 1 }

/** An order's items, and which of them each product number is. */
export type OrderItems = {
  readonly items: readonly Item[]
  /** Places among the items; null where it is not controlled. A number that stands for nothing is not there. */
  readonly products: OrderProducts
  /** What is taken for not controlled, by whose word. */
  readonly stated: readonly NotControlled[]
  readonly openPoints: readonly OpenPoint[]
}

export type NotControlled = { readonly sku: string; readonly by: string; readonly reason: string }

/** Lines of the same thing are one item, whatever they are called. */
export const orderItems = (lines: readonly OrderLine[], meaningOf: (sku: string) => ProductMeaning | undefined): OrderItems => {
  const openPoints: OpenPoint[] = []
  const found = new Map<string, { readonly meaning: ProductMeaning; units: number; readonly skus: Set<string> }>()
  for (const [at, { sku, quantity }] of lines.entries()) {
    const meaning = sku === undefined ? undefined : meaningOf(sku)
    if (quantity === 0) continue
    if (sku === undefined) openPoints.push({ code: 'sku-missing', text: `line ${at + 1} has no product number` })
    else if (meaning === undefined)
      openPoints.push({ code: 'sku-unmapped', text: `what ${JSON.stringify(sku)} is, was not told to this service` })
    else if (!isCount(quantity))
      openPoints.push({ code: 'quantity-unreadable', text: `how many of ${JSON.stringify(sku)} are ordered cannot be read` })
    else {
      const key = 'notControlled' in meaning ? 'not controlled' : canonicalJson(meaning)
      const same = found.get(key) ?? { meaning, units: 0, skus: new Set() }
      same.units += quantity
      same.skus.add(sku)
      found.set(key, same)
    }
  }
  const things = [...found.values()]
  const counted = things.filter(({ units }) => units <= quantityMax).slice(0, itemsMax)
  if (counted.length < things.length) openPoints.push(tooMany)
  if (things.length === 0 && openPoints.length === 0) openPoints.push(nothing)
  return {
    items: counted.length === 0 ? [unknownThing] : counted.map(({ meaning, units }) => itemOf(meaning, units)),
    products: Object.fromEntries(
      counted.flatMap(({ meaning, skus }, at) => [...skus].map((sku) => [sku, 'notControlled' in meaning ? null : at])),
    ),
    stated: counted.flatMap(({ skus }) =>
      [...skus].flatMap((sku) => {
        const meaning = meaningOf(sku)
        return meaning !== undefined && 'notControlled' in meaning ? [{ sku, ...meaning.notControlled }] : []
      }),
    ),
    openPoints,
  }
}

const tooMany: OpenPoint = {
  code: 'too-many-items',
  text: `not everything was determined: at most ${itemsMax} different things and ${quantityMax} of each are`,
}
const nothing: OpenPoint = { code: 'no-items', text: 'the order names nothing that is sold' }

const isCount = (quantity: number): boolean => Number.isSafeInteger(quantity) && quantity > 0 && quantity <= quantityMax

const itemOf = (meaning: ProductMeaning, quantity: number): Item => {
  if ('chip' in meaning) return { kind: 'chip', chip: meaning.chip, quantity }
  return 'system' in meaning ? { kind: 'system', ...meaning.system, quantity } : { ...notControlled, quantity }
}
