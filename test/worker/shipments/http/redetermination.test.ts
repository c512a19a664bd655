import { describe, expect, test } from 'vitest'
import { askedOf } from '../../../../functions/http/lists-of'
import { marker } from '../../../../functions/http/marker'
import { newScreening } from '../../../../functions/http/settle-terms'
import { decideRedirect } from '../../../../functions/operations/decide-redirect'
import type { Caller, OnBehalf } from '../../../../functions/store/caller'
import { storeOn } from '../../../../functions/store/d1'
import { registerLicense } from '../../../support/licenses'
import { noLists } from '../../../support/listed'
import { aBuyer, anLppOrder, anOrder } from '../../../support/orders'
import type { TestKey } from '../../../support/tenants'
import { db } from '../../database'
import { type Answer, aTenant, counters, env, request, screened } from '../../screenings/service'

const now = { at: new Date('2026-11-22T17:30:00Z'), day: '2026-11-22' }
const nobody = await noLists()
const each = 15_832
const anOrderNumber = () => Math.floor(Math.random() * 1e9)

const redirected = (who: Caller | OnBehalf, { id, reference }: Answer, country: string, over: object = {}) =>
  decideRedirect(storeOn(db), who, now, {
    order: anOrderNumber(),
    reference,
    screening: id,
    country,
    lists: async () => askedOf(env())(nobody, now.at),
    requestId: 'request-1',
    engine: '0.1.0',
    marks: marker('a secret for marks'),
    named: newScreening,
    ...over,
  })

const upkeep = ({ tenant }: TestKey): OnBehalf => ({ tenant })

/** H100 under a license that names China and Vietnam, with all of it held. */
const licensed = async (tenant: TestKey, { quantity = 10, ceiling = 10, statement = {} } = {}) => {
  const number = `D${anOrderNumber()}`
  const consignee = aBuyer('CN', { name: 'Example Compute Beijing' })
  await registerLicense(db, tenant, `license:${number}:1`, 'Example Compute Beijing', {
    ceilings: [{ from: '2026-01-01', tpp: ceiling * each }],
    covers: { consignees: ['Example Compute Beijing'], countries: ['CN', 'VN'], eccns: ['3A090.a'] },
  })
  const order = anOrder({
    items: [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity }],
    parties: { ultimateConsignee: consignee },
    authorizations: [{ kind: 'license', number, ...statement }],
    hold: { for: 'PT48H' },
  })
  const answer = await screened(tenant, order)
  expect(answer).toMatchObject({ decision: 'allow', hold: { id: answer.id } })
  return { number, order, answer, allocation: `license:${number}:1` }
}

/** Certified for this year, by a firm in India of its own registration. */
const lppOf2026 = (name = `Example ${crypto.randomUUID()}`) => ({
  asOf: now.day,
  usage: { lpp: { year: 2026, receivedTpp: 0 } },
  parties: {
    ultimateConsignee: aBuyer('IN', { name, registration: { scheme: 'lei', id: crypto.randomUUID() } }),
  },
})

const codesOf = ({ because }: { readonly because: readonly { readonly code: string }[] }) => because.map(({ code }) => code)

