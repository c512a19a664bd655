import { describe, expect, test } from 'vitest'
import type { Item, MemoryItem, Packaging } from '../../../functions/domain/item'
import type { Listing } from '../../../functions/domain/party'
import { aFirm, anExport, aSubsidiary, codesIn, determined, exceptionIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { dataCenterA, hbm } from './goods'

touching('us/exception-hbm', 'us/list-uvl', 'us/list-el')

type Words = Parameters<typeof anExport>[0]
const packaging: Packaging = {
  siteOwner: 'Example Packaging Inc',
  siteOperator: 'Example Packaging Inc',
  headquarters: 'US',
  tracksQuantity: true,
}
/** Density 3.29: over 2, under 3.3. */
const memory = (change: Partial<Packaging> = {}, figures: Partial<MemoryItem> = {}): Item => ({
  kind: 'memory',
  bandwidthGBs: 329,
  areaMm2: 100,
  of: 'stack',
  quantity: 1,
  packaging: { ...packaging, ...change },
  ...figures,
})
const sent = (item: Item, change: Words = {}) => determined(anExport({ asOf: '2026-03-02', to: 'CN', items: [item], ...change }))
const shutBy = (answer: ReturnType<typeof determined>) =>
  exceptionIn(answer, 'HBM').findings.flatMap(({ condition, outcome }) => (outcome === 'met' ? [] : [condition]))
const outcomes = { eligible: 'license-exception', ineligible: 'license-required', 'needs-review': 'needs-review' }

// 740.25: memory of 3A090.c with a density of less than 3.3 GB/s per mm², to a packaging site that a company of the United
// States owns and runs, the quantities of what it packages being tracked. Other companies may qualify; which was not read.
describe('License Exception HBM', () => {
  test.each([
    { item: memory(), status: 'eligible', by: [], because: '3.29, and everything else' },
    { item: memory({}, { bandwidthGBs: 201 }), status: 'eligible', by: [], because: 'just in 3A090.c' },
    { item: memory({}, { bandwidthGBs: 330 }), status: 'ineligible', by: ['memory-density'], because: '3.3 is not less' },
    { item: memory({}, { bandwidthGBs: 330.1 }), status: 'ineligible', by: ['memory-density'], because: '3.301' },
    { item: memory({}, { bandwidthGBs: 819 }), status: 'ineligible', by: ['memory-density'], because: 'a newer generation' },
    { item: memory({ headquarters: 'PR' }), status: 'eligible', by: [], because: 'Puerto Rico is the United States' },
    { item: memory({ headquarters: 'KR' }), status: 'needs-review', by: ['packager-headquarters'], because: 'a packager of A:5' },
    { item: memory({ headquarters: 'TW' }), status: 'needs-review', by: ['packager-headquarters'], because: 'a packager of Taiwan' },
    { item: memory({ headquarters: 'CN' }), status: 'ineligible', by: ['packager-headquarters'], because: 'a packager of D:5' },
    { item: memory({ headquarters: 'HK' }), status: 'ineligible', by: ['packager-headquarters'], because: 'Hong Kong is China' },
    { item: memory({ headquarters: 'MO' }), status: 'ineligible', by: ['packager-headquarters'], because: 'a packager of Macau' },
    {
      item: memory({ siteOperator: 'Example Operations Ltd' }),
      status: 'needs-review',
      by: ['packaging-site'],
      because: 'owned by one company, run by another',
    },
    { item: memory({ siteOperator: 'EXAMPLE PACKAGING INC ' }), status: 'eligible', by: [], because: 'the same name in capitals' },
    { item: memory({ tracksQuantity: false }), status: 'ineligible', by: ['quantity-tracking'], because: 'the output is not tracked' },
    {
      item: memory({ tracksQuantity: false, headquarters: 'KR' }),
      status: 'ineligible',
      by: ['packager-headquarters', 'quantity-tracking'],
      because: 'unmet weighs more than unknown',
    },
  ])('$status: $because', ({ item, status, by }) => {
    const answer = sent(item)
    expect([exceptionIn(answer, 'HBM').status, answer.outcome]).toEqual([status, outcomes[status as keyof typeof outcomes]])
    expect(shutBy(answer)).toEqual(by)
    expect(codesIn(answer).includes('HBM_PACKAGER')).toBe(status === 'needs-review')
  })

  test('is not claimed where no packaging site is told', () => {
    const answer = sent(memory({}, { packaging: undefined }))
    expect([answer.outcome, ...shutBy(answer)]).toEqual(['license-required', 'not-claimed'])
  })

  test('brings the tracking and the filing as duties', () => {
    expect(sent(memory()).duties.map(({ code, when }) => [code, when])).toEqual([
      ['track-packaged-output', 'after-export'],
      ['aes-license-code', 'with-shipment'],
      ['keep-records', 'after-export'],
    ])
    expect(exceptionIn(sent(memory()), 'HBM').aesCode).toBeNull()
  })
})

// It lifts the advanced-computing requirement to Macau, D:5 and their firms. Part 746, the Entity List and known end uses
// of part 744 ask for more, and a party on the Unverified List suspends every exception.
describe('where the exception reaches', () => {
  const on = (list: string, confirmed = true): readonly Listing[] => [{ list, confirmed }]

  test.each([
    { change: { to: 'CN' }, status: 'eligible', because: 'D:5' },
    { change: { to: 'MO' }, status: 'eligible', because: 'Macau' },
    { change: { to: aSubsidiary('SG', 'CN') }, status: 'eligible', because: 'a firm of D:5 elsewhere' },
    { change: { to: 'RU' }, status: 'ineligible', because: 'part 746' },
    { change: { to: aFirm('CN', { listings: on('UVL') }) }, status: 'ineligible', because: 'the Unverified List' },
    { change: { to: aFirm('CN', { listings: on('UVL', false) }) }, status: 'needs-review', because: 'an unconfirmed match there' },
    { change: { parties: { freightForwarder: aFirm('CN', { listings: on('UVL') }) } }, status: 'ineligible', because: 'a forwarder there' },
    { change: { to: aFirm('CN', { listings: on('EL') }) }, status: 'ineligible', because: 'the Entity List' },
    { change: { to: aFirm('CN', { listings: on('MEU') }) }, status: 'ineligible', because: 'the Military End User List' },
    {
      change: { endUse: { concerns: [{ kind: 'military', knowledge: true }] } } as const,
      status: 'ineligible',
      because: 'a known military end use',
    },
    {
      change: { endUse: { concerns: [{ kind: 'advanced-node', knowledge: true }] } } as const,
      status: 'ineligible',
      because: 'a known fab of advanced nodes',
    },
  ])('$status: $because', ({ change, status }) => {
    const answer = sent(memory(), change)
    expect([exceptionIn(answer, 'HBM').status, answer.outcome]).toEqual([status, outcomes[status as keyof typeof outcomes]])
  })

  test.each([
    { items: [memory(), hbm], found: ['license-exception', 'license-required'], because: 'memory without a packaging site' },
    { items: [memory(), dataCenterA], found: ['license-exception', 'license-required'], because: 'a chip' },
    { items: [memory(), memory({ tracksQuantity: false })], found: ['license-exception', 'license-required'], because: 'another site' },
  ])('answers each item apart: $because', ({ items, found }) => {
    const answer = determined(anExport({ asOf: '2026-03-02', to: 'CN', items }))
    expect(answer.items.map(({ outcome }) => outcome)).toEqual(found)
    expect([answer.outcome, exceptionIn(answer, 'HBM').status]).toEqual(['license-required', 'ineligible'])
  })

  // It came with the control, and binds with it on 2024-12-31.
  test.each([
    { asOf: '2024-12-30', outcome: 'no-license-required', isAnswered: false },
    { asOf: '2024-12-31', outcome: 'license-exception', isAnswered: true },
  ])('$asOf: $outcome', ({ asOf, outcome, isAnswered }) => {
    const answer = sent(memory(), { asOf })
    expect(answer.outcome).toBe(outcome)
    expect(answer.licenseExceptions.some(({ symbol }) => symbol === 'HBM')).toBe(isAnswered)
  })
})
