import { describe, expect, test } from 'vitest'
import type { Party } from '../../../functions/domain/party'
import { aFirm, anExport, aSubsidiary, chip, codesIn, codified, determined, exceptionIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { printedDay, safeIn, weights } from './models'

touching('us/exception-aia-weights')

type Words = Parameters<typeof anExport>[0]
type Storage = ReturnType<typeof safeIn> | undefined
const sent = (to: string | Party, storage?: Storage, change: Words = {}) =>
  codified(anExport({ asOf: printedDay, to, items: [weights({ storage })], ...change }))
const statusOf = (answer: ReturnType<typeof sent>) => exceptionIn(answer, 'AIA').status
const conditionsOf = (answer: ReturnType<typeof sent>) =>
  Object.fromEntries(exceptionIn(answer, 'AIA').findings.map(({ condition, outcome }) => [condition, outcome]))

// 740.27(a)(2)(ii): weights to an entity located in a paragraph (a) country, unless its headquarters or ultimate parent is
// elsewhere. No facility is asked for there.
describe('AIA for weights, the base', () => {
  test.each([
    { to: aFirm('DE'), status: 'eligible', because: 'a partner throughout' },
    { to: aSubsidiary('JP', 'US'), status: 'eligible', because: 'a partner’s parent' },
    { to: aFirm('TW'), status: 'eligible', because: 'on the list' },
    { to: aFirm('FR'), status: 'eligible', because: 'on the list, where summaries leave it out' },
    { to: aFirm('PL'), status: 'ineligible', because: 'not on the list' },
    { to: aFirm('IN'), status: 'ineligible', because: 'not on the list' },
    { to: aSubsidiary('DE', 'CN'), status: 'ineligible', because: 'a parent of the third tier' },
    { to: aFirm('DE', { headquarters: 'MO' }), status: 'ineligible', because: 'a headquarters of the third tier' },
    { to: { name: 'Example', country: 'DE', headquarters: 'DE' }, status: 'needs-review', because: 'its parent was not given' },
    { to: { name: 'Example', country: 'DE', ultimateParents: [] }, status: 'needs-review', because: 'its headquarters was not given' },
    { to: aFirm('DE', { headquarters: ['DE', 'SG'] }), status: 'needs-review', because: 'two candidates for the headquarters (R-02)' },
  ])('$status: $because', ({ to, status }) => {
    expect(statusOf(sent(to))).toBe(status)
  })

  test('R-02 is told under its code, with the papers to ask for', () => {
    const [flag] = sent(aFirm('DE', { headquarters: ['DE', 'SG'] })).flags.filter(({ code }) => code === 'R-02')
    expect(flag?.effect).toBe('needs-review')
    expect(flag?.because).toContain('SG would decide')
  })

  test('lifts the requirement, with a notice for each shipment and no certification', () => {
    const answer = sent('DE')
    expect(answer.outcome).toBe('license-exception')
    expect(answer.duties.map(({ code, when }) => [code, when])).toEqual([
      ['aia-entries', 'before-export'],
      ['aia-shipment-notice', 'with-shipment'],
      ['aes-license-code', 'with-shipment'],
      ['keep-records', 'after-export'],
    ])
  })
})

// 740.27(a)(3): headquartered or ultimately parented in an (a)-country, located anywhere but Macau and D:5, and stored in a
// facility that meets paragraphs 14, 15 and 18 of Supplement No. 10. R-16: the words ask for one of the two; where the other
// is elsewhere it is for review, and a link to the third tier shuts it.
describe('AIA for weights, elsewhere', () => {
  const usAbroad = (country: string, change: Partial<Party> = {}) => aFirm(country, { headquarters: 'US', ...change })
  test.each([
    { to: usAbroad('IN'), storage: safeIn('IN'), status: 'eligible', because: 'headquartered in the United States, a safe facility' },
    { to: usAbroad('IN'), storage: safeIn('SG'), status: 'eligible', because: 'stored in a third country' },
    { to: usAbroad('VN'), storage: safeIn('VN'), status: 'eligible', because: 'D:1, headquartered in a partner country' },
    {
      to: usAbroad('IN'),
      storage: safeIn('IN', { facilityOwnerHeadquarters: 'IN' }),
      status: 'eligible',
      because: 'the facility need be nobody’s',
    },
    { to: usAbroad('IN'), storage: safeIn('IN', { paragraphs14_15_18: false }), status: 'ineligible', because: 'an unsafe facility' },
    { to: usAbroad('IN'), storage: undefined, status: 'needs-review', because: 'no facility was given' },
    { to: usAbroad('IN'), storage: safeIn('CN'), status: 'ineligible', because: 'stored in the third tier' },
    { to: usAbroad('IN'), storage: safeIn('MO'), status: 'ineligible', because: 'stored in Macau' },
    {
      to: usAbroad('IN'),
      storage: safeIn('IN', { facilityOwnerHeadquarters: 'CN' }),
      status: 'ineligible',
      because: 'kept by the third tier',
    },
    { to: usAbroad('CN'), storage: safeIn('SG'), status: 'ineligible', because: 'located in the third tier' },
    { to: usAbroad('MO'), storage: safeIn('SG'), status: 'ineligible', because: 'located in Macau' },
    { to: aSubsidiary('IN', 'US'), storage: safeIn('IN'), status: 'needs-review', because: 'R-16: headquartered outside, parented inside' },
    {
      to: aSubsidiary('DE', 'IN', { headquarters: 'DE' }),
      storage: safeIn('DE'),
      status: 'needs-review',
      because: 'R-16: headquartered inside, parented outside',
    },
    {
      to: aSubsidiary('IN', 'CN', { headquarters: 'US' }),
      storage: safeIn('IN'),
      status: 'ineligible',
      because: 'R-16: a parent of the third tier',
    },
    { to: aSubsidiary('IN', 'SG'), storage: safeIn('IN'), status: 'ineligible', because: 'neither of the two' },
    {
      to: { name: 'Example', country: 'IN', headquarters: 'US' },
      storage: safeIn('IN'),
      status: 'needs-review',
      because: 'its parent was not given',
    },
  ])('$status: $because', ({ to, storage, status }) => {
    const answer = sent(to, storage)
    expect(statusOf(answer)).toBe(status)
    expect(answer.outcome).toBe({ eligible: 'license-exception', ineligible: 'license-required', 'needs-review': 'needs-review' }[status])
  })

  test('R-16 is told where it is for review', () => {
    const answer = sent(aSubsidiary('IN', 'US'), safeIn('IN'))
    expect(answer.flags).toContainEqual(expect.objectContaining({ code: 'R-16', effect: 'needs-review' }))
    expect(codesIn(sent('DE'))).not.toContain('R-16')
  })

  test.each([
    { parties: { endUser: aFirm('IN', { name: 'Another Ltd' }) }, condition: 'recipient', because: 'the end user is an outsider' },
    {
      parties: { purchaser: aFirm('CN', { name: 'Another Ltd' }) },
      condition: 'no-barred-link',
      because: 'the purchaser is of the third tier',
    },
    {
      parties: { intermediateConsignees: [aFirm('CN', { name: 'Another Ltd' })] },
      condition: 'no-barred-link',
      because: 'it passes through the third tier',
    },
  ])('every recipient is read: $because', ({ parties, condition }) => {
    const answer = sent('DE', undefined, { parties })
    expect(conditionsOf(answer)[condition]).toBe('unmet')
    expect(answer.outcome).toBe('license-required')
  })

  test('hands on the way need not be partners', () => {
    expect(statusOf(sent('DE', undefined, { parties: { intermediateConsignees: [aFirm('SG', { name: 'Another Ltd' })] } }))).toBe(
      'eligible',
    )
  })
})

describe('AIA for weights, what else shuts it', () => {
  test.each([
    { change: { asOf: '2025-05-14' }, because: 'not binding yet' },
    { change: { items: [chip('nvidia-h100-sxm')] }, because: 'no weights in the deal' },
  ])('not answered here: $because', ({ change }) => {
    expect(
      codified(anExport({ asOf: printedDay, to: 'DE', items: [weights()], ...change })).licenseExceptions.flatMap(({ findings }) =>
        findings.map(({ condition }) => condition),
      ),
    ).not.toContain('storage')
  })

  test('nothing asks for it where it is not enforced', () => {
    expect(determined(anExport({ asOf: printedDay, to: 'DE', items: [weights()] })).outcome).toBe('no-license-required')
  })

  test('a listing that suspends exceptions', () => {
    const to = aFirm('DE', { listings: [{ list: 'UVL', confirmed: true }] })
    expect(statusOf(sent(to))).toBe('ineligible')
  })

  test('weights do not bring it to a chip beside them', () => {
    const answer = codified(anExport({ asOf: printedDay, to: 'IN', items: [weights({ storage: safeIn('IN') }), chip('nvidia-h100-sxm')] }))
    expect(answer.items.map(({ outcome }) => outcome)).not.toContain('license-exception')
  })
})
