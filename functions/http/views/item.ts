import { z } from '@hono/zod-openapi'
import { IsoDay } from './law'
import { Place } from './place'

/** Limits of a request. Generous for real orders, and small enough that no sum leaves the exact integers unnoticed. */
const quantityMax = 1_000_000
const tppMax = 1_000_000_000
const listMax = 50
const nameMax = 300

export const Name = z.string().min(1).max(nameMax)
const Quantity = z.int().min(1).max(quantityMax)
const TppFigure = z.number().min(0).max(tppMax)
const Figure = z.number().min(0).max(1_000_000_000)
const Eccn = z.string().min(1).max(24).openapi({ example: '3A090.a' })
/** Numbers of operations go beyond exact integers and travel as decimal strings. */
export const Operations = z
  .string()
  .max(40)
  .regex(/^\d+(\.\d+)?([eE]\d{1,3})?$/, 'a decimal string such as 1e26')
/** As precise as it is known: a year, a month or a day. */
const PartialDay = z.union([z.iso.date(), z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/, 'YYYY, YYYY-MM or YYYY-MM-DD')])
/** Smaller than any die or stack; under it a quotient would leave the numbers. */
const Area = z.number().min(0.01).max(1_000_000)

const Jurisdiction = z.strictObject({
  basis: z.enum(['us-origin', 'foreign-direct-product', 'de-minimis', 'not-subject']),
  producedIn: Place.optional(),
})

const Rate = z.strictObject({
  format: z.string().min(1).max(40).openapi({ example: 'FP8' }),
  tops: Figure.openapi({ description: 'Tera-operations per second; a multiply-accumulate counts as two' }),
  bits: z.number().min(1).max(128).openapi({ description: 'Bit length of the larger input of the multiply' }),
  sparse: z.boolean().optional().openapi({ description: 'Quoted with sparsity: counts half' }),
  unit: z.string().min(1).max(40).optional(),
})

const Spec = z
  .strictObject({
    tpp: TppFigure.optional(),
    rates: z.array(Rate).min(1).max(listMax).optional(),
    dieAreaMm2: Area.optional(),
    nonPlanar: z.boolean().optional(),
    designedForDatacenter: z.boolean(),
    dramBandwidthGBs: Figure.optional(),
    interconnectGBs: Figure.optional().openapi({ description: 'Aggregate bidirectional rate to circuits other than volatile memory' }),
    usCommercialSince: PartialDay.optional(),
  })
  .openapi('Spec', { description: 'A circuit by its figures: `tpp` or `rates`' })

const chipOrSpec = {
  chip: z.string().min(1).max(100).optional().openapi({ example: 'nvidia-h100-sxm', description: 'Id, model or alias of the catalog' }),
  spec: Spec.optional(),
}

const Designer = z.strictObject({
  status: z.enum(['approved', 'authorized', 'other']),
  headquarters: Place.optional(),
  location: Place.optional(),
  ultimateParentHeadquarters: Place.optional(),
  agreedToReport: z.boolean().optional(),
  appliedOn: IsoDay.optional(),
})

const Foundry = z.strictObject({
  actor: z.enum(['fabricator', 'osat']),
  packagedIn: Place,
  packager: z.enum(['fabricator', 'approved-osat', 'other']),
  approximatedTransistorsBn: Figure,
  containsHbm: z.boolean(),
  attestation: z.enum(['designer', 'fabricator', 'osat', 'none']),
  completedOn: IsoDay.optional(),
})

/** A computer, assembly or component by the chips inside it. */
export const systemFields = {
  contains: z
    .array(z.strictObject({ ...chipOrSpec, quantity: Quantity }))
    .min(1)
    .max(listMax),
  family: z.string().min(1).max(24).optional().openapi({ example: '4A090' }),
  eccn: Eccn.optional(),
  designedForDatacenter: z.boolean().optional(),
}

const common = { quantity: Quantity, jurisdiction: Jurisdiction.optional() }

const SyntheticData = z.strictObject({
  generator: Name,
  operationsShare: z.number().min(0).max(1).openapi({ description: 'Of the operations of the model, those that trained on this data' }),
  dataPublished: z.boolean(),
  weightsPublished: z.boolean(),
  generationOperations: Operations.optional(),
  trainingOperations: Operations.optional(),
  sharesWith: Name.optional().openapi({ description: 'The generator of which this one is a checkpoint or fine-tune: they count as one' }),
})

const Releasee = z.strictObject({
  citizenshipOrResidence: z.array(Place).min(1).max(20),
  employer: z.strictObject({ headquarters: Place, ultimateParentHeadquarters: Place.optional() }),
  permanentRegularEmployee: z.boolean(),
})

export const ItemRequest = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('chip'), ...common, ...chipOrSpec, designer: Designer.optional(), foundry: Foundry.optional() }),
    z.strictObject({ kind: z.literal('system'), ...common, ...systemFields }),
    z.strictObject({ kind: z.literal('classified'), ...common, eccn: Eccn, tpp: TppFigure }),
    z.strictObject({
      kind: z.literal('memory'),
      ...common,
      bandwidthGBs: Figure,
      areaMm2: Area,
      of: z.enum(['stack', 'package']),
      coPackagedWithProcessing: z.boolean().optional(),
      packaging: z.strictObject({ siteOwner: Name, siteOperator: Name, headquarters: Place, tracksQuantity: z.boolean() }).optional(),
    }),
    z.strictObject({ kind: z.literal('software'), ...common, eccn: Eccn, forEccn: Eccn.optional() }),
    z.strictObject({ kind: z.literal('technology'), ...common, eccn: Eccn, forEccn: Eccn.optional() }),
    z.strictObject({
      kind: z.literal('modelWeights'),
      ...common,
      operations: Operations.openapi({ description: 'Every operation of its own training, all stages together', example: '1e26' }),
      published: z.boolean(),
      derivedFromPublished: z.boolean().optional(),
      additionalOperations: Operations.optional().openapi({ description: 'Training that was added to the published weights' }),
      syntheticData: z.array(SyntheticData).max(listMax).optional(),
      storage: z.strictObject({ country: Place, facilityOwnerHeadquarters: Place, paragraphs14_15_18: z.boolean() }).optional().openapi({
        description: 'Where they will be kept, and whether it meets paragraphs 14, 15 and 18 of Supplement No. 10 to part 748',
      }),
      releasees: z
        .array(Releasee)
        .max(listMax)
        .optional()
        .openapi({ description: 'Persons to whom a `deemed-export` or `release` tells them' }),
    }),
    z.strictObject({
      kind: z.literal('compute'),
      ...common,
      quantity: Quantity.default(1),
      ...chipOrSpec,
      count: Quantity,
      hours: Figure,
      workload: z.enum(['inference', 'training', 'fine-tuning']).openapi({
        description: 'Access is no export: what is asked turns on the workload, on `computeProvider.computeStatus` and on the customer',
      }),
      plannedOperations: Operations.optional().openapi({ description: 'Of this work, with whatever else trains the same model' }),
      originalOperations: Operations.optional().openapi({ description: 'Of the model that it starts from' }),
      baseModelPublished: z.boolean().optional(),
      exportIntent: z.boolean().optional().openapi({ description: 'Whether the customer means to export the model' }),
    }),
  ])
  .openapi('Item')
