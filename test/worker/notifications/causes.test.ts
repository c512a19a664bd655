import { describe, expect, test } from 'vitest'
import { storeOn } from '../../../functions/store/d1'
import { openCeiling } from '../../support/ceilings'
import { aBuyer, anOrder } from '../../support/orders'
import { deploymentKey, newTenant, type TestKey } from '../../support/tenants'
import { db } from '../database'
import { allocationPath, terms } from '../http/quota-service'
import { ask, hour, later, toldOf } from './service'

const store = storeOn(db)
const license = 'license:D1:1'
const covers = { consignees: ['Example Compute Beijing'], countries: ['CN'], eccns: ['3A090.a'] }
const tomorrow = later(24 * hour).toISOString()

const open = async (key: TestKey, id: string, changes: Record<string, unknown> = {}) => {
  const { status, body } = await ask(key, 'PUT', allocationPath(id), { body: terms(id, changes) })
  expect(status, JSON.stringify(body)).toBe(201)
}

/** A tenant with a license for this many TPP, and its order that draws on it. */
const licensed = async (tpp = 1_000_000): Promise<TestKey> => {
  const key = await newTenant(db)
  await openCeiling(db, key, tpp, { id: license, covers })
  return key
}
const orderUnder = (over: object = {}) =>
  anOrder({
    items: [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity: 1 }],
    parties: { ultimateConsignee: aBuyer('CN', { name: 'Example Compute Beijing' }) },
    authorizations: [{ kind: 'license', number: 'D1' }],
    hold: { for: 'PT48H' },
    ...over,
  })

const place = (key: TestKey, id: string, tpp: number, allocation = license) =>
  ask(key, 'PUT', `/v1/holds/${encodeURIComponent(id)}`, { body: { lines: [{ allocation, tpp }], expiresAt: tomorrow } })
const step = (key: TestKey, id: string, verb: string, body: object = {}) => ask(key, 'POST', `/v1/holds/${id}/${verb}`, { body })

const rule = (key: TestKey, screening: string, ruling: string) =>
  ask(key, 'POST', `/v1/screenings/${screening}/dispositions`, {
    body: { ruling, reason: 'looked into', evidence: ['a note'], by: 'Example Officer' },
  })

/** An order that a person has to look at. */
const forReview = async (key: TestKey) => {
  const { status, body } = await ask(key, 'POST', '/v1/screenings', {
    body: anOrder({ signals: { refusesEndUse: true }, reference: 'order-1' }),
  })
  expect([status, body['decision']], JSON.stringify(body['because'])).toEqual([201, 'review'])
  return String(body['id'])
}

describe('screening.decided', () => {
  test('says what a ruling made of a review, once, and nothing of a ruling that changed nothing', async () => {
    const key = await newTenant(db)
    const id = await forReview(key)
    expect(await toldOf(key, 'screening.decided')).toEqual([])
    const { status, body } = await rule(key, id, 'proceed')
    expect(status, JSON.stringify(body)).toBe(201)
    expect(await toldOf(key, 'screening.decided')).toEqual([
      {
        screening: id,
        reference: 'order-1',
        decision: 'allow',
        previousDecision: 'review',
        because: [{ code: 'proceed', text: 'a person ruled so' }],
        disposition: body['id'],
        hold: null,
        validUntil: expect.any(String),
      },
    ])
    await rule(key, id, 'proceed')
    expect(await toldOf(key, 'screening.decided')).toHaveLength(1)
    await rule(key, id, 'refuse')
    expect((await toldOf(key, 'screening.decided'))[1]).toMatchObject({
      decision: 'block',
      previousDecision: 'allow',
      because: [{ code: 'refuse' }],
    })
    await rule(key, id, 'refuse')
    expect(await toldOf(key, 'screening.decided')).toHaveLength(2)
  })

  test('a request sent again tells nothing again', async () => {
    const key = await newTenant(db)
    const id = await forReview(key)
    const again = () =>
      ask(key, 'POST', `/v1/screenings/${id}/dispositions`, {
        body: { ruling: 'refuse', reason: 'looked into', evidence: ['a note'], by: 'Example Officer' },
        headers: { 'idempotency-key': 'one' },
      })
    expect([(await again()).status, (await again()).status]).toEqual([201, 201])
    expect(await toldOf(key, 'screening.decided')).toHaveLength(1)
  })
})

