import { aftership } from './aftership'
import { easypost } from './easypost'
import { epcis } from './epcis'
import { fedex } from './fedex'
import { flexport } from './flexport'
import type { ShipmentSender } from './sender'
import { seventeenTrack } from './seventeen-track'
import { shipbob } from './shipbob'
import { shipengine } from './shipengine'
import { shippo } from './shippo'

/** Whoever tells where goods are, by the word in the path. */
export const shipmentSenders = {
  easypost,
  shippo,
  aftership,
  shipengine,
  fedex,
  shipbob,
  flexport,
  epcis,
  '17track': seventeenTrack,
} as const satisfies Readonly<Record<string, ShipmentSender>>
