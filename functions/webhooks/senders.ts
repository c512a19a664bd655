import { orderSenders } from './order-senders'
import type { Sender } from './sender'
import { shipmentSenders } from './shipment-senders'
import { signUpSenders } from './sign-up-senders'

/** Everyone who may call a hook, by the word in its path. */
export const senders = { ...signUpSenders, ...orderSenders, ...shipmentSenders } as const satisfies Readonly<Record<string, Sender>>

export type Source = keyof typeof senders
export const sources = Object.keys(senders) as [Source, ...Source[]]
export const senderOf = (source: Source): Sender => senders[source]
