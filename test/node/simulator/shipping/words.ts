import type { OrderEvent } from '../../../../functions/domain/orders/order-event'
import { effectFrom, effectText } from '../../../../functions/domain/shipments/effect'
import { factsOf, type OrderFacts } from '../../../../functions/domain/shipments/order-facts'
import type { ShipmentReport } from '../../../../functions/domain/shipments/report'
import { tellingOf, tellingOfOrder } from '../../../../functions/operations/telling-of'
import type { Random } from '../random'
import { hourMs } from '../setting'

/** An order as its firm made it: what it takes of quota, when it was made, and the numbers of its parcels. */
export type Order = {
  readonly tenant: string
  readonly reference: string
  readonly madeAt: number
  readonly quantity: number
  readonly allocation: string
  readonly hold: string
  readonly numbers: readonly string[]
}

export const tppEach = 10
export const destinations: readonly string[] = ['CN']
export const exportFrom = 'US'

/** Something that is told of an order until somebody heard it. */
export type Word = { readonly order: Order } & (
  | { readonly kind: 'registration'; readonly number: string; readonly units: number }
  | { readonly kind: 'report'; readonly report: ShipmentReport }
  | { readonly kind: 'event'; readonly event: OrderEvent }
)

const statuses = [
  ...['label-created', 'in-transit', 'in-transit', 'in-transit', 'out-for-delivery', 'delivered', 'delivered'],
  ...['returning', 'returned', 'failed', 'cancelled', 'exception', 'unknown'],
] as readonly ShipmentReport['status'][]

/** Everything that becomes of an order, told by carriers, a warehouse that takes words back, and a checkout. */
export const wordsOf = (random: Random, order: Order): readonly Word[] => {
  const { numbers, reference, madeAt } = order
  const registrations = numbers.map((number): Word => ({ order, kind: 'registration', number, units: random.int(1, 3) }))
  const reports = Array.from({ length: random.int(2, 7) }, (_, n): Word => {
    const destination = random.chance(0.4) ? random.pick(['CN', 'China', 'China', 'Nowhereland']) : undefined
    const report: ShipmentReport = {
      key: `${reference} report ${n}`,
      code: 'a code',
      carrier: 'FedEx',
      trackingNumber: random.pick(numbers),
      ...(random.chance(0.5) ? { order: reference } : {}),
      status: random.pick(statuses),
      occurredAt: new Date(madeAt + random.int(0, 10) * hourMs),
      ...(destination === undefined || (destination === 'Nowhereland' && random.chance(0.6))
        ? {}
        : { destination: { country: destination } }),
      ...(random.chance(0.1) ? { isAtOrigin: true } : {}),
      ...(random.chance(0.2) ? { contents: [{ units: random.int(1, 4) }] } : {}),
    }
    return { order, kind: 'report', report }
  })
  const taken = reports.filter(() => random.chance(0.25)).flatMap((word) => (word.kind === 'report' ? [word.report.key] : []))
  const withdrawals = taken.map((key): Word => {
    const report: ShipmentReport = { key: `not ${key}`, code: 'error', status: 'unknown', withdraws: key }
    return { order, kind: 'report', report }
  })
  const events = (['confirmed', 'cancelled'] as const).filter((stage) => random.chance(stage === 'confirmed' ? 0.5 : 0.25))
  return [
    ...registrations,
    ...reports,
    ...withdrawals,
    ...events.map((stage): Word => {
      const until = stage === 'confirmed' ? { until: new Date(madeAt + 60 * hourMs) } : {}
      return { order, kind: 'event', event: { key: `${reference} ${stage}`, stage, code: stage, ...until } }
    }),
  ]
}

const items = (order: Order) => [{ quantity: order.quantity, tppEach }]

export const counting = (order: Order) => ({ items: items(order), products: {} })

/** What follows from all words of an order, whoever told them in what order: what the tables are held against at the end. */
export const factsOfWords = (order: Order, words: readonly Word[]): OrderFacts => {
  const of = words.filter((word) => word.order === order)
  const withdrawn = new Set(
    of.flatMap((word) => (word.kind === 'report' && word.report.withdraws !== undefined ? [word.report.withdraws] : [])),
  )
  const shipments = order.numbers.map((number) => {
    const effects = of.flatMap((word): readonly (string | null)[] => {
      if (word.kind === 'registration' && word.number === number)
        return [effectText({ kind: 'said', contents: [{ units: word.units }], hold: order.hold })]
      if (word.kind !== 'report' || word.report.trackingNumber !== number || withdrawn.has(word.report.key)) return []
      return [tellingOf(word.report, 'a connection', new Date(0), new Map()).effect]
    })
    return { id: number, isNumbered: true, effects: effects.flatMap((each) => (each === null ? [] : [effectFrom(each)])) }
  })
  const effects = of.flatMap((word) => {
    const effect = word.kind === 'event' ? tellingOfOrder(word.event, order.reference, 'a connection', new Date(0)).effect : null
    return effect === null ? [] : [effectFrom(effect)]
  })
  return factsOf({ shipments, effects }, counting(order), { destinations, exportFrom })
}
