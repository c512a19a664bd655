import { describe, expect, test } from 'vitest'
import { aBuyer, anLppOrder, anOrder } from '../../support/orders'
import { aTenant, codesOf, counters, screened } from './service'

const tenant = aTenant()
const h100 = { items: [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity: 64 }] }

describe('a decision', () => {
  test('allows what needs no authority', async () => {
    const answer = await screened(await tenant, anOrder())
    expect(answer).toMatchObject({
      decision: 'allow',
      authority: { kind: 'none-needed', aesCode: null, secured: true },
      redFlags: [],
      outstanding: [],
    })
    expect(answer.hold).toBeUndefined()
    expect(answer.validUntil).toBe('2026-11-23T17:00:00.000Z')
  })

  test('allows what an uncapped exception covers, and lists what is left to do', async () => {
    const order = anOrder({ items: [{ kind: 'chip', chip: 'nvidia-rtx-4090', quantity: 2 }], parties: { ultimateConsignee: aBuyer('VN') } })
    const answer = await screened(await tenant, order)
    expect(answer).toMatchObject({ decision: 'allow', authority: { kind: 'license-exception', symbol: 'ACA', secured: true } })
    expect(answer.nextSteps.length).toBe(answer.outstanding.length)
  })

  test.each([
    { what: 'no authority', over: { ...h100, parties: { ultimateConsignee: aBuyer('CN') } }, code: 'destination' },
    {
      what: 'a denied person',
      over: { parties: { ultimateConsignee: aBuyer('DE', { listings: [{ list: 'DPL', confirmed: true }] }) } },
      code: 'denied-or-blocked-person',
    },
  ])('blocks for $what, says why, and names no authority', async ({ over, code }) => {
    const answer = await screened(await tenant, anOrder({ ...over, hold: { for: 'PT48H' } }))
    expect(answer).toMatchObject({ decision: 'block', authority: null })
    expect(codesOf(answer)).toContain(code)
    expect(answer.nextSteps[0]?.code).toBe('stop')
    expect(answer.hold).toBeUndefined()
    for (const { cite } of answer.because) expect(cite?.provision).toBeTruthy()
  })

  test.each([
    {
      what: 'facts are missing',
      over: { ...h100, parties: { ultimateConsignee: { name: 'Example', country: 'DE' } } },
      code: 'needs-review',
    },
    {
      what: 'a match is possible',
      over: { parties: { ultimateConsignee: aBuyer('DE', { listings: [{ list: 'DPL', confirmed: false }] }) } },
      code: 'needs-review',
    },
    { what: 'one high red flag was noticed', over: { signals: { refusesEndUse: true } }, code: 'USE_REFUSED' },
    { what: 'two medium ones were', over: { signals: { evasive: true, oddRoute: true } }, code: 'USE_EVASIVE' },
    {
      what: 'four low points were',
      over: { signals: { evasive: true, declinesSupport: true, vagueDelivery: true } },
      code: 'SHP_VAGUE_DELIVERY',
    },
  ])('is for a person where $what', async ({ over, code }) => {
    const answer = await screened(await tenant, anOrder(over))
    expect(answer.decision).toBe('review')
    expect(codesOf(answer)).toContain(code)
    expect(answer.nextSteps.length).toBeGreaterThan(0)
  })

  test.each([
    { signals: { evasive: true, declinesSupport: true }, what: 'three points' },
    { signals: { evasive: false, refusesEndUse: false }, what: 'what was looked for and not found' },
  ])('stays with $what', async ({ signals }) => {
    expect((await screened(await tenant, anOrder({ signals }))).decision).toBe('allow')
  })

  test.each([{ partiesScreened: undefined }, { partiesScreened: false }])(
    'needs nobody to have screened the parties before: %j',
    async (over) => {
      expect((await screened(await tenant, anOrder(over))).decision).toBe('allow')
    },
  )
})

describe('a track', () => {
  test.each(['repeal', 'approved-operators', { scenario: 'bilateral', parameters: {} }])(
    'of a proposal never permits and moves no quota: %j',
    async (track) => {
      const answer = await screened(await tenant, anOrder({ track, hold: { for: 'PT48H' } }))
      expect(answer.decision).not.toBe('allow')
      expect(codesOf(answer)).toContain('hypothetical')
      expect(answer.hold).toBeUndefined()
    },
  )

  test('of the printed text counts only where the tenant says so', async () => {
    const order = anLppOrder(10, 0)
    const careful = await screened(await aTenant({}), order)
    expect(careful.decision).toBe('review')
    expect(codesOf(careful)).toContain('codified-not-counted')
    expect(careful.hold).toBeUndefined()
    expect(await screened(await aTenant(), order)).toMatchObject({ decision: 'allow', hold: { lines: [{}] } })
  })

  test('of the printed text leaves no trace on quota for a tenant to whom it does not count', async () => {
    const order = anLppOrder(10, 5_000_000, { parties: { ultimateConsignee: aBuyer('IN', { name: 'Example Untouched Pvt' }) } })
    await screened(await aTenant({}), order)
    const left = await counters('lpp:2025:example untouched pvt')
    expect([left?.held ?? 0, left?.captured ?? 0]).toEqual([0, 0])
  })

  test('of the printed text permits nothing that the enforced law asks a license for', async () => {
    const order = anOrder({ ...h100, track: 'codified', parties: { ultimateConsignee: aBuyer('CN') } })
    const answer = await screened(await tenant, order)
    expect(answer.decision).toBe('block')
    expect(answer.because.some(({ text }) => text.startsWith('on the enforced track: '))).toBe(true)
  })
})

describe('a request', () => {
  test.each([
    [{ reference: undefined }, '/reference'],
    [{ reference: ' ' }, '/reference'],
    [{ hold: { for: 'PT721H' } }, '/hold/for'],
    [{ hold: { for: 'P' } }, '/hold/for'],
    [{ hold: { for: '48 hours' } }, '/hold/for'],
    [{ signals: { nonsense: true } }, '/signals/nonsense'],
    [{ items: [] }, '/items'],
    [
      { track: { scenario: 'tier-reform', parameters: {} }, ...h100, parties: { ultimateConsignee: aBuyer('IN') } },
      '/track/parameters/countryCaps/perCountry/IN',
    ],
    [{ items: [{ kind: 'chip', chip: 'no-such-chip', quantity: 1 }] }, '/items/0/chip'],
  ])('that does not fit is refused and keeps nothing: %j', async (over, pointer) => {
    const { request } = await import('./service')
    const key = await tenant
    const response = await request(key, '/v1/screenings', { body: anOrder(over) })
    expect(response.status).toBe(422)
    const { errors } = await response.json<{ errors: { pointer: string }[] }>()
    expect(errors.map((each) => each.pointer)).toContain(pointer)
  })
})
