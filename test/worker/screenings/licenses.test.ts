import { describe, expect, test } from 'vitest'
import { storeOn } from '../../../functions/store/d1'
import { aBuyer, aLicense, anOrder } from '../../support/orders'
import type { TestKey } from '../../support/tenants'
import { db } from '../database'
import { aTenant, codesOf, counters, screened } from './service'

const now = { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' }
const each = 15_832
const buyer = aBuyer('CN', { name: 'Example Compute Beijing' })

/** A license of a number of its own, registered with a tenant. */
const registered = async (tenant: TestKey, ceilings: object, over: object = {}): Promise<string> => {
  const number = `D${Math.floor(Math.random() * 1e9)}`
  const put = await storeOn(db).putAllocation(
    tenant,
    now,
    `license:${number}:1`,
    {
      kind: 'license',
      holder: 'Example Exports Inc',
      period: { from: '2026-01-01', to: '2027-12-31' },
      ceilings: [{ from: '2026-01-01', ...ceilings }],
      covers: { consignees: [buyer['name'] as string], countries: ['CN'], eccns: ['3A090.a'] },
      cite: { provision: `License ${number}` },
      ...over,
    },
    undefined,
  )
  expect(put).toMatchObject({ ok: true })
  return number
}

const licensedOrder = (number: string, quantity: number, over: object = {}) =>
  anOrder({
    items: [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity }],
    parties: { ultimateConsignee: buyer },
    authorizations: [{ kind: 'license', number }],
    hold: { for: 'PT48H' },
    ...over,
  })

