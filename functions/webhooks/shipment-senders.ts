import type { ShipmentSender } from './sender'

/** Whoever tells where goods are, by the word in the path. */
export const shipmentSenders = {} as const satisfies Readonly<Record<string, ShipmentSender>>
