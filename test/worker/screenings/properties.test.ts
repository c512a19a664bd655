import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { permits } from '../../../functions/domain/determination'
import { weigh } from '../../../functions/domain/screening/red-flags'
import { redFlagsOfSignals } from '../../../functions/regimes/us/red-flags'
import { registerLicense } from '../../support/licenses'
import { aBuyer, aLicense, anLppOrder, anOrder } from '../../support/orders'
import type { TestKey } from '../../support/tenants'
import { db } from '../database'
import { request as anyExport } from '../determinations/requests'
import { type Answer, aTenant, counters, request, screened } from './service'

const severity = { allow: 0, review: 1, block: 2 }

const noticed = fc
  .subarray(Object.keys(redFlagsOfSignals), { maxLength: 3 })
  .map((names) => Object.fromEntries(names.map((name) => [name, true])))
const papers = fc.subarray([
  'lpp-certification',
  'aia-certification',
  'aia-entries',
  'license',
  'lpp-large-shipment-notice',
  'uvl-statement',
])
const track = fc.constantFrom('enforced', 'enforced', 'codified', 'codified', 'repeal', 'approved-operators')

describe('a random order', () => {
  test('is allowed only where the law permits it, nothing is open, and its quota is its own', async () => {
    const [counting, careful] = [await aTenant(), await aTenant({})]
    const property = fc.asyncProperty(anyExport, noticed, papers, track, fc.boolean(), async (given, raised, kinds, under, counts) => {
      const tenant = counts ? counting : careful
      const evidence = [...(given.evidence ?? []), ...kinds]
      const order = { ...given, evidence, signals: raised, track: under, reference: crypto.randomUUID(), hold: { for: 'PT1H' } }
      const response = await request(tenant, '/v1/screenings', { body: order })
      fc.pre(response.status !== 422)
      expect(response.status).toBe(201)
      const answer = await response.json<Answer>()
      checkAnswer(answer, under, counts)
      expect((await request(tenant, `/v1/screenings/${answer.id}/replay`)).status).toBe(200)
    })
    await fc.assert(property, { numRuns: 150, seed: 5, endOnFailure: true })
  })

  const checkAnswer = (answer: Answer, under: string, counts: boolean): void => {
    const { decision, determination, outstanding, redFlags, authority, hold } = answer
    if (decision === 'block') expect(hold).toBeUndefined()
    if (under !== 'enforced' && under !== 'codified') expect([decision === 'allow', hold]).toEqual([false, undefined])
    if (under === 'codified' && !counts) expect(hold).toBeUndefined()
    if (hold !== undefined && authority !== null) expect(authority.kind).not.toBe('none-needed')
    if (decision !== 'allow') return
    expect(permits(determination.outcome), determination.outcome).toBe(true)
    expect(outstanding.filter(({ when }) => when === 'before-export')).toEqual([])
    expect(determination.flags.filter(({ effect }) => effect === 'needs-review')).toEqual([])
    expect(weigh(redFlags as never)).toBe('allow')
    expect(authority).not.toBeNull()
    if (determination.also !== undefined && under === 'codified') expect(permits(determination.also.outcome as never)).toBe(true)
    if (authority?.symbol === 'LPP') expect([authority.secured, hold === undefined]).toEqual([true, false])
  }
})

