import { describe, expect, test } from 'vitest'
import type { Dated } from '../../../functions/domain/law'
import { caseByCaseWindow } from '../../../functions/regimes/us/case-by-case-window'
import { countryAllocation } from '../../../functions/regimes/us/country-allocation'
import { exceptionLpp } from '../../../functions/regimes/us/exception-lpp'
import { nationalCeilings } from '../../../functions/regimes/us/national-validated-end-user'
import { universalShares } from '../../../functions/regimes/us/universal-validated-end-user'
import { newTenant } from '../../support/tenants'
import {
  allocationPath,
  balance,
  type Caller,
  callerOf,
  db,
  hold,
  holdPath,
  line,
  newCaller,
  newDeployment,
  open,
  problem,
  terms,
  toldOf,
} from './quota-service'

const lawOf = <T>({ history }: { readonly history: readonly unknown[] }): T => (history.at(-1) as Dated<T>).value
const { ceilingTpp: lppTpp } = lawOf<{ ceilingTpp: number }>(exceptionLpp)
const { ceilingTpp: countryTpp } = lawOf<{ ceilingTpp: number }>(countryAllocation)
const { steps, through } = lawOf<{ steps: readonly { from: string; ceilingTpp: number }[]; through: string }>(nationalCeilings)

/** An H100 SXM as its datasheet has it: 989 dense TFLOPS of FP16. */
const h100 = 989 * 16

const use = async (caller: Caller, id: string, allocation: string, tpp: number, expiresAt?: string) => {
  const placed = await hold(caller, id, [line(allocation, tpp)], expiresAt)
  return placed.status === 201 ? (await caller.post(holdPath(id, 'capture'), {})).status : placed
}

// The figures of the regulation themselves, once: 15 CFR 740.29(c), 742.6(b)(10)(iii)(B).
test('the ceilings are those of the law', () => {
  expect([lppTpp, countryTpp, h100]).toEqual([26_900_000, 790_000_000, 15_824])
})

describe('LPP, 26,900,000 TPP a year for an ultimate parent', () => {
  const opened = async () => {
    const id = `lpp:2026:example.${crypto.randomUUID()}`
    await open(await newDeployment(), id, { ceilings: [{ from: '2026-01-01', tpp: lppTpp }] })
    return id
  }

  test('is 1,699 H100, and 1,700 are 800 TPP too many', async () => {
    const [id, caller] = [await opened(), await newCaller()]
    const refused = await hold(caller, 'round', [line(id, 1700 * h100)])
    expect(toldOf(refused)).toEqual(problem(409, 'ceiling-exceeded', '/lines/0'))
    expect(refused.body['detail']).toContain('26900800')
    expect((await hold(caller, 'fits', [line(id, 1699 * h100)])).status).toBe(201)
    expect(await balance(caller, id)).toMatchObject({ heldTpp: 26_884_976, remainingTpp: 15_024 })
  })

  test('is 212 servers of eight, with 62,496 left', async () => {
    const [id, caller] = [await opened(), await newCaller()]
    expect((await hold(caller, 'too many', [line(id, 213 * 8 * h100)])).status).toBe(409)
    expect((await hold(caller, 'fits', [line(id, 212 * 8 * h100)])).status).toBe(201)
    expect(await balance(caller, id)).toMatchObject({ remainingTpp: 62_496 })
  })

  test('counts across exporters: after 20,000,000 by another, 436 fit and neither 437 nor 500', async () => {
    const [id, one, other] = [await opened(), await newCaller(), await newCaller()]
    expect(await use(one, 'first', id, 20_000_000)).toBe(200)
    for (const count of [500, 437])
      expect(toldOf(await hold(other, `${count}`, [line(id, count * h100)]))).toEqual(problem(409, 'ceiling-exceeded', '/lines/0'))
    expect((await hold(other, '436', [line(id, 436 * h100)])).status).toBe(201)
    expect(await balance(other, id)).toEqual({ ceilingTpp: lppTpp, heldTpp: 6_899_264, capturedTpp: 20_000_000, remainingTpp: 736 })
  })
})

