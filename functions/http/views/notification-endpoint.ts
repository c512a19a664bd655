import { z } from '@hono/zod-openapi'
import { notificationTypes } from '../../domain/notifications/notification-type'
import type { Tested } from '../../operations/test-endpoint'
import type { Attempt, DeliveryTold, Endpoint, EndpointTerms } from '../../store/notification-store'
import { InstantView } from './quota'

export const EndpointPath = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z0-9][\w.-]{0,63}$/, 'letters, digits, dots, underscores and hyphens, at most 64')
    .openapi({ param: { name: 'id', in: 'path' }, example: 'erp', description: 'The tenant’s own name for it' }),
})

const types = z.array(z.enum(notificationTypes)).min(1).max(notificationTypes.length)

export const EndpointRequest = z
  .strictObject({
    url: z.string().min(1).max(2000).openapi({
      description:
        'HTTPS, at a public name or address, without credentials, and none of our own. Answers that point elsewhere are not followed',
    }),
    types: types.optional().openapi({ description: 'What is sent there. Left out: everything' }),
    ed25519: z.boolean().default(false).openapi({
      description: 'Sign with a pair of keys as well (`v1a`): whoever has only the public one can verify and forge nothing',
    }),
    enabled: z.boolean().default(true).openapi({
      description:
        '`false` closes it; `true` opens it again, as after a 410. What came about while it was closed is read from `GET /v1/notifications`',
    }),
    version: z.int().min(1).optional().openapi({ description: 'The version that is amended; left out, whichever stands, or a new one' }),
  })
  .openapi('NotificationEndpointRequest', {
    example: { url: 'https://erp.exporter.example/hooks/tiergate', types: ['screening.decided', 'quota.exhausted'] },
  })

const EndpointFields = {
  id: z.string(),
  url: z.string(),
  types: z.array(z.string()).nullable().openapi({ description: 'Null: everything' }),
  enabled: z.boolean(),
  disabled: z
    .object({ at: InstantView, because: z.enum(['asked', 'gone']).openapi({ description: '`gone`: it answered 410' }) })
    .nullable(),
  secrets: z.array(z.object({ id: z.string(), createdAt: InstantView, until: InstantView.nullable() })).openapi({
    description: 'That they are there, and never what they are, the newest first. `until`: replaced, and signs until then beside the newer',
  }),
  publicKeys: z.array(z.object({ id: z.string(), publicKey: z.string(), createdAt: InstantView, until: InstantView.nullable() })).openapi({
    description: 'Of the Ed25519 signatures, as `whpk_` and base64; none unless they were asked for',
  }),
  version: z.int(),
  createdAt: InstantView,
}

export const EndpointView = z.object(EndpointFields).openapi('NotificationEndpoint')
export const NewEndpointView = z
  .object({
    ...EndpointFields,
    secret: z.string().openapi({
      description: 'Shown here and never again. Lost, it is replaced by a rotation',
      example: 'whsec_cHVibGljLWV4YW1wbGUta2V5LTMyLWJ5dGVzLWxvbmc=',
    }),
  })
  .openapi('NewNotificationEndpoint')
export const EndpointListView = z.object({ endpoints: z.array(EndpointView) }).openapi('NotificationEndpointList')

export const endpointTermsOf = ({ url, types: wanted, ed25519, enabled }: z.output<typeof EndpointRequest>): EndpointTerms => ({
  url: new URL(url).href,
  types: wanted === undefined ? null : notificationTypes.filter((type) => wanted.includes(type)),
  isEnabled: enabled,
  hasKeyPair: ed25519,
})

/** @param at What was replaced and signs no more by then is not shown. */
export const viewEndpoint = (endpoint: Endpoint, at: Date): z.infer<typeof EndpointView> => {
  const signing = endpoint.secrets.filter(({ until }) => until === undefined || until > at.getTime())
  const shown = ({ id, createdAt, until }: Endpoint['secrets'][number]) => ({
    id,
    createdAt,
    until: until === undefined ? null : new Date(until).toISOString(),
  })
  return {
    id: endpoint.id,
    url: endpoint.url,
    types: endpoint.types === null ? null : [...endpoint.types],
    enabled: endpoint.isEnabled,
    disabled: endpoint.disabled && { at: endpoint.disabled.at.toISOString(), because: endpoint.disabled.because },
    secrets: signing.filter(({ kind }) => kind === 'v1').map(shown),
    publicKeys: signing.flatMap((secret) => (secret.publicKey === undefined ? [] : [{ ...shown(secret), publicKey: secret.publicKey }])),
    version: endpoint.version,
    createdAt: endpoint.createdAt.toISOString(),
  }
}

const AttemptFields = {
  at: InstantView,
  outcome: z.enum(['delivered', 'gone', 'refused', 'redirected', 'timed-out', 'unreachable', 'not-sent']).nullable().openapi({
    description:
      '`delivered`: any 2xx. `gone`: 410, and the endpoint is closed. `redirected`: it pointed elsewhere. `not-sent`: the address is not allowed any more, or we cannot sign. Null: under way, or cut off before anybody wrote down what came of it',
  }),
  status: z.int().nullable().openapi({ description: 'Of the answer, where there was one' }),
  tookMs: z.int().nullable(),
}

export const EndpointTestView = z.object({ id: z.string(), ...AttemptFields }).openapi('NotificationEndpointTest')

export const AttemptListView = z
  .object({
    deliveries: z.array(
      z.object({
        endpoint: z.string(),
        state: z.enum(['waiting', 'delivered', 'given-up', 'cancelled']).openapi({
          description: '`given-up`: after the last attempt. `cancelled`: the endpoint was closed, or what it told was deleted',
        }),
        nextAt: InstantView.nullable(),
        attempts: z.array(z.object({ n: z.int(), ...AttemptFields })),
      }),
    ),
  })
  .openapi('NotificationAttempts')

const viewAttempt = (attempt: Attempt) => ({
  at: attempt.at.toISOString(),
  outcome: attempt.outcome,
  status: attempt.outcome === null ? null : attempt.status,
  tookMs: attempt.outcome === null ? null : attempt.tookMs,
})

export const viewTest = ({ id, attempt }: Tested): z.infer<typeof EndpointTestView> => ({ id, ...viewAttempt(attempt) })

export const viewDeliveries = (deliveries: readonly DeliveryTold[]): z.infer<typeof AttemptListView> => ({
  deliveries: deliveries.map(({ endpoint, state, nextAt, attempts }) => ({
    endpoint,
    state,
    nextAt: nextAt?.toISOString() ?? null,
    attempts: attempts.map((attempt) => ({ n: attempt.n, ...viewAttempt(attempt) })),
  })),
})
