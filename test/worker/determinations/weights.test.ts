import { describe, expect, test } from 'vitest'
import type { Party } from '../../../functions/domain/party'
import { aFirm, anExport, aSubsidiary, codesIn, codified, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { printedDay, weights } from './models'

touching('us/eccn-4e091', 'us/weights-requirement', 'us/notice-two-models')

type Words = NonNullable<Parameters<typeof anExport>[0]>
const sent = (change: Words = {}) => anExport({ asOf: printedDay, to: 'IN', items: [weights()], ...change })
const license = {
  kind: 'license',
  number: 'D1234567',
  issuedOn: '2025-06-01',
  expiresOn: '2026-06-01',
  consignee: 'Example Compute Ltd',
  eccns: ['4E091'],
} as const

// 742.6(a)(13): a license to any destination. Effective 2025-01-13, binding 2025-05-15, never enforced. The entry is
// printed on both tracks, and its requirement on one.
describe('a license for model weights', () => {
  test.each([
    { asOf: '2025-01-12', codified: 'no-license-required', enforced: 'no-license-required', codes: [], because: 'no such entry' },
    { asOf: '2025-01-13', codified: 'no-license-required', enforced: 'no-license-required', codes: ['not-yet-due'], because: 'effective' },
    {
      asOf: '2025-05-14',
      codified: 'no-license-required',
      enforced: 'no-license-required',
      codes: ['not-yet-due'],
      because: 'the last day',
    },
    { asOf: '2025-05-15', codified: 'license-required', enforced: 'no-license-required', codes: ['R-01'], because: 'binding' },
    { asOf: '2026-05-12', codified: 'license-required', enforced: 'no-license-required', codes: ['R-01'], because: 'GAO’s decision' },
    { asOf: '2026-11-22', codified: 'license-required', enforced: 'no-license-required', codes: ['R-01'], because: 'still printed' },
  ])('$asOf: $codified and $enforced, $because', ({ asOf, codified: printed, enforced, codes }) => {
    const answers = [codified(sent({ asOf })), determined(sent({ asOf }))]
    expect(answers.map(({ outcome }) => outcome)).toEqual([printed, enforced])
    for (const answer of answers) expect(codesIn(answer).filter((code) => ['not-yet-due', 'R-01'].includes(code))).toEqual(codes)
    expect(answers[0]?.also?.outcome).toBe(asOf < '2025-01-13' ? undefined : enforced)
  })

  test.each([
    { to: 'IN', outcome: 'license-required', because: 'outside the partners' },
    { to: 'SG', outcome: 'license-required', because: 'outside the partners' },
    { to: 'CN', outcome: 'license-required', because: 'the third tier' },
    { to: 'MO', outcome: 'license-required', because: 'Macau' },
    { to: 'CA', outcome: 'license-exception', because: 'Canada is asked too, and AIA lifts it' },
    { to: 'US', outcome: 'no-license-required', because: 'nothing leaves the country' },
    { to: 'PR', outcome: 'no-license-required', because: 'a territory is the country' },
  ])('to $to is $outcome: $because', ({ to, outcome }) => {
    expect(codified(sent({ to })).outcome).toBe(outcome)
  })

  test('below the heading or published nothing is asked', () => {
    for (const change of [{ operations: '9e25' }, { published: true }])
      expect(codified(sent({ to: 'CN', items: [weights(change)] })).outcome).toBe('no-license-required')
  })

  // the preamble cites (a)(12), and 734.9(l) cites (b)(10). We cite (a)(13) and (b)(14).
  test('R-23 is told, and the right places are cited', () => {
    const answer = codified(sent())
    expect(answer.licenseRequirements.map(({ code, cite }) => [code, cite.provision])).toEqual([['destination', '15 CFR 742.6(a)(13)']])
    expect(answer.reviewPolicy?.cite.provision).toBe('15 CFR 742.6(b)(14)')
    expect(answer.flags).toContainEqual(expect.objectContaining({ code: 'R-23', effect: 'note' }))
    expect(codesIn(determined(sent()))).not.toContain('R-23')
  })

  test.each(['reexport', 'transfer'] as const)('a %s is asked like an export', (activity) => {
    expect(codified(sent({ activity, exportFrom: 'IN' })).outcome).toBe('license-required')
  })

  // the return to the United States.
  test('weights that come back are for review', () => {
    const answer = codified(sent({ activity: 'reexport', exportFrom: 'IN', to: 'US' }))
    expect(answer.outcome).toBe('needs-review')
    expect(codesIn(answer)).toContain('R-18')
  })

  // 734.9(l): made abroad they are within the law where the data center's circuits are.
  test('a claim that weights made abroad are not subject to the law is not taken', () => {
    const jurisdiction = { basis: 'not-subject', producedIn: 'FR' } as const
    const reexport = sent({ activity: 'reexport', exportFrom: 'FR', items: [{ ...weights(), jurisdiction }] })
    expect(codified(reexport).outcome).toBe('needs-review')
    expect(codesIn(codified(reexport))).toContain('FDP_SCOPE')
    expect(determined(reexport).outcome).toBe('no-license-required')
  })

  test.each([
    { change: {}, outcome: 'authorized', because: 'it names the entry' },
    { change: { eccns: ['3A090.a'] }, outcome: 'license-required', because: 'it names another' },
    { change: { expiresOn: '2025-07-01' }, outcome: 'license-required', because: 'it lapsed' },
    { change: { eccns: undefined }, outcome: 'needs-review', because: 'what it names was not said' },
  ])('a license: $outcome, $because', ({ change, outcome }) => {
    expect(codified(sent({ authorizations: [{ ...license, ...change }] })).outcome).toBe(outcome)
  })

  test.each(['tmp-claim', 'rpl-claim', 'gov-claim', 'tsu-claim'])('no exception but AIA serves: not by %s', (kind) => {
    const elements = { paragraph: '740.13(a)', lawfulOriginal: true, oneForOne: true, noEnhancement: true }
    expect(codified(sent({ to: 'VN', evidence: [{ kind, elements }] })).outcome).toBe('license-required')
  })
})

// 742.6(b)(14): presumption of denial for end users headquartered or ultimately parented outside the partners. For the others
// the regulation is silent and the preamble says approval here and denial there: both stand as alternatives.
describe('the review policy', () => {
  const barred = { paragraphs14_15_18: false, country: 'IN', facilityOwnerHeadquarters: 'US' }
  const posture = (to: string | Party) => codified(sent({ to, items: [weights({ storage: barred })] })).reviewPolicy
  test.each([
    { to: aFirm('IN'), because: 'headquartered outside' },
    { to: aSubsidiary('DE', 'IN'), because: 'parented outside' },
    { to: aFirm('DE', { headquarters: 'SG' }), because: 'headquartered outside, located inside' },
    { to: aFirm('CN'), because: 'the third tier' },
  ])('denial is presumed: $because', ({ to }) => {
    expect(posture(to)?.posture).toBe('presumption-of-denial')
  })

  test('R-10 for a partner’s firm: license-required, with both postures', () => {
    const answer = codified(sent({ to: aFirm('IN', { headquarters: 'US' }), items: [weights({ storage: barred })] }))
    expect(answer.outcome).toBe('license-required')
    expect(answer.reviewPolicy?.posture).toBe('unstated')
    expect(answer.reviewPolicy?.alternatives?.map(({ posture: each, code }) => `${code} ${each}`)).toEqual([
      'R-10 presumption-of-approval',
      'R-10 presumption-of-denial',
    ])
  })

  test('a parent that was not given leaves denial among the alternatives', () => {
    const policy = posture({ name: 'Example Compute Ltd', country: 'IN', headquarters: 'US' })
    expect(policy?.alternatives?.map(({ code }) => code)).toEqual(['REVIEW_ROW_UNKNOWN', 'R-10', 'R-10'])
  })
})

// A letter on two models stood from 2026-06-12 until it was withdrawn on 2026-06-30; its addressee and terms were not read.
describe('the letter of June 2026', () => {
  test.each([
    { asOf: '2026-06-11', item: weights(), isAsked: false, because: 'the day before' },
    { asOf: '2026-06-12', item: weights(), isAsked: true, because: 'its first day' },
    { asOf: '2026-06-26', item: weights(), isAsked: true, because: 'eased, in terms that were not read' },
    { asOf: '2026-06-29', item: weights(), isAsked: true, because: 'its last day' },
    { asOf: '2026-06-30', item: weights(), isAsked: false, because: 'withdrawn' },
    { asOf: '2026-06-15', item: weights({ operations: '1e20' }), isAsked: true, because: 'a letter asks for no number of operations' },
    { asOf: '2026-06-15', item: weights({ published: true }), isAsked: false, because: 'published' },
  ])('$asOf: $isAsked, $because', ({ asOf, item, isAsked }) => {
    const given = sent({ asOf, to: 'DE', items: [item] })
    for (const answer of [codified(given), determined(given)]) {
      expect(answer.outcome === 'needs-review').toBe(isAsked)
      expect(codesIn(answer).includes('individual-notice')).toBe(isAsked)
    }
  })
})

// What is enforced asks nothing of the entry, and everything else as of any other item.
describe('weights on the enforced track', () => {
  const wmd = { kind: 'wmd', knowledge: true } as const
  test.each([
    { change: { to: 'CN' }, outcome: 'no-license-required', because: 'not enforced, not even there' },
    { change: { to: 'IR' }, outcome: 'license-required', because: 'under an embargo' },
    { change: { endUse: { concerns: [wmd] } }, outcome: 'needs-review', because: 'a known use for weapons' },
    { change: { to: aFirm('IN', { listings: [{ list: 'SDN', confirmed: true }] }) }, outcome: 'prohibited', because: 'a blocked person' },
    {
      change: { to: aFirm('CN', { listings: [{ list: 'EL', confirmed: true, licenseScope: 'All items subject to the EAR' }] }) },
      outcome: 'license-required',
      because: 'an entry for all items',
    },
    {
      change: { to: aFirm('CN', { listings: [{ list: 'MEU', confirmed: true }] }) },
      outcome: 'needs-review',
      because: 'its reach was not read',
    },
  ])('$outcome: $because', ({ change, outcome }) => {
    expect(determined(sent(change)).outcome).toBe(outcome)
  })

  test.each(['IN', 'CN'])('an open classification decides nothing there: %s', (to) => {
    const item = weights({ derivedFromPublished: true, additionalOperations: '9e25' })
    const answer = determined(sent({ to, items: [item] }))
    expect(answer.outcome).toBe('no-license-required')
    expect(answer.flags).toContainEqual(expect.objectContaining({ code: 'OPS_OPEN', effect: 'note' }))
  })
})
