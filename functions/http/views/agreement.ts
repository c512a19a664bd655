import { z } from '@hono/zod-openapi'
import { Name } from './item'
import { IsoDay } from './law'
import { Place } from './place'

const Tpp = z.number().min(0).max(Number.MAX_SAFE_INTEGER)

/** What two governments agreed. */
export const AgreementRequest = z.strictObject({
  country: Place,
  from: IsoDay,
  to: IsoDay.optional(),
  effect: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('favored') }),
    z.strictObject({ kind: z.literal('cap'), tpp: Tpp }),
    z.strictObject({ kind: z.literal('multiplier'), factor: z.number().min(0).max(1000) }),
  ]),
  conditions: z
    .array(z.string().max(500))
    .max(50)
    .optional()
    .openapi({ description: 'Shown to hold by evidence of kind `agreement-conditions`, each condition an element that is true' }),
})

/** An operator on a list of approved ones. */
export const OperatorRequest = z.strictObject({
  id: z.string().min(1).max(100),
  name: Name,
  headquarters: Place,
  from: IsoDay,
  to: IsoDay.optional(),
})
