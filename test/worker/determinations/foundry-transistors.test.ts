import { describe, expect, test } from 'vitest'
import type { Foundry, Item } from '../../../functions/domain/item'
import { anExport, codesIn, determined, today } from '../../support/builders'
import { touching } from '../../support/touching'

touching('us/foundry-presumption')

type Answer = ReturnType<typeof determined>
type Row = { bn: number; hbm: boolean; completedOn?: string; way: string; because: string }

const plain = { actor: 'fabricator', packagedIn: 'TW' } as const
const counted = (change: Omit<Foundry, 'actor' | 'packagedIn'>): Item => ({
  kind: 'chip',
  spec: { tpp: 400, dieAreaMm2: 800, designedForDatacenter: true },
  quantity: 1,
  foundry: { ...plain, ...change },
})
const byFabricator = { packager: 'fabricator', attestation: 'fabricator' } as const
const byOsat = { packager: 'approved-osat', attestation: 'osat' } as const
const sent = (item: Item, asOf = today): Answer => determined(anExport({ asOf, to: 'VN', items: [item] }))
const wayIn = (answer: Answer, way: string) => answer.items[0]?.findings.find(({ condition }) => condition === way)
/** The last day that may permit: known through 2026-11-22, and thirty days of grace. */
const horizon = '2026-12-22'
const outcomes = { met: 'no-license-required', unmet: 'license-required', unknown: 'needs-review' }

// Note 1 to 3A090.a, ways B and C: an aggregated approximated count of less than 30 billion transistors; or, without high
// bandwidth memory, of less than 35 billion for transactions completed in 2027, and of less than 40 billion for those
// completed in 2029 or later. The words name 2027 and 2029: that 2028 stays at 35 billion is a reading (TRANSISTORS_2028).
const rows: readonly Row[] = [
  { bn: 0, hbm: true, way: 'met', because: 'none to speak of' },
  { bn: 29.9, hbm: true, way: 'met', because: 'less than 30, with memory' },
  { bn: 29.9, hbm: false, way: 'met', because: 'less than 30, without' },
  { bn: 30, hbm: false, way: 'unmet', because: '30 is not less' },
  { bn: 30, hbm: true, way: 'unmet', because: '30 is not less' },
  { bn: 34.9, hbm: false, way: 'unmet', because: 'the day of the export counts where no completion is told' },
  { bn: 29.9, hbm: true, completedOn: '2026-12-31', way: 'met', because: 'less than 30 in 2026' },
  { bn: 30, hbm: false, completedOn: '2026-12-31', way: 'unmet', because: '35 is not open on the last day of 2026' },
  { bn: 34.9, hbm: false, completedOn: '2026-12-31', way: 'unmet', because: '35 is not open on the last day of 2026' },
  { bn: 30, hbm: false, completedOn: '2027-01-01', way: 'met', because: 'less than 35 from the first day of 2027' },
  { bn: 34.9, hbm: false, completedOn: '2027-01-01', way: 'met', because: 'less than 35 from the first day of 2027' },
  { bn: 35, hbm: false, completedOn: '2027-01-01', way: 'unmet', because: '35 is not less' },
  { bn: 29.9, hbm: true, completedOn: '2027-06-01', way: 'met', because: 'less than 30 with memory, as before' },
  { bn: 30, hbm: true, completedOn: '2027-06-01', way: 'unmet', because: '35 is for circuits without memory' },
  { bn: 34.9, hbm: true, completedOn: '2027-06-01', way: 'unmet', because: '35 is for circuits without memory' },
  { bn: 34.9, hbm: false, completedOn: '2027-12-31', way: 'met', because: 'the last day of 2027' },
  { bn: 35, hbm: false, completedOn: '2027-12-31', way: 'unmet', because: '35 is not less' },
  { bn: 29.9, hbm: true, completedOn: '2028-06-01', way: 'met', because: 'less than 30 is in no doubt' },
  { bn: 29.9, hbm: false, completedOn: '2028-06-01', way: 'met', because: 'less than 30 is in no doubt' },
  { bn: 30, hbm: false, completedOn: '2028-01-01', way: 'unknown', because: 'the first day of 2028' },
  { bn: 34.9, hbm: false, completedOn: '2028-12-31', way: 'unknown', because: 'the last day of 2028' },
  { bn: 35, hbm: false, completedOn: '2028-12-31', way: 'unmet', because: '35 is not less on either reading' },
  { bn: 34.9, hbm: true, completedOn: '2028-06-01', way: 'unmet', because: 'with memory' },
  { bn: 34.9, hbm: false, completedOn: '2029-01-01', way: 'met', because: 'less than 40 from the first day of 2029' },
  { bn: 39.9, hbm: false, completedOn: '2029-01-01', way: 'met', because: 'less than 40' },
  { bn: 39.9, hbm: false, completedOn: '2028-12-31', way: 'unmet', because: '40 is not open on the last day of 2028' },
  { bn: 40, hbm: false, completedOn: '2029-01-01', way: 'unmet', because: '40 is not less' },
  { bn: 39.9, hbm: true, completedOn: '2029-01-01', way: 'unmet', because: '40 is for circuits without memory' },
  { bn: 29.9, hbm: true, completedOn: '2029-01-01', way: 'met', because: 'less than 30 with memory, as before' },
  { bn: 39.9, hbm: false, completedOn: '2031-05-01', way: 'met', because: '2029 or later' },
  { bn: 40, hbm: false, completedOn: '2031-05-01', way: 'unmet', because: '40 is not less, however late' },
]

