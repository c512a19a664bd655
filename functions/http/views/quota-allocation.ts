import { z } from '@hono/zod-openapi'
import type { IsoDate } from '../../domain/law'
import { type Allocation, allocationKinds, fitsFrom } from '../../domain/quota/allocation'
import { Name } from './item'
import { CiteView, IsoDay } from './law'
import { Place } from './place'
import { Amount, Currency, Instant, InstantView, Money, Units } from './quota'
import { ceilingFaults } from './quota-ceilings'

const stepsMax = 100
const termsMax = 1000
const ratioMax = 1000
const eccnPattern = /^([0-9][A-E][0-9]{3}(\.[a-z0-9.]{1,20})?|EAR99)$/

export const Kind = z.enum(allocationKinds).openapi({ example: 'license' })
const Holder = z
  .string()
  .min(1)
  .max(300)
  .openapi({ example: 'Example Compute Sdn Bhd', description: 'Whose ceiling it is, as the caller names it' })

const pathTo = (example: string) =>
  z.strictObject({
    id: z
      .string()
      .min(1)
      .max(300)
      .openapi({ param: { name: 'id', in: 'path' }, example, description: 'Its kind, a colon and what names it' }),
  })

export const AllocationPath = pathTo('license:D1234567:1')
export const SharePath = pathTo('uveu-share:E1:outside-a')

const StepRequest = z.strictObject({ from: IsoDay, tpp: Amount.optional(), units: Units.optional(), value: Money.optional() })

const RatioRequest = z.strictObject({
  numerator: z.int().min(1).max(ratioMax),
  denominator: z.int().min(1).max(ratioMax),
  baseTpp: Amount.openapi({ description: 'What it starts from; moved later by base entries, and not by this' }),
})

const CoversRequest = z.strictObject({
  consignees: z.array(Name).max(termsMax).optional(),
  otherParties: z.array(Name).max(termsMax).optional(),
  countries: z
    .array(Place)
    .max(termsMax)
    .optional()
    .openapi({ description: 'A license for one country draws on the country’s allocation' }),
  eccns: z
    .array(z.string().regex(eccnPattern).openapi({ example: '3A090.a' }))
    .max(termsMax)
    .optional(),
})

const CiteRequest = z.strictObject({ provision: z.string().min(1).max(300), notice: z.string().min(1).max(300).optional() })

export const AllocationRequest = z
  .strictObject({
    kind: Kind,
    holder: Holder,
    period: z.strictObject({ from: IsoDay, to: IsoDay }).openapi({ description: 'First and last day, US Eastern' }),
    ceilings: z.array(StepRequest).max(stepsMax).openapi({
      description: 'Steps, ascending; the one in force counts. What a step does not name is not limited. Empty for a pure share',
    }),
    ratio: RatioRequest.optional().openapi({ description: 'A share of a base: used × denominator ≤ numerator × base' }),
    covers: CoversRequest.optional(),
    cite: CiteRequest,
    evidence: z.array(z.string().min(1).max(500)).max(50).optional(),
    version: z
      .int()
      .min(1)
      .max(1_000_000)
      .optional()
      .openapi({ description: 'The version that is amended; left out to open one', example: 1 }),
  })
  .superRefine((terms, context) => {
    for (const { path, message } of ceilingFaults(terms)) context.addIssue({ code: 'custom', path: [...path], message })
  })
  // The license that a local copy starts with, so that the examples of holds and of a screening find it.
  .openapi({
    example: {
      kind: 'license',
      holder: 'Example Compute Sdn Bhd',
      period: { from: '2026-01-01', to: '2029-12-31' },
      ceilings: [{ from: '2026-01-01', tpp: 1_583_200, units: 100 }],
      covers: { consignees: ['Example Compute Sdn Bhd'], countries: ['MY'], eccns: ['3A090.a', '4A090.a'] },
      cite: { provision: 'Example license D1234567' },
    },
  })

