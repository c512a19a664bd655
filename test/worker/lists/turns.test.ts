import { describe, expect, test } from 'vitest'
import { type Turn, turnTaking } from '../../../functions/operations/turns'

/** Turns whose pauses pass at once; what happens in each is told by its number. */
const turnsOf = (during: (pause: number) => void = () => {}) => {
  let pauses = 0
  let waited = 0
  const turns = turnTaking(async (ms) => {
    waited += ms
    during(++pauses)
  })
  return { turns, pauses: () => pauses, waited: () => waited }
}
const always = () => true

describe('a turn', () => {
  test('is had at once where nobody has it', async () => {
    const { turns, pauses } = turnsOf()
    const turn = await turns.take(always)
    expect(turn !== undefined && turns.isHeld(turn)).toBe(true)
    expect(pauses()).toBe(0)
  })

  test('is had by one, and by the next once it is given back', async () => {
    let first: Turn | undefined
    const { turns, pauses } = turnsOf((pause) => {
      if (pause === 3 && first !== undefined) turns.release(first)
    })
    first = await turns.take(always)
    const second = await turns.take(always)
    expect(pauses()).toBe(3)
    expect(second !== undefined && turns.isHeld(second)).toBe(true)
    expect(first !== undefined && turns.release(first)).toBe(false)
    expect(second !== undefined && turns.isHeld(second)).toBe(true)
  })

  test('is not waited for once it is needed no more', async () => {
    let isNeeded = true
    const { turns, pauses } = turnsOf((pause) => {
      if (pause === 2) isNeeded = false
    })
    await turns.take(always)
    expect(await turns.take(() => isNeeded)).toBeUndefined()
    expect(pauses()).toBe(2)
  })

  test('is taken over from one that is silent for three seconds', async () => {
    const { turns, waited } = turnsOf()
    const gone = await turns.take(always)
    const next = await turns.take(always)
    expect(next !== undefined && turns.isHeld(next)).toBe(true)
    expect(gone !== undefined && turns.isHeld(gone)).toBe(false)
    expect(waited()).toBeGreaterThanOrEqual(3000)
    expect(waited()).toBeLessThan(3100)
  })

  test('is left to one that gets on, and waited for ten seconds', async () => {
    let busy: Turn | undefined
    const { turns, waited } = turnsOf(() => {
      if (busy !== undefined) busy.steps++
    })
    busy = await turns.take(always)
    expect(await turns.take(always)).toBeUndefined()
    expect(busy !== undefined && turns.isHeld(busy)).toBe(true)
    expect(waited()).toBeGreaterThanOrEqual(10_000)
  })

  test('of two who wait for one that is gone is had by one', async () => {
    const { turns } = turnsOf()
    await turns.take(always)
    const [one, other] = [turns.take(always), turns.take(always)]
    const first = await Promise.race([one, other])
    expect(first !== undefined && turns.isHeld(first)).toBe(true)
    if (first !== undefined) turns.release(first)
    const [mine, theirs] = await Promise.all([one, other])
    expect(mine).not.toBe(theirs)
  })
})
