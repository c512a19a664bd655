import { describe, expect, test } from 'vitest'
import type { TestKey } from '../../support/tenants'
import { aTenant } from '../screenings/service'
import { aCheck, checked, codesOf, happened, post, read } from './service'

/** A month of eight H100s, asked for by a firm that nobody verified: for a person. */
const unverified = (id: string) =>
  aCheck({ id }, { verifications: [], compute: [{ chip: 'nvidia-h100-sxm', count: 8, hours: 720, training: false }] })
const embargoed = (id: string) => aCheck({ id, addresses: [{ text: 'Example Street 1, Tehran', country: 'IR', kind: 'principal' }] })

const rule = (key: TestKey, check: string, ruling: object, idempotencyKey?: string) =>
  post(
    key,
    `/v1/customers/checks/${check}/dispositions`,
    { reason: 'As the file shows.', by: 'Example Officer', ...ruling },
    {
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    },
  )
const standing = async (response: Response): Promise<string> => {
  expect(response.status, await response.clone().text()).toBe(201)
  return (await response.json<{ standing: string }>()).standing
}
const pointerOf = async (response: Response): Promise<string | undefined> => {
  expect(response.status, await response.clone().text()).toBe(422)
  return (await response.json<{ errors: { pointer: string }[] }>()).errors[0]?.pointer
}
const evidence = ['Passport of 2026-11-20']

describe('a flag that a person resolved', () => {
  test('counts no more, here and in the next check, and is never deleted', async () => {
    const key = await aTenant()
    const first = await checked(key, unverified('a'))
    expect(first.decision).toBe('review')
    const weighing = first.flags.filter(({ severity }) => severity !== 'info')
    let now = 'review'
    for (const { code, subject } of weighing)
      now = await standing(await rule(key, first.id, { ruling: 'resolve', flag: { code, subject }, evidence }))
    expect(now).toBe('allow')
    expect(await read(key, '/v1/customers/a')).toMatchObject({ standing: 'allow' })
    const next = await checked(key, unverified('a'))
    expect(next.decision).toBe('allow')
    expect(codesOf(next)).toEqual(codesOf(first))
    expect(next.flags.filter(({ resolution }) => resolution?.kind === 'resolved')).toHaveLength(weighing.length)
    expect(await read(key, `/v1/customers/checks/${next.id}/replay`)).toMatchObject({ id: next.id })
  })

  test('is raised again where it says something else', async () => {
    const key = await aTenant()
    const first = await checked(key, aCheck({ id: 'a', accessIps: [{ country: 'CN' }] }))
    const flag = first.flags.find(({ code }) => code === 'GEO_IP_D5')
    expect(flag?.severity).toBe('medium')
    await rule(key, first.id, { ruling: 'resolve', flag: { code: 'GEO_IP_D5' }, evidence })
    const same = await checked(key, aCheck({ id: 'a', accessIps: [{ country: 'CN' }] }))
    expect(same.flags.find(({ code }) => code === 'GEO_IP_D5')?.severity).toBe('info')
    const other = await checked(key, aCheck({ id: 'a', accessIps: [{ country: 'RU' }] }))
    expect(other.flags.find(({ code }) => code === 'GEO_IP_D5')?.severity).toBe('medium')
  })

  test('needs evidence', async () => {
    const key = await aTenant()
    const { id, flags } = await checked(key, unverified('a'))
    expect(await pointerOf(await rule(key, id, { ruling: 'resolve', flag: { code: flags[0]?.code } }))).toBe('/evidence')
    expect(await pointerOf(await rule(key, id, { ruling: 'license', flag: { code: flags[0]?.code } }))).toBe('/evidence')
  })

  test('must be one of the check', async () => {
    const key = await aTenant()
    const { id } = await checked(key, unverified('a'))
    expect(await pointerOf(await rule(key, id, { ruling: 'resolve', flag: { code: 'PAY_OVERPAY' }, evidence }))).toBe('/flag')
    expect(await pointerOf(await rule(key, id, { ruling: 'resolve', evidence }))).toBe('/flag')
    expect(await pointerOf(await rule(key, id, { ruling: 'approve', flag: { code: 'ID_UNVERIFIED' } }))).toBe('/flag')
  })
})