describe('more against the deal', () => {
  const each = 15_832
  const name = () => `Example ${crypto.randomUUID()}`
  /** An order under a yearly limit or a license, by a consignee and a tenant of its own. */
  const base = fc.record({
    quantity: fc.constantFrom<number[]>(1, 202, 203, 900, 1699),
    received: fc.constantFrom<(number | undefined)[]>(0, 1_000_000, 13_000_000, undefined),
    isLicensed: fc.boolean(),
    isSigned: fc.boolean(),
  })
  type Base = typeof base extends fc.Arbitrary<infer Each> ? Each : never
  type Change = {
    readonly over?: object
    readonly buyer?: object
    readonly taken?: number
    readonly covers?: object
    readonly states?: Readonly<Record<string, unknown>>
  }

  const asked = async ({ quantity, received, isLicensed, isSigned }: Base, { over, buyer, taken, covers, states }: Change) => {
    const tenant = await aTenant()
    const parties = {
      ultimateConsignee: aBuyer(isLicensed ? 'CN' : 'IN', {
        name: name(),
        registration: { scheme: 'lei', id: crypto.randomUUID() },
        ...buyer,
      }),
    }
    const items = [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity }]
    if (!isLicensed) {
      if (taken !== undefined) await screened(await aTenant(), anLppOrder(taken, 0, { parties }))
      const evidence = isSigned ? ['lpp-certification', 'lpp-large-shipment-notice'] : []
      return screened(tenant, { ...anLppOrder(quantity, received, { parties, evidence }), ...over })
    }
    const number = `L${crypto.randomUUID().slice(0, 8)}`
    const consignee = parties.ultimateConsignee['name'] as string
    const room = { ceilings: [{ from: '2026-01-01', tpp: 1699 * each - (taken ?? 0) * each }] }
    await registerLicense(db, tenant, `license:${number}:1`, consignee, {
      ...room,
      covers: { consignees: [consignee], countries: ['CN'], eccns: ['3A090.a'], ...covers },
    })
    const license = states === undefined ? { kind: 'license', number } : aLicense(number, consignee, states)
    return screened(tenant, anOrder({ parties, items, authorizations: [license], hold: { for: 'PT48H' }, ...over }))
  }

  test.each<[string, Change]>([
    ['a denied person', { buyer: { listings: [{ list: 'DPL', confirmed: true }] } }],
    ['an unverified consignee', { buyer: { listings: [{ list: 'UVL', confirmed: true }] } }],
    ['a parent in China', { buyer: { ultimateParents: [{ name: 'Example Parent', kind: 'company', headquarters: 'CN' }] } }],
    ['a high red flag', { over: { signals: { refusesEndUse: true } } }],
    ['an owner on a list', { buyer: { owners: [{ name: 'Example Owner', share: 10, listings: [{ list: 'SDN', confirmed: false }] }] } }],
    ['less room', { taken: 1 }],
    ['little room', { taken: 1600 }],
    ['a license for other items', { covers: { eccns: ['3A090.b'] } }],
    ['a license for another', { covers: { consignees: ['Example Other Ltd'] } }],
    ['a license that the caller calls ended', { states: { expiresOn: '2026-01-02' } }],
    ['a license that the caller says is for others', { states: { consignee: 'Example Other Ltd' } }],
  ])('never loosens a decision: %s', async (_, change) => {
    const property = fc.asyncProperty(base, async (given) => {
      const [one, other] = [await asked(given, {}), await asked(given, change)]
      expect(severity[other.decision], `${one.decision} became ${other.decision}`).toBeGreaterThanOrEqual(severity[one.decision])
    })
    await fc.assert(property, { numRuns: 8, seed: 5, endOnFailure: true })
  })

  // A doubt is heard before the ceiling that would have blocked the order all the same.
  test.each<[string, Change]>([
    ['a possible match', { buyer: { listings: [{ list: 'DPL', confirmed: false }] } }],
    ['an unknown parent', { buyer: { ultimateParents: undefined } }],
  ])('leaves nothing allowed: %s', async (_, change) => {
    // A license was given for this firm, whoever is above it.
    const property = fc.asyncProperty(base, async (given) => {
      expect((await asked({ ...given, isLicensed: false }, change)).decision).not.toBe('allow')
    })
    await fc.assert(property, { numRuns: 8, seed: 5, endOnFailure: true })
  })

  test('never loosens a decision: a larger order, more received', async () => {
    const more = fc.tuple(fc.integer({ min: 1, max: 1800 }), fc.integer({ min: 0, max: 20_000_000 }))
    const property = fc.asyncProperty(base, more, async (given, [units, tpp]) => {
      const one = await asked(given, {})
      const larger = await asked({ ...given, quantity: given.quantity + units }, {})
      const later = await asked({ ...given, received: given.received === undefined ? undefined : given.received + tpp }, {})
      for (const { decision } of [larger, later]) expect(severity[decision]).toBeGreaterThanOrEqual(severity[one.decision])
    })
    await fc.assert(property, { numRuns: 25, seed: 5, endOnFailure: true })
  })
})

