import { z } from '@hono/zod-openapi'
import type { Entry } from '../../store/ledger-store'
import { Amount, InstantView } from './quota'

const Delta = z.int().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER)
const MovedView = z.object({ held: Delta, captured: Delta })

export const EntriesQuery = z.strictObject({
  after: z.coerce
    .number()
    .pipe(Amount)
    .optional()
    .openapi({ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, example: 0, description: 'Number after which to go on' }),
})

export const EntriesView = z
  .object({
    entries: z.array(
      z
        .object({
          seq: z.int(),
          kind: z
            .enum(['opened', 'placed', 'captured', 'released', 'expired', 'reversed', 'noted', 'declared', 'drawn', 'base'])
            .openapi({ description: '`reversed` gave quota back, `noted` did not. `drawn`: a license was registered' }),
          at: InstantView,
          hold: z.string().nullable(),
          heldTpp: Delta,
          capturedTpp: Delta,
          baseTpp: Delta,
          units: MovedView.optional(),
          value: MovedView.optional().openapi({ description: 'Minor units of the allocation’s currency' }),
          reason: z.string().nullable(),
        })
        .openapi('Entry', { description: 'One movement. Balances are the sums of all of them, those of other tenants included' }),
    ),
    next: z.int().nullable().openapi({ description: 'Send it as `after` for the rest; null when this is all' }),
  })
  .openapi('Entries')

type EntryView = z.infer<typeof EntriesView>['entries'][number]

export const viewEntry = ({ seq, kind, at, hold, heldTpp, capturedTpp, baseTpp, units, value, reason }: Entry) => ({
  seq,
  kind: kind as EntryView['kind'],
  at: at.toISOString(),
  hold,
  heldTpp,
  capturedTpp,
  baseTpp,
  ...(isMoved(units) ? { units } : {}),
  ...(isMoved(value) ? { value } : {}),
  reason,
})

const isMoved = ({ held, captured }: Entry['units']): boolean => held !== 0 || captured !== 0
