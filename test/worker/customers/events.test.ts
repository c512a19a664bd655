import { describe, expect, test } from 'vitest'
import { anEntry, listsOf } from '../../support/listed'
import { aTenant } from '../screenings/service'
import { aCheck, checked, happened, noticesOf, ownedBy, ownedInStatements, post, read } from './service'

const h100 = { chip: 'nvidia-h100-sxm', hours: 720 }

describe('an event', () => {
  test('that changes nothing is kept as a check, and nobody is told', async () => {
    const key = await aTenant()
    const { id } = await checked(key, aCheck({ id: 'a' }))
    const told = await happened(key, 'a', { changes: { customer: { phone: '+49 30 5550 0101' } } })
    expect(told).toMatchObject({ customer: 'a', decision: 'allow', previousDecision: 'allow', changed: false, changes: [] })
    expect(await noticesOf(key)).toHaveLength(1)
    const record = await read<{ checks: { id: string; cause: string }[]; facts: unknown }>(key, '/v1/customers/a')
    expect(record.checks.map((each) => [each.id, each.cause])).toEqual([
      [told.check, 'event'],
      [id, 'asked'],
    ])
    // What was told before stays.
    expect(record.facts).toMatchObject({
      customer: { phone: '+49 30 5550 0101', email: 'cto@rechenhaus.example' },
      ownership: { subject: 'firm' },
    })
  })

  test('of a new owner who is listed tells which flags weigh more, and so does the notification', async () => {
    const key = await aTenant()
    const entry = anEntry()
    const lists = await listsOf([entry])
    await checked(key, aCheck({ id: 'a' }), { lists })
    const told = await happened(key, 'a', { changes: { ownership: ownedBy({ name: entry.name, country: 'CN', share: 50 }) } }, { lists })
    expect(told).toMatchObject({ decision: 'block', previousDecision: 'allow', changed: true })
    expect(told.changes).toContainEqual({ code: 'OWN_BIS50', subject: 'customer', from: null, to: 'critical' })
    const notice = (await noticesOf(key)).at(-1)
    expect(notice).toMatchObject({ type: 'customer.decided', payload: { check: told.check, decision: 'block', previousDecision: 'allow' } })
    expect(notice?.payload['changes']).toEqual(told.changes)
    const back = await happened(key, 'a', { changes: { ownership: ownedBy() } }, { lists })
    expect(back.changes).toContainEqual({ code: 'OWN_BIS50', subject: 'customer', from: 'critical', to: null })
  })

  test('of use adds to the use before, and raises the tier', async () => {
    const key = await aTenant()
    await checked(key, aCheck({ id: 'a' }, { compute: [{ ...h100, count: 8, training: false }] }))
    const month = (from: string, to: string) => ({ usage: [{ from, to, ...h100, count: 20_000 }] })
    await happened(key, 'a', month('2026-09-01', '2026-09-30'))
    await happened(key, 'a', month('2026-10-01', '2026-10-31'))
    const { facts, checks } = await read<{ facts: { priorUsage: unknown[] }; checks: { computeTier: string }[] }>(key, '/v1/customers/a')
    expect(facts.priorUsage).toHaveLength(2)
    expect(checks.map(({ computeTier }) => computeTier)).toEqual(['T4', 'T3', 'T1'])
  })

  test('replaces a fact as a whole, and those of the customer one by one', async () => {
    const key = await aTenant()
    await checked(key, aCheck({ id: 'a' }))
    await happened(key, 'a', { changes: { customer: { useLocations: ['FR'] }, intendedUse: { purpose: 'research' } } })
    const { facts } = await read<{ facts: Record<string, unknown> }>(key, '/v1/customers/a')
    expect(facts).toMatchObject({ customer: { useLocations: ['FR'], jurisdiction: 'DE' }, intendedUse: { purpose: 'research' } })
    expect(facts['intendedUse']).not.toHaveProperty('description')
  })

  test('that is sent again hears the same, whatever came after it', async () => {
    const key = await aTenant()
    await checked(key, aCheck({ id: 'a' }))
    const body = { changes: { customer: { headquarters: 'CN' } } }
    const first = await post(key, '/v1/customers/a/events', body, { idempotencyKey: 'k' })
    await happened(key, 'a', { changes: { customer: { headquarters: 'DE' } } })
    const again = await post(key, '/v1/customers/a/events', body, { idempotencyKey: 'k' })
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(await again.text()).toBe(await first.text())
    expect((await read<{ checks: unknown[] }>(key, '/v1/customers/a')).checks).toHaveLength(3)
  })

  test('and three others at once each see what those before them told', async () => {
    const key = await aTenant()
    await checked(key, aCheck({ id: 'a' }))
    const days = ['2026-07', '2026-08', '2026-09', '2026-10']
    const usage = days.map((month) => ({ from: `${month}-01`, to: `${month}-30`, ...h100, count: 1 }))
    await Promise.all(usage.map((each) => happened(key, 'a', { usage: [each] })))
    const { facts, checks } = await read<{ facts: { priorUsage: { from: string }[] }; checks: unknown[] }>(key, '/v1/customers/a')
    expect(facts.priorUsage.map(({ from }) => from).sort()).toEqual(usage.map(({ from }) => from))
    expect(checks).toHaveLength(5)
  })

  test.each([
    ['/changes/customer/id', { changes: { customer: { id: 'b' } } }],
    ['/changes/compute/0/chip', { changes: { compute: [{ ...h100, chip: 'no such', count: 1 }] } }],
    ['/usage/0/chip', { usage: [{ from: '2026-01-01', to: '2026-01-31', chip: 'no such', count: 1, hours: 1 }] }],
    ['/changes/bods', { changes: { ownership: ownedBy(), bods: ownedInStatements } }],
    ['/score', { score: 5 }],
  ])('that does not fit is pointed at: %s', async (pointer, body) => {
    const key = await aTenant()
    const response = await post(key, '/v1/customers/a/events', body)
    expect(response.status).toBe(422)
    expect((await response.json<{ errors: { pointer: string }[] }>()).errors.map((each) => each.pointer)).toContain(pointer)
  })
})
