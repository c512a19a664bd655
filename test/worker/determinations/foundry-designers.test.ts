import { describe, expect, test } from 'vitest'
import type { Designer, Item, Spec } from '../../../functions/domain/item'
import { anExport, codesIn, determined } from '../../support/builders'
import { touching } from '../../support/touching'

touching('us/foundry-presumption')

type Words = Parameters<typeof anExport>[0]
type Answer = ReturnType<typeof determined>

/** Headquartered and located in Taiwan, parented in the United States, and bound to report its customers. */
const authorized: Designer = {
  status: 'authorized',
  headquarters: 'TW',
  location: 'TW',
  ultimateParentHeadquarters: 'US',
  agreedToReport: true,
}

/** A circuit of small figures; the designer attests that it is below 3A090.a. */
const designedBy = (designer: Designer | undefined, spec: Partial<Spec> = {}): Item => ({
  kind: 'chip',
  spec: { tpp: 400, dieAreaMm2: 800, designedForDatacenter: true, ...spec },
  quantity: 1,
  designer,
  foundry: {
    actor: 'fabricator',
    packagedIn: 'TW',
    packager: 'other',
    approximatedTransistorsBn: 50,
    containsHbm: true,
    attestation: 'designer',
  },
})
const sent = (change: Partial<Designer>, words: Words = {}): Answer =>
  determined(anExport({ asOf: '2026-03-02', to: 'VN', items: [designedBy({ ...authorized, ...change })], ...words }))
const wayIn = (answer: Answer) => answer.items[0]?.findings.find(({ condition }) => condition === 'way-out-a')
const outcomes = { met: 'no-license-required', unmet: 'license-required', unknown: 'needs-review' }

// Authorized: headquartered in Taiwan or in a country of A:1 or A:5, neither located nor ultimately parented in Macau or
// D:5, and having agreed to report customers under 743.9(b). An approved one (Supplement No. 6 to part 740) is asked none
// of that. These days lie before the cut-over, and before the guidance on circuits designed in China.
describe('who is an authorized designer', () => {
  test.each([
    { change: {}, way: 'met', because: 'Taiwan, which is named' },
    { change: { headquarters: 'US' }, way: 'met', because: 'A:1' },
    { change: { headquarters: 'MX' }, way: 'met', because: 'A:1, not A:5' },
    { change: { headquarters: 'IN' }, way: 'met', because: 'A:1 and A:5' },
    { change: { headquarters: 'KR' }, way: 'met', because: 'A:5' },
    { change: { headquarters: 'SG' }, way: 'unmet', because: 'A:6 alone' },
    { change: { headquarters: 'IL' }, way: 'unmet', because: 'A:6 alone' },
    { change: { headquarters: 'VN' }, way: 'unmet', because: 'D:1' },
    { change: { headquarters: 'CN' }, way: 'unmet', because: 'D:5' },
    { change: { headquarters: undefined }, way: 'unknown', because: 'headquarters not told' },
    { change: { location: 'SG' }, way: 'met', because: 'a location that is not barred' },
    { change: { location: 'CN' }, way: 'unmet', because: 'located in D:5' },
    { change: { location: 'HK' }, way: 'unmet', because: 'Hong Kong is China' },
    { change: { location: 'MO' }, way: 'unmet', because: 'located in Macau' },
    { change: { location: undefined }, way: 'unknown', because: 'location not told' },
    { change: { ultimateParentHeadquarters: 'SA' }, way: 'met', because: 'a parent in D:4' },
    { change: { ultimateParentHeadquarters: 'CN' }, way: 'unmet', because: 'parented in D:5' },
    { change: { ultimateParentHeadquarters: 'MO' }, way: 'unmet', because: 'parented in Macau' },
    { change: { ultimateParentHeadquarters: undefined }, way: 'unknown', because: 'parent not told' },
    { change: { agreedToReport: false }, way: 'unmet', because: 'it did not agree to report' },
    { change: { agreedToReport: undefined }, way: 'unknown', because: 'agreement not told' },
    { change: { agreedToReport: undefined, headquarters: 'SG' }, way: 'unmet', because: 'unmet weighs more than unknown' },
    { change: { status: 'approved' as const, headquarters: 'SG', agreedToReport: false }, way: 'met', because: 'approved' },
  ])('$way: $because', ({ change, way }) => {
    const answer = sent(change, { asOf: '2025-03-03' })
    expect(wayIn(answer)?.outcome).toBe(way)
    expect(answer.outcome).toBe(outcomes[way as keyof typeof outcomes])
  })

  // The UAE entered A:5 on 2026-07-10.
  test.each([
    { asOf: '2026-07-09', way: 'unmet', because: 'D:4' },
    { asOf: '2026-07-10', way: 'met', because: 'A:5' },
  ])('a designer headquartered in the UAE on $asOf: $way, $because', ({ asOf, way }) => {
    expect(wayIn(sent({ headquarters: 'AE', location: 'AE' }, { asOf }))?.outcome).toBe(way)
  })
})