describe('screening.expired', () => {
  const expire = (at: Date) => store.expireLapsed({ at, day: '2026-11-25' })

  test('says that a hold lapsed unused, as of when it did', async () => {
    const key = await licensed()
    const { body } = await ask(key, 'POST', '/v1/screenings', { body: orderUnder() })
    expect(body['decision'], JSON.stringify(body['because'])).toBe('allow')
    await expire(later(48 * hour - 1))
    expect(await toldOf(key, 'screening.expired')).toEqual([])
    await expire(later(50 * hour))
    await expire(later(51 * hour))
    const { id } = body['hold'] as { id: string }
    expect(await toldOf(key, 'screening.expired')).toEqual([
      { screening: body['id'], reference: body['reference'], decision: 'allow', hold: id, expiredAt: later(48 * hour).toISOString() },
    ])
  })

  test('is not said of what was used in part, let go, or held without a screening', async () => {
    const key = await licensed()
    const [used, free] = await Promise.all(
      ['one', 'two'].map(async (reference) => {
        const { body } = await ask(key, 'POST', '/v1/screenings', { body: orderUnder({ reference }) })
        return body['hold'] as { id: string; lines: { tpp: number }[] }
      }),
    )
    const captured = await step(key, String(used?.id), 'capture', { lines: [{ allocation: license, tpp: 1, units: 1 }], final: false })
    expect(captured.status, JSON.stringify(captured.body)).toBe(200)
    await step(key, String(free?.id), 'release')
    await place(key, 'bare', 5)
    await expire(later(50 * hour))
    expect(await toldOf(key, 'screening.expired')).toEqual([])
  })
})

