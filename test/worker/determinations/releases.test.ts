import { describe, expect, test } from 'vitest'
import type { Activity } from '../../../functions/domain/export'
import { aFirm, anExport, chip, codesIn, codified, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { a100, hbm, serving, smallChip, system } from './goods'
import { employee, printedDay, weights } from './models'

touching('us/release-exclusion', 'us/weights-requirement')

type Words = Parameters<typeof anExport>[0]
const told = (releasees: readonly ReturnType<typeof employee>[], change: Words = {}) =>
  anExport({ asOf: printedDay, activity: 'deemed-export', to: 'US', items: [weights({ releasees })], ...change })
const employer = (headquarters: string, parent?: string) => ({
  employer: { headquarters, ...(parent === undefined ? {} : { ultimateParentHeadquarters: parent }) },
})

// 742.6(a)(13): the requirement does not reach releases to permanent regular employees (734.20(d)(2)) of entities
// headquartered, or ultimately parented, in an (a)-country. Preamble: persons employed. The regulation governs.
describe('weights released', () => {
  test.each([
    { releasees: [employee('IN')], outcome: 'no-license-required', because: 'a permanent regular employee of a US firm' },
    { releasees: [employee('DE')], outcome: 'no-license-required', because: 'the same, of a partner country' },
    { releasees: [employee('CN')], outcome: 'no-license-required', because: 'nationality makes no difference' },
    { releasees: [employee('MO')], outcome: 'no-license-required', because: 'nor does Macau' },
    { releasees: [employee('IN', employer('DE'))], outcome: 'no-license-required', because: 'headquartered in a partner country' },
    { releasees: [employee('IN', employer('IN', 'US'))], outcome: 'no-license-required', because: 'parented in one' },
    {
      releasees: [employee('IN', employer('US', 'IN'))],
      outcome: 'no-license-required',
      because: 'headquartered in one, whatever the parent',
    },
    { releasees: [employee('IN', employer('US', 'CN'))], outcome: 'needs-review', because: 'R-16: a parent of the third tier' },
    { releasees: [employee('IN', employer('IN', 'SG'))], outcome: 'license-required', because: 'neither of the two' },
    { releasees: [employee('IN', employer('CN', 'CN'))], outcome: 'license-required', because: 'a firm of the third tier' },
    { releasees: [employee('IN', employer('IN'))], outcome: 'needs-review', because: 'the parent was not given' },
    { releasees: [employee('IN', { permanentRegularEmployee: false })], outcome: 'license-required', because: 'R-15: merely employed' },
    {
      releasees: [employee('DE', { permanentRegularEmployee: false })],
      outcome: 'license-required',
      because: 'R-15: of a partner country, and merely employed',
    },
    { releasees: [employee('US')], outcome: 'no-license-required', because: 'no foreign person' },
    {
      releasees: [employee('PR', { permanentRegularEmployee: false })],
      outcome: 'no-license-required',
      because: 'a territory is the country',
    },
    {
      releasees: [employee('US', { ...employer('CN', 'CN'), permanentRegularEmployee: false })],
      outcome: 'no-license-required',
      because: 'at home, whoever employs him',
    },
    {
      releasees: [employee(['US', 'IN'], { permanentRegularEmployee: false })],
      outcome: 'needs-review',
      because: 'citizen of one and resident of the other: which was not said',
    },
    { releasees: [employee(['US', 'IN'])], outcome: 'no-license-required', because: 'carved out whichever it is' },
    {
      releasees: [employee('IN'), employee('IN', { permanentRegularEmployee: false })],
      outcome: 'license-required',
      because: 'one of two persons is reached',
    },
    { releasees: [], outcome: 'needs-review', because: 'to whom was not said' },
  ])('$outcome: $because', ({ releasees, outcome }) => {
    expect(codified(told(releasees)).outcome).toBe(outcome)
    expect(codified(told(releasees, { activity: 'release' })).outcome).toBe(outcome)
  })

  test.each([
    { releasee: employee('IN', { permanentRegularEmployee: false }), code: 'R-15', effect: 'note' },
    { releasee: employee('IN', employer('US', 'CN')), code: 'R-16', effect: 'needs-review' },
  ])('$code is told, as a $effect', ({ releasee, code, effect }) => {
    expect(codified(told([releasee])).flags).toContainEqual(expect.objectContaining({ code, effect }))
  })

  test('R-15 is not told of a permanent employee', () => {
    expect(codesIn(codified(told([employee('IN')])))).not.toContain('R-15')
  })

  test('AIA moves weights; it releases none', () => {
    const answer = codified(told([employee('DE', { permanentRegularEmployee: false })]))
    expect(answer.licenseExceptions.find(({ symbol }) => symbol === 'AIA')?.status).toBe('ineligible')
  })

  test.each([
    { releasees: [employee('CN', { permanentRegularEmployee: false })], outcome: 'no-license-required', because: 'not enforced' },
    { releasees: [employee('IR')], outcome: 'needs-review', because: 'of a country under embargo' },
    { releasees: [], outcome: 'needs-review', because: 'somebody, perhaps of a country under embargo' },
  ])('on the enforced track $outcome: $because', ({ releasees, outcome }) => {
    expect(determined(told(releasees)).outcome).toBe(outcome)
  })

  test('published weights may be told to anybody', () => {
    const item = weights({ published: true, releasees: [employee('CN', { permanentRegularEmployee: false })] })
    expect(codified(told([], { items: [item] })).outcome).toBe('no-license-required')
    expect(codified(told([], { items: [weights({ published: true })] })).outcome).toBe('no-license-required')
  })

  test.each([
    { asOf: '2025-05-14', outcome: 'no-license-required' },
    { asOf: '2025-05-15', outcome: 'license-required' },
  ])('$asOf: $outcome', ({ asOf, outcome }) => {
    expect(codified(told([employee('IN', { permanentRegularEmployee: false })], { asOf })).outcome).toBe(outcome)
  })

  test('denial is presumed for a firm from outside, by who employs the person', () => {
    const policy = codified(told([employee('IN', employer('IN', 'IN'))])).reviewPolicy
    expect(policy?.posture).toBe('presumption-of-denial')
  })
})

// 742.6(a)(6)(iv) leaves deemed exports of .a and .b software and technology out, in words that were not read; 89 FR 72926
// confirms that it does. On both tracks a person looks.
describe('software and technology released', () => {
  const a = serving('3E001', '3A090.a')
  const b = serving('4E001', '4A090.b')
  test.each([
    { item: a, asOf: '2023-11-17', code: 'DEEMED_EXCLUSION', because: 'its first day here' },
    { item: a, asOf: '2023-11-16', code: 'not-evaluated', because: 'the text of 2022 was not read' },
    { item: a, asOf: '2025-08-01', code: 'DEEMED_EXCLUSION', because: 'the .a level' },
    { item: b, asOf: '2025-08-01', code: 'DEEMED_EXCLUSION', because: 'the .b level' },
    { item: serving('5D002.z.1.b'), asOf: '2026-11-22', code: 'DEEMED_EXCLUSION', because: 'a .z paragraph' },
    { item: serving('3E991'), asOf: '2026-11-22', code: 'not-evaluated', because: 'an entry outside, to persons who were not described' },
  ])('$asOf: for review under $code, $because', ({ item, asOf, code }) => {
    for (const activity of ['deemed-export', 'release'] as const)
      for (const to of ['US', 'DE', 'CN']) {
        const given = anExport({ asOf, activity, to, items: [item] })
        for (const answer of [codified(given), determined(given)]) {
          expect(answer.outcome).toBe('needs-review')
          expect(answer.flags).toContainEqual(expect.objectContaining({ code, effect: 'needs-review' }))
        }
      }
  })

  test('a party who is stopped stops a release too', () => {
    const to = aFirm('US', { listings: [{ list: 'DPL', confirmed: true }] })
    expect(determined(anExport({ activity: 'release', to, items: [a] })).outcome).toBe('prohibited')
  })
})

describe('what cannot be released, or reached', () => {
  const activities: Activity[] = ['deemed-export', 'release', 'remote-access']
  test.each([
    { item: a100, because: 'a chip' },
    { item: smallChip, because: 'a chip outside the parameters' },
    { item: system([chip('nvidia-h100-sxm')]), because: 'a computer' },
    { item: hbm, because: 'memory' },
  ])('is for review: $because', ({ item }) => {
    for (const activity of activities)
      for (const answer of [codified(anExport({ activity, items: [item] })), determined(anExport({ activity, items: [item] }))]) {
        expect(answer.outcome).toBe('needs-review')
        expect(codesIn(answer)).toContain(activity === 'remote-access' ? 'remote-use' : 'not-evaluated')
      }
  })

  test('weights reached by queries are not restricted, and the answer says what is', () => {
    const answer = codified(anExport({ asOf: printedDay, activity: 'remote-access', to: 'IN', items: [weights()] }))
    expect(answer.outcome).toBe('no-license-required')
    expect(codesIn(answer)).toContain('weights-access')
  })
})
