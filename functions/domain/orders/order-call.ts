import type { Role } from '../party'

/** Somebody in an order, as a merchant's platform tells of them. The texts are as they came. */
export type OrderParty = {
  readonly role: Exclude<Role, 'intermediateConsignees'>
  readonly name?: string | undefined
  readonly company?: string | undefined
  readonly country?: string | undefined
  /** A country, where the merchant asked for it: no platform does by itself. */
  readonly headquarters?: string | undefined
  /** Top of the ownership chain by its name, the party's own where nobody is above it, and the country that it is run from. */
  readonly parent?: string | undefined
  readonly parentHeadquarters?: string | undefined
  /** A scheme, a colon and the number under it: `lei:…`. */
  readonly registration?: string | undefined
  readonly address?: string | undefined
  readonly email?: string | undefined
  readonly phone?: string | undefined
}

export type OrderLine = {
  /** Absent: the platform told of none. */
  readonly sku?: string | undefined
  readonly quantity: number
  /** Of the whole line, in minor units of its currency. */
  readonly value?: { readonly currency: string; readonly minor: number } | undefined
}

/**
 * What a merchant's platform tells of an order. `check`: nothing is promised yet, so nothing is set aside. `placed`: it is being
 * made. `confirmed`: it was made, and stands. `cancelled`: it is off.
 */
export type OrderStage = 'check' | 'placed' | 'confirmed' | 'cancelled'

export type OrderCall = {
  /** The merchant's number for it, by which shipments are told of as well. */
  readonly reference: string
  readonly stage: OrderStage
  /** It was off, and is not any more. Only of one that is placed. */
  readonly isReopened?: true | undefined
  /** Empty where the platform told of none, as of an order that is off. */
  readonly lines: readonly OrderLine[]
  readonly parties: readonly OrderParty[]
  /** How long what is set aside stands until the order is confirmed, in milliseconds. Absent: as the connection says. */
  readonly holdMs?: number | undefined
  /** Until when a person must have decided, where the platform lets go of the order by itself. */
  readonly reviewBy?: Date | undefined
}

/** What the platform is told: by whom it is said is the dialect's matter. */
export type OrderVerdict = {
  readonly verdict: 'allow' | 'block' | 'held' | 'unavailable'
  /** Of the screening. Absent: there is none. */
  readonly reference?: string | undefined
  /** For the shopper. Never empty, and never of whom they were mistaken for. */
  readonly message: string
  /** A review that the connection lets through: the order may be made, and must not leave. */
  readonly isAdmitted?: boolean | undefined
  readonly reviewBy?: string | undefined
}
