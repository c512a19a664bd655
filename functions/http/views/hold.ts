import { z } from '@hono/zod-openapi'
import { type Amounts, type Hold, type HoldLine, reversalReasons, type StandingLine } from '../../domain/quota/hold'
import { problemBody, toldOf } from '../answers'
import { AllocationId, Amount, Currency, Instant, InstantView, Money, Units } from './quota'

const linesMax = 20

/** Named by the caller, printable, and nothing that an address would swallow. */
export const HoldId = z
  .string()
  .max(200)
  .regex(/^[!-.0-~]([ -.0-~]{0,198}[!-.0-~])?$/, 'printable ASCII without a slash, no blank at either end')
  .openapi({ example: 'order-1001' })

export const HoldPath = z.strictObject({
  id: HoldId.openapi({ param: { name: 'id', in: 'path' }, description: 'The caller’s own name for it, such as an order’s id' }),
})

const HoldLineRequest = z.strictObject({ allocation: AllocationId, tpp: Amount, units: Units.optional(), value: Money.optional() })

/** Lines that set something aside or move it: each of something, no allocation twice. */
export const HoldLines = z
  .array(HoldLineRequest)
  .min(1)
  .max(linesMax)
  .superRefine((lines, context) => {
    const seen = new Set<string>()
    for (const [at, { allocation, tpp, units = 0, value }] of lines.entries()) {
      if (seen.has(allocation))
        context.addIssue({ code: 'custom', path: [at, 'allocation'], message: 'an allocation stands once in a hold' })
      seen.add(allocation)
      if (tpp === 0 && units === 0 && (value?.minor ?? 0) === 0)
        context.addIssue({ code: 'custom', path: [at, 'tpp'], message: 'a line is of something: all its amounts are zero' })
    }
  })

export const HoldRequest = z
  .strictObject({
    lines: HoldLines,
    expiresAt: Instant.openapi({
      description: 'From this instant it counts for nothing. At most 30 days ahead where a line is on a shared ceiling, else 400',
    }),
  })
  .openapi({ example: { lines: [{ allocation: 'license:D1234567:1', tpp: 15_832, units: 1 }], expiresAt: '2027-06-30T00:00:00Z' } })

export const CaptureRequest = z
  .strictObject({
    lines: HoldLines.optional().openapi({ description: 'Left out: all that is held' }),
    final: z.boolean().default(true).openapi({ description: '`false` for a parcel of several. A final capture releases the rest' }),
  })
  .openapi({ example: { lines: [{ allocation: 'license:D1234567:1', tpp: 15_832, units: 1 }], final: false } })

export const ReleaseRequest = z.strictObject({}).openapi({ example: {} })

export const ExtensionRequest = z.strictObject({ expiresAt: Instant }).openapi({ example: { expiresAt: '2027-07-31T00:00:00Z' } })

export const FreezeRequest = z
  .strictObject({
    frozen: z.boolean().default(true).openapi({ description: '`false` thaws it. While frozen nothing is captured; it still expires' }),
    reason: z.string().min(1).max(500).optional(),
  })
  .openapi({ example: { frozen: true, reason: 'redirected on the way' } })

export const ReversalRequest = z
  .strictObject({ lines: HoldLines, reason: z.enum(reversalReasons) })
  .openapi({ example: { lines: [{ allocation: 'license:D1234567:1', tpp: 15_832, units: 1 }], reason: 'entered-in-error' } })

const AmountsView = z
  .object({ tpp: Amount, units: Amount.optional(), value: z.object({ currency: Currency, minor: Amount }).optional() })
  .openapi('Amounts')

const HoldLineView = z
  .object({
    allocation: z.string(),
    kind: z.string(),
    asked: AmountsView,
    held: AmountsView,
    captured: AmountsView,
    released: AmountsView.openapi({ description: 'Neither held nor captured any more: let go, or expired' }),
    undone: AmountsView.openapi({ description: 'Of what was captured, reversed later, whether or not that gave quota back' }),
  })
  .openapi('HoldLine')

const PlacementProblemView = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  fitsFrom: z.iso.date().optional(),
})

export const HoldView = z
  .object({
    id: z.string(),
    state: z.enum(['held', 'partly-captured', 'captured', 'released', 'expired', 'frozen', 'refused']),
    placedAt: InstantView,
    expiresAt: InstantView,
    lines: z.array(HoldLineView),
    refusal: PlacementProblemView.optional().openapi({ description: 'Of a refused one: why it was never placed' }),
  })
  .openapi('Hold', { description: 'Quota set aside on all of its lines or none; then each part is captured, released or expires, once' })

export type HoldView = z.infer<typeof HoldView>

export const viewHold = ({ id, state, placedAt, expiresAt, lines, terms, refusal }: Hold): HoldView => ({
  id,
  state,
  placedAt: placedAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  lines: (refusal === undefined ? lines : terms.map(neverPlaced)).map(viewLine),
  ...(refusal === undefined ? {} : { refusal: problemBody(toldOf(refusal)) }),
})

const nothing: Amounts = { tpp: 0, units: 0, value: 0 }

const neverPlaced = (line: HoldLine): StandingLine => ({
  ...line,
  kind: line.allocation.slice(0, line.allocation.indexOf(':')),
  held: nothing,
  captured: nothing,
  released: nothing,
  undone: nothing,
})

const viewLine = ({ allocation, kind, tpp, units, value, held, captured, released, undone }: StandingLine) => {
  // A measure that was not asked for is not spoken of.
  const view = (amounts: Amounts) => ({
    tpp: amounts.tpp,
    ...(units === undefined ? {} : { units: amounts.units }),
    ...(value === undefined ? {} : { value: { currency: value.currency, minor: amounts.value } }),
  })
  const asked = { tpp, units: units ?? 0, value: value?.minor ?? 0 }
  return {
    allocation,
    kind,
    asked: view(asked),
    held: view(held),
    captured: view(captured),
    released: view(released),
    undone: view(undone),
  }
}
