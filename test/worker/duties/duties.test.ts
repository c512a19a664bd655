import { describe, expect, test } from 'vitest'
import type { ShipmentReport, ShipmentStatus } from '../../../functions/domain/shipments/report'
import { easternDay } from '../../../functions/http/eastern-day'
import { countDuties } from '../../../functions/operations/count-duties'
import type { Moment } from '../../../functions/store/caller'
import { storeOn } from '../../../functions/store/d1'
import { aBuyer, anLppOrder, anOrder } from '../../support/orders'
import { newTenant, type TestKey } from '../../support/tenants'
import { aCheck, checked } from '../customers/service'
import { db } from '../database'
import { aTenant, request, screened } from '../screenings/service'
import { aCarrier, number } from '../shipments/http/service'
import { complete, done, dutiesOf, pageOf, told } from './service'

const copy = 'lpp-certification-copy'
/** Each to another firm, so that none counts with another. */
const lppOrder = (quantity: number, over: Readonly<Record<string, unknown>> = {}) => {
  const registration = { scheme: 'lei', id: crypto.randomUUID() }
  return anLppOrder(quantity, 0, {
    parties: { ultimateConsignee: aBuyer('IN', { name: `Example ${crypto.randomUUID()}`, registration }) },
    ...over,
  })
}
/** Allowed under LPP with an export on 2025-06-20: its copy is due on 2025-07-20. */
const allowed = async (key: TestKey, over: Readonly<Record<string, unknown>> = {}) => {
  const answer = await screened(key, lppOrder(10, over))
  expect(answer.decision).toBe('allow')
  return answer
}
const rule = (key: TestKey, screening: string, ruling: string) =>
  request(key, `/v1/screenings/${screening}/dispositions`, { body: { ruling, reason: 'because', evidence: [], by: 'Example Officer' } })
const step = (key: TestKey, hold: string | undefined, name: string, body: object) => request(key, `/v1/holds/${hold}/${name}`, { body })

