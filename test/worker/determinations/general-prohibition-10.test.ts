import { describe, expect, test } from 'vitest'
import type { Authorization, NacNotification } from '../../../functions/domain/export'
import type { Designer, Item } from '../../../functions/domain/item'
import { anExport, chip, circuit, codesIn, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { classified, dataCenterA, dataCenterB, gamingCard, smallChip, system } from './goods'

touching('us/general-prohibition-10')

type Words = Parameters<typeof anExport>[0]
/** To Singapore, where nothing else asks for a license, with a word changed. */
const sold = (item: Item, words: Words = {}) => determined(anExport({ asOf: '2026-03-02', items: [item], ...words }))
const named = chip('huawei-ascend-910c')
/** Of 9,000 TPP, by a designer. */
const designedBy = (designer: Partial<Designer>, tpp = 9000): Item => ({
  ...circuit(tpp, { dieAreaMm2: 800 }),
  ...{ designer: { status: 'other', ...designer } },
})
const codesOf = (answer: ReturnType<typeof determined>) => answer.prohibitions.map(({ code }) => code)

// Guidance of 2025-05-13: parts that it names, and other circuits of the 3A090 class from China, were probably made in
// violation, so that using, selling, financing or servicing them risks one (764.2(e)). No route that is evaluated.
describe('parts that the guidance names', () => {
  test.each([
    { id: 'huawei-ascend-910b1', outcome: 'prohibited', because: '910B' },
    { id: 'huawei-ascend-910b2', outcome: 'prohibited', because: '910B' },
    { id: 'huawei-ascend-910b3', outcome: 'prohibited', because: '910B' },
    { id: 'huawei-ascend-910b4', outcome: 'prohibited', because: '910B' },
    { id: 'huawei-ascend-910c', outcome: 'prohibited', because: '910C' },
    { id: 'huawei-ascend-910d', outcome: 'prohibited', because: '910D' },
    { id: 'huawei-ascend-910a', outcome: 'prohibited', because: 'not named, of the class, from China' },
    { id: 'biren-br100', outcome: 'prohibited', because: 'another maker, of the class, from China' },
    { id: 'huawei-ascend-310', outcome: 'no-license-required', because: 'from China, not of the class' },
    { id: 'nvidia-h100-sxm', outcome: 'no-license-required', because: 'of the class, not from China' },
  ])('$id is $outcome: $because', ({ id, outcome }) => {
    const answer = sold(chip(id))
    expect(answer.outcome).toBe(outcome)
    expect(codesOf(answer)).toEqual(outcome === 'prohibited' ? ['general-prohibition-10'] : [])
  })

  test.each([
    { asOf: '2025-05-12', isStopped: false, because: 'the day before' },
    { asOf: '2025-05-13', isStopped: true, because: 'its day' },
    { asOf: '2027-06-01', isStopped: true, because: 'beyond what is known it stays' },
  ])('$asOf is $isStopped: $because', ({ asOf, isStopped }) => {
    for (const item of [named, designedBy({ headquarters: 'CN' })]) {
      const answer = sold(item, { asOf })
      expect(answer.outcome).toBe(isStopped ? 'prohibited' : 'no-license-required')
      expect(answer.prohibitions[0]?.cite.notice).toBe(isStopped ? 'BIS guidance of 2025-05-13' : undefined)
    }
  })
})

// China is what it speaks of. Whether Macau, another place of D:5, a parent, a location or a fab there counts was not
// established. A designer of nowhere told is no designer of elsewhere.
describe('who designed it', () => {
  test.each([
    { designer: { headquarters: 'CN' }, outcome: 'prohibited', because: 'headquartered in China' },
    { designer: { headquarters: 'HK' }, outcome: 'prohibited', because: 'Hong Kong is China' },
    { designer: { headquarters: 'MO' }, outcome: 'needs-review', because: 'Macau' },
    { designer: { headquarters: 'AF' }, outcome: 'needs-review', because: 'another D:5 country' },
    { designer: { headquarters: 'TW' }, outcome: 'no-license-required', because: 'Taiwan' },
    { designer: { headquarters: 'VN' }, outcome: 'no-license-required', because: 'D:1 alone' },
    { designer: { headquarters: 'TW', ultimateParentHeadquarters: 'CN' }, outcome: 'needs-review', because: 'a Chinese parent' },
    { designer: { headquarters: 'TW', ultimateParentHeadquarters: 'MO' }, outcome: 'needs-review', because: 'a parent in Macau' },
    { designer: { headquarters: 'TW', ultimateParentHeadquarters: 'JP' }, outcome: 'no-license-required', because: 'a Japanese parent' },
    { designer: { headquarters: 'TW', location: 'CN' }, outcome: 'needs-review', because: 'located in China' },
    { designer: { location: 'TW' }, outcome: 'needs-review', because: 'its headquarters was not said' },
    { designer: { status: 'authorized' as const, headquarters: 'CN' }, outcome: 'prohibited', because: 'whatever its status' },
  ])('$outcome: $because', ({ designer, outcome }) => {
    const answer = sold(designedBy(designer))
    expect(answer.outcome).toBe(outcome)
    expect(codesIn(answer).includes('GP10_SCOPE')).toBe(outcome === 'needs-review')
    expect(codesOf(answer)).toEqual(outcome === 'prohibited' ? ['general-prohibition-10'] : [])
  })

  test.each([
    { producedIn: 'CN', outcome: 'needs-review', because: 'made in China for somebody not told' },
    { producedIn: 'TW', outcome: 'no-license-required', because: 'made in Taiwan' },
  ])('$outcome: $because', ({ producedIn, outcome }) => {
    const item: Item = { ...circuit(9000), jurisdiction: { basis: 'us-origin', producedIn } }
    expect(sold(item).outcome).toBe(outcome)
  })
})

// Of the 3A090 class: .a and .b. What is outside is not meant.
describe('which circuits', () => {
  const chinese = (item: Item): Item => ({
    ...item,
    ...(item.kind === 'chip' ? { designer: { status: 'other', headquarters: 'CN' } } : {}),
  })

  test.each([
    { item: chinese(circuit(4800, { dieAreaMm2: 4000 })), outcome: 'prohibited', because: '.a at its bound' },
    { item: chinese(circuit(4799, { dieAreaMm2: 4000 })), outcome: 'no-license-required', because: 'below it, not dense enough for .b' },
    { item: chinese(dataCenterB), outcome: 'prohibited', because: '.b at its bound' },
    { item: chinese(circuit(2399, { dieAreaMm2: 1000 })), outcome: 'no-license-required', because: 'below it' },
    { item: chinese(smallChip), outcome: 'no-license-required', because: 'outside' },
    { item: chinese(circuit(2400)), outcome: 'needs-review', because: 'of unknown area, so perhaps of the class' },
    { item: chinese(circuit(5000, { designedForDatacenter: false })), outcome: 'prohibited', because: '.a, a consumer card' },
    { item: chinese(circuit(4700, { designedForDatacenter: false, dieAreaMm2: 600 })), outcome: 'no-license-required', because: 'Note 2' },
  ])('$item.spec.tpp is $outcome: $because', ({ item, outcome }) => {
    expect(sold(item).outcome).toBe(outcome)
  })

  test.each([
    { item: system([named]), outcome: 'prohibited', because: 'a named part inside a system' },
    { item: system([smallChip, named]), outcome: 'prohibited', because: 'beside other chips' },
    { item: system([dataCenterA]), outcome: 'no-license-required', because: 'no such part inside' },
    { item: classified('4A090.a', 9000), outcome: 'no-license-required', because: 'nothing told of who designed it' },
  ])('$item.kind is $outcome: $because', ({ item, outcome }) => {
    expect(sold(item).outcome).toBe(outcome)
  })

  test('one such item stops the order, and the others keep their own answers', () => {
    const answer = determined(anExport({ asOf: '2026-03-02', items: [dataCenterA, named] }))
    expect(answer.outcome).toBe('prohibited')
    expect(answer.items.map(({ outcome }) => outcome)).toEqual(['no-license-required', 'prohibited'])
  })
})

// The risk is in dealing with it at all: no license, no exception, no sale at home and no claim that it is outside the
// EAR opens a route. Analysis in a laboratory is excepted, and whether it is that is for a person.
describe('nothing opens a route', () => {
  const card: Item = { ...gamingCard, ...{ designer: { status: 'other', headquarters: 'CN' } } }
  const notification: NacNotification = { exception: 'NAC', submittedOn: '2026-01-01', state: 'confirmed', number: 'A123456' }
  const license: Authorization = {
    ...{ kind: 'license', number: 'D1234567', issuedOn: '2026-01-05', expiresOn: '2027-01-04' },
    ...{ consignee: 'Example Compute Ltd', eccns: ['3A090'] },
  }
  const outside: Item = { ...named, jurisdiction: { basis: 'not-subject', producedIn: 'CN' } }

  test.each([
    { item: gamingCard, words: { to: 'CN', notifications: [notification] }, outcome: 'license-exception', because: 'NAC, a clean card' },
    { item: card, words: { to: 'CN', notifications: [notification] }, outcome: 'prohibited', because: 'NAC' },
    { item: gamingCard, words: { to: 'VN' }, outcome: 'license-exception', because: 'ACA, a clean card' },
    { item: card, words: { to: 'VN' }, outcome: 'prohibited', because: 'ACA' },
    { item: dataCenterA, words: { to: 'CN', authorizations: [license] }, outcome: 'authorized', because: 'a license, a clean part' },
    { item: named, words: { to: 'CN', authorizations: [license] }, outcome: 'prohibited', because: 'a license' },
    {
      item: dataCenterA,
      words: { to: 'US', activity: 'domestic' as const },
      outcome: 'no-license-required',
      because: 'at home, a clean part',
    },
    { item: named, words: { to: 'US', activity: 'domestic' as const }, outcome: 'prohibited', because: 'a sale at home' },
    { item: named, words: { to: 'CN', activity: 'transfer' as const }, outcome: 'prohibited', because: 'a transfer within China' },
    {
      item: named,
      words: { to: 'CN', activity: 'transfer' as const, existingStock: true, asOf: '2026-06-01' },
      outcome: 'prohibited',
      because: 'stock already held',
    },
    {
      item: outside,
      words: { to: 'MY', activity: 'reexport' as const, exportFrom: 'CN' },
      outcome: 'prohibited',
      because: 'a claim that it is not subject to the EAR',
    },
    { item: named, words: { to: 'RU' }, outcome: 'prohibited', because: 'stricter than an embargo' },
  ])('$outcome: $because', ({ item, words, outcome }) => {
    expect(sold(item, words).outcome).toBe(outcome)
  })

  test.each([
    { item: named, kind: 'laboratory-analysis', outcome: 'needs-review', because: 'claimed' },
    {
      item: designedBy({ headquarters: 'CN' }),
      kind: 'laboratory-analysis',
      outcome: 'needs-review',
      because: 'claimed for a part not named',
    },
    { item: named, kind: 'purchase-order', outcome: 'prohibited', because: 'another paper' },
    { item: smallChip, kind: 'laboratory-analysis', outcome: 'no-license-required', because: 'needless' },
  ])('$outcome: analysis is $because', ({ item, kind, outcome }) => {
    const answer = sold(item, { evidence: [{ kind }] })
    expect(answer.outcome).toBe(outcome)
    expect(codesIn(answer).includes('GP10_ANALYSIS')).toBe(outcome === 'needs-review')
  })
})
