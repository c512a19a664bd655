import { describe, expect, test } from 'vitest'
import { isStale, listReasons, listState } from '../../../functions/domain/lists/list-state'
import type { ListsInForce } from '../../../functions/domain/lists/snapshot'

const now = new Date('2026-11-22T17:00:00Z')
const hoursAgo = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000)

const lists = (complete: boolean, retrievedAt: Date | null, isStandIn?: true): ListsInForce => ({
  snapshot: { hash: 'abc', meta: { complete } } as ListsInForce['snapshot'],
  publishedAt: retrievedAt,
  retrievedAt,
  isStandIn,
})

describe('lists in force', () => {
  test.each([
    { name: 'complete and fresh', of: lists(true, hoursAgo(1)), usual: [], full: [] },
    { name: 'complete, to the hour', of: lists(true, hoursAgo(48)), usual: [], full: [] },
    { name: 'complete and a moment too old', of: lists(true, hoursAgo(48.0001)), usual: ['lists-stale'], full: ['lists-stale'] },
    { name: 'complete, from a clock ahead', of: lists(true, hoursAgo(-1)), usual: [], full: [] },
    { name: 'incomplete and fresh', of: lists(false, hoursAgo(1)), usual: [], full: ['lists-incomplete'] },
    { name: 'incomplete and old', of: lists(false, hoursAgo(49)), usual: ['lists-stale'], full: ['lists-stale', 'lists-incomplete'] },
    { name: 'the starter list', of: lists(false, null), usual: [], full: ['lists-incomplete'] },
    {
      name: 'the starter list in the place of others',
      of: lists(false, null, true),
      usual: ['lists-incomplete'],
      full: ['lists-incomplete'],
    },
  ])('that are $name ask for a person by $usual, or by $full where the complete ones are required', ({ of, usual, full }) => {
    const codes = (requireFull: boolean) => listReasons(of, now, { staleHours: 48, requireFull }).map(({ code }) => code)
    expect([codes(false), codes(true)]).toEqual([usual, full])
    expect(listReasons(of, now, { staleHours: 48, requireFull: true }).every(({ decision }) => decision === 'review')).toBe(true)
    expect(isStale(of, now, { staleHours: 48, requireFull: false })).toBe(usual.includes('lists-stale'))
  })

  test.each([
    [hoursAgo(0), 0],
    [hoursAgo(-1), 0],
    [hoursAgo(1.5), 1.5],
    [hoursAgo(100 / 3), 33.33],
  ])('retrieved at %o are %d hours old', (retrievedAt, ageHours) => {
    expect(listState(lists(true, retrievedAt), now)).toEqual({
      snapshot: 'abc',
      publishedAt: retrievedAt.toISOString(),
      ageHours,
      complete: true,
    })
  })

  test('that nobody fetched have no age', () => {
    expect(listState(lists(false, null), now)).toEqual({ snapshot: 'abc', publishedAt: null, ageHours: null, complete: false })
  })
})
