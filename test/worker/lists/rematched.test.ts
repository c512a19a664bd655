import { createExecutionContext, createScheduledController, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import worker from '../../../functions/index'
import { anEntry } from '../../support/listed'
import { aBuyer, anOrder } from '../../support/orders'
import { aSnapshot } from '../../support/snapshots'
import { newTenant, type TestKey } from '../../support/tenants'
import { db } from '../database'
import { isolate } from './service'

const lines: string[] = []
beforeEach(() => {
  lines.length = 0
  for (const level of ['log', 'error'] as const)
    vi.spyOn(console, level).mockImplementation((line: unknown) => void lines.push(String(line)))
})

/** The scheduled job at an instant, in an isolate of its own. */
const tick = async (at: Date): Promise<void> => {
  const context = createExecutionContext()
  await worker.scheduled(createScheduledController({ scheduledTime: at, cron: '* * * * *' }), env as never)
  await waitOnExecutionContext(context)
}

type Page = { readonly notifications: readonly { readonly payload: Record<string, unknown> }[]; readonly next: number }
const newcomer = 'Example Nanjing Photonics Co., Ltd.'

describe('a party that was screened', () => {
  test('is told of when lists are published on which it stands, and once; nobody’s name is logged', async () => {
    const here = isolate()
    const [one, other] = [await newTenant(db), await newTenant(db)]
    const before = anEntry({ name: 'Example Wuxi Accelerators Co., Ltd.' })
    await here.send(await aSnapshot([before]))
    const ask = async (key: TestKey, after = 0): Promise<Page> =>
      (await here.call(key, 'GET', `/v1/notifications?after=${after}`)).body as unknown as Page
    const order = anOrder({ parties: { ultimateConsignee: aBuyer('DE', { name: newcomer }) } })
    const { status, body } = await here.call(one, 'POST', '/v1/screenings', order)
    expect([status, body['decision']]).toEqual([201, 'allow'])
    here.later(120_000)
    await tick(here.clock.at)
    expect(await ask(one)).toEqual({ notifications: [], next: 0 })

    const published = await aSnapshot([before, anEntry({ name: newcomer, footnotes: [4] })])
    expect((await here.send(published)).status).toBe(200)
    await tick(here.clock.at)
    expect((await ask(one)).notifications).toEqual([])
    here.later(60_000)
    for (let n = 0; n < 3; n++) await tick(here.clock.at)
    const page = await ask(one)
    expect(page.notifications).toMatchObject([
      {
        id: expect.stringMatching(/^ntf_[0-9a-f]{32}$/),
        type: 'party.rematched',
        createdAt: here.clock.at.toISOString(),
        payload: {
          party: { name: newcomer },
          list: 'EL',
          name: newcomer,
          band: 'exact',
          snapshot: published.hash,
          screenings: [body['id']],
        },
      },
    ])
    expect(await ask(one, page.next)).toEqual({ notifications: [], next: page.next })
    expect(await ask(other)).toEqual({ notifications: [], next: 0 })
    expect(lines.filter((line) => line.includes('"level":"error"'))).toEqual([])
    expect(lines.filter((line) => line.includes('"job":"rescreen"')).map((line) => JSON.parse(line).count)).toEqual([0, 0, 1, 0, 0])
    expect(lines.join('\n')).not.toContain('Photonics')
  })
})

describe('notifications', () => {
  test('are read page by page, oldest first, and a cursor stays good', async () => {
    const key = await newTenant(db)
    const add = (n: number) =>
      db
        .prepare(
          "INSERT INTO notifications (id, tenant, type, created_at, payload, retained_until) VALUES (?1, ?2, 'party.rematched', 0, ?3, '2036-11-22')",
        )
        .bind(`${key.tenant} ${n}`, key.tenant, JSON.stringify({ n }))
    await db.batch([1, 2, 3].map(add))
    const here = isolate()
    const pageOf = async (query: string) => {
      const { notifications, next } = (await here.call(key, 'GET', `/v1/notifications?${query}`)).body as unknown as Page
      return { read: notifications.map(({ payload }) => payload['n']), next }
    }
    const first = await pageOf('limit=2')
    const second = await pageOf(`limit=2&after=${first.next}`)
    expect([first.read, second.read]).toEqual([[1, 2], [3]])
    await add(4).run()
    expect((await pageOf(`after=${second.next}`)).read).toEqual([4])
  })
})
