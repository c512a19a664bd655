import { describe, expect, test } from 'vitest'
import type { NacNotification } from '../../../functions/domain/export'
import type { Item, MemoryItem } from '../../../functions/domain/item'
import { aFirm, anExport, aSubsidiary, codesIn, determined, exceptionIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { classified, gamingCard, hbm } from './goods'

touching(
  'us/eccn-3a090-c',
  'us/destination-c',
  'us/headquarters-c',
  'us/review-4-destination',
  'us/review-4-headquarters',
  'us/exception-nac-aca',
)

type Words = Parameters<typeof anExport>[0]
const memory = (bandwidthGBs: number, areaMm2: number, change: Partial<MemoryItem> = {}): Item => ({
  kind: 'memory',
  bandwidthGBs,
  areaMm2,
  of: 'stack',
  quantity: 1,
  ...change,
})
const sent = (item: Item, change: Words = {}) => determined(anExport({ asOf: '2026-03-02', to: 'CN', items: [item], ...change }))
const codesOf = ({ licenseRequirements }: ReturnType<typeof determined>) => [...new Set(licenseRequirements.map(({ code }) => code))]

// 3A090.c: high bandwidth memory with a memory bandwidth density greater than 2 GB/s per mm² (89 FR 96790).
describe('a density greater than 2', () => {
  test.each([
    { item: memory(200, 100), eccn: null, outcome: 'no-license-required', because: '2 is not greater' },
    { item: memory(200.01, 100), eccn: '3A090.c', outcome: 'license-required', because: '2.0001' },
    { item: memory(2000, 1000, { of: 'package' }), eccn: null, outcome: 'no-license-required', because: 'a package at 2' },
    { item: memory(2001, 1000, { of: 'package' }), eccn: '3A090.c', outcome: 'license-required', because: 'a package over 2' },
    { item: memory(64, 168, { of: 'package' }), eccn: null, outcome: 'no-license-required', because: 'graphics memory, 0.4' },
    { item: classified('3A090.c', 0), eccn: '3A090.c', outcome: 'license-required', because: 'stated by its entry' },
  ])('to China, $eccn: $outcome, $because', ({ item, eccn, outcome }) => {
    const answer = sent(item)
    expect([answer.items[0]?.eccn, answer.outcome]).toEqual([eccn, outcome])
    expect(codesOf(answer)).toEqual(outcome === 'license-required' ? ['destination', 'headquarters'] : [])
  })
})

// Effective 2024-12-02, binding 2024-12-31. Between the two nothing is asked, and the answer names what is coming.
describe('from which day', () => {
  test.each([
    { asOf: '2024-12-01', to: 'CN', outcome: 'no-license-required', flagged: false, because: 'the rule is not out' },
    { asOf: '2024-12-02', to: 'CN', outcome: 'no-license-required', flagged: true, because: 'effective, not binding' },
    { asOf: '2024-12-30', to: 'CN', outcome: 'no-license-required', flagged: true, because: 'the last day before it binds' },
    { asOf: '2024-12-31', to: 'CN', outcome: 'license-required', flagged: false, because: 'it binds' },
    {
      asOf: '2024-12-30',
      to: aSubsidiary('SG', 'CN'),
      outcome: 'no-license-required',
      flagged: true,
      because: 'headquarters, not binding',
    },
    { asOf: '2024-12-31', to: aSubsidiary('SG', 'CN'), outcome: 'license-required', flagged: false, because: 'headquarters, binding' },
    { asOf: '2026-11-22', to: 'CN', outcome: 'license-required', flagged: false, because: 'still in force' },
  ])('$asOf: $outcome, $because', ({ asOf, to, outcome, flagged }) => {
    const answer = sent(hbm, { asOf, to })
    expect(answer.outcome).toBe(outcome)
    expect(answer.flags.filter(({ code }) => code === 'not-yet-due').some(({ effect }) => effect === 'note')).toBe(flagged)
  })
})

// Only Macau and D:5 (742.6(a)(6)(i)(B)), and firms headquartered or parented there, wherever they are
// (744.23(a)(3)(i)(B)). D:1 and D:4 outside D:5 are free, unlike for .a and .b. Denial is presumed; Russia has its own policy.
describe('where it goes, and to whom', () => {
  const denial = 'presumption-of-denial'

  test.each([
    { to: 'CN', codes: ['destination', 'headquarters'], posture: denial, because: 'China' },
    { to: 'HK', codes: ['destination', 'headquarters'], posture: denial, because: 'Hong Kong is China' },
    { to: 'MO', codes: ['destination', 'headquarters'], posture: denial, because: 'Macau' },
    { to: 'AF', codes: ['destination', 'headquarters'], posture: denial, because: 'D:5, in neither D:1 nor D:4' },
    { to: 'VE', codes: ['destination', 'headquarters'], posture: denial, because: 'D:1, D:4 and D:5' },
    { to: aFirm('CN', { headquarters: 'US' }), codes: ['destination'], posture: denial, because: 'an American firm in China' },
    { to: aFirm('SG', { headquarters: 'CN' }), codes: ['headquarters'], posture: denial, because: 'a Chinese firm in Singapore' },
    { to: aSubsidiary('VN', 'MO'), codes: ['headquarters'], posture: denial, because: 'a parent in Macau' },
    { to: aSubsidiary('DE', 'AF'), codes: ['headquarters'], posture: denial, because: 'a parent elsewhere in D:5' },
    { to: 'VN', codes: [], posture: undefined, because: 'D:1, not D:5' },
    { to: 'KZ', codes: [], posture: undefined, because: 'D:1, not D:5' },
    { to: 'SA', codes: [], posture: undefined, because: 'D:4, not D:5' },
    { to: 'PK', codes: [], posture: undefined, because: 'D:4, not D:5' },
    { to: aSubsidiary('SG', 'SA'), codes: [], posture: undefined, because: 'a parent in D:4' },
    { to: 'TW', codes: [], posture: undefined, because: 'A:6' },
    { to: 'KH', asOf: '2025-11-06', codes: ['destination', 'headquarters'], posture: denial, because: 'Cambodia, still in D:5' },
    { to: 'KH', asOf: '2025-11-07', codes: [], posture: undefined, because: 'Cambodia, in D:1 alone' },
    { to: 'AE', asOf: '2026-07-09', codes: [], posture: undefined, because: 'the UAE in D:4' },
    { to: 'AE', asOf: '2026-07-10', codes: [], posture: undefined, because: 'the UAE is named for .a and .b only' },
    { to: 'RU', codes: ['part-746', 'destination', 'headquarters'], posture: 'policy-of-denial', because: 'Russia' },
  ])('$codes, $posture: $because', ({ to, asOf = '2026-03-02', codes, posture }) => {
    const answer = sent(hbm, { to, asOf })
    expect(codesOf(answer)).toEqual(codes)
    expect(answer.outcome).toBe(codes.length > 0 ? 'license-required' : 'no-license-required')
    expect(answer.reviewPolicy?.posture).toBe(posture)
  })

  test.each([
    { to: aFirm('SG', { headquarters: undefined }), because: 'headquarters not told' },
    { to: aFirm('VN', { ultimateParents: undefined }), because: 'parents not told' },
  ])('is for review elsewhere: $because', ({ to }) => {
    expect(sent(hbm, { to }).outcome).toBe('needs-review')
  })

  test('the January 2026 window does not reach memory', () => {
    expect(sent(hbm).reviewPolicy?.alternatives).toBeUndefined()
  })
})

// 740.8 never lists 3A090.c, with notice or without, whatever else goes along.
describe('NAC and ACA never', () => {
  const notifications: NacNotification[] = [{ exception: 'NAC', submittedOn: '2026-01-01', state: 'confirmed', number: 'A123456' }]

  test.each([
    { symbol: 'NAC', change: { to: 'CN' }, because: 'confirmed, to China' },
    { symbol: 'NAC', change: { to: aSubsidiary('SG', 'CN') }, because: 'confirmed, to a Chinese firm elsewhere' },
    { symbol: 'ACA', change: { to: 'CN', exportFrom: 'CN', activity: 'transfer' as const }, because: 'a transfer within China' },
  ])('$symbol is shut by the item: $because', ({ symbol, change }) => {
    const [forMemory, forCard] = [sent(hbm, { notifications, ...change }), sent(gamingCard, { notifications, ...change })]
    const shutBy = exceptionIn(forMemory, symbol).findings.filter(({ outcome }) => outcome !== 'met')
    expect(shutBy.map(({ condition }) => condition)).toEqual(['listed-item'])
    expect([forMemory.outcome, forCard.outcome]).toEqual(['license-required', 'license-exception'])
  })

  test('and a card beside it goes, while the memory does not', () => {
    const answer = determined(anExport({ asOf: '2026-03-02', to: 'CN', items: [gamingCard, hbm], notifications }))
    expect(answer.items.map(({ outcome }) => outcome)).toEqual(['license-exception', 'license-required'])
    expect(answer.outcome).toBe('license-required')
  })
})

// Packaged with a circuit whose dominant function is processing it is judged by .a and .b, whose figures were not told.
describe('memory packaged with a processor', () => {
  const packaged = memory(819.2, 110, { of: 'package', coPackagedWithProcessing: true })

  test.each([
    { item: packaged, to: 'CN', outcome: 'needs-review', flagged: true, because: '.a, .b or outside' },
    { item: packaged, to: 'VN', outcome: 'needs-review', flagged: true, because: '.a and .b need a license there, memory does not' },
    { item: packaged, to: 'DE', outcome: 'no-license-required', flagged: true, because: 'free on every reading' },
    {
      item: memory(819.2, 110, { coPackagedWithProcessing: false }),
      to: 'CN',
      outcome: 'license-required',
      flagged: false,
      because: 'on its own',
    },
    {
      item: memory(819.2, 110, { coPackagedWithProcessing: false }),
      to: 'VN',
      outcome: 'no-license-required',
      flagged: false,
      because: 'on its own',
    },
  ])('to $to: $outcome, $because', ({ item, to, outcome, flagged }) => {
    const answer = sent(item, { to })
    expect(answer.outcome).toBe(outcome)
    expect(codesIn(answer).includes('CO_PACKAGED')).toBe(flagged)
  })
})
