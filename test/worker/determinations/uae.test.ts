import { describe, expect, test } from 'vitest'
import type { Supplement8Entry } from '../../../functions/domain/party'
import { aFirm, anExport, aSubsidiary, codesIn, determined, exceptionIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { dataCenterA, dataCenterB, gamingCard, hbm, serving, system } from './goods'

touching('us/supplement-8', 'us/destination-uae-a', 'us/destination-uae-b', 'us/exception-aca-uae', 'us/review-12', 'us/headquarters-a')

type Words = NonNullable<Parameters<typeof anExport>[0]>

const inUae = (supplement8: Supplement8Entry, change = {}) => aFirm('AE', { supplement8, ...change })
const g42: Supplement8Entry = { entry: 'G42', kind: 'approved' }
const agency: Supplement8Entry = { entry: 'Example Agency', kind: 'government' }
const asked = (words: Words) => determined(anExport({ items: [dataCenterA], ...words }))
const requirementsOf = (words: Words) => asked(words).licenseRequirements.map(({ code, cite }) => `${code} ${cite.notice}`)

// 91 FR 43034, from 2026-07-10: the UAE leaves D:4 for A:5, and chips to or within it still need a license, .a and .b alike,
// systems and .z items with them. The policy text was not read. Before, D:4 asked for the license under the rule of old.
describe('chips to or within the UAE', () => {
  const before = { asOf: '2026-07-09', to: 'AE' }
  const since = { asOf: '2026-07-10', to: 'AE' }

  test.each([
    { words: before, notice: 'BIS press release of 2025-05-13', posture: 'presumption-of-approval', because: 'D:4, its last day' },
    { words: since, notice: '91 FR 43034', posture: 'unstated', because: 'by name, the first day' },
    {
      words: { ...since, activity: 'reexport' as const, exportFrom: 'SG' },
      notice: '91 FR 43034',
      posture: 'unstated',
      because: 'reexported',
    },
    {
      words: { ...since, activity: 'transfer' as const, exportFrom: 'AE' },
      notice: '91 FR 43034',
      posture: 'unstated',
      because: 'within it',
    },
    { words: { ...since, items: [system([dataCenterA])] }, notice: '91 FR 43034', posture: 'unstated', because: 'a system' },
    {
      words: { ...since, items: [system([dataCenterA], { family: '5A992.z' })] },
      notice: '91 FR 43034',
      posture: 'unstated',
      because: 'a .z item',
    },
    { words: { ...since, items: [serving('3E001', '3A090.b')] }, notice: '91 FR 43034', posture: 'unstated', because: 'technology' },
    {
      words: { asOf: '2025-05-12', to: 'AE' },
      notice: '88 FR 73458',
      posture: 'presumption-of-approval',
      because: 'D:4 in the rule of 2023',
    },
  ])('need a license under $notice, $posture: $because', ({ words, notice, posture }) => {
    const answer = asked(words)
    expect(answer.outcome).toBe('license-required')
    expect(answer.licenseRequirements.map(({ code, cite }) => `${code} ${cite.notice}`)).toEqual([`destination ${notice}`])
    expect(answer.reviewPolicy?.posture).toBe(posture)
    const codes = posture === 'unstated' ? ['UAE_POSTURE'] : undefined
    expect(answer.reviewPolicy?.alternatives?.map(({ code }) => code)).toEqual(codes)
  })

  // ACA reached the UAE while it stood in D:4; whether it still does was not established. An .a item for data centers
  // was never open to it, and memory needs no license for the UAE under this control.
  test.each([
    { item: dataCenterB, day: '2026-07-09', outcome: 'license-exception', aca: 'eligible', because: '.b, D:4' },
    { item: dataCenterB, day: '2026-07-10', outcome: 'needs-review', aca: 'needs-review', because: '.b, open since' },
    { item: gamingCard, day: '2026-07-09', outcome: 'license-exception', aca: 'eligible', because: 'not for data centers, D:4' },
    { item: gamingCard, day: '2026-07-10', outcome: 'needs-review', aca: 'needs-review', because: 'not for data centers, open since' },
    { item: dataCenterA, day: '2026-07-09', outcome: 'license-required', aca: 'ineligible', because: '.a for data centers, never' },
    { item: dataCenterA, day: '2026-07-10', outcome: 'license-required', aca: 'ineligible', because: '.a for data centers, never' },
    { item: hbm, day: '2026-07-09', outcome: 'no-license-required', aca: 'ineligible', because: 'memory: D:5 and Macau alone' },
  ])('$day, within the UAE: $outcome and ACA $aca, $because', ({ item, day, outcome, aca }) => {
    const answer = asked({ asOf: day, to: 'AE', activity: 'transfer', exportFrom: 'AE', items: [item] })
    expect(answer.outcome).toBe(outcome)
    expect(exceptionIn(answer, 'ACA').status).toBe(aca)
    expect(codesIn(answer).includes('ACA_UAE')).toBe(outcome === 'needs-review')
  })
})

// Of three kinds of consignee no license is asked: agencies of the government, the commercial entities approved in Supp.
// No. 8 to part 740, and named US companies with their subsidiaries there. Names are known from accounts alone, so that
// one not among them, or a fact that speaks against it, is for review.
describe('an exempt consignee', () => {
  test.each([
    { to: inUae(agency), outcome: 'no-license-required', because: 'a government agency needs no entry' },
    {
      to: inUae(agency, { stateControl: { government: 'AE', extent: 'wholly-owned' } }),
      outcome: 'no-license-required',
      because: 'its own state',
    },
    { to: inUae(agency, { stateControl: { government: 'SA', extent: 'controlled' } }), outcome: 'needs-review', because: 'another state' },
    { to: inUae(g42), outcome: 'no-license-required', because: 'G42' },
    { to: inUae({ entry: ' core42 ', kind: 'approved' }), outcome: 'no-license-required', because: 'Core42, however written' },
    { to: inUae({ entry: 'Example Cloud', kind: 'approved' }), outcome: 'needs-review', because: 'a name no account gives' },
    { to: inUae({ entry: 'G42 Holding', kind: 'approved' }), outcome: 'needs-review', because: 'a name like one is not that name' },
    { to: inUae({ entry: 'G42', kind: 'us-company' }), outcome: 'needs-review', because: 'a name of another kind' },
    { to: inUae({ entry: 'Microsoft', kind: 'approved' }), outcome: 'needs-review', because: 'a name of another kind' },
    {
      to: inUae({ entry: 'Microsoft', kind: 'us-company' }, { headquarters: 'US' }),
      outcome: 'no-license-required',
      because: 'a named US company',
    },
    { to: inUae({ entry: 'Microsoft', kind: 'us-company' }), outcome: 'needs-review', because: 'a US company headquartered in the UAE' },
    {
      to: aSubsidiary('AE', 'US', { supplement8: { entry: 'Oracle', kind: 'us-subsidiary' } }),
      outcome: 'no-license-required',
      because: 'its subsidiary',
    },
    {
      to: aSubsidiary('AE', 'DE', { supplement8: { entry: 'Oracle', kind: 'us-subsidiary' } }),
      outcome: 'needs-review',
      because: 'a subsidiary of a German parent',
    },
    { to: inUae({ entry: 'Oracle', kind: 'us-subsidiary' }), outcome: 'needs-review', because: 'a subsidiary of nobody' },
    {
      to: { name: 'Example Compute Ltd', country: 'AE', supplement8: g42 },
      outcome: 'needs-review',
      because: 'whose parents are not known',
    },
    { to: aFirm('AE', { name: 'G42' }), outcome: 'license-required', because: 'a name alone is no entry' },
  ])('$outcome: $because', ({ to, outcome }) => {
    const answer = asked({ to })
    expect(answer.outcome).toBe(outcome)
    const entry = to.supplement8
    expect(requirementsOf({ to })).toEqual(outcome === 'license-required' ? ['destination 91 FR 43034'] : [])
    const isByName = entry !== undefined && (outcome === 'needs-review' || entry.kind !== 'government')
    expect(codesIn(answer).includes('SUPPLEMENT_8_NAMES')).toBe(isByName)
  })

  test.each(['Amazon', 'Apple', 'Google', 'Meta', 'OpenAI', 'xAI'])('%s is among the names in accounts', (entry) => {
    expect(asked({ to: inUae({ entry, kind: 'us-company' }, { headquarters: 'US' }) }).outcome).toBe('no-license-required')
  })

  test.each([
    { words: { items: [dataCenterB] }, outcome: 'no-license-required', because: '.b alike, and no exception is asked about' },
    { words: { activity: 'transfer' as const, exportFrom: 'AE' }, outcome: 'no-license-required', because: 'a transfer within the UAE' },
    { words: { asOf: '2026-07-10' }, outcome: 'no-license-required', because: 'the first day of the supplement' },
    { words: { asOf: '2026-07-09' }, outcome: 'license-required', because: 'the day before it' },
    { words: { parties: { endUser: inUae(agency) } }, outcome: 'no-license-required', because: 'the end user is exempt too' },
    { words: { parties: { endUser: aFirm('AE') } }, outcome: 'license-required', because: 'the end user is not' },
    {
      words: { parties: { endUser: inUae({ entry: 'Example', kind: 'approved' }) } },
      outcome: 'needs-review',
      because: 'the end user may be',
    },
    { words: { parties: { endUser: aFirm('VN') } }, outcome: 'license-required', because: 'an end user in D:1' },
    { words: { endUse: { finalDestination: 'VN' } }, outcome: 'license-required', because: 'it goes on to D:1' },
    { words: { parties: { purchaser: aSubsidiary('SG', 'CN') } }, outcome: 'license-required', because: 'bought by a Chinese firm' },
    { words: { to: 'AE', parties: { endUser: inUae(g42) } }, outcome: 'license-required', because: 'the consignee is not exempt' },
  ])('with $because: $outcome', ({ words, outcome }) => {
    expect(asked({ to: inUae(g42), ...words }).outcome).toBe(outcome)
  })

  test.each([
    { to: aFirm('VN', { supplement8: g42 }), because: 'Vietnam' },
    { to: aFirm('SA', { supplement8: agency }), because: 'Saudi Arabia' },
    { to: aFirm('CN', { supplement8: g42 }), because: 'China' },
    { to: aSubsidiary('KZ', 'US', { supplement8: { entry: 'Oracle', kind: 'us-subsidiary' } }), because: 'Kazakhstan' },
  ])('has no weight in $because', ({ to }) => {
    const answer = asked({ to })
    expect(answer.outcome).toBe('license-required')
    expect(answer.licenseRequirements.map(({ code }) => code)).toContain('destination')
    expect(codesIn(answer)).not.toContain('SUPPLEMENT_8_NAMES')
  })
})

// The headquarters limb is untouched: a firm of D:5 or Macau in the UAE needs the license, exempt by name or not.
describe('a firm of D:5 or Macau in the UAE', () => {
  test.each([
    { to: aSubsidiary('AE', 'CN', { supplement8: g42 }), items: [dataCenterA], because: 'a Chinese parent, .a' },
    { to: aSubsidiary('AE', 'CN', { supplement8: agency }), items: [dataCenterB], because: 'a Chinese parent, .b' },
    { to: aSubsidiary('AE', 'MO', { supplement8: g42 }), items: [dataCenterA], because: 'a Macau parent' },
    { to: inUae(g42, { headquarters: 'HK' }), items: [dataCenterA], because: 'headquartered in Hong Kong' },
    { to: aSubsidiary('AE', 'CN', { supplement8: g42 }), items: [hbm], because: 'memory too' },
  ])('is denied by headquarters alone: $because', ({ to, items }) => {
    const answer = asked({ to, items })
    expect(answer.outcome).toBe('license-required')
    expect(answer.licenseRequirements.map(({ code }) => code)).toEqual(['headquarters'])
    expect(answer.reviewPolicy?.posture).toBe('presumption-of-denial')
  })
})

// A status may end: the day on which it lapses is the first without it. A day that the caller states counts where it is
// earlier than the one reported, 2027-04-06; a later one changes nothing while the reported day is still to come.
describe('a status that lapses', () => {
  test.each([
    { entry: { ...g42, lapsesOn: '2026-11-23' }, outcome: 'no-license-required', because: 'it stands on its last day' },
    { entry: { ...g42, lapsesOn: '2026-11-22' }, outcome: 'license-required', because: 'the first day without it' },
    { entry: { ...g42, lapsesOn: '2028-01-01' }, outcome: 'no-license-required', because: 'a later day than reported' },
    { entry: { ...agency, lapsesOn: '2026-11-22' }, outcome: 'license-required', because: 'of an agency alike' },
    {
      entry: { entry: 'Example Cloud', kind: 'approved', lapsesOn: '2026-11-22' } as const,
      outcome: 'license-required',
      because: 'lapsed, whoever it is',
    },
  ])('$entry.entry, $entry.lapsesOn: $outcome, $because', ({ entry, outcome }) => {
    expect(asked({ to: inUae(entry) }).outcome).toBe(outcome)
    expect(requirementsOf({ to: inUae(entry) })).toEqual(outcome === 'license-required' ? ['destination 91 FR 43034'] : [])
  })
})
