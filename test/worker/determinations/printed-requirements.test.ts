import { describe, expect, test } from 'vitest'
import type { Activity } from '../../../functions/domain/export'
import { aFirm, aSubsidiary, codesIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { classified, dataCenterA, dataCenterB, gamingCard, hbm, serving, smallChip, system } from './goods'
import { askedBy, enforced, printed } from './printed'

touching('us/destination-a', 'us/destination-b', 'us/destination-c', 'us/headquarters-c', 'us/jurisdiction')

const worldwide = 'destination 15 CFR 742.6(a)(6)(iii)(A) 90 FR 4544'
const byGroup = 'destination 15 CFR 742.6(a)(6)(iii)(B) 90 FR 4544'
/** Firms of D:5 are asked for one by their headquarters as well. */
const byDestination = (answer: Parameters<typeof askedBy>[0]) => askedBy(answer).filter((each) => each.startsWith('destination'))
const partners = 'AU BE CA DK FI FR DE IE IT JP NL NZ NO KR ES SE TW GB'.split(' ')

// L1, 742.6(a)(6)(iii)(A): every .a item, software and technology with it, to or within any destination of the world.
describe('a license worldwide for .a items', () => {
  test.each(partners)('the partner %s needs one as well', (to) => {
    expect(askedBy(printed({ to }))).toEqual([worldwide])
  })

  test.each([
    { to: 'CH', because: 'no partner, in no group D' },
    { to: 'BR', because: 'no partner, in no group D' },
    { to: 'IN', because: 'A:5, and no partner' },
    { to: 'IL', because: 'A:6' },
    { to: 'SG', because: 'A:6' },
    { to: 'MX', because: 'A:6, a neighbor' },
    { to: 'PL', because: 'A:5, and no partner' },
    { to: 'VN', because: 'D:1' },
    { to: 'SA', because: 'D:4' },
    { to: 'CN', because: 'D:5' },
    { to: 'HK', because: 'China' },
    { to: 'MO', because: 'Macau' },
    { to: 'KY', because: 'a dependency is a destination like any other' },
    { to: 'AQ', because: 'of nobody, and no less a destination' },
  ])('$to needs one: $because', ({ to }) => {
    expect(askedBy(printed({ to }))).toEqual([worldwide])
  })

  test.each([
    { item: system([dataCenterA]), because: 'a computer, 4A090.a' },
    { item: system([dataCenterA], { family: '5A992.z' }), because: 'an irregular family, z.1' },
    { item: classified('3A001.z.2.a'), because: '3A001.z' },
    { item: classified('4A004.z.1'), because: '4A004.z.1' },
    { item: classified('5A004.z.1.a'), because: '5A004.z.1.a' },
    { item: gamingCard, because: 'not for data centers, at 4,800 and more' },
    { item: serving('3D001', '3A090.a'), because: 'software' },
    { item: serving('4D090', '4A090.a'), because: 'software for a computer' },
    { item: serving('5D992.z.1'), because: 'software of an irregular family' },
    { item: serving('5D002.z.9.a'), because: 'software of the last paragraph' },
    { item: serving('3E001', '3A090.a'), because: 'technology' },
    { item: serving('5E992', '5A992.z.1'), because: 'technology for an irregular family' },
  ])('$because to Canada', ({ item }) => {
    const answer = printed({ to: 'CA', items: [item] })
    expect(askedBy(answer)).toEqual([worldwide])
    expect(answer.outcome).not.toBe('no-license-required')
  })

  test.each([
    { activity: 'reexport' as const, exportFrom: 'JP', to: 'DE', because: 'a reexport between partners' },
    { activity: 'transfer' as const, exportFrom: undefined, to: 'DE', because: 'within a partner' },
    { activity: 'transfer' as const, exportFrom: undefined, to: 'CH', because: 'within another country' },
  ])('$because', (words) => {
    expect(askedBy(printed(words))).toEqual([worldwide])
  })

  test.each([
    { item: smallChip, because: 'a circuit outside the parameters' },
    { item: hbm, because: 'memory: Macau and D:5 alone' },
  ])('none for $because', ({ item }) => {
    expect(printed({ to: 'CH', items: [item] }).outcome).toBe('no-license-required')
  })

  test('the text of every such answer says that it is not enforced (R-01)', () => {
    expect(codesIn(printed({ to: 'CA' }))).toContain('R-01')
  })
})

// "Sale inside the United States is not an export." R-17: a territory of the United States counts as the United States,
// and is decided with a note. R-18: whether the worldwide text reaches what comes back to the United States is not said.
describe('the United States as the destination', () => {
  const home = (activity: Activity, exportFrom: string | undefined, to = 'US', items = [dataCenterA]) =>
    printed({ activity, exportFrom, to: aFirm(to), items })

  test.each([
    { activity: 'domestic' as const, exportFrom: 'US', because: 'a sale at home' },
    { activity: 'export' as const, exportFrom: 'US', because: 'whatever it is called' },
    { activity: 'transfer' as const, exportFrom: undefined, because: 'a move at home' },
  ])('$activity from $exportFrom needs none: $because', ({ activity, exportFrom }) => {
    const answer = home(activity, exportFrom)
    expect(answer.outcome).toBe('no-license-required')
    expect(codesIn(answer)).not.toContain('R-18')
  })

  test('to a Chinese subsidiary at home needs none', () => {
    const to = aFirm('US', { headquarters: 'CN' })
    expect(printed({ activity: 'domestic', to }).outcome).toBe('no-license-required')
  })

  test.each(['PR', 'GU', 'VI', 'AS', 'MP', 'UM'])('%s is the United States, with a note (R-17)', (to) => {
    const answer = home('export', 'US', to)
    expect(answer.outcome).toBe('no-license-required')
    expect(answer.flags.find(({ code }) => code === 'R-17')).toMatchObject({ effect: 'note' })
  })

  test.each([
    { exportFrom: 'SG', to: 'US', because: 'from Singapore' },
    { exportFrom: 'DE', to: 'US', because: 'from a partner' },
    { exportFrom: 'CN', to: 'US', because: 'from China' },
    { exportFrom: 'SG', to: 'PR', because: 'to a territory' },
    { exportFrom: undefined, to: 'US', because: 'from a place not given, which is no part of the United States' },
  ])('a return is for review under R-18: $because', ({ exportFrom, to }) => {
    const answer = home('reexport', exportFrom, to)
    expect(answer.outcome).toBe('needs-review')
    expect(answer.flags.find(({ code }) => code === 'R-18')).toMatchObject({ effect: 'needs-review' })
    expect(answer.also).toMatchObject({ track: 'enforced', outcome: 'no-license-required' })
  })

  test.each([
    { items: [dataCenterB], because: '.b has its own clause, by country group' },
    { items: [smallChip], because: 'outside the parameters' },
  ])('a return needs none: $because', ({ items }) => {
    expect(home('reexport', 'SG', 'US', items).outcome).toBe('no-license-required')
  })

  test('a return before the rule binds needs none', () => {
    expect(printed({ asOf: '2025-05-14', activity: 'reexport', exportFrom: 'SG', to: aFirm('US') }).outcome).toBe('no-license-required')
  })

  // 734.9(h) follows the worldwide text: what is said not to be subject to the EAR may be.
  test.each([
    { to: 'US', printedOutcome: 'needs-review', because: 'comes back, which the text leaves open' },
    { to: 'DE', printedOutcome: 'needs-review', because: 'any destination' },
  ])('made in Taiwan and said not to be subject, to $to: $because', ({ to, printedOutcome }) => {
    const items = [{ ...dataCenterA, jurisdiction: { basis: 'not-subject' as const, producedIn: 'TW' } }]
    const words = { activity: 'reexport' as const, exportFrom: 'TW', to: aFirm(to), items }
    expect(printed(words).outcome).toBe(printedOutcome)
    expect(codesIn(printed(words))).toContain('FDP_SCOPE')
    expect(enforced(words).outcome).toBe('no-license-required')
  })
})

// L2, 742.6(a)(6)(iii)(B): .b items to or within D:1, D:4 or D:5, except destinations that are also in A:5 or A:6.
describe('a license by country group for .b items', () => {
  test.each([
    { to: 'VN', asks: [byGroup], because: 'D:1' },
    { to: 'SA', asks: [byGroup], because: 'D:4' },
    { to: 'CN', asks: [byGroup], because: 'D:5' },
    { to: 'AF', asks: [byGroup], because: 'D:5 alone' },
    { to: 'MO', asks: [byGroup], because: 'Macau' },
    { to: 'AE', asks: [byGroup], because: 'D:4 until July 2026' },
    { to: 'IL', asks: [], because: 'D:4 and A:6' },
    { to: 'CY', asks: [], because: 'A:6' },
    { to: 'SG', asks: [], because: 'A:6' },
    { to: 'IN', asks: [], because: 'A:5' },
    { to: 'DE', asks: [], because: 'A:5, a partner' },
    { to: 'CA', asks: [], because: 'in no group D' },
    { to: 'BR', asks: [], because: 'in no group D' },
  ])('$to: $because', ({ to, asks }) => {
    const answer = printed({ to, items: [dataCenterB] })
    expect(byDestination(answer)).toEqual(asks)
    if (asks.length === 0) expect(answer.outcome).toBe('no-license-required')
  })

  test.each([
    { item: serving('3D001', '3A090.b'), because: 'software' },
    { item: serving('3E001', '3A090.b'), because: 'technology' },
    { item: classified('4A005.z.2', 3000), because: 'an irregular family, z.2' },
    { item: classified('5A002.z.3.b', 3000), because: 'a .z item' },
  ])('to Vietnam and not to Switzerland: $because', ({ item }) => {
    expect(askedBy(printed({ to: 'VN', items: [item] }))).toEqual([byGroup])
    expect(askedBy(printed({ to: 'CH', items: [item] }))).toEqual([])
  })

  // Cambodia: D:5 and D:1, and since 2025-11-07 D:1 alone.
  test.each(['2025-11-06', '2025-11-07'])('Cambodia on %s needs one', (asOf) => {
    expect(byDestination(printed({ asOf, to: 'KH', items: [dataCenterB] }))).toEqual([byGroup])
  })

  // Two destinations, one of which asks for nothing: NAC serves the other, as it does where the text is that of 2023.
  test('the worldwide text for .a adds no destination to an order of .b', () => {
    const notifications = [{ exception: 'NAC' as const, submittedOn: '2025-05-01', state: 'confirmed' as const, number: 'A123456' }]
    const words = { to: 'CN', parties: { endUser: aFirm('DE') }, items: [dataCenterB], notifications }
    expect(enforced(words).outcome).toBe('license-exception')
    expect(printed(words).outcome).toBe('license-exception')
  })
})

// L4: high bandwidth memory to Macau and D:5. The Diffusion Rule adds nothing to it.
describe('memory', () => {
  test.each([
    { to: 'CN', outcome: 'license-required', because: 'D:5' },
    { to: 'MO', outcome: 'license-required', because: 'Macau' },
    { to: 'VN', outcome: 'no-license-required', because: 'D:1' },
    { to: 'DE', outcome: 'no-license-required', because: 'a partner' },
    { to: 'IN', outcome: 'no-license-required', because: 'elsewhere' },
  ])('to $to is $outcome on both tracks: $because', ({ to, outcome }) => {
    for (const answer of [printed({ to, items: [hbm] }), enforced({ to, items: [hbm] })]) expect(answer.outcome).toBe(outcome)
  })

  test.each([
    { to: aSubsidiary('SG', 'CN'), outcome: 'license-required', because: 'a Chinese parent' },
    { to: aFirm('DE', { headquarters: 'MO' }), outcome: 'license-required', because: 'headquartered in Macau' },
    { to: aSubsidiary('SG', 'VN'), outcome: 'no-license-required', because: 'a Vietnamese parent' },
  ])('elsewhere $outcome: $because', ({ to, outcome }) => {
    expect(printed({ to, items: [hbm] }).outcome).toBe(outcome)
  })
})
