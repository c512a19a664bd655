import type { z } from '@hono/zod-openapi'
import { beforeEach, expect, vi } from 'vitest'
import type { ProblemView } from '../../../functions/http/answers'
import { createApp } from '../../../functions/http/app'

/** The service as it stands at noon in Washington on the day that tests are fixed at. */
export const app = createApp(() => new Date('2026-11-22T17:00:00Z'))

/** The service at another moment. */
export const appAt = (instant: string) => createApp(() => new Date(instant))

// The access log is not part of a test's report; `logs.test.ts` reads it.
beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
})

export const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> => app.request(path, { headers })

export const send = async (path: string, body: unknown): Promise<Response> => sendText(path, JSON.stringify(body))

export const sendText = async (path: string, body: BodyInit, contentType = 'application/json'): Promise<Response> =>
  app.request(path, { method: 'POST', body, headers: { 'content-type': contentType } })

/** The body of a 200. */
export const answerOf = async <T>(response: Response): Promise<T> => {
  expect(response.status, response.status === 200 ? '' : await response.clone().text()).toBe(200)
  expect(response.headers.get('content-type')).toMatch(/^application\/json\b/)
  return response.json<T>()
}

export type Problem = z.infer<typeof ProblemView>

const statusOf: Record<string, number> = {
  'invalid-request': 422,
  'malformed-json': 400,
  'unsupported-media-type': 415,
  'body-too-large': 413,
  unauthenticated: 401,
  'missing-scope': 403,
  'idempotency-mismatch': 422,
  'hold-differs': 409,
  'hold-refused': 409,
  'hold-not-open': 409,
  'hold-frozen': 409,
  'capture-exceeds-hold': 409,
  'ceiling-exceeded': 409,
  'ceiling-below-used': 409,
  'allocation-closed': 409,
  'allocation-not-found': 404,
  'version-differs': 409,
  'replay-differs': 409,
  'snapshot-refused': 409,
  'rate-limited': 429,
  unavailable: 503,
  'not-found': 404,
  'track-not-available': 422,
  internal: 500,
}

/** A problem document in every respect that callers may rely on, under the name expected. */
export const problemOf = async (response: Response, name: string): Promise<Problem> => {
  const text = await response.text()
  expect(text).toMatch(/^\{/)
  const problem: Problem = JSON.parse(text)
  expect(problem.type, problem.detail).toBe(`/problems/${name}`)
  expect(response.status).toBe(statusOf[name])
  expect(problem.status).toBe(response.status)
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json\b/)
  expect(problem.title).not.toBe('')
  expect(problem.detail).not.toBe('')
  expect(problem.requestId).toBe(response.headers.get('x-request-id'))
  return problem
}

/** Where a problem points: each place once, in its own order. */
export const pointersIn = ({ errors = [] }: Problem): readonly string[] => [...new Set(errors.map(({ pointer }) => pointer))]