describe('an order that goes elsewhere', () => {
  test('to a country that needs no license is allowed', async () => {
    const tenant = await aTenant()
    const answer = await screened(tenant, anOrder())
    const decided = await redirected(upkeep(tenant), answer, 'FR')
    expect(decided).toMatchObject({ decision: 'allow', screening: expect.stringMatching(/^scr_/) })
  })

  test('to a country that its authority does not reach is blocked, and says why', async () => {
    const tenant = await aTenant()
    const { answer } = await licensed(tenant)
    const decided = await redirected(upkeep(tenant), answer, 'RU')
    expect(decided).toMatchObject({ decision: 'block' })
    expect(decided.because.length).toBeGreaterThan(0)
    expect(codesOf(decided)).not.toContain('authorized')
  })

  test('to another country of its license goes by what is held for it, though that fills the license and is frozen', async () => {
    const tenant = await aTenant()
    const { answer, allocation } = await licensed(tenant)
    const capture = { body: { lines: [{ allocation, tpp: 4 * each, units: 4 }], final: false } }
    expect((await request(tenant, `/v1/holds/${answer.hold?.id}/capture`, capture)).status).toBe(200)
    expect((await request(tenant, `/v1/holds/${answer.hold?.id}/freezes`, { body: { frozen: true, reason: 'redirected' } })).status).toBe(
      200,
    )
    expect(await redirected(upkeep(tenant), answer, 'VN')).toMatchObject({ decision: 'allow' })
    expect(await counters(allocation)).toMatchObject({ held: 6 * each, captured: 4 * each })
  })

  test('does not take a license along that was stated for no country', async () => {
    const tenant = await aTenant()
    const number = `D${anOrderNumber()}`
    await registerLicense(db, tenant, `license:${number}:1`, 'Example Compute Beijing', {
      covers: { consignees: ['Example Compute Beijing'], eccns: ['3A090.a'] },
    })
    const answer = await screened(
      tenant,
      anOrder({
        items: [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity: 2 }],
        parties: { ultimateConsignee: aBuyer('CN', { name: 'Example Compute Beijing' }) },
        authorizations: [{ kind: 'license', number }],
        hold: { for: 'PT48H' },
      }),
    )
    expect(answer.decision).toBe('allow')
    expect(await redirected(upkeep(tenant), answer, 'VN')).toMatchObject({ decision: 'block' })
  })

  test('under the same yearly limit goes by what is held of it', async () => {
    const tenant = await aTenant()
    const held = await screened(tenant, anLppOrder(10, 0, lppOf2026()))
    expect(held).toMatchObject({ decision: 'allow', authority: { symbol: 'LPP', secured: true } })
    expect(await redirected(upkeep(tenant), held, 'ID')).toMatchObject({ decision: 'allow' })
  })

  test('by an exception of which nothing is held for it is for a person', async () => {
    const tenant = await aTenant()
    const number = `D${anOrderNumber()}`
    const name = `Example ${crypto.randomUUID()}`
    await registerLicense(db, tenant, `license:${number}:1`, name, {
      covers: { consignees: [name], countries: ['IN'], eccns: ['3A090.a'] },
    })
    const order = anLppOrder(10, 0, { ...lppOf2026(name), authorizations: [{ kind: 'license', number }] })
    const answer = await screened(tenant, order)
    expect(answer).toMatchObject({ decision: 'allow', hold: { lines: [{ allocation: `license:${number}:1` }] } })
    const decided = await redirected(upkeep(tenant), answer, 'ID')
    expect(decided.decision).toBe('review')
    expect(codesOf(decided)).toContain('authority-not-secured')
  })

  test.each([
    { country: '', because: 'it was only said to be elsewhere' },
    { country: 'Korea', because: 'there are two' },
    { country: 'ZZ', because: 'there is none' },
  ])('to "$country" is for a person: $because', async ({ country }) => {
    const tenant = await aTenant()
    const answer = await screened(tenant, anOrder())
    expect(await redirected(upkeep(tenant), answer, country)).toEqual({
      decision: 'review',
      because: [{ code: 'destination-unknown', text: expect.any(String) }],
    })
  })

  test('is not better off than it stood', async () => {
    const tenant = await aTenant()
    const answer = await screened(tenant, anOrder({ items: [{ kind: 'classified', eccn: '3A001.a', tpp: 1, quantity: 1 }] }))
    expect(answer.decision).toBe('review')
    const refusal = { ruling: 'refuse', reason: 'nobody knows the buyer', by: 'an officer' }
    expect((await request(tenant, `/v1/screenings/${answer.id}/dispositions`, { body: refusal })).status).toBe(201)
    const decided = await redirected(upkeep(tenant), answer, 'FR')
    expect(decided.decision).toBe('block')
    expect(codesOf(decided)).toContain('order-not-allowed')
  })
})

describe('the screening of a redirect', () => {
  test('takes the place of none, and the next one of the order takes its own', async () => {
    const tenant = await aTenant()
    const { answer, order, allocation } = await licensed(tenant)
    const { screening } = await redirected(upkeep(tenant), answer, 'VN')
    const aside = await (await request(tenant, `/v1/screenings/${screening}`)).json<Answer & { screening: Answer }>()
    expect(JSON.stringify(aside)).not.toContain('"supersedes":"')
    expect(await counters(allocation)).toMatchObject({ held: 10 * each })
    expect((await request(tenant, `/v1/holds/${answer.hold?.id}`)).status).toBe(200)
    const next = await screened(tenant, order)
    expect(next).toMatchObject({ decision: 'allow', supersedes: answer.id, hold: { id: next.id } })
    expect(await counters(allocation)).toMatchObject({ held: 10 * each })
  })

  test('is made once for an order and a country', async () => {
    const tenant = await aTenant()
    const answer = await screened(tenant, anOrder())
    const order = anOrderNumber()
    const first = await redirected(upkeep(tenant), answer, 'FR', { order })
    expect(await redirected(upkeep(tenant), answer, 'FR', { order })).toEqual(first)
    expect((await redirected(upkeep(tenant), answer, 'ES', { order })).screening).not.toBe(first.screening)
  })

  test('gives the same answer when it is made again', async () => {
    const tenant = await aTenant()
    const { answer } = await licensed(tenant)
    const { screening } = await redirected(upkeep(tenant), answer, 'VN')
    expect((await request(tenant, `/v1/screenings/${screening}/replay`)).status).toBe(200)
  })

  test('is not made for a connection that is closed, nor of what is another tenant’s', async () => {
    const tenant = await aTenant()
    const answer = await screened(tenant, anOrder())
    await expect(redirected({ tenant: tenant.tenant, connection: 'none' }, answer, 'FR')).rejects.toThrow()
    expect(await redirected(upkeep(await aTenant()), answer, 'FR')).toMatchObject({
      decision: 'review',
      because: [{ code: 'record-deleted' }],
    })
  })

  test('is undecided while the lists cannot be had', async () => {
    const tenant = await aTenant()
    const answer = await screened(tenant, anOrder())
    const lists = () => Promise.reject(new Error('no lists'))
    await expect(redirected(upkeep(tenant), answer, 'FR', { lists })).rejects.toThrow('no lists')
  })
})
