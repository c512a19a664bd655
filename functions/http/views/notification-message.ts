import { z } from '@hono/zod-openapi'
import { type NotificationType, testType } from '../../domain/notifications/notification-type'
import { decisions } from '../../domain/records/screening'
import { InstantView } from './quota'

const Decision = z.enum(decisions)
const Because = z.array(z.looseObject({ code: z.string(), text: z.string() }))
const Measure = {
  allocation: z.string(),
  kind: z.string(),
  measure: z.enum(['tpp', 'units', 'value']).openapi({ description: 'In what the figures count; `value` in minor units of `currency`' }),
  currency: z.string().nullable(),
  ceiling: z.int(),
  remaining: z.int(),
}

/** What each type says, and when it is sent. */
const said: Readonly<Record<NotificationType | typeof testType, { readonly summary: string; readonly data: z.ZodType }>> = {
  'screening.decided': {
    summary: 'An order was decided later than it was asked about, or anew: by a person’s ruling, or for a shop that may read no answer',
    data: z.looseObject({
      screening: z.string(),
      reference: z.string(),
      decision: Decision,
      previousDecision: Decision.nullable().openapi({ description: 'Null: the first decision, for a hook' }),
      because: Because,
      disposition: z.string().optional().openapi({ description: 'The ruling, where a person ruled' }),
      hold: z.string().nullable(),
      validUntil: InstantView.nullable(),
    }),
  },
  'screening.expired': {
    summary: 'The quota set aside for an allowed order, or one under review, lapsed before any of it was used',
    data: z.looseObject({ screening: z.string(), reference: z.string(), decision: Decision, hold: z.string(), expiredAt: InstantView }),
  },
  'customer.decided': {
    summary: 'A customer was checked for the first time, or again with another result',
    data: z.looseObject({
      check: z.string(),
      customer: z.string(),
      decision: Decision,
      previousDecision: Decision.nullable(),
      computeTier: z.string(),
      changes: z.array(z.looseObject({})).openapi({ description: 'Flags that weigh differently now' }),
      moreChanges: z.int().optional(),
    }),
  },
  'party.rematched': {
    summary: 'Somebody who was screened before meets an entry that is new on the lists, or changed',
    data: z.looseObject({
      party: z.looseObject({ fingerprint: z.string(), name: z.string() }),
      listedParty: z.string(),
      list: z.string(),
      name: z.string(),
      score: z.number(),
      band: z.string(),
      snapshot: z.string(),
      screenings: z.looseObject({}).or(z.array(z.unknown())),
    }),
  },
  'shipment.redirected': {
    summary: 'Goods go elsewhere than they were screened for: what is still held is frozen, and was decided anew for that place',
    data: z.looseObject({
      reference: z.string(),
      shipments: z.array(z.string()),
      to: z.string().nullable().openapi({ description: 'Null: nobody told where' }),
      decision: Decision,
      because: Because,
      screening: z.string().optional(),
    }),
  },
  'quota.threshold': {
    summary: 'A movement of this tenant took an allocation up to a share of its ceiling: once for each time, each share and measure',
    data: z.looseObject({ ...Measure, share: z.number(), used: z.int() }),
  },
  'quota.exhausted': {
    summary: 'Nothing is left of a ceiling; or an order was refused where its last share was reached, once until something moves there',
    data: z.looseObject({
      ...Measure,
      share: z.number().optional(),
      used: z.int().optional(),
      requested: z.int().optional().openapi({ description: 'What was refused, where something was' }),
    }),
  },
  'quota.overrun': {
    summary: 'Goods left for which no quota is held any more, and it does not fit',
    data: z.looseObject({ reference: z.string(), allocation: z.string(), overTpp: z.int(), overUnits: z.int().optional() }),
  },
  [testType]: { summary: 'Sent where a tenant asks whether its endpoint hears us', data: z.looseObject({ endpoint: z.string() }) },
}

const Cut = z
  .object({ notification: z.string(), isCut: z.literal(true) })
  .openapi({ description: 'Too long to be sent: read it by its id' })

const Headers = z.object({
  'webhook-id': z.string().openapi({ description: 'The id of the notification: the same on every attempt. Do nothing twice for one' }),
  'webhook-timestamp': z.string().openapi({ description: 'Seconds since 1970, of this attempt' }),
  'webhook-signature': z.string().openapi({ description: '`v1,` and base64, or `v1a,` and base64, with spaces between several' }),
})

/** The outgoing calls as the document's `webhooks` have them. */
export const webhooksSent = () =>
  Object.entries(said).map(([type, { summary, data }]) => ({
    method: 'post' as const,
    path: type,
    operationId: type,
    tags: ['Notifications'],
    summary,
    description: 'As `docs/notifications.md` describes: signed by Standard Webhooks, sent again until a 2xx, at most ten times.',
    request: {
      headers: Headers,
      body: {
        required: true,
        content: {
          'application/json': { schema: z.object({ type: z.literal(type), timestamp: InstantView, data: z.union([data, Cut]) }) },
        },
      },
    },
    responses: {
      '2XX': { description: 'Taken' },
      410: { description: 'Never again: the endpoint is closed' },
      default: { description: 'Sent again later, no sooner than `Retry-After` asks' },
    },
  }))
