import { describe, expect, test } from 'vitest'
import type { Export } from '../../../functions/domain/export'
import type { Designer, Foundry, Item } from '../../../functions/domain/item'
import type { Listing } from '../../../functions/domain/party'
import { aFirm, anExport, chip, circuit, codesIn, determined } from '../../support/builders'
import { dataCenterA, gamingCard, smallChip } from './goods'

type Words = Parameters<typeof anExport>[0]
const answerOn = (words: Words) => determined(anExport({ asOf: '2026-03-02', ...words }))
const listing = (list: string, change: Partial<Listing> = {}): Listing => ({ list, confirmed: true, ...change })

// What a match means is evaluated later: Denied Persons, SDN and Foreign Sanctions Evaders stop a sale, the others may
// ask for a license or shut the exceptions. A listing that stands on the day never passes in silence.
describe('listings', () => {
  const lists = [
    'DPL',
    'SDN',
    'FSE',
    'EL',
    'MEU',
    'UVL',
    'ISN',
    'SSI',
    'CAP',
    'NS-CMIC',
    'CMIC',
    'NS-MBS',
    'NS-PLC',
    'DTC',
    'some-new-list',
  ]

  test.each(lists)('%s on the consignee is for review where no license would be needed', (list) => {
    const answer = answerOn({ to: aFirm('DE', { listings: [listing(list)] }) })
    expect(answer.outcome).toBe('needs-review')
    expect(codesIn(answer)).toContain('not-evaluated')
  })

  test.each(lists)('%s on the consignee is for review where an exception would lift the requirement', (list) => {
    expect(answerOn({ to: aFirm('VN', { listings: [listing(list)] }), items: [gamingCard] }).outcome).toBe('needs-review')
  })

  test.each([
    { list: 'DPL', outcome: 'needs-review', because: 'it could be prohibited' },
    { list: 'SDN', outcome: 'needs-review', because: 'it could be prohibited' },
    { list: 'EL', outcome: 'license-required', because: 'it could be no stricter' },
    { list: 'some-new-list', outcome: 'needs-review', because: 'what it could lead to is unknown' },
  ])('$list where a license is needed anyway is $outcome: $because', ({ list, outcome }) => {
    expect(answerOn({ to: aFirm('CN', { listings: [listing(list)] }) }).outcome).toBe(outcome)
  })

  test.each([
    { change: { to: '2026-03-01' }, outcome: 'no-license-required', because: 'lapsed the day before' },
    { change: { to: '2026-03-02' }, outcome: 'needs-review', because: 'its last day' },
    { change: { from: '2026-03-03' }, outcome: 'no-license-required', because: 'begins the day after' },
    { change: { from: '2026-03-02' }, outcome: 'needs-review', because: 'its first day' },
    { change: { confirmed: false }, outcome: 'needs-review', because: 'a hint that nobody confirmed is no clearance' },
  ])('$outcome: $because', ({ change, outcome }) => {
    expect(answerOn({ to: aFirm('DE', { listings: [listing('EL', change)] }) }).outcome).toBe(outcome)
  })

  const listed = aFirm('DE', { listings: [listing('EL')] })
  const owned = { name: 'Holding', share: 60, owners: [{ name: 'Top', share: 10, listings: [listing('EL')] }] }
  test.each([
    { parties: { freightForwarder: listed }, because: 'a forwarder, with or without title' },
    { parties: { exporter: listed }, because: 'the exporter' },
    { parties: { intermediateConsignees: [aFirm('NL'), listed] }, because: 'an intermediate consignee' },
    { parties: { endUser: listed }, because: 'the end user' },
    { parties: { cloudOperator: listed }, because: 'a cloud operator' },
    { parties: { ultimateConsignee: aFirm('DE', { owners: [owned] }) }, because: 'an owner of an owner' },
  ])('count on $because', ({ parties }) => {
    expect(answerOn({ to: 'DE', parties }).outcome).toBe('needs-review')
  })

  test.each([
    { change: { partiesScreened: undefined }, noted: true, because: 'nothing was said about lists' },
    { change: { partiesScreened: true }, noted: false, because: 'screened' },
    { change: { partiesScreened: undefined, to: aFirm('DE', { listings: [] }) }, noted: false, because: 'stated to be on none' },
  ])('unscreened parties are noted, and only noted: $noted, $because', ({ change, noted }) => {
    const answer = answerOn({ to: 'DE', ...change })
    expect(answer.outcome).toBe('no-license-required')
    expect(codesIn(answer).includes('parties-not-screened')).toBe(noted)
  })
})

