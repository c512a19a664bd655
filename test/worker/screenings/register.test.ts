import { describe, expect, test } from 'vitest'
import { registerLicense } from '../../support/licenses'
import { aBuyer, aLicense, anLppOrder, anOrder } from '../../support/orders'
import type { TestKey } from '../../support/tenants'
import { db } from '../database'
import { aTenant, codesOf, counters, screened } from './service'

const each = 15_832
const name = 'Example Compute Beijing'
const parties = { ultimateConsignee: aBuyer('CN', { name }) }
const h100 = (quantity: number) => ({ kind: 'chip', chip: 'nvidia-h100-sxm', quantity })
/** 7,200 TPP of 3A090.b. */
const lesser = { kind: 'chip', spec: { tpp: 2400, dieAreaMm2: 1000, nonPlanar: true, designedForDatacenter: true }, quantity: 3 }
const aNumber = () => `D${String(crypto.getRandomValues(new Uint32Array(1))[0])}`
const order = (over: object) => anOrder({ parties, items: [h100(1)], hold: { for: 'PT48H' }, ...over })
const by = (...numbers: readonly string[]) => ({ authorizations: numbers.map((number) => ({ kind: 'license', number })) })
const register = async (tenant: TestKey, over: object = {}, line = 1, number = aNumber()): Promise<string> => {
  await registerLicense(db, tenant, `license:${number}:${line}`, name, over)
  return number
}
const covering = (over: object) => ({ covers: { consignees: [name], countries: ['CN'], eccns: ['3A090.a'], ...over } })
const linesIn = ({ hold }: Awaited<ReturnType<typeof screened>>) => hold?.lines.map(({ allocation, tpp }) => [allocation, tpp])

describe('what a license covers is for the register to say', () => {
  test.each([
    { what: 'items', over: covering({ eccns: ['3A090.b'] }) },
    { what: 'consignee', over: covering({ consignees: ['Example Other Ltd'] }) },
    { what: 'days', over: { period: { from: '2025-01-01', to: '2026-11-21' } } },
    { what: 'days to come', over: { period: { from: '2026-11-23', to: '2027-12-31' } } },
  ])('and not for a caller who states other $what', async ({ over }) => {
    const tenant = await aTenant()
    const number = await register(tenant, over)
    const answer = await screened(tenant, order({ authorizations: [aLicense(number, name)] }))
    expect(answer).toMatchObject({ decision: 'block', authority: null })
    expect(answer.hold).toBeUndefined()
  })

  test('but for a person where the caller states that it does not cover what it is registered for', async () => {
    const tenant = await aTenant()
    const number = await register(tenant)
    const answer = await screened(tenant, order({ authorizations: [aLicense(number, name, { expiresOn: '2026-11-21' })] }))
    expect(answer.decision).toBe('review')
    expect(codesOf(answer)).toContain('license-register-differs')
    const same = await screened(tenant, order({ authorizations: [aLicense(number, name)] }))
    expect(same.decision).toBe('allow')
  })

  test('and what it is silent on is for the caller to say', async () => {
    const tenant = await aTenant()
    const number = await register(tenant, { covers: undefined })
    expect((await screened(tenant, order(by(number)))).decision).toBe('review')
    expect((await screened(tenant, order({ authorizations: [aLicense(number, name)] }))).decision).toBe('allow')
  })

  test('line by line: what one line gives one consignee is not another’s', async () => {
    const tenant = await aTenant()
    const number = await register(tenant)
    await register(tenant, covering({ consignees: ['Example Other Ltd'], eccns: ['3A090.b'] }), 2, number)
    expect((await screened(tenant, order({ ...by(number), items: [lesser] }))).decision).toBe('block')
    expect(linesIn(await screened(tenant, order(by(number))))).toEqual([[`license:${number}:1`, each]])
  })

  test('whichever of its consignees the order is for', async () => {
    const tenant = await aTenant()
    const number = await register(tenant, covering({ consignees: ['Example Other Ltd', name] }))
    expect((await screened(tenant, order(by(number)))).decision).toBe('allow')
  })
})

describe('licenses that cover an order together', () => {
  test('are each drawn on for their own items, and none twice', async () => {
    const tenant = await aTenant()
    const [one, other, spare] = [await register(tenant), await register(tenant, covering({ eccns: ['3A090.b'] })), await register(tenant)]
    const answer = await screened(tenant, order({ ...by(one, other, spare, one), items: [h100(2), lesser] }))
    expect(answer).toMatchObject({ decision: 'allow', authority: { kind: 'license', number: one, secured: true } })
    expect(linesIn(answer)).toEqual([
      [`license:${one}:1`, 2 * each],
      [`license:${other}:1`, 7200],
    ])
  })

  test('permit nothing where one of them has no room', async () => {
    const tenant = await aTenant()
    const one = await register(tenant)
    const other = await register(tenant, { ...covering({ eccns: ['3A090.b'] }), ceilings: [{ from: '2026-01-01', tpp: 7199 }] })
    const answer = await screened(tenant, order({ ...by(one, other), items: [h100(2), lesser] }))
    expect(answer).toMatchObject({ decision: 'block', authority: null })
    expect(await counters(`license:${one}:1`)).toMatchObject({ held: 0 })
  })

  test('give way to the next that covers it and has room', async () => {
    const tenant = await aTenant()
    const full = await register(tenant, { ceilings: [{ from: '2026-01-01', tpp: 1 }] })
    const roomy = await register(tenant)
    const answer = await screened(tenant, order(by(full, roomy)))
    expect(answer).toMatchObject({ decision: 'allow', authority: { number: roomy, secured: true } })
    expect(linesIn(answer)).toEqual([[`license:${roomy}:1`, each]])
    expect(answer.determination.authorizations.map(({ number }) => number)).toEqual([roomy])
  })

  test('of which one is not registered are not secured', async () => {
    const tenant = await aTenant()
    const one = await register(tenant)
    const authorizations = [{ kind: 'license', number: one }, aLicense('D77', name, { eccns: ['3A090.b'] })]
    const answer = await screened(tenant, order({ authorizations, items: [h100(2), lesser] }))
    expect(answer).toMatchObject({ decision: 'allow', authority: { secured: false } })
    expect(codesOf(answer)).toContain('license-not-registered')
    expect(linesIn(answer)).toEqual([[`license:${one}:1`, 2 * each]])
  })
})

