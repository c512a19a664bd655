import { describe, expect, test } from 'vitest'
import { askedOf } from '../../../../functions/http/lists-of'
import { askedOf as keptQuestion } from '../../../../functions/operations/composed-answer'
import { createScreening } from '../../../../functions/operations/create-screening'
import type { OnBehalf } from '../../../../functions/store/caller'
import { storeOn } from '../../../../functions/store/d1'
import { noLists } from '../../../support/listed'
import type { TestKey } from '../../../support/tenants'
import { db } from '../../database'
import { env } from '../../screenings/service'
import { aCarrier, each, ordered } from './service'

const now = { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' }
const nobody = await noLists()

/** The question of a stored screening, asked again for another order without a key. */
const screenedAgain = async (who: OnBehalf, tenant: TestKey, screening: string, reference: string) => {
  const found = await storeOn(db).findScreening(tenant, now, screening)
  const { input } = keptQuestion(found?.record.input ?? '')
  const id = `scr_${crypto.randomUUID()}`
  const made = await createScreening(storeOn(db), who, now, {
    input: { ...input, reference },
    lists: async () => askedOf(env())(nobody, now.at),
    requestKey: id,
    requestHash: '0',
    requestId: 'request-1',
    id,
    salt: 'salt',
    engine: '0.1.0',
    marks: async () => [],
  })
  if (!made.ok) throw new Error(made.error.reason)
  return { id, answer: JSON.parse(made.value.value) as { decision: string; hold?: { id: string } } }
}

const askerOf = (tenant: string, hold: string) =>
  db.prepare("SELECT key FROM operations WHERE tenant = ?1 AND hold = ?2 AND op = 'place'").bind(tenant, hold).first<string>('key')

/** The connection that a carrier of the tenant tells by. */
const connectionOf = async (tenant: TestKey): Promise<string> => {
  await aCarrier(tenant)
  return (await db.prepare('SELECT id FROM connections WHERE tenant = ?1').bind(tenant.tenant).first<string>('id')) ?? ''
}

describe('an order screened without a key', () => {
  test('holds quota, and the ledger says which connection asked', async () => {
    const { tenant, answer } = await ordered()
    const connection = await connectionOf(tenant)
    const asked = await screenedAgain({ tenant: tenant.tenant, connection }, tenant, answer.id, 'another order')
    expect(asked.answer).toMatchObject({ decision: 'allow', hold: { lines: [{ tpp: 8 * each }] } })
    expect(await askerOf(tenant.tenant, asked.id)).toBe(`connection:${connection}`)
    expect(await askerOf(tenant.tenant, answer.id)).toBe(tenant.keyId)
  })

  test('by the clock says so', async () => {
    const { tenant, answer } = await ordered()
    const asked = await screenedAgain({ tenant: tenant.tenant }, tenant, answer.id, 'another order')
    expect(await askerOf(tenant.tenant, asked.id)).toBe('upkeep')
  })

  test('for a connection that was closed does nothing', async () => {
    const { tenant, answer } = await ordered()
    const connection = await connectionOf(tenant)
    expect(await storeOn(db).closeConnection(tenant, now, connection)).toMatchObject({ ok: true })
    await expect(screenedAgain({ tenant: tenant.tenant, connection }, tenant, answer.id, 'another order')).rejects.toThrow()
    const kept = await db.prepare('SELECT count(*) AS n FROM screenings WHERE tenant = ?1').bind(tenant.tenant).first<number>('n')
    expect(kept).toBe(1)
  })

  test('through another tenant’s connection does nothing', async () => {
    const { tenant, answer } = await ordered()
    const connection = await connectionOf((await ordered()).tenant)
    await expect(screenedAgain({ tenant: tenant.tenant, connection }, tenant, answer.id, 'another order')).rejects.toThrow()
  })
})
