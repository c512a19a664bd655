import type { OrderSender } from './sender'

/** Merchants' platforms, by the word in the path. */
export const orderSenders = {} as const satisfies Readonly<Record<string, OrderSender>>
