import { z } from 'zod'

const text = z.string().min(1)
const Place = z.looseObject({ id: text })
const Quantity = z.looseObject({ epcClass: text, quantity: z.number().min(0).optional(), uom: z.string().optional() })
const Epcs = z.array(text).optional()
const Quantities = z.array(Quantity).optional()

const fields = {
  eventID: text.optional(),
  eventTime: z.iso.datetime({ offset: true }),
  eventTimeZoneOffset: z.string().regex(/^[+-]\d{2}:\d{2}$/, 'as +01:00'),
  bizStep: text.optional(),
  disposition: text.optional(),
  readPoint: Place.optional(),
  bizLocation: Place.optional(),
  bizTransactionList: z.array(z.looseObject({ type: text.optional(), bizTransaction: text })).optional(),
  sourceList: z.array(z.looseObject({ type: text, source: text })).optional(),
  destinationList: z.array(z.looseObject({ type: text, destination: text })).optional(),
  errorDeclaration: z
    .looseObject({ declarationTime: z.iso.datetime({ offset: true }), reason: text.optional(), correctiveEventIDs: Epcs })
    .optional(),
}
const action = z.enum(['ADD', 'OBSERVE', 'DELETE'])
const children = { parentID: text.optional(), childEPCs: Epcs, childQuantityList: Quantities }
const Sensed = z.array(z.looseObject({})).optional()
const isSome = (list: readonly unknown[] | undefined): boolean => list !== undefined && list.length > 0
/** What is packed is told with what it is packed in. */
const isParentTold = ({ action: did, parentID }: { readonly action: string; readonly parentID?: string | undefined }): boolean =>
  did === 'OBSERVE' || parentID !== undefined

/** One event, with what the standard asks of its kind. */
export const EpcisEvent = z.discriminatedUnion('type', [
  z
    .looseObject({ ...fields, type: z.literal('ObjectEvent'), action, epcList: Epcs, quantityList: Quantities, sensorElementList: Sensed })
    .refine((event) => isSome(event.epcList) || isSome(event.quantityList) || isSome(event.sensorElementList), {
      path: ['epcList'],
      error: 'epcList, quantityList or sensorElementList is needed',
    }),
  z
    .looseObject({ ...fields, type: z.literal('AggregationEvent'), action, ...children })
    .refine(isParentTold, { path: ['parentID'], error: 'needed where something is added or taken out' }),
  z.looseObject({
    ...fields,
    type: z.literal('TransactionEvent'),
    action,
    bizTransactionList: fields.bizTransactionList.unwrap().min(1),
    parentID: text.optional(),
    epcList: Epcs,
    quantityList: Quantities,
  }),
  z.looseObject({ ...fields, type: z.literal('TransformationEvent') }),
  z.looseObject({ ...fields, type: z.literal('AssociationEvent'), action, ...children, parentID: text }),
])
export type EpcisEvent = z.infer<typeof EpcisEvent>

/** A document, its events as they came: each is read by itself. */
export const EpcisDocument = z.looseObject({
  type: z.literal('EPCISDocument'),
  schemaVersion: z.string().regex(/^2\.\d+(\.\d+)?$/, 'of version 2'),
  creationDate: z.iso.datetime({ offset: true }),
  epcisBody: z.looseObject({ eventList: z.array(z.unknown()) }),
})

/** What the event is about. `holder`: what it is in, or is put into. */
export type Pieces = {
  readonly epcs: readonly string[]
  readonly quantities: readonly z.infer<typeof Quantity>[]
  readonly holder?: string | undefined
}

export const piecesOf = (event: EpcisEvent): Pieces => {
  switch (event.type) {
    case 'ObjectEvent':
      return { epcs: event.epcList ?? [], quantities: event.quantityList ?? [] }
    case 'TransactionEvent':
      return { epcs: event.epcList ?? [], quantities: event.quantityList ?? [], holder: event.parentID }
    case 'AggregationEvent':
    case 'AssociationEvent':
      return { epcs: event.childEPCs ?? [], quantities: event.childQuantityList ?? [], holder: event.parentID }
    case 'TransformationEvent':
      return { epcs: [], quantities: [] }
  }
}