describe('a license at the checkout', () => {
  test('stated by its number alone takes its facts from the register, and its quota is set aside', async () => {
    const tenant = await aTenant()
    const number = await registered(tenant, { tpp: 100 * each, units: 100 })
    const answer = await screened(tenant, licensedOrder(number, 40))
    expect(answer).toMatchObject({
      decision: 'allow',
      authority: { kind: 'license', number, secured: true },
      determination: { outcome: 'authorized' },
      hold: { lines: [{ allocation: `license:${number}:1`, tpp: 40 * each, remainingTpp: 60 * each }] },
    })
    expect(await counters(`license:${number}:1`)).toMatchObject({ held: 40 * each })
  })

  test.each([
    { what: 'TPP', ceilings: { tpp: 40 * each - 1 } },
    { what: 'units', ceilings: { tpp: 100 * each, units: 39 } },
  ])('without room in $what covers nothing: block, and nothing is held', async ({ ceilings }) => {
    const tenant = await aTenant()
    const number = await registered(tenant, ceilings)
    const answer = await screened(tenant, licensedOrder(number, 40))
    expect(answer).toMatchObject({ decision: 'block', authority: null, determination: { outcome: 'license-required' } })
    expect(codesOf(answer)).toContain('ceiling-exceeded')
    expect(answer.hold).toBeUndefined()
    expect(await counters(`license:${number}:1`)).toMatchObject({ held: 0 })
  })

  test('without room gives way to an exception that needs none', async () => {
    const tenant = await aTenant()
    const number = await registered(
      tenant,
      { tpp: 1 },
      { covers: { consignees: ['Example Games VN'], countries: ['VN'], eccns: ['3A090.b', '4A090.b', '3A090.a'] } },
    )
    const order = licensedOrder(number, 5, {
      items: [{ kind: 'chip', chip: 'nvidia-rtx-4090', quantity: 5 }],
      parties: { ultimateConsignee: aBuyer('VN', { name: 'Example Games VN' }) },
    })
    const answer = await screened(tenant, order)
    expect(answer).toMatchObject({ decision: 'allow', authority: { kind: 'license-exception', symbol: 'ACA', secured: true } })
    expect(codesOf(answer)).toContain('ceiling-exceeded')
  })

  test('limited in value asks for the value, and permits nothing by itself', async () => {
    const tenant = await aTenant()
    const number = await registered(tenant, { value: { currency: 'USD', minor: 1_000_000_00 } })
    const answer = await screened(tenant, licensedOrder(number, 1))
    expect(answer).toMatchObject({ decision: 'review', authority: { kind: 'license', secured: false } })
    expect(codesOf(answer)).toContain('measure-missing')
  })

  test('that has ended covers nothing', async () => {
    const tenant = await aTenant()
    const number = await registered(tenant, { tpp: 100 * each }, { period: { from: '2025-01-01', to: '2026-11-21' } })
    expect(await screened(tenant, licensedOrder(number, 1))).toMatchObject({ decision: 'block', authority: null })
  })

  test('not registered here is the caller’s word, and nothing is secured', async () => {
    const answer = await screened(await aTenant(), licensedOrder('D1', 1, { authorizations: [aLicense('D1', buyer['name'] as string)] }))
    expect(answer).toMatchObject({ decision: 'allow', authority: { kind: 'license', number: 'D1', secured: false } })
    expect(answer.hold).toBeUndefined()
    expect(codesOf(answer)).toContain('license-not-registered')
  })

  test('of another tenant is not registered here', async () => {
    const number = await registered(await aTenant(), { tpp: 100 * each })
    const answer = await screened(await aTenant(), licensedOrder(number, 1))
    expect(answer.decision).toBe('review')
    expect(answer.hold).toBeUndefined()
  })

  test('is drawn on by the line that names the item', async () => {
    const tenant = await aTenant()
    const number = await registered(tenant, { tpp: 1000 * each })
    await storeOn(db).putAllocation(
      tenant,
      now,
      `license:${number}:2`,
      {
        kind: 'license',
        holder: 'Example Exports Inc',
        period: { from: '2026-01-01', to: '2027-12-31' },
        ceilings: [{ from: '2026-01-01', tpp: 1_000_000 }],
        covers: { consignees: [buyer['name'] as string], countries: ['CN'], eccns: ['3A090.b'] },
        cite: { provision: `License ${number}` },
      },
      undefined,
    )
    const items = [
      { kind: 'chip', chip: 'nvidia-h100-sxm', quantity: 2 },
      { kind: 'chip', spec: { tpp: 2400, dieAreaMm2: 1000, nonPlanar: true, designedForDatacenter: true }, quantity: 3 },
    ]
    const answer = await screened(tenant, licensedOrder(number, 0, { items }))
    expect(answer.hold?.lines.map(({ allocation, tpp }) => [allocation, tpp])).toEqual([
      [`license:${number}:1`, 2 * each],
      [`license:${number}:2`, 7200],
    ])
  })

  test('asked without a hold is not secured, and nothing moves', async () => {
    const tenant = await aTenant()
    const number = await registered(tenant, { tpp: 100 * each })
    const answer = await screened(tenant, licensedOrder(number, 40, { hold: undefined }))
    expect(answer).toMatchObject({ decision: 'allow', authority: { kind: 'license', secured: false } })
    expect(await counters(`license:${number}:1`)).toMatchObject({ held: 0 })
    expect(await screened(tenant, licensedOrder(number, 101, { hold: undefined }))).toMatchObject({ decision: 'block' })
  })
})

describe('the January 2026 window under a license', () => {
  test('draws on the exporter’s volume of the product as well', async () => {
    const tenant = await aTenant()
    const number = await registered(tenant, { tpp: 10_000 * each })
    const window = 'volume-window:Example Exports Inc:nvidia-h100-sxm'
    await storeOn(db).putAllocation(
      tenant,
      now,
      window,
      {
        kind: 'volume-window',
        holder: 'Example Exports Inc',
        period: { from: '2026-01-15', to: '2030-12-31' },
        ceilings: [{ from: '2026-01-15' }],
        ratio: { numerator: 50, denominator: 100, baseTpp: 200 * each },
        cite: { provision: '15 CFR part 742, Supplement No. 2, para. (dd)(1)(iii)' },
      },
      undefined,
    )
    const exporter = { name: 'Example Exports Inc', country: 'US', headquarters: 'US', ultimateParents: [] }
    const order = (quantity: number) => licensedOrder(number, quantity, { parties: { ultimateConsignee: buyer, exporter } })
    const fits = await screened(tenant, order(100))
    expect(fits.hold?.lines.map(({ allocation }) => allocation)).toEqual([`license:${number}:1`, window])
    expect(await screened(tenant, order(1))).toMatchObject({ decision: 'block' })
  })
})
