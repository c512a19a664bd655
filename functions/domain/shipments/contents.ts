import { canonicalJson } from '../canonical-json'
import type { OrderProducts } from '../orders/order-event'
import type { Effect } from './effect'
import type { ContentLine } from './report'

/** Units by the place of the item in the order. */
export type Units = readonly number[]

/** What the items of an order are. */
export type OrderItem = {
  readonly quantity: number
  /** Null: it is not measured so. */
  readonly tppEach: number | null
}

/** An order, as far as contents are counted by it. */
export type Counting = { readonly items: readonly OrderItem[]; readonly products: OrderProducts }

/**
 * What left in a parcel, by everything told of it. A person's last word on all of it stands alone.
 *
 * @returns Undefined where it is not known.
 */
export const contentsOf = (effects: readonly Effect[], counting: Counting): Units | undefined => {
  const told = effects.filter(({ contents }) => contents !== undefined)
  const last = lastSaid(told)
  // The same lines told again are the same units: the most that is told at once counts.
  return counted(last === undefined ? told : [last], counting, (statements) => Math.max(0, ...statements.map(({ units }) => units)))
}

/**
 * What left of an order that has no parcels: what is told as having left adds up, and so does what is told as having arrived.
 *
 * @param told Everything that was told of it, for where those do not say how much.
 */
export const looseContentsOf = (out: readonly Effect[], told: readonly Effect[], counting: Counting): Units | undefined => {
  if (lastSaid(told) !== undefined || out.some(({ contents }) => contents === undefined)) return contentsOf(told, counting)
  return counted(out, counting, mostOfAKind)
}

const lastSaid = (told: readonly Effect[]): Effect | undefined =>
  told
    .filter(({ saidAt, contents }) => saidAt !== undefined && contents !== undefined)
    .reduce<Effect | undefined>((one, other) => (one !== undefined && isLater(one, other) ? one : other), undefined)

const isLater = (one: Effect, other: Effect): boolean =>
  (one.saidAt ?? 0) !== (other.saidAt ?? 0) ? (one.saidAt ?? 0) > (other.saidAt ?? 0) : canonicalJson(one) > canonicalJson(other)

/** Units of one item in one statement that have no serial numbers. */
type Loose = { readonly kind: Effect['kind']; readonly units: number }

/** Each serial number is one unit, however often it is told. */
const counted = (
  told: readonly Effect[],
  { items, products }: Counting,
  unnumbered: (loose: readonly Loose[]) => number,
): Units | undefined => {
  if (told.length === 0) return undefined
  const statements = told.map(({ kind, contents = [] }) => ({
    kind,
    lines: contents.map((line) => ({ ...line, at: itemOf(line, items, products) })),
  }))
  if (statements.some(({ lines }) => lines.some(({ at }) => at === undefined))) return undefined
  return items.map((_, item) => {
    const own = statements.map(({ kind, lines }) => ({ kind, lines: lines.filter(({ at }) => at === item) }))
    const serials = new Set(own.flatMap(({ lines }) => lines.flatMap((line) => line.serials ?? [])))
    const loose = own.map(({ kind, lines }) => ({
      kind,
      units: lines.reduce((sum, { units, serials: named = [] }) => sum + Math.max(0, units - new Set(named).size), 0),
    }))
    return serials.size + unnumbered(loose)
  })
}

const mostOfAKind = (loose: readonly Loose[]): number => {
  const sums = new Map<string, number>()
  for (const { kind, units } of loose) sums.set(kind, (sums.get(kind) ?? 0) + units)
  return Math.max(0, ...sums.values())
}

/** The place of an item, null where it is not controlled, undefined where nobody can tell. */
const itemOf = ({ sku, item }: ContentLine, items: readonly OrderItem[], products: OrderProducts): number | null | undefined => {
  if (item !== undefined) return item < items.length ? item : undefined
  const known = sku !== undefined && Object.hasOwn(products, sku) ? products[sku] : undefined
  if (sku !== undefined) return typeof known === 'number' && known >= items.length ? undefined : known
  return items.length === 1 ? 0 : undefined
}