describe('a country, 790,000,000 TPP licensed from 2025 to 2027', () => {
  const period = { from: '2025-01-01', to: '2027-12-31' }
  /** Each country once, as they are shared by all. */
  const opened = async (country: string, tpp = countryTpp) => {
    await open(await newDeployment(), `country:${country}:2025-2027`, { holder: country, period, ceilings: [{ from: period.from, tpp }] })
    return `country:${country}:2025-2027`
  }
  const licensed = (caller: Caller, number: string, tpp: number, countries: readonly string[], more: Record<string, unknown> = {}) =>
    caller.put(
      allocationPath(`license:${number}:1`),
      terms('license:', { ceilings: [{ from: '2026-01-01', tpp }], covers: { countries }, ...more }),
    )

  test('is drawn when a license for it is registered, by all tenants together, and not by shipments', async () => {
    const [id, one, other] = [await opened('IN'), await newCaller(), await newCaller()]
    expect((await licensed(one, 'A', 700_000_000, ['IN'])).status).toBe(201)
    const refused = await licensed(other, 'B', 6000 * h100, ['IN'])
    expect(toldOf(refused)).toEqual(problem(409, 'ceiling-exceeded'))
    expect(refused.body['detail']).toContain(`${id} has 90000000 tpp left and 94944000`)
    expect(toldOf(await other.get(allocationPath('license:B:1')))).toEqual(problem(404, 'allocation-not-found'))
    expect((await licensed(other, 'B', 5688 * h100, ['IN'])).status).toBe(409)
    expect((await licensed(other, 'B', 5687 * h100, ['IN'])).status).toBe(201)
    expect(await balance(other, id)).toEqual({ ceilingTpp: countryTpp, heldTpp: 0, capturedTpp: 789_991_088, remainingTpp: 8912 })
    expect(await use(other, 'shipped', 'license:B:1', 1000 * h100)).toBe(200)
    expect(await balance(other, id)).toMatchObject({ heldTpp: 0, capturedTpp: 789_991_088 })
  })

  test('is drawn once however often the license is sent, and by what an amendment adds', async () => {
    const [id, caller] = [await opened('MY'), await newCaller()]
    for (const status of [201, 200]) expect((await licensed(caller, 'A', 100, ['MY'])).status).toBe(status)
    expect((await balance(caller, id)).capturedTpp).toBe(100)
    expect((await licensed(caller, 'A', 150, ['MY'], { version: 1 })).status).toBe(200)
    expect((await balance(caller, id)).capturedTpp).toBe(150)
    expect((await licensed(caller, 'A', 120, ['MY'], { version: 2 })).status).toBe(200)
    expect((await balance(caller, id)).capturedTpp).toBe(120)
    expect(toldOf(await licensed(caller, 'A', countryTpp + 1, ['MY'], { version: 3 }))).toEqual(problem(409, 'ceiling-exceeded'))
    expect((await licensed(caller, 'A', countryTpp, ['MY'], { version: 3 })).status).toBe(200)
  })

  test('is not drawn by a license for two countries or for another', async () => {
    const [id, operator, caller] = [await opened('TH'), await newDeployment(), await newCaller()]
    await licensed(caller, 'A', 100, ['TH', 'VN'])
    await licensed(caller, 'B', 100, ['VN'])
    expect((await balance(operator, id)).capturedTpp).toBe(0)
  })

  test('gets back what a license drew on it that is amended to another country', async () => {
    const [from, to, caller] = [await opened('KH'), await opened('LA'), await newCaller()]
    await licensed(caller, 'A', 100, ['KH'])
    expect((await licensed(caller, 'A', 120, ['LA'], { version: 1 })).status).toBe(200)
    expect([(await balance(caller, from)).capturedTpp, (await balance(caller, to)).capturedTpp]).toEqual([0, 120])
    expect((await licensed(caller, 'A', 120, ['LA', 'KH'], { version: 2 })).status).toBe(200)
    expect((await balance(caller, to)).capturedTpp).toBe(0)
  })

  test('takes a step that is due before a license is weighed', async () => {
    const operator = await newDeployment('2026-06-01T12:00:00Z')
    await open(operator, 'country:PH:2025-2027', {
      holder: 'PH',
      period,
      ceilings: [
        { from: period.from, tpp: 100 },
        { from: '2026-11-22', tpp: 200 },
      ],
    })
    const key = await newTenant(db)
    expect((await licensed(callerOf(key, '2026-11-21T17:00:00Z'), 'A', 101, ['PH'])).status).toBe(409)
    expect((await licensed(callerOf(key), 'A', 200, ['PH'])).status).toBe(201)
  })

  test('is 49,924 H100 and not 50,000; with the whole uplift 1,580,000,000 TPP', async () => {
    const [caller] = [await newCaller(), await opened('ID'), await opened('AE', 2 * countryTpp)]
    expect((await licensed(caller, 'A', 50_000 * h100, ['ID'])).status).toBe(409)
    expect((await licensed(caller, 'A', 49_924 * h100, ['ID'])).status).toBe(201)
    expect((await licensed(caller, 'B', 1_580_000_001, ['AE'])).status).toBe(409)
    expect((await licensed(caller, 'B', 1_580_000_000, ['AE'])).status).toBe(201)
  })
})