describe('what an order leaves to be done', () => {
  test('stands in the list from the moment it is allowed, without any job having run', async () => {
    const key = await aTenant()
    const { id, reference } = await allowed(key)
    expect(await dutiesOf(key)).toMatchObject([
      { code: copy, owner: 'exporter', dueOn: '2025-07-20', overdue: true, state: 'open', orders: [{ screening: id, reference }] },
    ])
    expect((await dutiesOf(key))[0]).toMatchObject({ cite: { provision: '15 CFR 740.29(g)(1)' }, completions: [] })
  })

  test('is counted by the job as well, once, however often both come by', async () => {
    const key = await aTenant()
    await allowed(key)
    const now = { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' }
    await Promise.all([countDuties(storeOn(db), now, easternDay), dutiesOf(key), countDuties(storeOn(db), now, easternDay)])
    expect(await countDuties(storeOn(db), now, easternDay)).toBe(0)
    expect(await told(key)).toEqual([[copy, '2025-07-20', 'open']])
  })

  test('is nothing of an order that needs nothing, or is blocked', async () => {
    const key = await aTenant()
    await screened(key, anOrder())
    expect((await screened(key, lppOrder(100_000))).decision).toBe('block')
    expect(await told(key)).toEqual([])
  })

  test('waits while the order is in review, and is owed once a person lets it go', async () => {
    const key = await aTenant({})
    const { id, decision } = await screened(key, lppOrder(10))
    expect(decision).toBe('review')
    expect(await told(key)).toEqual([[copy, '2025-07-20', 'pending']])
    expect(await dutiesOf(key)).toEqual([])
    expect((await rule(key, id, 'proceed')).status).toBe(201)
    expect(await told(key)).toEqual([[copy, '2025-07-20', 'open']])
  })

  test('is of no tenant but its own', async () => {
    const [key, other] = [await aTenant(), await aTenant()]
    await allowed(key)
    const [duty] = await dutiesOf(key)
    expect(await dutiesOf(other, '?state=all')).toEqual([])
    expect((await complete(other, duty?.id ?? '')).status).toBe(404)
    expect(await told(key)).toEqual([[copy, '2025-07-20', 'open']])
  })

  test('of a record that cannot be read keeps nothing else back, and is tried again', async () => {
    const key = await aTenant()
    const broken = await allowed(key)
    await db.prepare('UPDATE screenings SET input = ?2 WHERE id = ?1').bind(broken.id, '{"registered":[],"marks":[]}').run()
    await allowed(key)
    await expect(countDuties(storeOn(db), { at: new Date(), day: '2026-11-22' }, easternDay, key.tenant)).rejects.toThrow()
    const left = await storeOn(db).uncounted(key.tenant, 10)
    expect(left.map(({ record }) => record)).toEqual([broken.id])
  })
})

describe('an order that does not go', () => {
  const ends: readonly [string, (key: TestKey, order: { id: string; reference: string; hold?: { id: string } | undefined }) => unknown][] =
    [
      ['refused', (key, { id }) => rule(key, id, 'refuse')],
      ['superseded', (key, { reference }) => screened(key, anOrder({ reference }))],
      ['released', (key, { hold }) => step(key, hold?.id, 'release', {})],
    ]
  test.each(ends)('leaves nothing: %s', async (because, end) => {
    const key = await aTenant()
    await end(key, await allowed(key))
    expect(await told(key)).toEqual([[copy, '2025-07-20', because]])
    expect(await dutiesOf(key)).toEqual([])
    expect(await dutiesOf(key, '?state=void')).toHaveLength(1)
  })

  test('is not superseded by a question under a scenario', async () => {
    const key = await aTenant()
    const { reference } = await allowed(key)
    await screened(key, anOrder({ reference, track: 'repeal' }))
    expect(await told(key)).toEqual([[copy, '2025-07-20', 'open']])
  })

  test('and had left leaves what it leaves, unless all of it was entered in error', async () => {
    const key = await aTenant()
    const { hold, reference } = await allowed(key)
    const [line] = hold?.lines ?? []
    expect((await step(key, hold?.id, 'capture', {})).status).toBe(200)
    await screened(key, anOrder({ reference }))
    expect(await told(key)).toEqual([[copy, '2025-07-20', 'open']])
    const undo = (tpp: number, reason: string) =>
      step(key, hold?.id, 'reversals', { lines: [{ allocation: line?.allocation, tpp }], reason })
    expect((await undo(1, 'never-received')).status).toBe(200)
    expect((await undo((line?.tpp ?? 0) - 1, 'entered-in-error')).status).toBe(200)
    expect(await told(key)).toEqual([[copy, '2025-07-20', 'open']])
  })

  test('is undone as if it never was', async () => {
    const key = await aTenant()
    const { hold } = await allowed(key)
    await step(key, hold?.id, 'capture', {})
    const lines = hold?.lines.map(({ allocation, tpp }) => ({ allocation, tpp }))
    expect((await step(key, hold?.id, 'reversals', { lines, reason: 'entered-in-error' })).status).toBe(200)
    expect(await told(key)).toEqual([[copy, '2025-07-20', 'reversed']])
  })
})

describe('goods that left', () => {
  /** By a carrier, of the order's one parcel. */
  const carrierOf = async (key: TestKey, now?: Moment) => {
    const carrier = await aCarrier(key, now)
    const trackingNumber = number()
    return async (order: string | undefined, status: ShipmentStatus, at: string, over: Partial<ShipmentReport> = {}) => {
      const told = {
        key: crypto.randomUUID(),
        order,
        status,
        code: status,
        occurredAt: new Date(at),
        carrier: 'example parcel',
        trackingNumber,
      }
      await carrier({ ...told, ...over })
    }
  }

  test('set the day from which is counted, in US Eastern', async () => {
    const key = await aTenant()
    const { reference } = await allowed(key)
    const tell = await carrierOf(key)
    expect(await told(key)).toEqual([[copy, '2025-07-20', 'open']])
    await tell(reference, 'label-created', '2025-06-21T10:00:00Z')
    expect(await told(key)).toEqual([[copy, '2025-07-20', 'open']])
    // It is still the first of July in New York.
    await tell(reference, 'in-transit', '2025-07-02T03:59:59Z')
    expect(await told(key)).toEqual([[copy, '2025-07-31', 'open']])
    await tell(reference, 'delivered', '2025-07-09T12:00:00Z')
    expect(await told(key)).toEqual([[copy, '2025-07-31', 'open']])
    // Late news of an earlier scan.
    await tell(reference, 'in-transit', '2025-07-01T03:59:59Z')
    expect(await told(key)).toEqual([[copy, '2025-07-30', 'open']])
  })

  test('keep what is owed for them, whatever is screened afterwards', async () => {
    const key = await aTenant()
    const { reference } = await allowed(key)
    const tell = await carrierOf(key)
    await tell(reference, 'in-transit', '2025-06-20T16:00:00Z')
    await screened(key, anOrder({ reference }))
    expect(await told(key)).toEqual([[copy, '2025-07-20', 'open']])
  })

  test('of another tenant’s order of the same name change nothing', async () => {
    const [key, other] = [await aTenant(), await aTenant()]
    const { reference } = await allowed(key)
    const tell = await carrierOf(other)
    await tell(reference, 'in-transit', '2025-07-02T12:00:00Z')
    expect(await told(key)).toEqual([[copy, '2025-07-20', 'open']])
  })

  test('and were said to in error have not: what is withdrawn sets no day', async () => {
    const key = await aTenant()
    const { reference } = await allowed(key)
    const tell = await carrierOf(key)
    await tell(reference, 'in-transit', '2025-07-02T12:00:00Z', { key: 'scan-1' })
    expect(await told(key)).toEqual([[copy, '2025-08-01', 'open']])
    await tell(reference, 'unknown', '2025-07-03T12:00:00Z', { withdraws: 'scan-1' })
    // The limit of that year is closed by now, so that nothing is set aside for it again.
    expect(await told(key)).toEqual([[copy, '2025-07-20', 'reversed']])
  })

  test('and were said to in error are owed for where their quota is set aside again', async () => {
    const key = await aTenant()
    const { reference } = await screened(key, lppOrder(10), { at: '2025-06-20T17:00:00Z' })
    const tell = await carrierOf(key, { at: new Date('2025-07-03T17:00:00Z'), day: '2025-07-03' })
    await tell(reference, 'in-transit', '2025-07-02T12:00:00Z', { key: 'scan-1' })
    await tell(reference, 'unknown', '2025-07-03T12:00:00Z', { withdraws: 'scan-1' })
    expect(await told(key)).toEqual([[copy, '2025-07-20', 'open']])
  })

  test('have not left while a carrier sees them where they are sent from', async () => {
    const key = await aTenant()
    const { reference } = await allowed(key)
    const tell = await carrierOf(key)
    await tell(reference, 'in-transit', '2025-07-02T12:00:00Z', { isAtOrigin: true })
    expect(await told(key)).toEqual([[copy, '2025-07-20', 'open']])
    await tell(reference, 'in-transit', '2025-07-03T12:00:00Z')
    expect(await told(key)).toEqual([[copy, '2025-08-02', 'open']])
  })

  test('under a number that was known of before its order was', async () => {
    const key = await aTenant()
    const { reference } = await allowed(key)
    const tell = await carrierOf(key)
    await tell(undefined, 'in-transit', '2025-07-02T12:00:00Z')
    expect(await told(key)).toEqual([[copy, '2025-07-20', 'open']])
    await tell(reference, 'label-created', '2025-07-01T12:00:00Z')
    expect(await told(key)).toEqual([[copy, '2025-08-01', 'open']])
  })
})

describe('the list', () => {
  test('goes by day, and tells what is due before one', async () => {
    const key = await aTenant()
    for (const asOf of ['2025-06-22', '2025-06-20', '2025-06-21']) await allowed(key, { asOf })
    const days = async (query: string) => (await dutiesOf(key, query)).map(({ dueOn }) => dueOn)
    expect(await days('')).toEqual(['2025-07-20', '2025-07-21', '2025-07-22'])
    expect(await days('?due_before=2025-07-22')).toEqual(['2025-07-20', '2025-07-21'])
    expect(await days('?due_from=2025-07-21&due_before=2025-07-22')).toEqual(['2025-07-21'])
  })

  test('is read page by page without a gap', async () => {
    const key = await aTenant()
    for (let at = 0; at < 3; at++) await allowed(key)
    const first = await pageOf(key, '?limit=2')
    const second = await pageOf(key, `?limit=2&after=${first.next}`)
    expect([first.duties.length, second.duties.length, second.next]).toEqual([2, 1, null])
    expect(new Set([...first.duties, ...second.duties].map(({ id }) => id)).size).toBe(3)
  })

  test.each(['after=x', 'due_before=2026-02-30', 'state=some', 'limit=0'])('refuses ?%s', async (query) => {
    expect((await request(await aTenant(), `/v1/duties?${query}`)).status).toBe(422)
  })

  test('is heard by who may screen or review, and by no other key', async () => {
    const ask = async (scopes: Parameters<typeof newTenant>[2]) =>
      (await request(await newTenant(db, undefined, scopes), '/v1/duties')).status
    expect([await ask(['screen']), await ask(['review']), await ask(['quota'])]).toEqual([200, 200, 403])
  })
})

describe('a completion', () => {
  const open = async () => {
    const key = await aTenant()
    await allowed(key)
    return { key, id: (await dutiesOf(key))[0]?.id ?? '' }
  }

  test('ends a duty, and says by whom and by what evidence', async () => {
    const { key, id } = await open()
    expect((await complete(key, id, done({ note: 'sent twice' }))).status).toBe(201)
    expect(await dutiesOf(key)).toEqual([])
    expect(await dutiesOf(key, '?state=done')).toMatchObject([
      {
        id,
        overdue: false,
        completions: [{ by: 'Example Officer', completedOn: '2026-11-20', evidence: [{ title: 'Mail to BIS' }], note: 'sent twice' }],
      },
    ])
  })

  test('is kept once under its key, and refused under the key of another', async () => {
    const { key, id } = await open()
    const first = await complete(key, id, done(), 'one')
    const again = await complete(key, id, done(), 'one')
    expect(await again.json()).toEqual(await first.json())
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect((await complete(key, id, done({ by: 'Example Other' }), 'one')).status).toBe(422)
    expect((await dutiesOf(key, '?state=done'))[0]?.completions).toHaveLength(1)
  })

  test.each([
    { over: { completedOn: '2026-11-23' }, because: 'a day that has not come' },
    { over: { evidence: [] }, because: 'no evidence' },
    { over: { by: ' ' }, because: 'nobody' },
  ])('is refused: $because', async ({ over }) => {
    const { key, id } = await open()
    expect((await complete(key, id, done(over))).status).toBe(422)
    expect(await told(key)).toEqual([[copy, '2025-07-20', 'open']])
  })

  test('stands when the order is screened again', async () => {
    const { key, id } = await open()
    await complete(key, id)
    const [duty] = await dutiesOf(key, '?state=all')
    await screened(key, anOrder({ reference: duty?.orders[0]?.reference }))
    expect(await told(key)).toEqual([[copy, '2025-07-20', 'done']])
  })

  test('loses what people wrote when it need not be kept any more, and not a day before', async () => {
    const { key, id } = await open()
    await complete(key, id)
    const { retained_until: until } = (await db
      .prepare('SELECT retained_until FROM duty_completions WHERE duty = ?1')
      .bind(id)
      .first()) as {
      retained_until: string
    }
    expect(until).toBe('2036-11-22')
    await storeOn(db).forgetCompletions({ at: new Date('2036-11-22T17:00:00Z'), day: '2036-11-22' })
    expect((await dutiesOf(key, '?state=done'))[0]?.completions[0]?.by).toBe('Example Officer')
    await storeOn(db).forgetCompletions({ at: new Date('2036-11-23T17:00:00Z'), day: '2036-11-23' })
    expect(await dutiesOf(key, '?state=done')).toMatchObject([{ id, completions: [{ completedOn: '2026-11-20' }] }])
    expect((await dutiesOf(key, '?state=done'))[0]?.completions[0]).not.toHaveProperty('by')
  })
})

// The proposed 15 CFR 7.308: a report within 15 calendar days.
describe('a customer’s training run', () => {
  const training = (over: object = {}) =>
    aCheck({ id: 'trainer' }, { compute: [{ chip: 'nvidia-h100-sxm', count: 20_000, hours: 8760 }], ...over })
  const reportsOf = async (key: TestKey, query = '?state=all') =>
    (await dutiesOf(key, query)).map(({ code, dueOn, state, customers }) => [code, dueOn, state, customers[0]?.customer])

  test('is to be reported within 15 days, and looking again gives nobody more time', async () => {
    const key = await aTenant()
    await checked(key, training(), { at: '2026-11-20T17:00:00Z' })
    await checked(key, training(), { at: '2026-11-22T17:00:00Z' })
    expect(await reportsOf(key)).toEqual([['CMP_REPORTABLE_TRAINING', '2026-12-05', 'open', 'trainer']])
  })

  test('is owed anew where something was told after the report', async () => {
    const key = await aTenant()
    await checked(key, training(), { at: '2026-11-20T17:00:00Z' })
    const [duty] = await dutiesOf(key)
    await complete(key, duty?.id ?? '')
    expect(await reportsOf(key, '')).toEqual([])
    await checked(key, training(), { at: '2026-11-22T17:00:00Z' })
    expect(await reportsOf(key, '')).toEqual([['CMP_REPORTABLE_TRAINING', '2026-12-07', 'open', 'trainer']])
  })

  test('leaves nothing once the customer does not train so much any more', async () => {
    const key = await aTenant()
    await checked(key, training())
    await checked(key, training({ compute: [{ chip: 'nvidia-h100-sxm', count: 1, hours: 1 }] }))
    expect((await reportsOf(key)).map(([code, , state]) => [code, state])).toEqual([['CMP_REPORTABLE_TRAINING', 'void']])
  })
})
