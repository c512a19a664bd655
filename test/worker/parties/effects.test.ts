import { expect, test } from 'vitest'
import { listingOf } from '../../../functions/domain/listings/listing-of'
import { matchEffect } from '../../../functions/domain/listings/match-effect'
import type { ListedParty } from '../../../functions/domain/lists/listed-party'
import { lawOfDay } from '../../../functions/regimes/us/law-of-day'
import { today } from '../../support/builders'
import { anEntry } from '../../support/listed'

const { listings } = lawOfDay('enforced', today)
const effect = (change: Partial<ListedParty>) =>
  matchEffect(anEntry({ licenseScope: undefined, policy: undefined, ...change }), listings, today)

// Current law, 6.1: one row for each list.
test.each([
  ['DPL', 'block'],
  ['EL', 'license-required'],
  ['MEU', 'license-required'],
  ['UVL', 'exceptions-suspended'],
  ['SDN', 'block'],
  ['SSI', 'enhanced-diligence'],
  ['FSE', 'block'],
  ['CAP', 'enhanced-diligence'],
  ['CAPTA', 'enhanced-diligence'],
  ['CMIC', 'enhanced-diligence'],
  ['NS-CMIC', 'enhanced-diligence'],
  ['MBS', 'review'],
  ['NS-MBS', 'review'],
  ['PLC', 'enhanced-diligence'],
  ['NS-PLC', 'enhanced-diligence'],
  ['ISN', 'license-required'],
  ['DTC', 'enhanced-diligence'],
])('%s: %s, with its citation', (list, kind) => {
  expect(effect({ list })).toMatchObject({ kind, cite: { provision: expect.stringMatching(/CFR/) } })
})

test('a list that the law does not know is for a person, and cites nothing', () => {
  for (const list of ['UN', 'HOUSE']) {
    expect(effect({ list })).toEqual({ kind: 'review', because: expect.stringContaining(list) })
  }
})

test('an operator’s own list stops a sale where its entry says so, and no list of the law does by such a word', () => {
  expect(effect({ list: 'HOUSE', policy: 'Block' })).toEqual({ kind: 'block', because: 'the entry on HOUSE says so' })
  expect(effect({ list: 'HOUSE', policy: 'Block orders over 10' }).kind).toBe('review')
  expect(effect({ list: 'DTC', policy: 'Block' }).kind).toBe('enhanced-diligence')
})

test.each([
  ['EL', { policy: 'Presumption of denial' }, 'presumption-of-denial'],
  ['EL', { policy: 'Case-by-case basis' }, 'case-by-case'],
  ['EL', { posture: 'policy-of-denial' }, 'policy-of-denial'],
  ['EL', {}, 'unstated'],
  ['MEU', {}, 'presumption-of-denial'],
  ['ISN', {}, 'policy-of-denial'],
] as const)('%s with %j: an application meets %s', (list, words, posture) => {
  expect(effect({ list, ...words }).posture).toBe(posture)
})

test('an entry tells what its footnotes mean for things made abroad, and no other footnote', () => {
  expect(effect({ footnotes: [4] }).footnotes).toEqual([
    {
      footnote: '4',
      because: expect.stringContaining('foreign-made chip'),
      cite: { provision: '15 CFR 734.9(e)(2)', notice: '87 FR 62186' },
    },
  ])
  expect(effect({ footnotes: [1, 5] }).footnotes?.map(({ footnote }) => footnote)).toEqual(['1', '5'])
  expect(effect({}).footnotes).toBeUndefined()
})

test('an unverified party owes a statement', () => {
  expect(effect({ list: 'UVL' }).requires).toEqual(['uvl-statement'])
})

test('a program tag of 744.8 is told beside the block', () => {
  expect(effect({ list: 'SDN', programs: ['RUSSIA-EO14024'] }).because).toContain('program tag')
  expect(effect({ list: 'SDN', programs: ['IRAN'] }).because).not.toContain('program tag')
})

test('an entry does nothing but ask for a closer look before it is listed and after it was', () => {
  expect(effect({ list: 'DPL', to: '2026-11-21' })).toMatchObject({
    kind: 'enhanced-diligence',
    because: expect.stringContaining('2026-11-21'),
  })
  expect(effect({ list: 'DPL', to: today }).kind).toBe('block')
  expect(effect({ list: 'DPL', from: '2026-11-23' })).toMatchObject({
    kind: 'enhanced-diligence',
    because: expect.stringContaining('2026-11-23'),
  })
  expect(effect({ list: 'DPL', from: today }).kind).toBe('block')
})

test('an entry becomes a listing in the words in which callers state one', () => {
  const entry = anEntry({ footnotes: [4], from: '2022-10-21', aliases: ['Example'], programs: ['X'] })
  expect(listingOf(entry, true)).toEqual({
    list: 'EL',
    footnotes: [4],
    programs: ['X'],
    licenseScope: 'All items subject to the EAR',
    policy: 'Presumption of denial',
    from: '2022-10-21',
    confirmed: true,
  })
  expect(listingOf(anEntry({ policy: undefined, posture: 'policy-of-denial' }), false)).toMatchObject({
    policy: 'policy of denial',
    confirmed: false,
  })
  expect(listingOf(anEntry({ policy: undefined, posture: 'unstated' }), false).policy).toBeUndefined()
})
