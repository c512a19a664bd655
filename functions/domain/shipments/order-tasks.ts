import type { Decision } from '../records/screening'
import type { OrderFacts } from './order-facts'
import type { OrderPlan } from './plan-order'

/** What a person has to look at of an order or of a shipment of it. Others of these codes are done with. */
export const orderTaskCodes = [
  'order-not-screened',
  'left-without-permit',
  'uncovered',
  'more-than-ordered',
  'cancelled-after-leaving',
  'return-unclear',
  'returned',
  'redirected',
  'redirected-after-export',
  'delivery-failed',
  'delivery-exception',
] as const
export type OrderTaskCode = (typeof orderTaskCodes)[number]

export type OrderTask = {
  readonly code: OrderTaskCode
  /** With the code the same task, however often it comes up. */
  readonly subject: string
  readonly shipment?: string | undefined
  readonly detail: unknown
}

/** What an order is seen as when its tasks are listed. */
export type OrderSeen = {
  readonly reference: string
  /** Null: it was not screened. */
  readonly standing: Decision | null
  /** Countries that it was redirected to, and that nobody said it may go to. */
  readonly stopped: readonly string[]
}

export const orderTasks = (
  facts: OrderFacts,
  { coverage, gaps }: Pick<OrderPlan, 'coverage' | 'gaps'>,
  { reference, standing, stopped }: OrderSeen,
): readonly OrderTask[] => {
  const out = facts.parcels.filter((parcel) => parcel.out.length > 0)
  const shipments = out.map(({ id }) => id)
  const ofOrder = (code: OrderTaskCode, isSo: boolean, detail: unknown = {}): readonly OrderTask[] =>
    isSo ? [{ code, subject: reference, detail }] : []
  return [
    ...ofOrder('order-not-screened', standing === null && out.length > 0),
    ...ofOrder('left-without-permit', standing !== null && standing !== 'allow' && out.length > 0, { standing, shipments }),
    ...ofOrder('uncovered', coverage === 'uncovered', { missing: gaps.map(({ allocation, tpp }) => ({ allocation, tpp })) }),
    ...ofOrder('more-than-ordered', facts.isTooMuch, { shipped: facts.shipped }),
    ...ofOrder('cancelled-after-leaving', facts.isOff && out.length > 0, { shipments }),
    ...ofOrder('return-unclear', facts.isReturnUnclear),
    // Whether that gives quota back turns on the kind of quota, and on who had it: a person follows it up.
    ...facts.parcels
      .filter(({ back }) => back.length > 0)
      .map(({ id }): OrderTask => ({ code: 'returned', subject: id, shipment: id, detail: {} })),
    ...stopped.map((country): OrderTask => ({ code: 'redirected', subject: `${reference} ${country}`, detail: { country } })),
    ...stopped.flatMap((country): readonly OrderTask[] =>
      out
        .filter(({ elsewhere }) => elsewhere.includes(country))
        .map(({ id }) => ({ code: 'redirected-after-export', subject: `${id} ${country}`, shipment: id, detail: { country } })),
    ),
    ...facts.parcels.flatMap(({ id, isCancelled, hasFailed, hasException, out: own }): readonly OrderTask[] => [
      ...(isCancelled && own.length > 0 ? [{ code: 'cancelled-after-leaving' as const, subject: id, shipment: id, detail: {} }] : []),
      ...(hasFailed ? [{ code: 'delivery-failed' as const, subject: id, shipment: id, detail: {} }] : []),
      ...(hasException ? [{ code: 'delivery-exception' as const, subject: id, shipment: id, detail: {} }] : []),
    ]),
  ]
}
