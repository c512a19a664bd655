import { describe, expect, test } from 'vitest'
import { findChip } from '../../../functions/catalog/chips/catalog'
import { determine } from '../../../functions/domain/determine'
import type { Law } from '../../../functions/domain/rulebook'
import { lawOfDay } from '../../../functions/regimes/us/law-of-day'
import { aFirm, aSubsidiary, codesIn } from '../../support/builders'
import { citing, touching } from '../../support/touching'
import { dataCenterB, serving, system } from './goods'
import { alternativesIn, aPrinted, enforced, h100, printed, type Words } from './printed'

touching('us/country-allocation', 'us/review-v3', 'us/review-v4')

/** TPP of the circuit of the worked numbers. */
const each = 15_824
const india = (quantity: number, licensedTpp: number | undefined, words: Words = {}) =>
  printed({ to: 'IN', items: [h100(quantity)], usage: licensedTpp === undefined ? {} : { country: { licensedTpp } }, ...words })
const lineOf = ({ allocations }: ReturnType<typeof printed>) => allocations.find(({ kind }) => kind === 'country')

// 742.6(b)(10)(iii)(B)(1): presumed approved "up to" 790,000,000 TPP, cumulative, 2025 through 2027. Worked numbers:
// 790,000,000 / 15,824 is 49,924 chips; 50,000 of them are 791,200,000. 700,000,000 licensed and 6,000 asked for make
// 794,944,000; 5,687 would bring it to 789,991,088.
describe('a country allocation of 790,000,000 TPP', () => {
  test.each([
    { quantity: 49_924, licensed: 0, fits: true, because: 'the most that fit' },
    { quantity: 49_925, licensed: 0, fits: false, because: 'one more' },
    { quantity: 50_000, licensed: 0, fits: false, because: 'the round figure is over it' },
    { quantity: 6_000, licensed: 700_000_000, fits: false, because: '794,944,000 in all' },
    { quantity: 5_687, licensed: 700_000_000, fits: true, because: '789,991,088 in all' },
    { quantity: 5_688, licensed: 700_000_000, fits: false, because: 'one more' },
    { quantity: 1, licensed: 790_000_000 - each, fits: true, because: 'to the last TPP' },
    { quantity: 1, licensed: 790_000_001 - each, fits: false, because: 'one TPP over' },
    { quantity: 1, licensed: 790_000_000, fits: false, because: 'nothing is left' },
    { quantity: 1, licensed: 800_000_000, fits: false, because: 'more than all was licensed' },
  ])('$quantity after $licensed fits $fits: $because', ({ quantity, licensed, fits }) => {
    const answer = india(quantity, licensed)
    const availableTpp = Math.max(0, 790_000_000 - licensed)
    expect(lineOf(answer)).toEqual({
      kind: 'country',
      key: 'country:IN:2025-2027',
      ceilingTpp: 790_000_000,
      usedTpp: licensed,
      requestedTpp: quantity * each,
      fits,
      availableTpp,
      remainingTpp: fits ? availableTpp - quantity * each : null,
    })
    expect(answer.reviewPolicy).toMatchObject({ posture: fits ? 'presumption-of-approval' : 'policy-of-denial' })
    expect(answer.outcome).toBe('license-required')
  })

  test('5,687 after 700,000,000 leave 8,912', () => {
    expect(lineOf(india(5_687, 700_000_000))?.remainingTpp).toBe(8_912)
  })
})

// 5.2: "quota value of a system is the sum of the TPP of every IC in it"; .b items are "not counted in any quota".
describe('what is counted', () => {
  const box = system([h100()])
  test.each([
    { items: [h100(10)], counted: 10 * each, because: 'chips' },
    { items: [h100(10), h100(5)], counted: 15 * each, because: 'every item' },
    { items: [box], counted: 8 * each, because: 'every circuit of a system' },
    { items: [h100(10), dataCenterB], counted: 10 * each, because: 'no .b item' },
    { items: [h100(10), serving('3D001', '3A090.a')], counted: 10 * each, because: 'no software' },
  ])('$because', ({ items, counted }) => {
    expect(lineOf(printed({ to: 'IN', items, usage: { country: { licensedTpp: 0 } } }))?.requestedTpp).toBe(counted)
  })

  test('what a license covers is licensed already', () => {
    const authorizations = [
      {
        kind: 'license' as const,
        number: 'D1',
        issuedOn: '2025-06-01',
        expiresOn: '2026-06-01',
        consignee: 'Example Compute Ltd',
        eccns: ['4A090.a'],
      },
    ]
    const answer = printed({ to: 'IN', items: [h100(10), box], authorizations, usage: { country: { licensedTpp: 0 } } })
    expect(lineOf(answer)?.requestedTpp).toBe(10 * each)
  })
})

// What BIS has licensed is for the caller to say. Left out, both postures are shown.
describe('an allocation that is not known', () => {
  test.each([
    { words: {}, because: 'nothing was told of it' },
    {
      words: {
        items: [{ kind: 'chip' as const, spec: { designedForDatacenter: true, dieAreaMm2: 800 }, quantity: 1 }],
        usage: { country: { licensedTpp: 0 } },
      },
      because: 'the TPP of the order is not known',
    },
  ])('$because', ({ words }) => {
    const answer = printed({ to: 'IN', ...words })
    expect(lineOf(answer)).toBeUndefined()
    if (answer.reviewPolicy === null) expect(answer.outcome).toBe('needs-review')
    else expect(alternativesIn(answer)).toEqual(['COUNTRY_ALLOCATION policy-of-denial'])
  })

  test('a license is required all the same, and an approval is only presumed', () => {
    const answer = india(1, undefined)
    expect(answer.outcome).toBe('license-required')
    expect(answer.reviewPolicy?.posture).toBe('presumption-of-approval')
    expect(codesIn(answer)).not.toContain('R-08')
  })
})

