import { describe, expect, test } from 'vitest'
import type { ChipItem, Designer, Foundry } from '../../../functions/domain/item'
import type { Supplement8Entry } from '../../../functions/domain/party'
import { aFirm, anExport, aSubsidiary, circuit, codesIn, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { dataCenterA, gamingCard, smallChip } from './goods'

touching('us/foundry-presumption', 'us/supplement-8')

// The law was followed up to 2026-11-22. Thirty days later nothing is permitted any more: what would have been is for
// review, and what asks for a license or is prohibited stays so.
describe('after the law that is known', () => {
  test.each([
    { asOf: '2026-11-22', to: 'SG', item: dataCenterA, outcome: 'no-license-required', effect: undefined, because: 'the last day known' },
    { asOf: '2026-11-23', to: 'SG', item: dataCenterA, outcome: 'no-license-required', effect: 'note', because: 'the day after, noted' },
    { asOf: '2026-12-22', to: 'SG', item: dataCenterA, outcome: 'no-license-required', effect: 'note', because: 'the thirtieth day' },
    { asOf: '2026-12-23', to: 'SG', item: dataCenterA, outcome: 'needs-review', effect: 'needs-review', because: 'the day after that' },
    { asOf: '2026-12-22', to: 'VN', item: gamingCard, outcome: 'license-exception', effect: 'note', because: 'ACA on the thirtieth day' },
    { asOf: '2026-12-23', to: 'VN', item: gamingCard, outcome: 'needs-review', effect: 'needs-review', because: 'ACA a day later' },
    { asOf: '2026-12-23', to: 'CN', item: smallChip, outcome: 'needs-review', effect: 'needs-review', because: 'outside 3A090 alike' },
    {
      asOf: '2026-12-23',
      to: 'VN',
      item: dataCenterA,
      outcome: 'license-required',
      effect: 'needs-review',
      because: 'a license stays asked for',
    },
    { asOf: '2029-06-01', to: 'CN', item: dataCenterA, outcome: 'license-required', effect: 'needs-review', because: 'years later too' },
  ])('$asOf to $to is $outcome: $because', ({ asOf, to, item, outcome, effect }) => {
    const answer = determined(anExport({ asOf, to, items: [item] }))
    expect(answer.outcome).toBe(outcome)
    expect(answer.flags.find(({ code }) => code === 'beyond-known-law')?.effect).toBe(effect)
  })

  test('a denied person prohibits the deal on any day', () => {
    const to = aFirm('SG', { listings: [{ list: 'DPL', confirmed: true }] })
    expect(determined(anExport({ asOf: '2027-03-01', to })).outcome).toBe('prohibited')
  })
})

const designer: Designer = {
  status: 'authorized',
  headquarters: 'US',
  location: 'US',
  ultimateParentHeadquarters: 'US',
  agreedToReport: true,
}
const made = (foundry: Partial<Foundry>, by?: Designer): ChipItem & { quantity: number } => ({
  kind: 'chip',
  spec: { tpp: 400, dieAreaMm2: 800, nonPlanar: true, designedForDatacenter: true },
  quantity: 1,
  foundry: {
    actor: 'fabricator',
    packagedIn: 'TW',
    packager: 'fabricator',
    approximatedTransistorsBn: 34,
    containsHbm: false,
    attestation: 'fabricator',
    ...foundry,
  },
  ...(by ? { designer: by } : {}),
})

/** How one finding of the only item came out, and what became of it, on its way to Vietnam. */
const answered = (asOf: string, item: ReturnType<typeof made>, condition: string) => {
  const answer = determined(anExport({ asOf, to: 'VN', items: [item] }))
  const [only] = answer.items
  const finding = only?.findings.find((each) => each.condition === condition)
  return { eccn: only?.eccn, outcome: answer.outcome, finding: finding?.outcome, code: finding?.code }
}
const presumed = { eccn: '3A090.a', outcome: 'license-required', finding: 'unmet', code: undefined }
const rebutted = { eccn: null, outcome: 'needs-review', finding: 'met', code: undefined }

// Note 1 to 3A090.a, as 91 FR 17851 left it: prior to December 31, 2026 every designer that qualifies is authorized; after
// it only one that applied, for 180 days from its filing. The day itself is in neither limb.
describe('the cut-over of authorized designers', () => {
  const open = { eccn: null, outcome: 'needs-review', finding: 'unknown', code: 'DESIGNER_CUTOVER_DAY' }

  test.each([
    { asOf: '2026-12-30', appliedOn: undefined, is: rebutted, because: 'prior to it, without a filing' },
    { asOf: '2026-12-31', appliedOn: undefined, is: open, because: 'the day, without a filing' },
    { asOf: '2026-12-31', appliedOn: '2026-12-01', is: open, because: 'the day, with one' },
    { asOf: '2027-01-01', appliedOn: undefined, is: presumed, because: 'after it, without a filing' },
    { asOf: '2027-01-01', appliedOn: '2026-12-01', is: rebutted, because: 'after it, with a filing of a month before' },
    { asOf: '2027-01-01', appliedOn: '2027-01-02', is: presumed, because: 'a filing of the day after' },
    { asOf: '2027-06-29', appliedOn: '2026-12-31', is: rebutted, because: 'the 180th day from the filing' },
    { asOf: '2027-06-30', appliedOn: '2026-12-31', is: presumed, because: 'the 181st' },
  ])('$asOf, applied $appliedOn: $because', ({ asOf, appliedOn, is }) => {
    const item = made({ attestation: 'designer', approximatedTransistorsBn: 50 }, { ...designer, ...(appliedOn ? { appliedOn } : {}) })
    expect(answered(asOf, item, 'way-out-a')).toMatchObject(is)
  })
})

// The count of transistors that the packager attests to: fewer than 30 billion; without high bandwidth memory fewer than
// 35 billion for transactions completed in 2027, and fewer than 40 billion from 2029. 2028 is read as 35, not printed.
describe('the limbs on transistors', () => {
  const open = { eccn: null, outcome: 'needs-review', finding: 'unknown', code: 'TRANSISTORS_2028' }

  test.each([
    { asOf: '2026-12-31', count: 29.9, hbm: true, is: rebutted, because: 'the 30 billion limb, memory or not' },
    { asOf: '2026-12-31', count: 30, hbm: false, is: presumed, because: '30 is not fewer than 30' },
    { asOf: '2026-12-31', count: 34.9, hbm: false, is: presumed, because: 'the day before the 35 billion limb' },
    { asOf: '2027-01-01', count: 34.9, hbm: false, is: rebutted, because: 'its first day' },
    { asOf: '2027-01-01', count: 35, hbm: false, is: presumed, because: '35 is not fewer than 35' },
    { asOf: '2027-01-01', count: 34.9, hbm: true, is: presumed, because: 'with memory the 30 billion limb alone' },
    { asOf: '2027-01-01', count: 29.9, hbm: true, is: rebutted, because: 'which still stands' },
    { asOf: '2027-12-31', count: 34.9, hbm: false, is: rebutted, because: 'the last day of 2027' },
    { asOf: '2028-01-01', count: 34.9, hbm: false, is: open, because: 'the first day of 2028' },
    { asOf: '2028-12-31', count: 34.9, hbm: false, is: open, because: 'the last day of 2028' },
    { asOf: '2028-06-01', count: 29.9, hbm: false, is: rebutted, because: 'below 30 nothing is in doubt' },
    { asOf: '2028-06-01', count: 35, hbm: false, is: presumed, because: 'nor from 35 on' },
    { asOf: '2028-12-31', count: 39.9, hbm: false, is: presumed, because: 'the day before the 40 billion limb' },
    { asOf: '2029-01-01', count: 39.9, hbm: false, is: rebutted, because: 'its first day' },
    { asOf: '2029-01-01', count: 40, hbm: false, is: presumed, because: '40 is not fewer than 40' },
    { asOf: '2029-01-01', count: 30, hbm: true, is: presumed, because: 'with memory 30 still' },
    { asOf: '2030-01-01', count: 39.9, hbm: false, is: rebutted, because: 'or later' },
  ])('$asOf, $count billion, memory $hbm: $because', ({ asOf, count, hbm, is }) => {
    expect(answered(asOf, made({ approximatedTransistorsBn: count, containsHbm: hbm }), 'way-out-b')).toMatchObject(is)
  })

  test('a transaction completed in 2026 is held to 30 billion in 2027 too', () => {
    expect(answered('2027-03-01', made({ completedOn: '2026-12-31' }), 'way-out-b')).toMatchObject(presumed)
  })

  test('none of it concerns a circuit of which nothing is said on its making', () => {
    const answer = determined(anExport({ asOf: '2027-01-01', to: 'VN', items: [circuit(400, { dieAreaMm2: 800, nonPlanar: true })] }))
    expect(answer.items[0]?.findings.map(({ condition }) => condition)).not.toContain('foundry-presumption')
  })
})

// Accounts of Supp. No. 8 to part 740: G42 and Core42 lose their status on 2027-04-06 unless it is renewed, so that
// 2027-04-05 is their last day without a license. A later day that the caller states is for review.
describe('the lapse of G42 and Core42', () => {
  const g42: Supplement8Entry = { entry: 'G42', kind: 'approved' }
  const core42: Supplement8Entry = { entry: 'Core42', kind: 'approved' }
  const agency: Supplement8Entry = { entry: 'Example Agency', kind: 'government' }

  test.each([
    {
      asOf: '2027-04-05',
      entry: g42,
      finding: 'unmet',
      outcome: 'needs-review',
      because: 'exempt, its last day; nothing permits any more',
    },
    { asOf: '2027-04-06', entry: g42, finding: 'met', outcome: 'license-required', because: 'the first day without it' },
    { asOf: '2027-04-05', entry: core42, finding: 'unmet', outcome: 'needs-review', because: 'Core42, its last day' },
    { asOf: '2027-04-06', entry: core42, finding: 'met', outcome: 'license-required', because: 'Core42, without it' },
    {
      asOf: '2027-04-05',
      entry: { ...g42, lapsesOn: '2028-04-06' },
      finding: 'unmet',
      outcome: 'needs-review',
      because: 'said to be renewed',
    },
    {
      asOf: '2027-04-06',
      entry: { ...g42, lapsesOn: '2028-04-06' },
      finding: 'unknown',
      outcome: 'needs-review',
      because: 'renewed, or not',
    },
    {
      asOf: '2027-03-01',
      entry: { ...g42, lapsesOn: '2027-03-01' },
      finding: 'met',
      outcome: 'license-required',
      because: 'stated earlier',
    },
    { asOf: '2027-04-06', entry: agency, finding: 'unmet', outcome: 'needs-review', because: 'an agency has no such day' },
  ])('$asOf, $entry.entry: asked for is $finding, $because', ({ asOf, entry, finding, outcome }) => {
    const answer = determined(anExport({ asOf, to: aFirm('AE', { supplement8: entry }), items: [dataCenterA] }))
    const named = answer.items[0]?.findings.filter(
      ({ condition, because }) => condition === 'destination' && because.startsWith('AE is named'),
    )
    expect(named?.map((each) => each.outcome)).toEqual([finding])
    expect(answer.outcome).toBe(outcome)
    expect(codesIn(answer)).toContain('beyond-known-law')
  })

  test('a US company keeps its status, and a Chinese parent defeats it still', () => {
    const oracle = { entry: 'Oracle', kind: 'us-subsidiary' } as const
    const at = (parent: string) =>
      determined(anExport({ asOf: '2027-04-06', to: aSubsidiary('AE', parent, { supplement8: oracle }), items: [dataCenterA] }))
    expect(at('US').outcome).toBe('needs-review')
    expect(at('US').licenseRequirements).toEqual([])
    expect(at('CN').outcome).toBe('license-required')
    expect(at('CN').licenseRequirements.map(({ code }) => code)).toEqual(['headquarters'])
  })
})
