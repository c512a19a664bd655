import { createExecutionContext, createScheduledController, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import worker from '../../../functions/index'
import type { Moment } from '../../../functions/store/caller'
import { storeOn } from '../../../functions/store/d1'
import { storedScreening } from '../../support/screenings'
import { newTenant } from '../../support/tenants'
import { db } from '../database'

const store = storeOn(db)
const noon: Moment = { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' }

const lines: string[] = []
beforeEach(() => {
  lines.length = 0
  for (const level of ['log', 'error'] as const)
    vi.spyOn(console, level).mockImplementation((line: unknown) => void lines.push(String(line)))
})
const logged = () =>
  lines.map((line) => JSON.parse(line) as { level: string; job?: string; count?: number; requestId?: string; message?: string })
const jobsRun = () => logged().map(({ job, requestId }) => job ?? requestId)

const tick = async (instant: string, bindings: object = {}): Promise<void> => {
  const context = createExecutionContext()
  const controller = createScheduledController({ scheduledTime: new Date(instant), cron: '* * * * *' })
  await worker.scheduled(controller, { ...env, ...bindings } as never)
  await waitOnExecutionContext(context)
}

const heldWithMinutes = async (minutes: number) => {
  const tenant = await newTenant(db)
  const allocation = `license:${crypto.randomUUID()}:1`
  const terms = {
    kind: 'license' as const,
    holder: 'Example Exports Inc',
    period: { from: '2026-01-01', to: '2026-12-31' },
    ceilings: [{ from: '2026-01-01', tpp: 1000 }],
    cite: { provision: '15 CFR 750.7' },
  }
  await store.putAllocation(tenant, noon, allocation, terms, undefined)
  const expiresAt = new Date(noon.at.getTime() + minutes * 60_000)
  await store.placeHold(tenant, noon, { op: 'place', hold: 'order', lines: [{ allocation, tpp: 100 }], expiresAt }, 'first')
  const counter = async () => {
    const [found] = await db.batch<{ held_tpp: number }>([
      db.prepare('SELECT held_tpp FROM allocations WHERE owner = ?1').bind(tenant.tenant),
    ])
    return found?.results[0]?.held_tpp
  }
  return { tenant, counter }
}

const byTheMinute = ['expireLapsed', 'seal', 'deleteExpired', 'rescreen', 'recheckCustomers', 'settleOrders', 'countDuties']
const byTheHour = ['forgetCompletions', 'forgetDeliveries', 'deleteChunks', 'forgetAttempts', 'audit']

describe('the scheduled handler', () => {
  test('lets lapsed holds go, seals records and empties what is no longer retained', async () => {
    const { tenant, counter } = await heldWithMinutes(5)
    const { id } = await storedScreening(db, { ...tenant, retainedUntil: '2026-11-21' })
    await tick('2026-11-22T17:04:00Z')
    expect(await counter()).toBe(100)
    await tick('2026-11-22T17:05:00Z')
    expect(await counter()).toBe(0)
    expect(await store.readChain(tenant, noon, 0, false)).toMatchObject({ links: [{ kind: 'screening', record: id }], unsealed: 0 })
    expect((await store.findScreening(tenant, noon, id))?.record).toMatchObject({ input: null, deletedAt: expect.any(Date) })
  })

  test('takes the day from US Eastern', async () => {
    const tenant = await newTenant(db)
    const { id } = await storedScreening(db, { ...tenant, retainedUntil: '2026-11-22' })
    await tick('2026-11-23T04:59:00Z')
    expect((await store.findScreening(tenant, noon, id))?.record.deletedAt).toBeNull()
    await tick('2026-11-23T05:01:00Z')
    expect((await store.findScreening(tenant, noon, id))?.record.deletedAt).not.toBeNull()
  })

  test('audits the balances by the hour', async () => {
    await tick('2026-11-22T17:59:00Z')
    expect(jobsRun()).toEqual([...byTheMinute, 'deliverNotifications'])
    lines.length = 0
    await tick('2026-11-22T18:00:00Z')
    expect(jobsRun()).toEqual([...byTheMinute, ...byTheHour, 'deliverNotifications'])
    expect(logged().every(({ level }) => level === 'info')).toBe(true)
  })

  test('says loudly that a balance is not what its entries sum to', async () => {
    const { tenant, counter } = await heldWithMinutes(60)
    await db.batch([db.prepare('UPDATE allocations SET captured_tpp = 7 WHERE owner = ?1').bind(tenant.tenant)])
    await tick('2026-11-22T17:00:00Z')
    expect(logged().find(({ job }) => job === 'audit')).toEqual({ level: 'error', job: 'audit', count: 1 })
    await db.batch([db.prepare('UPDATE allocations SET captured_tpp = 0 WHERE owner = ?1').bind(tenant.tenant)])
    expect(await counter()).toBe(100)
  })

  test.each([
    ['hold_lines', 'expireLapsed'],
    ['json_each', 'seal'],
    ['UPDATE pair_rulings', 'deleteExpired'],
    ['FROM rescreens', 'rescreen'],
    ['FROM deliveries', 'forgetDeliveries'],
    ['snapshot_chunks', 'deleteChunks'],
    ['audits', 'audit'],
  ])('runs the other jobs where one fails on %s, and logs its fault', async (word, failing) => {
    const tenant = await newTenant(db)
    await storedScreening(db, tenant)
    const broken = {
      prepare: (sql: string) => {
        if (sql.includes(word) && !sql.startsWith('WITH')) throw new Error(`no such table: ${word}`)
        return db.prepare(sql)
      },
      batch: (statements: D1PreparedStatement[]) => db.batch(statements),
    }
    await tick('2026-11-22T17:00:00Z', { DB: broken })
    const faults = logged().filter(({ level }) => level === 'error')
    expect(faults).toMatchObject([{ requestId: `job ${failing}`, message: expect.stringContaining(word) }])
    expect(jobsRun()).toEqual([...byTheMinute, ...byTheHour, 'deliverNotifications'].map((job) => (job === failing ? `job ${job}` : job)))
  })

  test('five at once do what one does', async () => {
    const { tenant, counter } = await heldWithMinutes(1)
    for (let n = 0; n < 10; n++) await storedScreening(db, tenant)
    await Promise.all(Array.from({ length: 5 }, () => tick('2026-11-22T17:02:00Z')))
    expect(logged().filter(({ level }) => level === 'error')).toEqual([])
    expect(await counter()).toBe(0)
    expect((await store.readChain(tenant, noon, 0, false)).links.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(await store.audit(noon)).toEqual([])
  })

  test('says that there is no database, and goes on living', async () => {
    await tick('2026-11-22T17:00:00Z', { DB: undefined })
    expect(logged()).toMatchObject([{ level: 'error', message: 'no database is bound' }])
  })
})
