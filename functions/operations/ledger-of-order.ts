import type { OrderProducts } from '../domain/orders/order-event'
import { allocationKinds } from '../domain/quota/allocation'
import type { Amounts, Hold } from '../domain/quota/hold'
import { minus, nothing, plus } from '../domain/shipments/apportion'
import type { OrderItem } from '../domain/shipments/contents'
import type { Done, LedgerSeen, Needed } from '../domain/shipments/plan-order'
import { kindsRestoredBy } from '../regimes/us/reversals'
import type { DoneOperation, OrderContext } from '../store/shipment-store'

/** What quota an order takes: what its hold was placed for, or what its screening says it would need. */
export const neededOf = (context: OrderContext): Needed => {
  const main = mainOf(context)
  const { terms } = context
  return {
    items: itemsOf(context),
    lines: main?.terms ?? terms?.lines ?? [],
    hold: main?.id,
    isKnown: main !== undefined || terms?.isKnown === true,
  }
}

const mainOf = ({ holds, hold }: OrderContext): Hold | undefined => holds.find(({ id }) => id === hold)

/** By its screening; without one by the hold that was named for it, as far as that says of how many units it is. */
export const itemsOf = (context: OrderContext): readonly OrderItem[] => {
  if (context.terms !== null) return context.terms.items
  const [line, ...others] = mainOf(context)?.terms ?? []
  if (line === undefined) return []
  const { units = 1, tpp } = line
  const isEach = units > 0 && tpp % units === 0 && others.every((each) => each.tpp === tpp && (each.units ?? units) === units)
  return isEach ? [{ quantity: units, tppEach: tpp / units }] : [{ quantity: 1, tppEach: tpp }]
}

/**
 * Places among its items by product numbers, as what it goes by was asked. Of what a person asked in other words those of before
 * are known only where it makes no difference which item is meant.
 */
export const productsOf = (context: OrderContext): OrderProducts => {
  const { terms, products } = context
  if (terms?.products !== undefined) return terms.products
  const isAllAlike = new Set(itemsOf(context).map(({ tppEach }) => tppEach)).size <= 1
  return isAllAlike ? products : Object.fromEntries(Object.entries(products).filter(([, place]) => place === null))
}

/** The ledger as far as it is about an order. */
export const ledgerSeen = (context: OrderContext, now: Date): LedgerSeen => {
  const { order, version, tenant, rooms, doings, operations } = context
  return {
    tenant,
    now,
    holds: inTurn(context),
    rooms,
    done: doneOf(operations),
    released: operations.flatMap(({ op, hold }) => (op === 'release' ? [hold] : [])),
    doings,
    restores: (reason) => kindsRestoredBy(reason, allocationKinds),
    holdId: (n) => `shipping:${order}:${version}:${n}`,
  }
}

/** Its own hold before others of its screenings, and those placed later last. */
const inTurn = (context: OrderContext): readonly Hold[] => {
  const { doings, hold } = context
  const standing = context.holds.filter(({ state }) => state !== 'refused').map((hold) => withoutOthers(hold, context.others))
  const place = ({ id }: Hold): number => (id === hold ? 0 : doings.holds.includes(id) ? 2 : 1)
  return [...standing].sort((one, other) => place(one) - place(other))
}

/** What was captured from it for another order that goes by it as well is nothing that this one shipped. */
const withoutOthers = (hold: Hold, others: readonly DoneOperation[]): Hold => {
  const done = doneOf(others.filter((each) => each.hold === hold.id))
  return {
    ...hold,
    lines: hold.lines.map((line) => {
      const { captured, mistaken, neverReceived, returned } = done[line.allocation] ?? notDone
      const undone = plus(plus(mistaken, neverReceived), returned)
      return { ...line, captured: minus(line.captured, captured), undone: minus(line.undone, undone) }
    }),
  }
}

const notDone: Done = { captured: nothing, mistaken: nothing, neverReceived: nothing, returned: nothing }

const doneOf = (operations: readonly DoneOperation[]): Readonly<Record<string, Done>> => {
  const done: Record<string, Done> = {}
  for (const operation of operations)
    for (const { allocation, tpp, units = 0, value = 0 } of operation.lines) {
      const before = done[allocation] ?? notDone
      const measure = measureOf(operation)
      if (measure !== undefined) done[allocation] = { ...before, [measure]: plus(before[measure], { tpp, units, value } satisfies Amounts) }
    }
  return done
}

const measureOf = ({ op, reason }: DoneOperation): keyof Done | undefined => {
  if (op === 'capture') return 'captured'
  if (op !== 'reverse') return undefined
  return reason === 'entered-in-error' ? 'mistaken' : reason === 'never-received' ? 'neverReceived' : 'returned'
}
