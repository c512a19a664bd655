import { describe, expect, test } from 'vitest'
import { signUpSenders } from '../../../functions/webhooks/sign-up-senders'
import { db } from '../database'
import { callers, type HookCaller, type Person } from './callers'
import { type Connected, checksOf, connected, service } from './calling'
import { now } from './delivery'

const on = service()
const attempt = () => crypto.randomUUID()
const later = (ms: number) => new Date(now.getTime() + ms)

/** A delivery to a connection, signed at a moment at which the service receives it. */
const deliver = async (caller: HookCaller, to: Connected, person: Person, { at = now, secret = caller.secret } = {}) => {
  on.moveTo(at)
  const body = JSON.stringify(caller.body(person))
  const response = await on.call(to.path, body, await caller.sign(body, at, secret, person.attempt))
  const text = await response.text()
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    text,
    understood: await caller.reads(response.status, text, secret),
  }
}
const ana = { email: 'ana@mesh-train.example', company: 'Größe Trâin 株式会社' }

describe.each(callers.filter(({ source }) => signUpSenders[source].canBlock))('$source over HTTP, which can keep people out', (caller) => {
  test('keeps out a person in an embargoed country, with a text and the number of the check', async () => {
    const to = await connected(on, caller.source, [caller.secret], { onReview: 'admit-limited' })
    const reply = await deliver(caller, to, { ...ana, country: 'KP', attempt: attempt() })
    expect(reply.understood, reply.text).toEqual({ isIn: false, text: expect.stringMatching(/\. Reference chk_[0-9a-f-]{36}\.$/) })
  })

  test('asks a person who tells no country for it, and lets nobody in where the connection refuses until somebody looked', async () => {
    const nowhere = { email: 'ana@mesh-train.example', attempt: attempt() }
    expect(
      (await deliver(caller, await connected(on, caller.source, [caller.secret], { onReview: 'refuse' }), nowhere)).understood,
    ).toEqual({
      isIn: false,
      text: expect.stringMatching(/country/),
    })
  })
})

describe.each(callers)('$source over HTTP', (caller) => {
  const sender = signUpSenders[caller.source]
  const connect = (over = {}, secrets = [caller.secret]) => connected(on, caller.source, secrets, over)

  test('lets in a person with an ordinary address', async () => {
    const to = await connect({ onReview: 'admit-limited' })
    const reply = await deliver(caller, to, { ...ana, country: 'PT', attempt: attempt() })
    expect(reply.understood, reply.text).toEqual({ isIn: true })
    expect(reply.type).toMatch(/^application\/json/)
    expect(await checksOf(to)).toBe(1)
  })

  test('a delivery that comes twice is one check, and hears the same even when it says something else by then', async () => {
    const to = await connect({ onReview: 'admit-limited' })
    const person = { ...ana, country: 'KP', attempt: attempt() }
    const first = await deliver(caller, to, person)
    // Zitadel repeats nothing of itself: what comes again is the same bytes.
    const again = await deliver(caller, to, caller.source === 'zitadel' ? person : { ...person, country: 'PT' }, { at: later(2_000) })
    expect(again.understood).toEqual(first.understood)
    if (sender.keepsReply) expect(again.text).toBe(first.text)
    expect(await checksOf(to)).toBe(1)
    await deliver(caller, to, { ...person, attempt: attempt() }, { at: later(120_000) })
    expect(await checksOf(to)).toBe(2)
  })

  test('whatever is wrong with a call is one 401, of which nothing is kept', async () => {
    const to = await connect()
    const others = await connected(on, caller.source, [caller.other])
    const unset = await connected(on, caller.source, [])
    const elsewhere = caller.source === 'okta' ? 'workos' : 'okta'
    const body = JSON.stringify(caller.body({ ...ana, country: 'PT', attempt: 'try-1' }))
    on.moveTo(now)
    const headers = await caller.sign(body, now, caller.secret, 'try-1')
    const named = Object.keys(headers).find((name) => /signature|authorization/i.test(name)) ?? ''
    const wrong = [
      on.call(others.path, body, headers),
      on.call(unset.path, body, headers),
      on.call(`/v1/hooks/${caller.source}/${'A'.repeat(22)}`, body, headers),
      on.call(to.path.replace(`/${caller.source}/`, `/${elsewhere}/`), body, headers),
      on.call(to.path, body, {}),
      on.call(to.path, body, { ...headers, [named]: `${headers[named]}x` }),
      on.call(to.path, body, await caller.sign(body, now, caller.other, 'try-1')),
      ...(['okta', 'ory'].includes(caller.source) ? [] : [on.call(to.path, body.replace('mesh', 'mash'), headers)]),
    ]
    const told = await Promise.all(
      (await Promise.all(wrong)).map(async (response) => {
        const { requestId: _, ...problem } = await response.json<{ requestId: string }>()
        return { status: response.status, ...problem }
      }),
    )
    expect(told[0]).toMatchObject({ status: 401, type: '/problems/unauthenticated' })
    for (const each of told) expect(each).toEqual(told[0])
    for (const connection of [to, others, unset]) expect(await checksOf(connection)).toBe(0)
  })

  test('either of two secrets is known while they are exchanged', async () => {
    const to = await connect({}, [caller.other, caller.secret])
    for (const secret of [caller.other, caller.secret]) {
      const reply = await deliver(caller, to, { ...ana, country: 'PT', attempt: attempt() }, { secret })
      expect(reply.understood, reply.text).toEqual({ isIn: true })
    }
  })

  test('a body past 256 KiB is not read', async () => {
    const to = await connect()
    const person = { ...ana, country: 'PT', attempt: attempt() }
    const reply = await deliver(caller, to, { ...person, company: 'x'.repeat(256 * 1024) })
    expect(reply.status).toBe(413)
    expect(await checksOf(to)).toBe(0)
  })
})

test('of a request of Zitadel no password is kept, in any table', async () => {
  const caller = callers.find(({ source }) => source === 'zitadel')
  if (caller === undefined) throw new Error('Zitadel does not call')
  const to = await connected(on, 'zitadel', [caller.secret])
  for (const country of ['PT', 'KP']) await deliver(caller, to, { ...ana, country, attempt: attempt() })
  expect(await checksOf(to)).toBe(2)
  const { results: tables } = await db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_cf\\_%' ESCAPE '\\'")
    .all<{ name: string }>()
  expect(tables.map(({ name }) => name)).toContain('deliveries')
  for (const { name } of tables) {
    const { results } = await db.prepare(`SELECT * FROM ${name}`).all()
    expect(JSON.stringify(results), name).not.toContain('nobody keeps')
  }
})