// from 1 or from 13 January 2025, and by year or in all: "count both; note". One sum is told, and taken for all.
describe('the years of the allocation (R-08)', () => {
  test.each([
    { asOf: '2025-05-14', has: false, because: 'not due' },
    { asOf: '2025-05-15', has: true, because: 'due' },
    { asOf: '2026-11-22', has: true, because: 'the second year, the same ceiling' },
    { asOf: '2027-12-31', has: true, because: 'the last day' },
  ])('$asOf: $has, $because', ({ asOf, has }) => {
    const answer = india(1, 1_000, { asOf })
    expect(lineOf(answer)?.key).toBe(has ? 'country:IN:2025-2027' : undefined)
    expect(answer.flags.find(({ code }) => code === 'R-08')?.effect).toBe(has ? 'note' : undefined)
  })

  test('after 2027 no figure is printed', () => {
    const answer = india(1, 0, { asOf: '2028-01-01' })
    expect(lineOf(answer)).toBeUndefined()
    expect(answer.flags.find(({ code }) => code === 'ALLOCATION_PERIOD')).toMatchObject({ effect: 'note' })
    expect(alternativesIn(answer)).toEqual(['ALLOCATION_PERIOD policy-of-denial'])
    expect(answer.outcome).toBe('license-required')
  })
})

// "Applies to destinations in neither Supp. 5(a) nor T3."
describe('who has an allocation', () => {
  const asked = (words: Words) =>
    printed({ usage: { country: { licensedTpp: 0 } }, items: [serving('3E001', '3A090.a'), h100()], ...words })
  test.each([
    { words: { to: 'IN' }, key: 'country:IN:2025-2027', because: 'India' },
    { words: { to: 'CH' }, key: 'country:CH:2025-2027', because: 'Switzerland' },
    { words: { to: 'LI' }, key: 'country:CH:2025-2027', because: 'Liechtenstein, with Switzerland' },
    { words: { to: aSubsidiary('IN', 'US') }, key: 'country:IN:2025-2027', because: 'India, whoever is above the firm' },
    { words: { asOf: '2025-11-06', to: 'KH' }, key: undefined, because: 'Cambodia in D:5' },
    { words: { asOf: '2025-11-07', to: 'KH' }, key: 'country:KH:2025-2027', because: 'Cambodia out of it' },
    { words: { to: 'DE' }, key: undefined, because: 'a partner has none' },
    { words: { to: 'TW' }, key: undefined, because: 'a partner has none' },
    { words: { to: 'CN' }, key: undefined, because: 'D:5 has none' },
    { words: { to: 'MO' }, key: undefined, because: 'Macau has none' },
    { words: { to: aFirm('IN', { headquarters: 'CN' }) }, key: undefined, because: 'denial is presumed, whatever is left' },
    { words: { to: 'KY' }, key: undefined, because: 'whether a partner’s dependency has one is not said' },
  ])('$because', ({ words, key }) => {
    expect(lineOf(asked(words))?.key).toBe(key)
  })

  test('none on the enforced track', () => {
    expect(enforced({ to: 'VN', usage: { country: { licensedTpp: 0 } } }).allocations).toEqual([])
  })
})

// (C): for a destination of paragraph (b) it "may be increased up to" twice as much. The paragraph is empty, so that the
// text is tried on a law with an entry.
describe('a destination with assurances, made up', () => {
  const law = lawOfDay('codified', '2025-06-20')
  const given = (quantity: number) => aPrinted({ to: 'IN', items: [h100(quantity)], usage: { country: { licensedTpp: 0 } } })
  const under = (law: Law, quantity: number) => {
    const answer = determine(given(quantity), law, findChip)
    if (!answer.ok) throw new Error('refused')
    return citing(answer.value)
  }
  const terms = law.countryAllocation
  const raised: Law = {
    ...law,
    countryAllocation: terms && { ...terms, value: { ...terms.value, uplift: { places: { named: ['IN'] }, factorMax: 2 } } },
  }

  test.each([
    { given: law, quantity: 49_924, ceilingTpp: 790_000_000, posture: 'presumption-of-approval', because: 'without, within' },
    { given: law, quantity: 49_925, ceilingTpp: 790_000_000, posture: 'policy-of-denial', because: 'without, over' },
    {
      given: raised,
      quantity: 49_925,
      ceilingTpp: 1_580_000_000,
      posture: 'presumption-of-approval',
      because: 'with, over the first half',
    },
    { given: raised, quantity: 99_848, ceilingTpp: 1_580_000_000, posture: 'presumption-of-approval', because: 'with, the most that fit' },
    { given: raised, quantity: 99_849, ceilingTpp: 1_580_000_000, posture: 'policy-of-denial', because: 'with, one more' },
  ])('$quantity: $because', ({ given, quantity, ceilingTpp, posture }) => {
    const answer = under(given, quantity)
    expect(answer.allocations.find(({ kind }) => kind === 'country')?.ceilingTpp).toBe(ceilingTpp)
    expect(answer.reviewPolicy?.posture).toBe(posture)
  })

  test('another country keeps the plain one', () => {
    const answer = determine({ ...given(49_925), parties: { ultimateConsignee: aFirm('BR') } }, raised, findChip)
    expect(answer.ok && answer.value.reviewPolicy?.posture).toBe('policy-of-denial')
  })
})
