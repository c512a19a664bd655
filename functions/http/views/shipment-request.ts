import { z } from '@hono/zod-openapi'
import { type ContentLine, shipmentStatuses } from '../../domain/shipments/report'
import { EvidenceView } from './disposition'
import { HoldId } from './hold'
import { Place } from './place'
import { Instant } from './quota'

const listMax = 100
const serialsMax = 1000
const unitsMax = 1_000_000

/** Something that somebody wrote. */
const text = (lengthMax: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(lengthMax)
    .refine((written) => written.isWellFormed(), 'not Unicode text')

/** The merchant’s number of an order: what its screening was asked under. */
export const OrderReference = text(200).openapi({ example: 'order-1001', description: 'The `reference` of its screening' })

const LineRequest = z
  .strictObject({
    item: z.int().min(0).max(999).optional().openapi({ example: 0, description: 'Place among the items of the order, from 0' }),
    sku: text(200).optional().openapi({ description: 'Instead of it: the merchant’s product number, where a connection maps it' }),
    units: z.int().min(1).max(unitsMax).openapi({ example: 4 }),
  })
  .superRefine(({ item, sku }, context) => {
    if (item !== undefined && sku !== undefined)
      context.addIssue({ code: 'custom', path: ['sku'], message: 'told by `item` already: send one of them' })
  })

const ParcelRequest = z
  .strictObject({
    lines: z
      .array(LineRequest)
      .min(1)
      .max(listMax)
      .openapi({ description: 'A line of neither `item` nor `sku` is of the only item there is' }),
    serials: z
      .array(text(100))
      .max(serialsMax)
      .optional()
      .openapi({ description: 'Serial numbers, of a parcel with one line. Each is one unit, however often it is told' }),
  })
  .superRefine(({ lines, serials = [] }, context) => {
    const says = (message: string) => context.addIssue({ code: 'custom', path: ['serials'], message })
    if (serials.length > 0 && lines.length > 1) says('of which line is not said: send each line that has them as a parcel of its own')
    if (serials.length > (lines[0]?.units ?? 0) && lines.length === 1) says('more serial numbers than units')
    if (new Set(serials).size < serials.length) says('a serial number stands once')
  })

/** What is in it. */
export const Parcels = z.array(ParcelRequest).min(1).max(listMax)

export const contentsOf = (parcels: z.infer<typeof Parcels> | undefined): readonly ContentLine[] | undefined =>
  parcels?.flatMap(({ lines, serials }) =>
    lines.map(({ item, sku, units }) => ({
      ...(sku === undefined ? {} : { sku }),
      ...(item === undefined ? {} : { item }),
      units,
      ...(serials === undefined || serials.length === 0 ? {} : { serials }),
    })),
  )

const said = /[\p{L}\p{N}]/u

export const ShipmentRequest = z
  .strictObject({
    reference: OrderReference,
    carrier: text(100)
      .refine((name) => said.test(name), 'a name or code with a letter or digit in it')
      .openapi({ example: 'UPS', description: 'As the sender of its scans names it; case, blanks and signs do not matter' }),
    trackingNumber: text(100)
      .refine((number) => said.test(number), 'with a letter or digit in it')
      .openapi({ example: '1Z999AA10123456784' }),
    hold: HoldId.optional().openapi({ description: 'The hold that the order goes by, where its screening placed none' }),
    parcels: Parcels.optional().openapi({
      description: 'Left out, the first scan takes everything of the order that no other shipment accounts for',
    }),
  })
  .openapi('ShipmentRequest', {
    example: {
      reference: 'order-1001',
      carrier: 'UPS',
      trackingNumber: '1Z999AA10123456784',
      parcels: [{ lines: [{ item: 0, units: 4 }] }],
    },
  })

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

export const ShipmentPath = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(200)
    .openapi({ param: { name: 'id', in: 'path' }, example: 'shp_a3f0e0a25d1c4b539d5e6a1b0f5a7c11' }),
})

export const ShipmentListQuery = z.strictObject({ reference: OrderReference })
