import { z } from '@hono/zod-openapi'
import { shipmentStatuses } from '../../domain/shipments/report'
import { EvidenceView } from './disposition'
import { Place } from './place'
import { Instant } from './quota'
import { OrderReference, Parcels, text } from './shipment-request'

const kinds = ['parcels', 'order', 'event', 'withdraw', 'destination'] as const

/** A person's word, one thing at a time, so that each has its reason. */
export const CorrectionRequest = z
  .strictObject({
    reason: text(4000),
    by: text(200).openapi({ description: 'Who corrects it' }),
    evidence: z
      .array(z.union([text(300), EvidenceView]))
      .max(50)
      .default([]),
    parcels: Parcels.optional().openapi({ description: 'All that is in it, whatever was told before' }),
    order: OrderReference.optional().openapi({ description: 'The order that it belongs to' }),
    event: z
      .strictObject({
        status: z.enum(shipmentStatuses).exclude(['unknown']),
        occurredAt: Instant,
        country: Place.optional().openapi({ description: 'Where that was; of `redirected`, where it goes now' }),
      })
      .optional()
      .openapi({ description: 'Something that no carrier told' }),
    withdraw: text(200).optional().openapi({ description: 'Id of an event that never was: what followed from it is taken back' }),
    destination: z
      .strictObject({
        country: Place.optional().openapi({ description: 'Left out: the one that it was only said to go elsewhere without' }),
        ruling: z.enum(['accept', 'refuse']),
      })
      .optional()
      .openapi({ description: 'A person’s word on a redirect. What was blocked for a country cannot be accepted' }),
  })
  .superRefine((correction, context) => {
    const [first, second] = kinds.filter((kind) => correction[kind] !== undefined)
    if (first === undefined) context.addIssue({ code: 'custom', path: [], message: `one of ${kinds.join(', ')}` })
    if (second !== undefined) context.addIssue({ code: 'custom', path: [second], message: `send \`${first}\` and this one by one` })
  })
  .openapi('ShipmentCorrection', {
    example: {
      event: { status: 'delivered', occurredAt: '2026-11-22T09:30:00Z', country: 'SG' },
      reason: 'The consignee confirmed by phone; the carrier lost its scans.',
      evidence: ['Call note of 2026-11-22'],
      by: 'Example Officer',
    },
  })

export type Correction = z.infer<typeof CorrectionRequest>
