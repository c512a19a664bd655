import { describe, expect, test } from 'vitest'
import { aFirm, aSubsidiary, codesIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { dataCenterA, dataCenterB, serving, system } from './goods'
import { askedBy, enforced, printed } from './printed'

touching('us/headquarters-a', 'us/headquarters-b')

const byHeadquarters = 'headquarters 15 CFR 744.23(a)(3)(i)(A) 90 FR 4544'
const ofChina = aFirm('DE', { headquarters: 'CN' })

// L3, 744.23(a)(3)(i)(A): .b commodities and 5D002.z and 5D992.z of that level, to any other destination, for an entity
// headquartered or ultimately parented in Macau or D:5.
describe('a license by headquarters for .b items', () => {
  test.each([
    { to: ofChina, asks: [byHeadquarters], because: 'headquartered in China' },
    { to: aSubsidiary('SG', 'CN'), asks: [byHeadquarters], because: 'a Chinese parent' },
    { to: aSubsidiary('US', 'CN', { country: 'CA' }), asks: [byHeadquarters], because: 'in Canada, run from the US, a Chinese parent' },
    { to: aSubsidiary('DE', 'MO'), asks: [byHeadquarters], because: 'a parent in Macau' },
    { to: aSubsidiary('DE', 'AF'), asks: [byHeadquarters], because: 'a parent in D:5' },
    { to: aSubsidiary('DE', 'VN'), asks: [], because: 'a parent in D:1' },
    { to: aSubsidiary('DE', 'SA'), asks: [], because: 'a parent in D:4' },
    { to: aFirm('DE'), asks: [], because: 'nobody of there' },
  ])('$because', ({ to, asks }) => {
    const answer = printed({ to, items: [dataCenterB] })
    expect(askedBy(answer)).toEqual(asks)
    expect(answer.outcome).toBe(asks.length > 0 ? 'license-required' : 'no-license-required')
  })

  test.each([{ role: 'purchaser' as const }, { role: 'endUser' as const }, { role: 'owner' as const }, { role: 'operator' as const }])(
    'the $role is read as well',
    ({ role }) => {
      expect(askedBy(printed({ to: 'DE', parties: { [role]: ofChina }, items: [dataCenterB] }))).toEqual([byHeadquarters])
    },
  )

  test.each([
    { item: system([dataCenterB]), asks: true, because: 'a computer' },
    { item: serving('5D002.z.1.b'), asks: true, because: '5D002.z' },
    { item: serving('5D992.z.2'), asks: true, because: '5D992.z' },
    { item: serving('3D001', '3A090.b'), asks: false, because: '3D001 is not among them' },
    { item: serving('3E001', '3A090.b'), asks: false, because: 'no technology is' },
  ])('$because: $asks', ({ item, asks }) => {
    expect(askedBy(printed({ to: ofChina, items: [item] }))).toEqual(asks ? [byHeadquarters] : [])
  })

  test('Cambodia no longer counts since 2025-11-07', () => {
    expect(askedBy(printed({ asOf: '2025-11-06', to: aSubsidiary('SG', 'KH'), items: [dataCenterB] }))).toEqual([byHeadquarters])
    expect(printed({ asOf: '2025-11-07', to: aSubsidiary('SG', 'KH'), items: [dataCenterB] }).outcome).toBe('no-license-required')
  })

  test('a parent not given is for review', () => {
    const answer = printed({ to: aFirm('DE', { ultimateParents: undefined }), items: [dataCenterB] })
    expect(answer.outcome).toBe('needs-review')
  })
})

// "There is no separate HQ trigger for .a items because L1 is already worldwide." As BIS applies it, there is.
describe('no clause by headquarters for .a items as printed', () => {
  test.each([
    { to: ofChina, asOf: '2025-05-14', of: ['headquarters'], because: 'the rule of 2023, its last day' },
    { to: ofChina, asOf: '2025-05-15', of: ['destination'], because: 'worldwide' },
    { to: ofChina, asOf: '2026-06-01', of: ['destination'], because: 'worldwide, after the guidance' },
    { to: aSubsidiary('SG', 'CN'), asOf: '2026-06-01', of: ['destination'], because: 'worldwide, by the parent' },
  ])('$asOf: $because', ({ to, asOf, of }) => {
    const answer = printed({ asOf, to, items: [dataCenterA] })
    expect(answer.licenseRequirements.map(({ code }) => code)).toEqual(of)
    expect(answer.outcome).toBe('license-required')
    expect(enforced({ asOf, to, items: [dataCenterA] }).licenseRequirements.map(({ code }) => code)).toEqual(['headquarters'])
  })
})

// one candidate decides. Several with different outcomes are for review, the strictest named with what to ask for.
describe('a headquarters in doubt (R-02)', () => {
  test.each([
    { headquarters: ['DE', 'CN'], outcome: 'needs-review', because: 'one of them decides otherwise' },
    { headquarters: ['DE', 'FR'], outcome: 'no-license-required', because: 'both are clear' },
    { headquarters: ['CN', 'HK'], outcome: 'license-required', because: 'both are of China' },
    { headquarters: ['CN'], outcome: 'license-required', because: 'one candidate' },
  ])('$headquarters is $outcome: $because', ({ headquarters, outcome }) => {
    const answer = printed({ to: aFirm('DE', { headquarters }), items: [dataCenterB] })
    expect(answer.outcome).toBe(outcome)
    expect(codesIn(answer).includes('R-02')).toBe(outcome === 'needs-review')
    if (outcome === 'needs-review')
      expect(answer.flags.find(({ code }) => code === 'R-02')?.because).toMatch(/CN would decide; ask for incorporation/)
  })

  test('of an .a item for partners leaves AIA and the tier open, never a permit', () => {
    const answer = printed({ to: aFirm('DE', { headquarters: ['DE', 'IN'] }) })
    expect(answer.outcome).toBe('needs-review')
    expect(answer.tier).toBeNull()
  })
})
