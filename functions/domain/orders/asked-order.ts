import type { Export } from '../export'
import type { IsoDate } from '../law'
import { untoldPlace } from '../place'
import type { Because } from '../screening/screening'
import type { OpenPoint, OpenPointCode } from './open-point'
import type { OrderCall } from './order-call'
import type { OrderProducts } from './order-event'
import { type NotControlled, orderItems } from './order-items'
import { orderParties, type PlaceOf } from './order-parties'
import type { ProductMeaning } from './product'

/** What is known outside the order. */
export type OrderFacts = {
  /** Of an export from today on, US Eastern. */
  readonly day: IsoDate
  readonly meaningOf: (sku: string) => ProductMeaning | undefined
  readonly placeOf: PlaceOf
}

/** An order as the question that the law is asked, with what of it is open. */
export type AskedOrder = {
  readonly given: Export
  readonly products: OrderProducts
  readonly stated: readonly NotControlled[]
  readonly openPoints: readonly OpenPoint[]
}

export const askedOrder = ({ lines, parties: told }: OrderCall, { day, meaningOf, placeOf }: OrderFacts): AskedOrder => {
  const { items, products, stated, openPoints } = orderItems(lines, meaningOf)
  const { parties, openPoints: ofParties } = orderParties(told, placeOf)
  return {
    given: { asOf: day, activity: 'export', items, parties },
    products,
    stated,
    openPoints: [...openPoints, ...ofParties],
  }
}

/** Whether it is known who gets the goods, and where. Else nothing is set aside: it would be for nobody. */
export const isConsigneeKnown = ({ parties: { ultimateConsignee } }: Pick<Export, 'parties'>): boolean =>
  ultimateConsignee.name !== '' && ultimateConsignee.country !== untoldPlace

/** What the order itself brings to the decision: whatever is open is for a person, and on whose word something passes is said. */
export const reasonsOf = ({ openPoints, stated }: Pick<AskedOrder, 'openPoints' | 'stated'>): readonly Because[] => [
  ...openPoints.map(({ code, text }): Because => ({ code, decision: 'review', text })),
  ...stated.map(
    ({ sku, by, reason }): Because => ({
      code: 'sku-not-controlled',
      decision: 'allow',
      text: `${JSON.stringify(sku)} is not controlled, by the word of ${by}: ${reason}`,
    }),
  ),
]

const notToldYet: ReadonlySet<OpenPointCode> = new Set(['no-items', 'party-missing', 'party-unnamed', 'country-missing'])

/** Whether somebody who has not paid may still come to tell it: a cart has no address at first. */
export const isToldLater = ({ code }: OpenPoint): boolean => notToldYet.has(code)