// The cut-over was to be 2026-04-13. 91 FR 17851, effective 2026-04-07, moved it to 2026-12-31. Until then nobody files;
// afterwards the status lasts 180 days from a filing. The codified words are "prior to" and "after", so that the day
// itself stands in neither.
describe('the cut-over', () => {
  test.each([
    { asOf: '2026-04-06', notice: '90 FR 9604', because: 'before the first date' },
    { asOf: '2026-04-07', notice: '91 FR 17851', because: 'the date moves' },
    { asOf: '2026-04-12', notice: '91 FR 17851', because: 'a day before the first date' },
    { asOf: '2026-04-13', notice: '91 FR 17851', because: 'the first date, which no longer binds' },
    { asOf: '2026-11-22', notice: '91 FR 17851', because: 'today' },
  ])('nobody needs a filing on $asOf: $because', ({ asOf, notice }) => {
    const answer = sent({}, { asOf })
    expect([answer.outcome, wayIn(answer)?.outcome, wayIn(answer)?.cite.notice]).toEqual(['no-license-required', 'met', notice])
  })

  // Past 2026-12-22 no answer permits, so that a way out that is open leaves the export for review.
  test.each([
    { asOf: '2026-12-30', appliedOn: undefined, way: 'met', because: 'the last day without a filing' },
    { asOf: '2026-12-31', appliedOn: undefined, way: 'unknown', because: 'in neither limb, without a filing' },
    { asOf: '2026-12-31', appliedOn: '2026-12-01', way: 'unknown', because: 'in neither limb, with one' },
    { asOf: '2027-01-01', appliedOn: undefined, way: 'unmet', because: 'no filing' },
    { asOf: '2027-01-01', appliedOn: '2026-12-01', way: 'met', because: '31 days after filing' },
    { asOf: '2027-01-01', appliedOn: '2026-07-05', way: 'met', because: '180 days after filing' },
    { asOf: '2027-01-01', appliedOn: '2026-07-04', way: 'unmet', because: '181 days after filing' },
    { asOf: '2027-03-01', appliedOn: '2027-03-01', way: 'met', because: 'filed on the day' },
    { asOf: '2027-03-01', appliedOn: '2027-03-02', way: 'unmet', because: 'filed the day after' },
    { asOf: '2027-06-30', appliedOn: '2027-01-01', way: 'met', because: '180 days after filing' },
    { asOf: '2027-06-30', appliedOn: '2026-12-31', way: 'unmet', because: '181 days after filing' },
  ])('$asOf, filed $appliedOn: $way, $because', ({ asOf, appliedOn, way }) => {
    const answer = sent({ appliedOn }, { asOf })
    expect(wayIn(answer)?.outcome).toBe(way)
    expect(wayIn(answer)?.code).toBe(way === 'unknown' ? 'DESIGNER_CUTOVER_DAY' : undefined)
    expect(answer.outcome).toBe(way === 'unmet' ? 'license-required' : 'needs-review')
    expect(codesIn(answer)).toContain('beyond-known-law')
  })

  test.each([
    { change: { headquarters: 'SG' }, way: 'unmet', because: 'no authorized designer on any day' },
    { change: { status: 'approved' as const }, way: 'met', because: 'an approved designer has no cut-over' },
  ])('2026-12-31 with $change: $way, $because', ({ change, way }) => {
    expect(wayIn(sent(change, { asOf: '2026-12-31' }))?.outcome).toBe(way)
  })
})

// 743.9(b): who relies on an authorized designer collects what is known of its customers and reports to BIS.
describe('the report to BIS', () => {
  const duty = (answer: Answer) => answer.duties.find(({ code }) => code === 'authorized-designer-report')
  const expected = {
    owner: 'exporter',
    when: 'after-export',
    channel: 'EAR.Reports@bis.doc.gov, each quarter, first by 2025-05-31',
    met: false,
    cite: { provision: '15 CFR 743.9(b)' },
  }

  test.each([
    { change: {}, words: {}, isOwed: true, because: 'relied on' },
    { change: {}, words: { to: 'DE' }, isOwed: true, because: 'relied on, where presumed or not it is free' },
    { change: { status: 'approved' as const }, words: {}, isOwed: false, because: 'an approved designer' },
    { change: { headquarters: 'SG' }, words: {}, isOwed: false, because: 'not authorized, and nothing moves' },
    { change: {}, words: { asOf: '2025-01-30' }, isOwed: false, because: 'the rule does not bind yet' },
    { change: {}, words: { asOf: '2025-01-31' }, isOwed: true, because: 'it binds' },
  ])('is owed: $isOwed, $because', ({ change, words, isOwed }) => {
    const owed = duty(sent(change, words))
    if (isOwed) expect(owed).toEqual({ code: 'authorized-designer-report', ...expected })
    else expect(owed).toBeUndefined()
  })
})