describe.each([
  { name: 'way-out-b', maker: byFabricator, other: 'way-out-c' },
  { name: 'way-out-c', maker: byOsat, other: 'way-out-b' },
])('$name by the count of transistors', ({ name, maker, other }) => {
  test.each(rows)('$bn billion, HBM $hbm, completed $completedOn: $way, $because', ({ bn, hbm, completedOn, way }) => {
    // Exported on the day of completion, where that is later: nothing permits so far past what is known.
    const asOf = completedOn === undefined || completedOn <= horizon ? today : completedOn
    const answer = sent(counted({ ...maker, approximatedTransistorsBn: bn, containsHbm: hbm, completedOn }), asOf)
    expect(wayIn(answer, name)?.outcome).toBe(way)
    expect(wayIn(answer, other)?.outcome).toBe('unmet')
    const outcome = outcomes[way as keyof typeof outcomes]
    expect(answer.outcome).toBe(asOf !== today && way === 'met' ? 'needs-review' : outcome)
    expect(codesIn(answer).includes('TRANSISTORS_2028')).toBe(way === 'unknown')
  })
})

// A limb that opens after the export cannot be relied on yet: whether the transaction completes then is not a fact.
describe('a completion still to come', () => {
  test.each([
    { bn: 29.9, completedOn: '2027-01-01', way: 'met', because: 'less than 30 needs no later year' },
    { bn: 34.9, completedOn: '2027-01-01', way: 'unknown', because: '35 opens after the export' },
    { bn: 39.9, completedOn: '2029-05-01', way: 'unknown', because: '40 opens after the export' },
    { bn: 40, completedOn: '2029-05-01', way: 'unmet', because: 'too many in any year' },
  ])('$bn billion, completed $completedOn: $way, $because', ({ bn, completedOn, way }) => {
    const answer = sent(counted({ ...byFabricator, approximatedTransistorsBn: bn, containsHbm: false, completedOn }))
    expect(wayIn(answer, 'way-out-b')?.outcome).toBe(way)
    expect(answer.outcome).toBe(outcomes[way as keyof typeof outcomes])
    expect(codesIn(answer).includes('FOUNDRY_COMPLETION')).toBe(way === 'unknown')
  })
})

// Without a day of completion the day of export counts. Past 2026-12-22 no answer permits, so a way that is open is for
// review, and one that is shut still asks for a license.
describe('exports of later years', () => {
  test.each([
    { asOf: '2026-12-31', bn: 34.9, way: 'unmet', because: 'still 30 billion' },
    { asOf: '2027-01-01', bn: 34.9, way: 'met', because: '35 billion opens' },
    { asOf: '2027-12-31', bn: 35, way: 'unmet', because: '35 is not less' },
    { asOf: '2028-03-01', bn: 34.9, way: 'unknown', because: '2028 is not named' },
    { asOf: '2029-01-01', bn: 39.9, way: 'met', because: '40 billion opens' },
    { asOf: '2029-01-01', bn: 40, way: 'unmet', because: '40 is not less' },
  ])('$asOf, $bn billion: $way, $because', ({ asOf, bn, way }) => {
    const answer = sent(counted({ ...byFabricator, approximatedTransistorsBn: bn, containsHbm: false }), asOf)
    expect(wayIn(answer, 'way-out-b')?.outcome).toBe(way)
    expect(answer.outcome).toBe(way === 'unmet' ? 'license-required' : 'needs-review')
  })

  test('a transaction completed earlier counts by its own year', () => {
    const item = counted({ ...byFabricator, approximatedTransistorsBn: 34.9, containsHbm: false, completedOn: '2026-12-31' })
    expect(wayIn(sent(item, '2027-01-05'), 'way-out-b')?.outcome).toBe('unmet')
  })
})

// The count helps only the one who packages: another's attestation to the same small count is nothing.
describe('a small count is not enough', () => {
  test.each([
    { change: { packager: 'other', attestation: 'osat' } as const, because: 'packaged by an OSAT that is not approved' },
    { change: { packager: 'other', attestation: 'fabricator' } as const, because: 'the fabricator does not package it' },
    { change: { packager: 'approved-osat', attestation: 'none' } as const, because: 'nobody attests' },
    { change: { packager: 'approved-osat', attestation: 'fabricator' } as const, because: 'the OSAT does not attest' },
    { change: { packager: 'fabricator', attestation: 'osat' } as const, because: 'the fabricator does not attest' },
  ])('license-required: $because', ({ change }) => {
    const answer = sent(counted({ ...change, approximatedTransistorsBn: 1, containsHbm: false }))
    expect([answer.outcome, answer.items[0]?.eccn]).toEqual(['license-required', '3A090.a'])
    expect(answer.licenseRequirements.map(({ code }) => code)).toEqual(['destination'])
  })
})