// 744.21 to 744.23 turn on knowledge; 744.6 on US persons; the notice of 2025-05-13 on training; Note 1 to 3A090.a on
// who packages (effective 2025-01-16, binding 2025-01-31); the guidance of 2025-05-13 on circuits of Chinese makers.
describe('facts whose rule comes later', () => {
  const foundry: Foundry = {
    actor: 'fabricator',
    packagedIn: 'TW',
    packager: 'other',
    approximatedTransistorsBn: 50,
    containsHbm: true,
    attestation: 'none',
  }
  const made = (change: { foundry?: Foundry; designer?: Designer }, tpp = 400): Item =>
    ({ ...circuit(tpp, { dieAreaMm2: 1000 }), ...change }) as Item
  const designedIn = (headquarters: string): Designer => ({ status: 'other', headquarters })
  const concern = (kind: string): Words => ({ endUse: { concerns: [{ kind, knowledge: true }] } })
  const huawei = chip('huawei-ascend-910b1')

  test.each([
    { words: concern('supercomputer'), outcome: 'needs-review', because: 'a supercomputer' },
    { words: concern('advanced-node'), outcome: 'needs-review', because: 'an advanced-node fab' },
    { words: concern('equipment-maker'), outcome: 'needs-review', because: 'a maker of equipment' },
    { words: concern('military'), outcome: 'needs-review', because: 'a military end use' },
    { words: concern('military-intelligence'), outcome: 'needs-review', because: 'a military-intelligence end use' },
    { words: concern('wmd'), outcome: 'needs-review', because: 'weapons of mass destruction' },
    { words: { endUse: { concerns: [] } }, outcome: 'no-license-required', because: 'none is known' },
    { words: { endUse: { usPersons: { involved: true } } }, outcome: 'needs-review', because: 'US persons take part' },
    { words: { endUse: { usPersons: { involved: false } } }, outcome: 'no-license-required', because: 'none takes part' },
    { words: { endUse: { trainsControlledWeights: true } }, outcome: 'needs-review', because: 'training, under the notice' },
    {
      words: { asOf: '2025-05-13', endUse: { trainsControlledWeights: true } },
      outcome: 'needs-review',
      because: 'training, on the day of the notice',
    },
    { words: { asOf: '2025-05-12', endUse: { trainsControlledWeights: true } }, outcome: 'no-license-required', because: 'no notice yet' },
    { words: { items: [made({ foundry })] }, outcome: 'needs-review', because: 'a fabricator under Note 1' },
    { words: { asOf: '2025-01-31', items: [made({ foundry })] }, outcome: 'needs-review', because: 'Note 1 binds' },
    { words: { asOf: '2025-01-30', items: [made({ foundry })] }, outcome: 'no-license-required', because: 'Note 1 does not bind yet' },
    { words: { items: [made({ designer: designedIn('CN') }, 2400)] }, outcome: 'needs-review', because: 'a .b circuit of a Chinese firm' },
    { words: { items: [made({ designer: designedIn('MO') }, 2400)] }, outcome: 'needs-review', because: 'a .b circuit of a firm of Macau' },
    { words: { items: [made({ designer: designedIn('TW') }, 2400)] }, outcome: 'no-license-required', because: 'designed in Taiwan' },
    {
      words: { items: [made({ designer: designedIn('CN') })] },
      outcome: 'no-license-required',
      because: 'Chinese, and not of the 3A090 class',
    },
    { words: { items: [huawei] }, outcome: 'needs-review', because: 'of a Chinese maker in the catalog' },
    { words: { asOf: '2025-05-12', items: [huawei] }, outcome: 'no-license-required', because: 'before the guidance' },
  ])('$outcome: $because', ({ words, outcome }) => {
    const answer = answerOn({ to: 'DE', items: [smallChip], ...words })
    expect(answer.outcome).toBe(outcome)
    expect(codesIn(answer).includes('not-evaluated')).toBe(outcome === 'needs-review')
  })

  test.each([
    { asOf: '2025-01-15', noted: false, because: 'not effective' },
    { asOf: '2025-01-16', noted: true, because: 'effective, binding 2025-01-31' },
    { asOf: '2025-01-30', noted: true, because: 'the last day before it binds' },
  ])('Note 1 on $asOf is announced as not-yet-due: $noted, $because', ({ asOf, noted }) => {
    expect(codesIn(answerOn({ asOf, to: 'DE', items: [made({ foundry })] })).includes('not-yet-due')).toBe(noted)
  })
})

