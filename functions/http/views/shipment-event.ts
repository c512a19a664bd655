import { z } from '@hono/zod-openapi'
import { shipmentStatuses } from '../../domain/shipments/report'
import type { EventFound } from '../../store/shipment-store'
import { EvidenceView } from './disposition'
import { InstantView } from './quota'

export const EventView = z
  .object({
    id: z.string(),
    about: z.enum(['shipment', 'order']),
    status: z.enum([...shipmentStatuses, 'placed', 'confirmed', 'registered', 'corrected']),
    occurredAt: InstantView,
    receivedAt: InstantView,
    source: z.string().openapi({ description: 'The connection that told it, or `person`' }),
    code: z.string().openapi({ description: 'The sender’s own word for it' }),
    text: z.string().optional(),
    location: z.string().optional(),
    destination: z.string().optional(),
    by: z.string().optional(),
    reason: z.string().optional(),
    evidence: z.array(EvidenceView).optional(),
    withdrawn: z.literal(true).optional().openapi({ description: 'Taken back: nothing follows from it any more' }),
  })
  .openapi('ShipmentEvent')

export const viewEvent = (event: EventFound, about: 'shipment' | 'order'): z.infer<typeof EventView> => {
  const { code, text, location, destination, by, reason, evidence } = event.body
  return {
    id: event.id,
    about,
    status: event.status,
    occurredAt: event.occurredAt.toISOString(),
    receivedAt: event.receivedAt.toISOString(),
    source: event.source,
    code,
    ...(text === undefined ? {} : { text }),
    ...(location === undefined ? {} : { location }),
    ...(destination === undefined ? {} : { destination }),
    ...(by === undefined ? {} : { by }),
    ...(reason === undefined ? {} : { reason }),
    ...(evidence === undefined || evidence.length === 0 ? {} : { evidence: [...evidence] }),
    ...(event.isWithdrawn ? { withdrawn: true as const } : {}),
  }
}