describe('a license with units, money and TPP', () => {
  test('is used up in each of them', async () => {
    const caller = await newCaller()
    const id = 'license:D1234567:1'
    await open(caller, id, {
      ceilings: [{ from: '2026-01-01', tpp: 100 * h100, units: 100, value: { currency: 'USD', minor: 300_000_000 } }],
    })
    const of = (count: number, minor: number) => [line(id, count * h100, { units: count, value: { currency: 'USD', minor } })]
    expect((await hold(caller, 'a', of(60, 250_000_000))).status).toBe(201)
    expect((await hold(caller, 'b', of(41, 50_000_000))).status).toBe(409)
    expect((await hold(caller, 'c', of(20, 50_000_001))).status).toBe(409)
    expect((await hold(caller, 'd', of(20, 50_000_000))).status).toBe(201)
    await caller.post(holdPath('a', 'capture'), { lines: of(10, 40_000_000) })
    expect((await caller.get(allocationPath(id))).body).toMatchObject({
      heldTpp: 20 * h100,
      capturedTpp: 10 * h100,
      units: { ceiling: 100, held: 20, captured: 10, remaining: 70 },
      value: { held: 50_000_000, captured: 40_000_000, remaining: 210_000_000 },
    })
  })
})

// Table 1 to 748.15(a)(2)(iii)(B): what is installed in all may grow with each quarter.
describe('a national validated end-user', () => {
  const id = 'nveu:E1:MY'
  const [first] = steps
  const period = { from: first?.from ?? '', to: through }
  const ceilings = steps.map(({ from, ceilingTpp }) => ({ from, tpp: ceilingTpp }))

  test('has room for the next quarter’s step from its first hour in Washington, and not before', async () => {
    const key = await newTenant(db)
    await open(callerOf(key, '2025-01-01T12:00:00Z'), id, { period, ceilings })
    let used = 0
    for (const [at, { from, ceilingTpp }] of steps.entries()) {
      // Midnight in Washington, in winter or summer time.
      const midnight = new Date(`${from}T${from.slice(5, 7) === '01' ? '05' : '04'}:00:00Z`)
      const end = new Date(midnight.getTime() + 86_400_000).toISOString()
      const added = ceilingTpp - used
      if (at > 0) {
        const eve = await hold(callerOf(key, new Date(midnight.getTime() - 1)), `eve of ${from}`, [line(id, added)], end)
        expect(toldOf(eve), from).toEqual(problem(409, 'ceiling-exceeded', '/lines/0'))
        expect(eve.body['fitsFrom']).toBe(from)
      }
      const now = callerOf(key, midnight)
      expect((await hold(now, `beyond ${from}`, [line(id, added + 1)], end)).status, from).toBe(409)
      expect(await use(now, `step of ${from}`, id, added, end), from).toBe(200)
      used = ceilingTpp
      expect(await balance(now, id)).toEqual({ ceilingTpp, heldTpp: 0, capturedTpp: ceilingTpp, remainingTpp: 0 })
    }
    expect(used).toBe(5_064_000_000)
    const afterwards = callerOf(key, '2028-01-01T05:00:00Z')
    expect(toldOf(await hold(afterwards, 'after', [line(id, 1)], '2028-01-02T00:00:00Z'))).toEqual(
      problem(409, 'allocation-closed', '/lines/0'),
    )
    const before = callerOf(key, '2025-01-01T04:59:59Z')
    expect(toldOf(await hold(before, 'before', [line(id, 1)], '2025-01-02T00:00:00Z'))).toEqual(
      problem(409, 'allocation-closed', '/lines/0'),
    )
  })

  test('has room again where chips were lost or moved away', async () => {
    const caller = await newCaller()
    await open(caller, id, { period, ceilings })
    const room = 4_272_750_000
    expect(await use(caller, 'all', id, room)).toBe(200)
    expect((await hold(caller, 'more', [line(id, 1)])).status).toBe(409)
    await caller.post(holdPath('all', 'reversals'), { lines: [line(id, h100)], reason: 'relocated' })
    expect((await hold(caller, 'in their place', [line(id, h100)])).status).toBe(201)
  })
})