describe('a license limited in value', () => {
  const limited = { ceilings: [{ from: '2026-01-01', value: { currency: 'USD', minor: 1 } }] }

  test('permits nothing by itself, with a hold or without', async () => {
    const tenant = await aTenant()
    const number = await register(tenant, limited)
    const answer = await screened(tenant, order({ ...by(number), hold: undefined }))
    expect(answer).toMatchObject({ decision: 'review', authority: { secured: false } })
    expect(codesOf(answer)).toContain('measure-missing')
  })

  test('gives way to a yearly limit that has room, and the hold is what the answer says', async () => {
    const tenant = await aTenant()
    const buyer = aBuyer('IN', { name: 'Example Value Pvt', registration: { scheme: 'lei', id: crypto.randomUUID() } })
    const number = await register(tenant, {
      ...limited,
      period: { from: '2025-01-01', to: '2027-12-31' },
      ...covering({ consignees: ['Example Value Pvt'], countries: ['IN'] }),
    })
    const answer = await screened(tenant, anLppOrder(10, 0, { parties: { ultimateConsignee: buyer }, ...by(number) }))
    expect(answer.authority).toMatchObject({ kind: 'license-exception', symbol: 'LPP', secured: true })
    expect(answer.hold?.lines).toMatchObject([{ allocation: expect.stringContaining('lpp:2025:'), tpp: 10 * each }])
    expect(answer.determination.outcome).toBe('license-exception')
  })
})

test('lapsed units of a license are there again for an order that sets nothing aside', async () => {
  const tenant = await aTenant()
  const number = await register(tenant, { ceilings: [{ from: '2026-01-01', units: 10 }] })
  await screened(tenant, order({ ...by(number), items: [h100(10)], hold: { for: 'PT1H' } }))
  const again = order({ ...by(number), items: [h100(10)], hold: undefined })
  expect((await screened(tenant, again)).decision).toBe('block')
  expect((await screened(tenant, again, { at: '2026-11-22T18:00:00Z' })).decision).toBe('allow')
})

test('a ceiling that has stepped up is answered as it stands now', async () => {
  const tenant = await aTenant()
  const ceilings = [
    { from: '2026-01-01', tpp: each },
    { from: '2026-11-23', tpp: 10 * each },
  ]
  const number = await register(tenant, { ceilings })
  const two = order({ ...by(number), items: [h100(2)], asOf: '2026-11-22' })
  expect((await screened(tenant, two)).decision).toBe('block')
  const later = await screened(tenant, { ...two, hold: undefined }, { at: '2026-11-23T17:00:00Z' })
  expect(later.decision).toBe('allow')
  const held = await screened(tenant, { ...two, reference: 'another' }, { at: '2026-11-23T17:00:00Z' })
  expect(held.hold?.lines[0]?.remainingTpp).toBe(8 * each)
})

describe('the volume window of an exporter', () => {
  const window = async (tenant: TestKey, holder: string) =>
    registerLicense(db, tenant, `volume-window:${holder}:nvidia-h100-sxm`, name, {
      kind: 'volume-window',
      holder,
      ceilings: [{ from: '2026-01-01' }],
      covers: undefined,
      ratio: { numerator: 50, denominator: 100, baseTpp: 2 * each },
    })
  const from = (exporter: string) => ({ parties: { ...parties, exporter: aBuyer('US', { name: exporter }) } })

  test.each([
    { what: 'left out', over: {} },
    { what: 'written otherwise', over: from('EXAMPLE Exports inc ') },
  ])('is drawn on though the exporter is $what', async ({ over }) => {
    const tenant = await aTenant()
    await window(tenant, 'Example Exports Inc')
    const number = await register(tenant, covering({ otherParties: ['Example Exports Inc'] }))
    expect((await screened(tenant, order({ ...by(number), ...over }))).hold?.lines).toHaveLength(2)
    expect((await screened(tenant, order({ ...by(number), ...over }))).decision).toBe('block')
  })

  test('is not another exporter’s', async () => {
    const tenant = await aTenant()
    await window(tenant, name)
    const number = await register(tenant)
    expect((await screened(tenant, order(by(number)))).hold?.lines).toHaveLength(1)
  })
})