describe('a legal bar', () => {
  test('is nobody’s to resolve or to approve away', async () => {
    const key = await aTenant()
    const { id, flags, decision } = await checked(key, embargoed('a'))
    expect(decision).toBe('block')
    expect(flags).toContainEqual(expect.objectContaining({ code: 'GEO_EMBARGO', severity: 'critical', basis: 'LEGAL' }))
    const flag = { code: 'GEO_EMBARGO' }
    expect(await pointerOf(await rule(key, id, { ruling: 'resolve', flag, evidence }))).toBe('/ruling')
    expect(await pointerOf(await rule(key, id, { ruling: 'approve' }))).toBe('/ruling')
    expect(await read(key, '/v1/customers/a')).toMatchObject({ standing: 'block' })
  })

  test.each([['false-positive'], ['license']])('falls by %s', async (ruling) => {
    const key = await aTenant()
    const { id, flags } = await checked(key, embargoed('a'))
    let now = ''
    for (const { code, subject } of flags.filter(({ severity }) => severity === 'critical'))
      now = await standing(await rule(key, id, { ruling, flag: { code, subject }, evidence }))
    expect(now).not.toBe('block')
  })
})

describe('a customer', () => {
  test('is approved out of a review, and stays so while nothing weighs more', async () => {
    const key = await aTenant()
    const { id } = await checked(key, unverified('a'))
    expect(await standing(await rule(key, id, { ruling: 'approve' }))).toBe('allow')
    expect(await happened(key, 'a', {})).toMatchObject({ decision: 'allow', previousDecision: 'allow', changed: false })
  })

  test('that was approved for little is for a person again once it asks for more', async () => {
    const key = await aTenant()
    const chips = (count: number) => [{ chip: 'nvidia-h100-sxm', count, hours: 720, training: false }]
    const { id, decision } = await checked(key, aCheck({ id: 'a', headquarters: 'CN' }, { compute: chips(8) }))
    expect([decision, await standing(await rule(key, id, { ruling: 'approve' }))]).toEqual(['review', 'allow'])
    expect(await happened(key, 'a', { changes: { compute: chips(7) } })).toMatchObject({ decision: 'allow', changed: false })
    const more = await happened(key, 'a', { changes: { compute: chips(512) } })
    expect(more).toMatchObject({ decision: 'review', previousDecision: 'allow', changed: true })
    expect(more.changes).toContainEqual({ code: 'GEO_D5_HQ', subject: 'customer', from: null, to: 'high' })
    expect(await happened(key, 'a', {})).toMatchObject({ decision: 'review', changed: false })
  })

  test('that was refused stays refused whatever it tells later, until a person approves it', async () => {
    const key = await aTenant()
    const { id } = await checked(key, unverified('a'))
    expect(await standing(await rule(key, id, { ruling: 'refuse' }))).toBe('block')
    expect(await pointerOf(await rule(key, id, { ruling: 'approve' }))).toBe('/ruling')
    const next = await checked(key, aCheck({ id: 'a' }))
    expect(next).toMatchObject({ decision: 'block', refused: { check: id }, granted: { computeTier: null } })
    expect(await standing(await rule(key, next.id, { ruling: 'approve' }))).toBe('allow')
    expect(await checked(key, aCheck({ id: 'a' }))).toMatchObject({ decision: 'allow' })
  })

  test('of which a flag was found true is blocked', async () => {
    const key = await aTenant()
    const { id, flags } = await checked(key, unverified('a'))
    expect(await standing(await rule(key, id, { ruling: 'true-match', flag: { code: flags[0]?.code } }))).toBe('block')
  })
})

describe('a ruling', () => {
  test('that is sent again is heard again, and with another body refused', async () => {
    const key = await aTenant()
    const { id } = await checked(key, unverified('a'))
    const [first, again] = [await rule(key, id, { ruling: 'approve' }, 'k'), await rule(key, id, { ruling: 'approve' }, 'k')]
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(await again.json()).toEqual(await first.json())
    expect((await rule(key, id, { ruling: 'refuse' }, 'k')).status).toBe(422)
    expect((await read<{ dispositions: unknown[] }>(key, `/v1/customers/checks/${id}`)).dispositions).toHaveLength(1)
  })
})
