import { z } from '@hono/zod-openapi'
import type { CustomerEvent, EventAnswer } from '../../operations/customer-event'
import { customerFields, factFields, oneOwnership, ownershipFields } from './customer'
import { KycCodeView, SeverityView } from './customer-answer'
import { PriorUsageRequest } from './customer-compute'
import { DecisionView, InstantView } from './disposition'

const { id: _, type, addresses, ...others } = customerFields

export const EventRequest = z
  .strictObject({
    at: InstantView.optional().openapi({ description: 'When it came about, as you know it' }),
    reason: z.string().trim().min(1).max(1000).optional(),
    changes: z
      .strictObject({
        customer: z.strictObject({ type: type.optional(), addresses: addresses.optional(), ...others }).optional(),
        ...ownershipFields,
        ...factFields,
      })
      .refine(({ ownership, bods }) => ownership === undefined || bods === undefined, oneOwnership)
      .optional()
      .openapi({ description: 'Facts in place of those before: each as a whole, those of the customer one by one' }),
    usage: z.array(PriorUsageRequest).max(100).optional().openapi({ description: 'What it used, beside what was told before' }),
  })
  .openapi('CustomerEventRequest', {
    example: {
      at: '2026-11-22T16:30:00Z',
      reason: 'The customer named another owner.',
      changes: {
        customer: { people: [{ role: 'beneficial-owner', name: 'Example Owner', country: 'SG', share: 60 }] },
        compute: [{ chip: 'nvidia-h100-sxm', count: 256, hours: 720, training: true }],
      },
      usage: [{ from: '2026-10-01', to: '2026-10-31', chip: 'nvidia-h100-sxm', count: 64, hours: 700 }],
    },
  })

export const eventFrom = ({ changes, usage }: z.output<typeof EventRequest>): CustomerEvent => {
  if (changes === undefined) return { usage }
  const { bods, ownership = bods, ...facts } = changes
  return { usage, changes: { ...facts, ownership } }
}

export const EventView = z
  .object({
    customer: z.string(),
    check: z.string(),
    decision: DecisionView,
    previousDecision: DecisionView.nullable(),
    changed: z.boolean().openapi({ description: 'Another decision, or a flag that weighs differently: then `customer.decided` is sent' }),
    changes: z.array(
      z.object({
        code: KycCodeView,
        subject: z.string(),
        from: SeverityView.nullable().openapi({ description: 'Null: it was not raised, or weighed nothing' }),
        to: SeverityView.nullable().openapi({ description: 'Null: it is not raised any more, or weighs nothing' }),
      }),
    ),
  })
  .openapi('CustomerEvent', { description: 'What changed against the check before' })

export const viewEvent = (answer: EventAnswer): z.infer<typeof EventView> => ({ ...answer, changes: [...answer.changes] })
