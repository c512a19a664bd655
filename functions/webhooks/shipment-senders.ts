import { aftership } from './aftership'
import { easypost } from './easypost'
import { fedex } from './fedex'
import type { ShipmentSender } from './sender'
import { seventeenTrack } from './seventeen-track'
import { shippo } from './shippo'

/** Whoever tells where goods are, by the word in the path. */
export const shipmentSenders = { easypost, shippo, aftership, fedex, '17track': seventeenTrack } as const satisfies Readonly<
  Record<string, ShipmentSender>
>
