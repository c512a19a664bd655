import { describe, expect, test } from 'vitest'
import { aBuyer, anLppOrder } from '../../support/orders'
import { newTenant, type TestKey } from '../../support/tenants'
import { db } from '../database'
import { aTenant, env, request, screened } from '../screenings/service'
import { componentsOf } from './calendar-reader'
import { complete, dutiesOf } from './service'

const mint = async (key: TestKey, idempotencyKey: string = crypto.randomUUID()) => {
  const response = await request(key, '/v1/calendar-tokens', {
    body: { name: 'Export desk' },
    headers: { 'idempotency-key': idempotencyKey },
  })
  expect(response.status).toBe(201)
  return response.json<{ id: string; token: string | null; address: string | null }>()
}
const nobody: TestKey = { tenant: '', keyId: '', keyHash: '', key: '', headers: {} }
const opened = (token: string | null) => request(nobody, `/v1/duties.ics?token=${token}`)
const eventsOf = async (token: string | null) => {
  const response = await opened(token)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  const components = componentsOf(await response.text())[0]?.components ?? []
  return components.filter(({ name }) => name === 'VEVENT').map(({ properties }) => properties)
}
const reference = '注文 2026; größer, Nr. 17'
const order = (key: TestKey, named: string) => {
  const buyer = aBuyer('IN', { name: `Example ${crypto.randomUUID()}`, registration: { scheme: 'lei', id: crypto.randomUUID() } })
  const usage = { lpp: { year: 2026, receivedTpp: 0 } }
  return screened(key, anLppOrder(10, 0, { reference: named, asOf: '2026-11-20', parties: { ultimateConsignee: buyer }, usage }))
}
const owing = async () => {
  const key = await aTenant()
  await order(key, reference)
  return key
}

describe('a calendar', () => {
  test('shows a duty on its day, with what it is for', async () => {
    const key = await owing()
    const [duty] = await dutiesOf(key)
    const { token } = await mint(key)
    const [event, ...others] = await eventsOf(token)
    expect(others).toEqual([])
    expect(event).toMatchObject({
      UID: { value: `${duty?.id}@duties.tiergate` },
      DTSTART: { value: '20261220', parameters: { VALUE: 'DATE' } },
      STATUS: { value: 'CONFIRMED' },
    })
    expect(event?.['SUMMARY']?.text).toBe(`send BIS a copy of the certification under License Exception LPP (${reference})`)
    expect(event?.['DESCRIPTION']?.text).toContain('\nLaw: 15 CFR 740.29(g)(1), 90 FR 4544\n')
  })

  test('says of what is done that it is, under the same name', async () => {
    const key = await owing()
    const { token } = await mint(key)
    const [before] = await eventsOf(token)
    await complete(key, (await dutiesOf(key))[0]?.id ?? '')
    const [after] = await eventsOf(token)
    expect(after?.['UID']).toEqual(before?.['UID'])
    expect(after?.['SUMMARY']?.text).toMatch(/^Done: /)
    expect(after?.['DESCRIPTION']?.text).toContain('Done on 2026-11-20 by Example Officer')
  })

  test('cancels what the order does not leave any more', async () => {
    const key = await owing()
    const { token } = await mint(key)
    const [duty] = await dutiesOf(key)
    await request(key, `/v1/screenings/${duty?.orders[0]?.screening}/dispositions`, {
      body: { ruling: 'refuse', reason: 'because', evidence: [], by: 'Example Officer' },
    })
    expect((await eventsOf(token))[0]).toMatchObject({ STATUS: { value: 'CANCELLED' } })
  })

  test('shows what is owed, however much fell through before it', async () => {
    const key = await owing()
    const { token } = await mint(key)
    const [duty] = await dutiesOf(key)
    await request(key, `/v1/screenings/${duty?.orders[0]?.screening}/dispositions`, {
      body: { ruling: 'refuse', reason: 'because', evidence: [], by: 'Example Officer' },
    })
    const copies = `FROM duties d, (WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 2000) SELECT n FROM n) n WHERE d.id = ?1`
    await db.batch([
      db
        .prepare(
          `INSERT INTO duties (id, tenant, code, due_on, body, created_at, changed_at)
           SELECT d.id || n.n, d.tenant, d.code, '2026-12-01', d.body, d.created_at, d.changed_at ${copies}`,
        )
        .bind(duty?.id),
      db
        .prepare(`INSERT INTO duty_causes (duty, kind, record) SELECT d.id || n.n, 'screening', ?2 ${copies}`)
        .bind(duty?.id, duty?.orders[0]?.screening),
    ])
    await order(key, 'order-owed')
    expect((await eventsOf(token)).filter(({ STATUS }) => STATUS?.value === 'CONFIRMED').map(({ SUMMARY }) => SUMMARY?.text)).toEqual([
      expect.stringContaining('(order-owed)'),
    ])
  })

  test('is that of its tenant, and of nobody else', async () => {
    await owing()
    expect(await eventsOf((await mint(await aTenant())).token)).toEqual([])
  })
})

describe('the token of a calendar', () => {
  test('is shown once, and only its hash is kept', async () => {
    const key = await aTenant()
    const first = await mint(key, 'one')
    expect(first.address).toContain(`/v1/duties.ics?token=${first.token}`)
    expect(await mint(key, 'one')).toMatchObject({ id: first.id, token: null, address: null })
    const kept = await db.prepare('SELECT * FROM calendar_tokens WHERE id = ?1').bind(first.id).first()
    expect(JSON.stringify(kept)).not.toContain(first.token)
    const list = await (await request(key, '/v1/calendar-tokens')).text()
    expect(list).toContain(first.id)
    expect(list).not.toContain(first.token)
  })

  test('opens nothing once it is revoked, and what it then hears is what a wrong one hears', async () => {
    const key = await aTenant()
    const { id, token } = await mint(key)
    expect((await opened(token)).status).toBe(200)
    const revoke = () => request(key, `/v1/calendar-tokens/${id}`, { method: 'DELETE' })
    expect([(await revoke()).status, (await revoke()).status]).toEqual([204, 204])
    const heard = async (given: string | null) => {
      const { requestId: _, ...problem } = await (await opened(given)).json<Record<string, unknown>>()
      return problem
    }
    expect(await heard(token)).toMatchObject({ status: 404 })
    expect(await heard('wrong')).toEqual(await heard(token))
  })

  test('is no key: it opens nothing else, and no key opens the calendar', async () => {
    const key = await aTenant()
    const { token } = await mint(key)
    expect((await request({ ...nobody, headers: { authorization: `Bearer ${token}` } }, '/v1/duties')).status).toBe(401)
    expect((await request(nobody, `/v1/duties?token=${token}`)).status).not.toBe(200)
    expect((await opened(key.key)).status).not.toBe(200)
    expect((await opened(key.keyHash)).status).toBe(404)
  })

  test('is given by who may review, and revoked by its own tenant alone', async () => {
    const body = { name: 'Export desk' }
    expect((await request(await newTenant(db, undefined, ['screen']), '/v1/calendar-tokens', { body })).status).toBe(403)
    const { id, token } = await mint(await aTenant())
    expect((await request(await aTenant(), `/v1/calendar-tokens/${id}`, { method: 'DELETE' })).status).toBe(404)
    expect((await opened(token)).status).toBe(200)
  })

  test('waits for no database that is away: 503', async () => {
    expect((await request(nobody, '/v1/duties.ics?token=x', { env: env({ DB: undefined }) })).status).toBe(503)
  })
})