// Facts that could only lift a requirement: where one stands they are for review, and where none stands they change
// nothing. 91 FR 43034 exempts named consignees in the UAE from 2026-07-10; use of stock already held is not stopped.
describe('facts that could lift a requirement', () => {
  const named = (country: string) =>
    aFirm(country, { headquarters: 'AE', supplement8: { entry: 'G42', kind: 'approved', lapsesOn: '2027-04-06' } })
  const notSubject: Item = { ...dataCenterA, jurisdiction: { basis: 'not-subject' } }
  const usOrigin: Item = { ...dataCenterA, jurisdiction: { basis: 'us-origin' } }

  test.each([
    { words: { asOf: '2026-07-10', to: named('AE') }, outcome: 'needs-review', because: 'a consignee named in Supplement No. 8' },
    { words: { asOf: '2026-07-09', to: named('AE') }, outcome: 'license-required', because: 'no such supplement yet' },
    { words: { asOf: '2026-07-10', to: named('CN') }, outcome: 'license-required', because: 'the exemption is for the UAE alone' },
    { words: { to: 'CN', existingStock: true }, outcome: 'needs-review', because: 'continued use of existing stock' },
    { words: { to: 'CN', existingStock: false }, outcome: 'license-required', because: 'a new delivery' },
    { words: { to: 'DE', existingStock: true }, outcome: 'no-license-required', because: 'nothing to lift' },
    { words: { to: 'CN', items: [notSubject] }, outcome: 'needs-review', because: 'a claim not to be subject to the EAR' },
    { words: { to: 'CN', items: [usOrigin] }, outcome: 'license-required', because: 'of US origin' },
  ])('$outcome: $because', ({ words, outcome }) => {
    expect(answerOn(words).outcome).toBe(outcome)
  })
})

// Weights, GPU time and what is released rather than moved have rules of their own, written later.
describe('what is not moved', () => {
  test.each([{ items: [{ kind: 'modelWeights', quantity: 1 }] }, { items: [{ kind: 'compute', quantity: 1 }] }] satisfies readonly Pick<
    Export,
    'items'
  >[])('$items.0.kind is not evaluated', ({ items }) => {
    const answer = answerOn({ to: 'DE', items })
    expect(answer.outcome).toBe('needs-review')
    expect(codesIn(answer)).toContain('not-evaluated')
  })

  test.each(['deemed-export', 'remote-access', 'release'] as const)('a %s is not evaluated', (activity) => {
    const answer = answerOn({ to: 'DE', activity })
    expect(answer.outcome).toBe('needs-review')
    expect(codesIn(answer)).toContain('not-evaluated')
  })
})
