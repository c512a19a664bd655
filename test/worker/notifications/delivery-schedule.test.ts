import { describe, expect, test } from 'vitest'
import {
  afterAttempt,
  attemptsMax,
  outcomeOf,
  restAfter,
  retryAfterMsIn,
  retryDelaysMs,
} from '../../../functions/domain/notifications/delivery-schedule'
import { bodyOf, signedContent } from '../../../functions/domain/notifications/message'

const noon = new Date('2026-11-22T17:00:00Z')
const minute = 60_000
const hour = 60 * minute
const waitOf = (...given: Parameters<typeof afterAttempt>) => {
  const after = afterAttempt(...given)
  return after.state === 'waiting' ? after.nextAt.getTime() - noon.getTime() : after.state
}

describe('a failed attempt', () => {
  test.each([
    [1, 5000],
    [2, 5 * minute],
    [3, 30 * minute],
    [4, 2 * hour],
    [5, 5 * hour],
    [6, 10 * hour],
    [7, 14 * hour],
    [8, 20 * hour],
    [9, 24 * hour],
    [10, 'given-up'],
  ] as const)('number %i is followed after %s', (n, wait) => {
    expect(waitOf('refused', n, noon, 0.5)).toBe(wait)
  })

  test('is the last of ten, seventy-five and a half hours after the first', () => {
    expect(attemptsMax).toBe(10)
    expect(retryDelaysMs.reduce((sum, each) => sum + each, 0)).toBe(75 * hour + 35 * minute + 5000)
  })

  test('is followed a tenth sooner or later, as chance has it', () => {
    expect(waitOf('refused', 2, noon, 0)).toBe(270_000)
    expect(waitOf('refused', 2, noon, 1)).toBe(330_000)
  })

  test('is followed no sooner than its receiver asks, and no sooner than we would', () => {
    expect(waitOf('refused', 1, noon, 0.5, 90_000)).toBe(90_000)
    expect(waitOf('refused', 4, noon, 0.5, 90_000)).toBe(2 * hour)
    expect(waitOf('refused', 10, noon, 0.5, 90_000)).toBe('given-up')
  })

  test('by 410 is the last; by success there was none', () => {
    expect(waitOf('gone', 1, noon, 0.5)).toBe('cancelled')
    expect(waitOf('delivered', 10, noon, 0.5)).toBe('delivered')
  })
})

test.each([
  [200, 'delivered'],
  [204, 'delivered'],
  [299, 'delivered'],
  [301, 'redirected'],
  [308, 'redirected'],
  [304, 'redirected'],
  [400, 'refused'],
  [409, 'refused'],
  [410, 'gone'],
  [429, 'refused'],
  [500, 'refused'],
])('%i is %s', (status, outcome) => {
  expect(outcomeOf(status)).toBe(outcome)
})

test.each([
  [null, undefined],
  ['', undefined],
  ['120', 120_000],
  [' 7 ', 7000],
  ['0', 0],
  ['999999999', 24 * hour],
  ['1e3', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['soon', undefined],
  ['Sun, 22 Nov 2026 17:02:00 GMT', 2 * minute],
  ['Sun, 22 Nov 2026 16:00:00 GMT', 0],
  ['Fri, 22 Nov 2030 17:00:00 GMT', 24 * hour],
  ['2026-11-22T17:02:00Z', undefined],
  ['Sun, 99 Nov 2026 17:02:00 GMT', undefined],
] as const)('Retry-After %j asks for %j ms', (header, ms) => {
  expect(retryAfterMsIn(header, noon)).toBe(ms)
})

test('who does not answer at all, or asks for a pause, is left alone; who refuses one thing is not', () => {
  expect(restAfter('timed-out', undefined)).toBe(minute)
  expect(restAfter('unreachable', undefined)).toBe(minute)
  expect(restAfter('refused', 5 * minute)).toBe(5 * minute)
  expect(restAfter('refused', 24 * hour)).toBe(hour)
  expect(restAfter('refused', undefined)).toBeUndefined()
  expect(restAfter('delivered', 5 * minute)).toBeUndefined()
})

describe('what is sent', () => {
  const message = { id: 'ntf_1', type: 'screening.decided', createdAt: noon, payload: { decision: 'allow' } }

  test('is type, timestamp and data, and the same bytes each time', () => {
    expect(bodyOf(message)).toBe('{"type":"screening.decided","timestamp":"2026-11-22T17:00:00.000Z","data":{"decision":"allow"}}')
  })

  test('stays under 20 KiB: what does not names itself, counted in bytes', () => {
    const payload = { text: 'ö'.repeat(10_000) }
    expect(JSON.parse(bodyOf({ ...message, payload })).data).toEqual(payload)
    const long = bodyOf({ ...message, payload: { text: 'ö'.repeat(10_240) } })
    expect(JSON.parse(long).data).toEqual({ notification: 'ntf_1', isCut: true })
  })

  test('is signed over its id, whole seconds and body; an id with a dot is signed by nobody', () => {
    expect(signedContent('ntf_1', new Date(1_790_000_000_999), '{}')).toBe('ntf_1.1790000000.{}')
    expect(() => signedContent('ntf.1', noon, '{}')).toThrow('dot')
  })
})