describe('quota.threshold and quota.exhausted', () => {
  const shares = async (key: TestKey) => (await toldOf(key, 'quota.threshold')).map(({ share }) => share)
  const exhaustions = async (key: TestKey) => toldOf(key, 'quota.exhausted')
  const withCeiling = async (tpp: number, policy: object = {}) => {
    const key = await newTenant(db)
    await db.prepare('UPDATE tenants SET policy = ?2 WHERE id = ?1').bind(key.tenant, JSON.stringify(policy)).run()
    await openCeiling(db, key, tpp, { id: license })
    return key
  }

  test('a share is told when it is reached, and not one short of it', async () => {
    const key = await withCeiling(1000)
    await place(key, 'one', 799)
    expect(await shares(key)).toEqual([])
    await place(key, 'two', 1)
    expect(await toldOf(key, 'quota.threshold')).toEqual([
      { allocation: license, kind: 'license', measure: 'tpp', currency: null, share: 0.8, ceiling: 1000, used: 800, remaining: 200 },
    ])
  })

  test('once for each time it is crossed upward: neither capturing nor standing above it tells again', async () => {
    const key = await withCeiling(1000)
    await place(key, 'one', 850)
    await place(key, 'two', 10)
    await step(key, 'one', 'capture')
    expect(await shares(key)).toEqual([0.8])
    await step(key, 'two', 'release')
    await place(key, 'three', 90)
    expect(await shares(key)).toEqual([0.8])
    await step(key, 'three', 'release')
    await step(key, 'one', 'reversals', { lines: [{ allocation: license, tpp: 400 }], reason: 'entered-in-error' })
    await place(key, 'four', 400)
    expect(await shares(key)).toEqual([0.8, 0.8])
  })

  test('one movement may cross several, and the ceiling itself', async () => {
    const key = await withCeiling(1000)
    await place(key, 'one', 1000)
    expect(await shares(key)).toEqual([0.8, 0.95])
    expect(await exhaustions(key)).toMatchObject([{ allocation: license, share: 1, ceiling: 1000, used: 1000, remaining: 0 }])
  })

  test('shares are the tenant’s own', async () => {
    const key = await withCeiling(1000, { quotaShares: [0.07, 0.5] })
    await place(key, 'one', 69)
    await place(key, 'two', 1)
    await place(key, 'three', 430)
    await place(key, 'four', 480)
    expect(await shares(key)).toEqual([0.07, 0.5])
    const none = await withCeiling(1000, { quotaShares: [] })
    await place(none, 'one', 999)
    expect(await shares(none)).toEqual([])
  })

  test('a refusal is one where the last share was reached, and once until something moves', async () => {
    const key = await withCeiling(1000)
    await place(key, 'one', 940)
    expect((await place(key, 'large', 100)).status).toBe(409)
    expect(await exhaustions(key)).toEqual([])
    await place(key, 'two', 10)
    for (const id of ['a', 'b', 'c']) expect((await place(key, id, 51)).status).toBe(409)
    expect(await exhaustions(key)).toEqual([
      { allocation: license, kind: 'license', measure: 'tpp', currency: null, ceiling: 1000, remaining: 50, requested: 51 },
    ])
    await place(key, 'three', 10)
    expect((await place(key, 'd', 51)).status).toBe(409)
    expect(await exhaustions(key)).toHaveLength(2)
  })

  test('where nothing is left a refusal adds nothing', async () => {
    const key = await withCeiling(1000)
    await place(key, 'one', 1000)
    await place(key, 'two', 1)
    expect(await exhaustions(key)).toHaveLength(1)
  })

  test('pieces and money have shares of their own', async () => {
    const key = await newTenant(db)
    const value = { currency: 'USD', minor: 1000 }
    await open(key, 'license:D2:1', { ceilings: [{ from: '2026-01-01', tpp: 1000, units: 10, value }] })
    const lines = [{ allocation: 'license:D2:1', tpp: 1, units: 9, value }]
    const placed = await ask(key, 'PUT', '/v1/holds/one', { body: { lines, expiresAt: tomorrow } })
    expect(placed.status, JSON.stringify(placed.body)).toBe(201)
    expect((await toldOf(key, 'quota.threshold')).map(({ measure, share, currency }) => [measure, share, currency])).toEqual([
      ['units', 0.8, null],
      ['value', 0.8, 'USD'],
      ['value', 0.95, 'USD'],
    ])
    expect(await exhaustions(key)).toMatchObject([{ measure: 'value', currency: 'USD', remaining: 0 }])
  })

  test('of a share of a base the fall of the base counts as well', async () => {
    const operator = await newTenant(db)
    const allocation = 'uveu-share:E1:outside-a'
    await open(operator, allocation, { ceilings: [], ratio: { numerator: 25, denominator: 100, baseTpp: 4000 } })
    await place(operator, 'one', 700, allocation)
    expect(await shares(operator)).toEqual([])
    const path = `/v1/allocations/${allocation}/base-entries`
    await ask(operator, 'POST', path, { body: { deltaTpp: -1000, reason: 'moved away', asOf: '2026-11-22' } })
    expect((await toldOf(operator, 'quota.threshold')).map(({ share, ceiling, used }) => [share, ceiling, used])).toEqual([[0.8, 750, 700]])
  })

  test('of a ceiling that all draw on whoever crossed it hears, and nobody else', async () => {
    const id = `lpp:2026:example.${crypto.randomUUID()}`
    const [one, other] = [await newTenant(db), await newTenant(db)]
    await open(await deploymentKey(db), id)
    await place(one, 'one', 700, id)
    await place(other, 'two', 110, id)
    expect(await shares(one)).toEqual([])
    expect(await toldOf(other, 'quota.threshold')).toMatchObject([{ allocation: id, share: 0.8, used: 810, remaining: 190 }])
    await place(one, 'three', 150, id)
    await place(other, 'four', 100, id)
    expect(await shares(one)).toEqual([0.95])
    expect(await exhaustions(one)).toEqual([])
    expect(await exhaustions(other)).toMatchObject([{ allocation: id, remaining: 40, requested: 100 }])
  })

  test('what did not happen is not told: a placement that does not fit leaves no share crossed', async () => {
    const key = await withCeiling(1000)
    await openCeiling(db, key, 10, { id: 'license:D9:1' })
    const lines = [
      { allocation: license, tpp: 900 },
      { allocation: 'license:D9:1', tpp: 11 },
    ]
    expect((await ask(key, 'PUT', '/v1/holds/one', { body: { lines, expiresAt: tomorrow } })).status).toBe(409)
    expect(await shares(key)).toEqual([])
  })
})
