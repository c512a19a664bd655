import { describe, expect, test } from 'vitest'
import {
  type OrderStanding,
  type Standing,
  standingOfOrder,
  stateOfDuty,
  voidBecause,
} from '../../../functions/domain/back-office/duty-state'

const anOrder = (over: Partial<OrderStanding> = {}): OrderStanding => ({
  decision: 'allow',
  rulings: [],
  isSuperseded: false,
  hold: null,
  capturedTpp: 0,
  mistakenTpp: 0,
  isHeldAgain: false,
  hasLeft: false,
  ...over,
})
const told = (standing: Standing): string => (standing.state === 'void' ? standing.because : standing.state)

describe('a duty of an order', () => {
  test.each([
    { over: {}, is: 'open', because: 'the order is allowed' },
    { over: { decision: 'review' as const }, is: 'pending', because: 'nobody let it go yet' },
    { over: { decision: 'review' as const, rulings: ['proceed' as const] }, is: 'open', because: 'a person let it go' },
    {
      over: { decision: 'review' as const, rulings: ['false-positive' as const] },
      is: 'pending',
      because: 'a match is cleared, and the order not',
    },
    { over: { decision: 'block' as const }, is: 'blocked', because: 'it does not go' },
    { over: { rulings: ['proceed' as const, 'refuse' as const] }, is: 'refused', because: 'a person ended it' },
    { over: { rulings: ['true-match' as const] }, is: 'refused', because: 'a confirmed match ends it' },
    { over: { isSuperseded: true }, is: 'superseded', because: 'it goes by a later answer' },
    { over: { hold: 'released' }, is: 'released', because: 'its quota was let go' },
    { over: { hold: 'expired' }, is: 'open', because: 'a hold that lapsed does not say that nothing went' },
    { over: { hold: 'captured', capturedTpp: 10, mistakenTpp: 10 }, is: 'reversed', because: 'all of it was entered in error' },
    {
      over: { hold: 'captured', capturedTpp: 10, mistakenTpp: 10, isHeldAgain: true },
      is: 'open',
      because: 'it was entered in error, and is set aside again',
    },
    { over: { hold: 'captured', capturedTpp: 10, mistakenTpp: 9 }, is: 'open', because: 'some of it was not' },
    {
      over: { hold: 'captured', capturedTpp: 10, isSuperseded: true, rulings: ['refuse' as const] },
      is: 'open',
      because: 'what left is owed for',
    },
    { over: { hasLeft: true, isSuperseded: true }, is: 'open', because: 'a carrier saw it leave before it was screened again' },
    { over: { hasLeft: true, decision: 'review' as const }, is: 'open', because: 'it left though nobody let it go' },
  ])('is $is: $because', ({ over, is }) => {
    expect(told(standingOfOrder(anOrder(over), false))).toBe(is)
  })

  test('that is a wait stands though the order is blocked, since it waits for that; and ends with a later answer', () => {
    expect(told(standingOfOrder(anOrder({ decision: 'block' }), true))).toBe('open')
    expect(told(standingOfOrder(anOrder({ decision: 'block', isSuperseded: true }), true))).toBe('superseded')
    expect(told(standingOfOrder(anOrder({ rulings: ['refuse'] }), true))).toBe('refused')
  })
})

describe('a duty of several orders', () => {
  const gone: Standing = { state: 'void', because: 'superseded' }
  test.each([
    { standings: [gone, { state: 'open' }], isWhole: true, is: 'open' },
    { standings: [{ state: 'open' }, gone], isWhole: true, is: 'open' },
    { standings: [gone, { state: 'pending' }], isWhole: true, is: 'pending' },
    { standings: [gone, gone], isWhole: true, is: 'void' },
    { standings: [gone, gone], isWhole: false, is: 'open' },
  ] as const)('is $is where they stand at $standings and all were looked at: $isWhole', ({ standings, isWhole, is }) => {
    expect(stateOfDuty(false, standings, isWhole)).toBe(is)
    expect(stateOfDuty(true, standings, isWhole)).toBe('done')
  })

  test('says why it is void by the last of them', () => {
    expect(voidBecause([{ state: 'void', because: 'refused' }, gone])).toBe('superseded')
    expect(voidBecause([gone, { state: 'open' }])).toBeUndefined()
  })
})
