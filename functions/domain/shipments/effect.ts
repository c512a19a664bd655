import { canonicalJson } from '../canonical-json'
import type { ContentLine, ShipmentStatus } from './report'

/** What anything can follow from, of something that was told. Two that are the same say nothing twice. */
export type Effect = {
  readonly kind: EffectKind
  /** Code of the place that it goes to; empty where it cannot be read. */
  readonly destination?: string | undefined
  /** Code of the place where it was handed over. */
  readonly deliveredIn?: string | undefined
  readonly isRedirect?: true | undefined
  readonly isReturn?: true | undefined
  readonly isAtOrigin?: true | undefined
  readonly contents?: readonly ContentLine[] | undefined
  /** All that is in it, said by a person at this instant, whatever was told before; of an order, when it was off or on again. */
  readonly saidAt?: number | undefined
  /** Tells apart what adds up, such as units of an order without parcels. */
  readonly one?: string | undefined
  /** The hold that the order goes by. */
  readonly hold?: string | undefined
  /** Of an order that was confirmed: until when what is set aside is to stand. */
  readonly until?: number | undefined
}

export type EffectKind =
  | 'left'
  | 'delivered'
  | 'returning'
  | 'returned'
  | 'cancelled'
  | 'confirmed'
  | 'reopened'
  | 'failed'
  | 'exception'
  /** Of its status nothing follows, and of the rest something may. */
  | 'said'

/** What a status comes to: `out-for-delivery` says no more of where goods are than that they are on their way. */
const kinds: Readonly<Record<ShipmentStatus, EffectKind>> = {
  'label-created': 'said',
  'in-transit': 'left',
  'out-for-delivery': 'left',
  delivered: 'delivered',
  returning: 'returning',
  returned: 'returned',
  failed: 'failed',
  cancelled: 'cancelled',
  redirected: 'said',
  exception: 'exception',
  unknown: 'said',
}

/** What is told of a parcel, its places by their codes. */
export type ToldOfParcel = Omit<Effect, 'kind' | 'isRedirect' | 'isReturn' | 'isAtOrigin'> & {
  readonly status: ShipmentStatus
  readonly isRedirect?: boolean | undefined
  readonly isReturn?: boolean | undefined
  readonly isAtOrigin?: boolean | undefined
}

/** The effect of a report as one text, the same for the same effect; null: nothing can follow from it. */
export const effectOfReport = ({ status, isRedirect, isReturn, isAtOrigin, ...rest }: ToldOfParcel): string | null =>
  effectText({
    ...rest,
    kind: kinds[status],
    ...(isRedirect === true || status === 'redirected' ? { isRedirect: true } : {}),
    ...(isReturn === true ? { isReturn: true } : {}),
    ...(isAtOrigin === true ? { isAtOrigin: true } : {}),
  })

export const effectText = (effect: Effect): string | null => {
  const { kind, isReturn: _, isAtOrigin: __, ...rest } = effect
  return kind === 'said' && Object.values(rest).every((each) => each === undefined) ? null : canonicalJson(effect)
}

export const effectFrom = (text: string): Effect => JSON.parse(text) as Effect