export const BaseEntryRequest = z
  .strictObject({
    deltaTpp: z
      .int()
      .min(-Number.MAX_SAFE_INTEGER)
      .max(Number.MAX_SAFE_INTEGER)
      .refine((delta) => delta !== 0, 'a base is moved by something')
      .openapi({ example: 15_832 }),
    reason: z.string().min(1).max(500).openapi({ example: 'received' }),
    asOf: IsoDay,
  })
  .openapi({ example: { deltaTpp: 15_832, reason: 'received', asOf: '2026-11-22' } })

export const AllocationQuery = z.strictObject({
  kind: Kind.optional(),
  holder: Holder.optional(),
  after: z
    .string()
    .max(300)
    .optional()
    .openapi({ example: 'license:D1234567:1', description: 'Id after which to go on: `next` of the page before' }),
})

export const BalanceQuery = z.strictObject({
  at: Instant.optional().openapi({
    example: '2026-11-22T12:00:00Z',
    description: 'A past balance instead: of a shared ceiling only for the deployment',
  }),
  tpp: z.coerce.number().pipe(Amount).optional().openapi({
    type: 'integer',
    minimum: 0,
    maximum: Number.MAX_SAFE_INTEGER,
    example: 15_832,
    description: 'Asks for `fitsFrom` of this amount',
  }),
})

const MeasuredView = { ceiling: Amount, held: Amount, captured: Amount, remaining: Amount }

export const AllocationView = z
  .object({
    id: z.string(),
    kind: Kind,
    holder: z.string(),
    period: z.object({ from: z.string(), to: z.string() }),
    ceilings: z.array(StepRequest).readonly(),
    ratio: z.object({ numerator: z.int(), denominator: z.int(), baseTpp: Amount }).optional(),
    covers: z
      .object({
        consignees: z.array(z.string()).readonly().optional(),
        otherParties: z.array(z.string()).readonly().optional(),
        countries: z.array(z.string()).readonly().optional(),
        eccns: z.array(z.string()).readonly().optional(),
      })
      .optional(),
    cite: CiteView,
    evidence: z.array(z.string()).readonly().optional(),
    version: z.int(),
    at: InstantView.optional().openapi({ description: 'Of a past balance: the instant' }),
    ceilingTpp: Amount.nullable().openapi({ description: 'In force now. Null: not limited in TPP' }),
    heldTpp: Amount,
    capturedTpp: Amount,
    declaredTpp: Amount.openapi({ description: 'Of what is captured: certified by a consignee and explained by no shipment' }),
    remainingTpp: Amount.nullable(),
    isOver: z.boolean().openapi({ description: 'The base fell below what was already used; nothing more is held' }),
    units: z.object(MeasuredView).optional(),
    value: z.object({ currency: Currency, ...MeasuredView }).optional(),
    fitsFrom: z.string().nullable().optional().openapi({
      description: 'First day on which `tpp` fits beside what is used now: today, or a later step’s day; null where none gives room',
    }),
  })
  .openapi('QuotaAllocation')

export const AllocationListView = z
  .object({
    allocations: z.array(AllocationView),
    next: z.string().nullable().openapi({ description: 'Send it as `after` for the rest; null when this is all' }),
  })
  .openapi('QuotaAllocations')

export const viewAllocation = ({ balance, ...terms }: Allocation) => ({
  ...terms,
  ceilingTpp: balance.ceilingTpp,
  heldTpp: balance.heldTpp,
  capturedTpp: balance.capturedTpp,
  declaredTpp: balance.declaredTpp,
  remainingTpp: balance.remainingTpp,
  isOver: balance.isOver,
  ...(balance.units === undefined ? {} : { units: balance.units }),
  ...(balance.value === undefined ? {} : { value: balance.value }),
})

/** With the day on which an amount would fit, where one was asked about. */
export const viewBalance = (allocation: Allocation, day: IsoDate, { tpp, at }: z.infer<typeof BalanceQuery>) => ({
  ...viewAllocation(allocation),
  ...(at === undefined ? {} : { at: at.toISOString() }),
  ...(tpp === undefined ? {} : { fitsFrom: fitsFrom(allocation, tpp, day) }),
})
