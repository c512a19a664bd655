import { Webhook } from 'standardwebhooks'
import { expect, vi } from 'vitest'
import { createApp } from '../../../functions/http/app'
import { deliveryTermsOf } from '../../../functions/http/notification-sending'
import type { DeliveryTerms } from '../../../functions/operations/deliver-notifications'
import type { Answered } from '../../../functions/operations/send-notification'
import { keepNotification } from '../../../functions/store/d1-notifications'
import { holding, noLists } from '../../support/listed'
import { newTenant, type TestKey, testSecret } from '../../support/tenants'
import { db } from '../database'

export const noon = new Date('2026-11-22T17:00:00Z')
export const later = (ms: number): Date => new Date(noon.getTime() + ms)
export const [second, minute, hour] = [1000, 60_000, 3_600_000]

export const env = (over: object = {}) => ({
  DB: db,
  KEY_SECRET: testSecret,
  MARK_SECRET: 'a secret for marks',
  SEAL_SECRET: 'a secret to seal by',
  LOG_LEVEL: 'warn',
  ...over,
})

const nobody = await noLists()
const aKey = () => newTenant(db)

/** Asks the service as a tenant does. */
export const ask = async (
  key: TestKey,
  method: string,
  path: string,
  { body, at = noon, headers = {}, over = {} }: { body?: unknown; at?: Date; headers?: Record<string, string>; over?: object } = {},
) => {
  const init = { method, headers: { ...key.headers, 'content-type': 'application/json', ...headers } }
  const sent = body === undefined ? init : { ...init, body: JSON.stringify(body) }
  const response = await createApp(() => at, holding(nobody)).request(path, sent, env(over))
  const text = await response.text()
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>, headers: response.headers }
}

export const hookUrl = 'https://erp.exporter.example/hooks/tiergate'
export type Endpoint = { readonly key: TestKey; readonly id: string; readonly secret: string; readonly body: Record<string, unknown> }

/** An endpoint of a tenant of its own, made as a tenant makes it. */
export const anEndpoint = async (over: object = {}, { key, id = 'erp' }: { key?: TestKey; id?: string } = {}): Promise<Endpoint> => {
  const owner = key ?? (await aKey())
  const { status, body } = await ask(owner, 'PUT', `/v1/notification-endpoints/${id}`, { body: { url: hookUrl, ...over } })
  expect(status, JSON.stringify(body)).toBe(201)
  return { key: owner, id, secret: String(body['secret']), body }
}

export type Heard = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Stands where the network does: notes what comes in, and answers as told. */
export const aReceiver = (answer: (heard: Heard, n: number) => Answered | Promise<Answered> = () => answered(200)) => {
  const heard: Heard[] = []
  const post: DeliveryTerms['post'] = async (url, headers, body) => {
    const each = { url, headers, body }
    heard.push(each)
    return answer(each, heard.length)
  }
  return { heard, post }
}

export const answered = (status: number, retryAfter: string | null = null): Answered => ({ kind: 'answered', status, retryAfter })

/** A run of the service's own at an instant, with the network of a receiver. */
export const termsAt = (at: Date, post: DeliveryTerms['post'], over: object = {}): DeliveryTerms => {
  const terms = deliveryTermsOf(env(over), () => at, 'test')
  if (terms === undefined) throw new Error('there is no secret to seal by')
  return { ...terms, post, jitter: () => 0.5 }
}

/** Something comes about for a tenant. */
export const tell = async ({ tenant }: TestKey, type = 'screening.decided', at = noon, payload: object = { decision: 'allow' }) => {
  const id = `ntf_${crypto.randomUUID()}`
  await db.batch([
    keepNotification(db, { at, day: '2026-11-22' }, { id, tenant, type, retainedUntil: '2036-11-22', payload }) as D1PreparedStatement,
  ])
  return id
}

export type Told = { readonly type: string; readonly timestamp: string; readonly data: Record<string, unknown> }

/** What a receiver makes of it with the specification's own package, at an instant. Throws where it is not ours. */
export const verified = (secret: string, { body, headers }: Heard, at: Date = noon): Told => {
  const clock = vi.spyOn(Date, 'now').mockReturnValue(at.getTime())
  try {
    return new Webhook(secret).verify(body, { ...headers }) as Told
  } finally {
    clock.mockRestore()
  }
}

export type Deliveries = {
  endpoint: string
  state: string
  nextAt: string | null
  attempts: { n: number; at: string; outcome: string | null; status: number | null; tookMs: number | null }[]
}[]

export const deliveriesOf = async (key: TestKey, notification: string): Promise<Deliveries> => {
  const { status, body } = await ask(key, 'GET', `/v1/notifications/${notification}/attempts`)
  expect(status).toBe(200)
  return body['deliveries'] as Deliveries
}

/** What a tenant was told so far of one type, oldest first. */
export const toldOf = async (key: TestKey, type: string): Promise<Record<string, unknown>[]> => {
  const { body } = await ask(key, 'GET', '/v1/notifications?limit=500')
  return (body['notifications'] as { type: string; payload: Record<string, unknown> }[])
    .filter((each) => each.type === type)
    .map(({ payload }) => payload)
}
