import { z } from '@hono/zod-openapi'
import { decisions } from '../../domain/records/screening'
import { displayedState } from '../../domain/shipments/displayed-state'
import { effectFrom } from '../../domain/shipments/effect'
import { type ContentLine, shipmentStatuses } from '../../domain/shipments/report'
import type { EventFound, RedirectFound, ShipmentFound } from '../../store/shipment-store'
import { EvidenceView } from './disposition'
import { InstantView } from './quota'

const ParcelView = z
  .object({
    lines: z.array(z.object({ item: z.int().optional(), sku: z.string().optional(), units: z.int() })),
    serials: z.array(z.string()),
  })
  .openapi('Parcel', { description: 'What is in it, as somebody told it' })

const EventView = z
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

const RedirectView = z
  .object({
    country: z.string().nullable().openapi({ description: 'Null: it was only said to go elsewhere' }),
    decision: z.enum(decisions).openapi({ description: 'Of the order’s screening, asked again for this country' }),
    screening: z.string().nullable(),
    at: InstantView,
    ruling: z
      .object({ ruling: z.enum(['accept', 'refuse']), reason: z.string(), by: z.string(), at: InstantView })
      .nullable()
      .openapi({ description: 'A person’s word on it' }),
  })
  .openapi('Redirect')

export const ShipmentView = z
  .object({
    id: z.string(),
    carrier: z.string().nullable(),
    trackingNumber: z.string().nullable().openapi({ description: 'Null: what of the order has no number of its own' }),
    order: z
      .string()
      .nullable()
      .openapi({ description: 'The `reference` of its screening; null: nobody told yet which order it belongs to' }),
    screening: z.string().nullable().openapi({ description: 'The one that the order goes by' }),
    hold: z.string().nullable(),
    frozen: z.boolean().openapi({ description: 'What is held for the order is not captured before a person looked' }),
    state: z.enum(shipmentStatuses).openapi({
      description: 'By what happened last, whenever it was told. `returning`: on its way back; `returned`: back where it came from',
    }),
    coverage: z
      .enum(['covered', 'uncovered', 'not-needed', 'nothing-left'])
      .nullable()
      .openapi({ description: 'Whether everything of the order that left stands against quota; null: not looked at yet' }),
    parcels: z.array(ParcelView),
    destination: z.object({
      screened: z.array(z.string()).openapi({ description: 'The places that the screening speaks of' }),
      latest: z.string().nullable().openapi({ description: 'Where it was last said to go, or handed over' }),
      redirects: z.array(RedirectView),
    }),
    events: z.array(EventView).openapi({ description: 'Everything told of it and of its order, in the order in which it came in' }),
    tasks: z.array(z.string()).openapi({ description: 'Ids of what is open for a person' }),
  })
  .openapi('Shipment', { description: 'What is under one number of a carrier, with everything that was told of it' })

export const ShipmentListView = z
  .object({ shipments: z.array(ShipmentView).openapi({ description: 'In the order in which they became known; 200 at the most' }) })
  .openapi('ShipmentList')

export const viewShipment = (found: ShipmentFound): z.infer<typeof ShipmentView> => {
  const { id, carrier, trackingNumber, order, events, tasks } = found
  return {
    id,
    carrier: carrier || null,
    trackingNumber: trackingNumber || null,
    order: order?.reference ?? null,
    screening: order?.terms?.screening ?? null,
    hold: order?.hold ?? null,
    frozen: order?.isFrozen === true,
    state: displayedState(events),
    coverage: order?.coverage ?? null,
    parcels: parcelsIn(events),
    destination: {
      screened: [...(order?.terms?.destinations ?? [])],
      latest: latestDestination(events),
      redirects: (order?.redirects ?? []).map(viewRedirect),
    },
    events: [
      ...events.map((event) => ({ event, about: 'shipment' as const })),
      ...(order?.events ?? []).map((event) => ({ event, about: 'order' as const })),
    ]
      .sort((one, other) => one.event.receivedAt.getTime() - other.event.receivedAt.getTime())
      .map(({ event, about }) => viewEvent(event, about)),
    tasks: [...tasks],
  }
}

/** What somebody told of contents; once a person said what all of it is, that alone. */
const parcelsIn = (events: readonly EventFound[]): z.infer<typeof ParcelView>[] => {
  const told = events.filter(({ isWithdrawn, body }) => !isWithdrawn && body.contents !== undefined)
  const last = told.findLast(({ status }) => status === 'corrected')
  const shown = new Map((last === undefined ? told : [last]).map(({ body: { contents = [] } }) => [JSON.stringify(contents), contents]))
  return [...shown.values()].map(viewContents)
}

const viewContents = (contents: readonly ContentLine[]): z.infer<typeof ParcelView> => ({
  lines: contents.map(({ item, sku, units }) => ({
    ...(item === undefined ? {} : { item }),
    ...(sku === undefined ? {} : { sku }),
    units,
  })),
  serials: contents.flatMap(({ serials = [] }) => serials),
})

const latestDestination = (events: readonly EventFound[]): string | null => {
  const told = events.flatMap(({ effect, isWithdrawn, occurredAt }) => {
    const { destination, deliveredIn } = effect === null || isWithdrawn ? {} : effectFrom(effect)
    const place = destination || deliveredIn
    return place ? [{ place, at: occurredAt.getTime() }] : []
  })
  return told.reduce<(typeof told)[number] | null>((one, other) => (one === null || other.at >= one.at ? other : one), null)?.place ?? null
}

const viewRedirect = ({ country, decision, screening, at, ruling }: RedirectFound): z.infer<typeof RedirectView> => ({
  country: country || null,
  decision,
  screening,
  at: at.toISOString(),
  ruling: ruling === null ? null : { ruling: ruling.ruling, reason: ruling.reason, by: ruling.by, at: ruling.at },
})

const viewEvent = (event: EventFound, about: 'shipment' | 'order'): z.infer<typeof EventView> => {
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