// Supplement No. 10 to part 748, paragraph 6: of 10,000,000,000 TPP in all.
describe('the shares of a universal validated end-user', () => {
  const shares =
    lawOf<Record<'outsidePartners' | 'singleCountry' | 'outsideHome', { numerator: number; denominator: number }>>(universalShares)
  const total = 10_000_000_000
  const rows = [
    ['uveu-share:E1:outside-a', shares.outsidePartners, 2_500_000_000],
    ['uveu-share:E1:country:MY', shares.singleCountry, 700_000_000],
    ['uveu-share:E1:outside-us', shares.outsideHome, 5_000_000_000],
  ] as const
  const opened = async () => {
    const caller = await newCaller()
    for (const [id, { numerator, denominator }] of rows)
      await open(caller, id, { ceilings: [], ratio: { numerator, denominator, baseTpp: total } })
    return caller
  }

  test.each(rows)('%s fits to the last unit', async (id, _share, most) => {
    const caller = await opened()
    expect(await balance(caller, id)).toMatchObject({ ceilingTpp: most, remainingTpp: most })
    expect((await hold(caller, 'beyond', [line(id, most + 1)])).status).toBe(409)
    expect((await hold(caller, 'all', [line(id, most)])).status).toBe(201)
  })

  test('an order draws on all three or on none', async () => {
    const caller = await opened()
    const order = (tpp: number) => rows.map(([id]) => line(id, tpp))
    expect(toldOf(await hold(caller, 'a', order(700_000_001)))).toEqual(problem(409, 'ceiling-exceeded', '/lines/1'))
    expect(await Promise.all(rows.map(async ([id]) => (await balance(caller, id)).heldTpp))).toEqual([0, 0, 0])
    expect((await hold(caller, 'b', order(700_000_000))).status).toBe(201)
  })

  test('grow together with what is installed in all', async () => {
    const caller = await opened()
    const move = { deltaTpp: 1_000_000_000, reason: 'installed', asOf: '2026-11-22' }
    await caller.post(`${allocationPath(rows[1][0])}/base-entries`, move)
    expect(await Promise.all(rows.map(async ([id]) => (await balance(caller, id)).ceilingTpp))).toEqual([
      2_750_000_000, 770_000_000, 5_500_000_000,
    ])
  })
})

// 91 FR 1684: to China and Macau no more than half of what went to customers in the United States. Half is not more than half.
describe('the volume window of January 2026', () => {
  const { volumeShare } = lawOf<{ volumeShare: { numerator: number; denominator: number } }>(caseByCaseWindow)
  const id = 'volume-window:example:h20'

  test('lets exactly half through, also of an odd number', async () => {
    const caller = await newCaller()
    await open(caller, id, { ceilings: [], ratio: { ...volumeShare, baseTpp: 0 } })
    expect((await hold(caller, 'first', [line(id, 1)])).status).toBe(409)
    await caller.post(`${allocationPath(id)}/base-entries`, { deltaTpp: 2001, reason: 'shipped in the United States', asOf: '2026-11-22' })
    expect((await hold(caller, 'beyond', [line(id, 1001)])).status).toBe(409)
    expect((await hold(caller, 'half', [line(id, 1000)])).status).toBe(201)
    expect((await hold(caller, 'one more', [line(id, 1)])).status).toBe(409)
    await caller.post(`${allocationPath(id)}/base-entries`, { deltaTpp: 1, reason: 'shipped in the United States', asOf: '2026-11-22' })
    expect((await hold(caller, 'equality', [line(id, 1)])).status).toBe(201)
  })
})