describe('any sequence of screenings, captures and releases', () => {
  const step = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant('screen' as const),
        tenant: fc.nat(1),
        buyer: fc.nat(2),
        reference: fc.nat(2),
        quantity: fc.constantFrom(1, 100, 400, 800, 1699, 1700),
        received: fc.constantFrom<(number | undefined)[]>(undefined, 0, 5_000_000, 20_000_000),
        elsewhere: fc.option(fc.constantFrom(0, 5_000_000, 26_900_000), { nil: undefined }),
        hours: fc.constantFrom(undefined, 1, 5, 48),
        key: fc.nat(9),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constantFrom('capture' as const, 'part' as const, 'release' as const), which: fc.nat(20) }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.constantFrom(1, 4, 30) }) },
  )
  type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never
  type Sent = { readonly key: string; readonly body: string; readonly text: string; readonly tenant: TestKey }

  const play = async (steps: readonly Step[]): Promise<void> => {
    const tenants = [await aTenant(), await aTenant()] as const
    const buyers = [0, 1, 2].map(() => ({
      name: `Example ${crypto.randomUUID()}`,
      registration: { scheme: 'lei', id: crypto.randomUUID() },
    }))
    const sent = new Map<string, Sent>()
    const placed: { readonly tenant: TestKey; readonly hold: NonNullable<Answer['hold']> }[] = []
    let at = Date.parse('2026-11-22T17:00:00Z')
    const now = () => new Date(at).toISOString()
    const send = (tenant: TestKey, key: string, body: string) =>
      request(tenant, '/v1/screenings', { body: JSON.parse(body), headers: { 'idempotency-key': key }, at: now() })
    for (const each of steps) {
      if (each.do === 'wait') at += each.hours * 3_600_000
      else if (each.do === 'screen') {
        const tenant = tenants[each.tenant as 0 | 1]
        const elements = each.elsewhere === undefined ? {} : { elements: { receivedElsewhereTpp: each.elsewhere } }
        const body = JSON.stringify({
          ...anLppOrder(each.quantity, each.received, {
            parties: { ultimateConsignee: aBuyer('IN', buyers[each.buyer]) },
            evidence: [{ kind: 'lpp-certification', ...elements }, 'lpp-large-shipment-notice'],
            reference: `order ${each.reference}`,
          }),
          hold: each.hours === undefined ? undefined : { for: `PT${each.hours}H` },
        })
        const known = sent.get(`${each.tenant} ${each.key}`)
        const response = await send(tenant, `key ${each.key}`, body)
        expect(response.status).toBe(known === undefined || known.body === body ? 201 : 422)
        if (response.status === 422) continue
        const text = await response.text()
        if (known !== undefined) expect(text).toBe(known.text)
        else {
          sent.set(`${each.tenant} ${each.key}`, { key: `key ${each.key}`, body, text, tenant })
          const { hold, decision } = JSON.parse(text) as Answer
          expect(decision !== 'block' || hold === undefined).toBe(true)
          if (hold !== undefined) placed.push({ tenant, hold })
        }
      } else if (placed.length > 0) {
        const { tenant, hold } = placed[each.which % placed.length] as (typeof placed)[number]
        const lines = hold.lines.map(({ allocation, tpp }) => ({ allocation, tpp: Math.ceil(tpp / 2) }))
        const body = each.do === 'part' ? { lines, final: false } : {}
        const response = await request(tenant, `/v1/holds/${hold.id}/${each.do === 'release' ? 'release' : 'capture'}`, { body, at: now() })
        expect([200, 409]).toContain(response.status)
      }
      for (const { registration } of buyers) await checkBalance(`lpp:2025:lei.${registration.id}`)
    }
    for (const { key, body, text, tenant } of sent.values()) {
      expect(await (await send(tenant, key, body)).text()).toBe(text)
      const replay = await request(tenant, `/v1/screenings/${(JSON.parse(text) as Answer).id}/replay`, { at: now() })
      expect(replay.status, await replay.clone().text()).toBe(200)
    }
  }

  const checkBalance = async (id: string): Promise<void> => {
    const counted = await counters(id)
    if (counted === null) return
    expect(counted.held + counted.captured).toBeLessThanOrEqual(counted.ceiling)
    const open = await db
      .prepare(`SELECT coalesce(sum(l.held_tpp), 0) AS held, coalesce(sum(l.captured_tpp), 0) AS captured FROM hold_lines l
        JOIN allocations a ON a.ref = l.allocation WHERE a.id = ?1`)
      .bind(id)
      .first<{ held: number; captured: number }>()
    expect([counted.held, counted.captured]).toEqual([open?.held, (open?.captured ?? 0) + counted.declared])
  }

  test('keeps every ceiling, answers each key with the same bytes, and replays', async () => {
    const property = fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 14 }), play)
    await fc.assert(property, { numRuns: 12, seed: 5, endOnFailure: true })
  })
})
