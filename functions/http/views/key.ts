import { z } from '@hono/zod-openapi'
import type { KeyRecord } from '../../store/tenant-store'
import { scopes } from '../key'
import { TenantId } from './tenant'

const KeyId = z.string().min(1).max(100).openapi({ example: 'key-1', description: 'As the key was listed; not the key itself' })
export const KeyPath = z.strictObject({ id: KeyId.openapi({ param: { name: 'id', in: 'path' } }) })

export const KeyQuery = z.strictObject({
  tenant: TenantId.optional().openapi({ description: 'Another tenant’s keys, for a key of the deployment' }),
})

/** An instant as callers write it. */
const Instant = z.iso
  .datetime({ offset: true })
  .max(40)
  .transform((text) => new Date(text))

export const KeyRequest = z
  .strictObject({
    tenant: TenantId.optional().openapi({ description: 'Left out: that of the key which asks. Another one: for a key of the deployment' }),
    scopes: z.array(z.enum(scopes)).min(1).max(scopes.length),
    expiresAt: Instant.openapi({ description: 'At most 400 days ahead', example: '2027-11-01T00:00:00Z' }),
  })
  .openapi('KeyRequest', { example: { scopes: ['screen', 'quota'], expiresAt: '2027-11-01T00:00:00Z' } })

const durationPattern = /^P([0-9]{1,3}D)?(T([0-9]{1,4}H)?([0-9]{1,5}M)?([0-9]{1,7}S)?)?$/
const [dayMs, hourMs, minuteMs, secondMs] = [86_400_000, 3_600_000, 60_000, 1000]
const overlapMsMax = 30 * dayMs

/** ISO 8601, in milliseconds. Weeks, months and fractions are not taken. */
const msOf = (duration: string): number => {
  const [, days, , hours, minutes, seconds] = durationPattern.exec(duration) ?? []
  const whole = (part: string | undefined): number => Number.parseInt(part ?? '0', 10)
  return whole(days) * dayMs + whole(hours) * hourMs + whole(minutes) * minuteMs + whole(seconds) * secondMs
}

export const RotationRequest = z
  .strictObject({
    overlap: z
      .string()
      .regex(durationPattern, 'a duration of days, hours, minutes and seconds, such as PT24H')
      .refine((text) => /\d/.test(text) && !text.endsWith('T'), 'a duration of days, hours, minutes and seconds, such as PT24H')
      .refine((text) => msOf(text) <= overlapMsMax, 'at most P30D')
      .transform(msOf)
      .optional()
      .openapi({ description: 'How long the old key lives on. Left out: PT24H', example: 'PT24H' }),
    expiresAt: Instant.optional().openapi({
      description: 'Of the new key, at most 400 days ahead. Left out: it is given as long as the old one was',
      example: '2027-11-01T00:00:00Z',
    }),
  })
  .openapi('KeyRotationRequest', { example: { overlap: 'PT24H' } })

const recordFields = {
  id: z.string(),
  tenant: z.string(),
  scopes: z.array(z.enum(scopes)),
  createdAt: z.string(),
  expiresAt: z.string(),
  revokedAt: z
    .string()
    .nullable()
    .openapi({ description: 'From this instant it opens nothing that is kept; it may lie ahead while a successor takes over' }),
  rotatedFrom: z.string().nullable(),
}

export const KeyListView = z.object({ keys: z.array(z.object(recordFields)) }).openapi('KeyList')

export const NewKeyView = z
  .object({
    ...recordFields,
    key: z.string().nullable().openapi({ description: 'Shown once and kept only as a hash: null when the same request is sent again' }),
  })
  .openapi('NewKey')

export const viewKey = ({ id, tenant, scopes: granted, createdAt, expiresAt, revokedAt, rotatedFrom }: KeyRecord) => ({
  id,
  tenant,
  scopes: scopes.filter((scope) => granted.includes(scope)),
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  revokedAt: revokedAt?.toISOString() ?? null,
  rotatedFrom,
})
