import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { signUpSenders } from '../../../functions/webhooks/sign-up-senders'
import { db } from '../database'
import { failing, type Mishap } from '../failures/failing'
import { callers, type HookCaller } from './callers'
import { type Connected, checksOf, connected, type Service, service } from './calling'
import { now } from './delivery'

const turn = setTimeout
/** Lets everything go on that waits for no clock. */
const turns = async (count: number): Promise<void> => {
  for (let done = 0; done < count; done++) await new Promise((resolve) => turn(resolve, 0))
}

// What the service waits by is a clock that the test moves on, from one alarm to the next.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

type Heard = { readonly afterMs: number; readonly status: number; readonly text: string }

/** A call whose `nth` batch stalls, and the milliseconds of the service's own clock after which it was answered. */
const callStalled = async (
  on: Service,
  caller: HookCaller,
  to: Connected,
  {
    nth,
    how = 'stalled' as Mishap,
    attempt = crypto.randomUUID(),
    body = caller.body({ email: 'ana@mesh-train.example', country: 'PT', attempt }),
  }: { nth: number; how?: Mishap; attempt?: string; body?: object },
): Promise<Heard> => {
  const broken = failing(db, ...Array<Mishap>(nth).fill('none'), how, ...Array<Mishap>(20).fill('stalled'))
  const text = JSON.stringify(body)
  let heard: Heard | undefined
  const startedAt = Date.now()
  const asked = on.call(to.path, text, await caller.sign(text, now, caller.secret, attempt), broken.db).then(async (response) => {
    heard = { afterMs: Date.now() - startedAt, status: response.status, text: await response.text() }
  })
  while (broken.sent() <= nth && heard === undefined) await turns(1)
  await turns(10)
  while (heard === undefined && vi.getTimerCount() > 0) {
    await vi.advanceTimersToNextTimerAsync()
    await turns(10)
  }
  await asked
  return heard as unknown as Heard
}

/** How many batches a call takes that is answered. */
const batchesOf = async (on: Service, caller: HookCaller, to: Connected): Promise<number> => {
  const counted = failing(db)
  const attempt = crypto.randomUUID()
  const body = JSON.stringify(caller.body({ email: 'bo@mesh-train.example', country: 'PT', attempt }))
  await on.call(to.path, body, await caller.sign(body, now, caller.secret, attempt), counted.db)
  return counted.sent()
}

describe.each(callers)('with a database that stalls, $source', (caller) => {
  const sender = signUpSenders[caller.source]
  const latestMs = sender.limitMs - 500

  test.each(['refuse', 'admit'] as const)('is told in time, wherever it stalls, what the connection chose: %s', async (onUnavailable) => {
    const on = service()
    // As late as a connection may choose to be.
    const to = await connected(on, caller.source, [caller.secret], { onUnavailable, budgetMs: latestMs })
    const batches = await batchesOf(on, caller, to)
    expect(batches).toBeGreaterThan(1)
    for (let nth = 0; nth < batches; nth++) {
      const { afterMs, status, text } = await callStalled(on, caller, to, { nth })
      expect(afterMs, `the batch numbered ${nth}`).toBeLessThanOrEqual(latestMs)
      const understood = await caller.reads(status, text, caller.secret)
      if (!sender.canBlock) expect(status).toBe(503)
      else if (onUnavailable === 'admit') expect(understood, text).toEqual({ isIn: true })
      else expect(understood, text).toEqual({ isIn: false, text: expect.stringMatching(/try again/) })
    }
  })

  test('lets nobody in where nothing is known of the connection yet, whatever it chose', async () => {
    const to = await connected(service(), caller.source, [caller.secret], { onUnavailable: 'admit' })
    const { afterMs, status, text } = await callStalled(service(), caller, to, { nth: 0 })
    expect(afterMs).toBeLessThanOrEqual(latestMs)
    expect((await caller.reads(status, text, caller.secret))?.isIn ?? false, text).toBe(false)
  })

  test('hears on its next try what came of the first, of which there is one check', async () => {
    const on = service()
    const to = await connected(on, caller.source, [caller.secret], { onReview: 'admit-limited' })
    const batches = await batchesOf(on, caller, to)
    const before = await checksOf(to)
    const attempt = crypto.randomUUID()
    // The answer to the last one is lost, although all was done.
    const { status, text } = await callStalled(on, caller, to, { nth: batches - 1, how: 'answer-lost', attempt })
    expect((await caller.reads(status, text, caller.secret))?.isIn ?? false, text).toBe(false)
    const body = JSON.stringify(caller.body({ email: 'ana@mesh-train.example', country: 'PT', attempt }))
    const again = await on.call(to.path, body, await caller.sign(body, now, caller.secret, attempt))
    expect(await caller.reads(again.status, await again.text(), caller.secret)).toEqual({ isIn: true })
    expect(await checksOf(to)).toBe(before + 1)
  })
})

test('a sign-in, of which nothing is asked, goes on without a database', async () => {
  const caller = callers.find(({ source }) => source === 'workos')
  if (caller === undefined) throw new Error('WorkOS does not call')
  const on = service()
  const to = await connected(on, 'workos', [caller.secret])
  await batchesOf(on, caller, to)
  const body = { id: 'sign-in-1', object: 'authentication_action_context', user: { id: 'user_01', email: 'ana@mesh-train.example' } }
  const { status, text } = await callStalled(on, caller, to, { nth: 0, body })
  expect({ status, ...JSON.parse(text) }).toMatchObject({
    status: 200,
    object: 'authentication_action_response',
    payload: { verdict: 'Allow' },
  })
})
