import { describe, expect, test } from 'vitest'
import type { Item } from '../../../functions/domain/item'
import type { Party } from '../../../functions/domain/party'
import { aFirm, anExport, aSubsidiary, circuit, codesIn, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { promise, type Row, stands, type Words } from './doors'
import { classified, dataCenterA, gamingCard, smallChip } from './goods'

touching('us/part-746-iq', 'us/other-controls', 'us/jurisdiction', 'us/us-persons')

// 734.9: foreign-made is not the same as free.
describe('a claim not to be subject to the EAR', () => {
  const made = (change: object, tpp = 9000): Item =>
    ({ ...circuit(tpp, { dieAreaMm2: 600 }), jurisdiction: { basis: 'not-subject', producedIn: 'TW' }, ...change }) as Item
  const moved = (item: Item, words: Words = {}): Words => ({
    asOf: '2024-06-03',
    to: 'MY',
    activity: 'reexport',
    exportFrom: 'TW',
    items: [item],
    ...words,
  })
  const designedIn = (headquarters: string) => ({ designer: { status: 'other', headquarters } })
  const military = { endUse: { concerns: [{ kind: 'military', knowledge: true, place: 'CN' }] } } as const
  const supercomputer = { endUse: { concerns: [{ kind: 'supercomputer', knowledge: true, place: 'CN' }] } } as const
  test.each<Row>([
    { words: moved(made(designedIn('TW')), military), outcome: 'no-license-required', because: 'designed in Taiwan' },
    { words: moved(made(designedIn('CN')), military), outcome: 'needs-review', code: 'FDP_SCOPE', because: 'designed by a Chinese firm' },
    { words: moved(made(designedIn('CN'))), outcome: 'no-license-required', because: 'subject or not, nothing asks about Malaysia' },
    { words: moved(made({}), supercomputer), outcome: 'needs-review', code: 'FDP_SCOPE', because: 'a supercomputer is known' },
    { words: moved(made({}), { parties: { purchaser: aFirm('SY') } }), outcome: 'needs-review', because: 'a buyer in an embargoed place' },
  ])(promise, stands)
})

// 744.6: every end use that is known is asked about, and where it is.
describe('US persons and more than one end use', () => {
  const foreign: Item = { ...smallChip, jurisdiction: { basis: 'not-subject', producedIn: 'NL' } } as Item
  const node = (place?: string) => ({ kind: 'advanced-node', knowledge: true, ...(place ? { place } : {}) }) as const
  const tools = (place: string) => ({ kind: 'equipment-maker', knowledge: true, place }) as const
  const moved = (to: string | Party, concerns: readonly (ReturnType<typeof node> | ReturnType<typeof tools>)[]): Words => ({
    to,
    activity: 'reexport',
    exportFrom: 'NL',
    items: [foreign],
    endUse: { usPersons: { involved: true, role: 'engineer' }, concerns },
  })
  test.each<Row>([
    { words: moved('SG', [node('TW'), tools('CN')]), outcome: 'license-required', because: 'the second is in China' },
    { words: moved('SG', [tools('CN'), node('TW')]), outcome: 'license-required', because: 'in either order' },
    {
      words: moved(aSubsidiary('SG', 'CN'), [node()]),
      outcome: 'needs-review',
      code: 'CONCERN_PLACE',
      because: 'where it is was not said',
    },
    { words: moved('SG', [node('TW')]), outcome: 'no-license-required', because: 'in Taiwan' },
  ])(promise, stands)
})

// Entries with controls of their own, places under part 746 that were not read, and goods that leave by a side door.
describe('what else was open', () => {
  const notified = { notifications: [{ exception: 'NAC', submittedOn: '2026-05-01', state: 'confirmed', number: 'A123456' }] } as const
  test.each<Row>([
    {
      words: { to: 'CN', items: [classified('3A001.a', 10)] },
      outcome: 'needs-review',
      code: 'other-controls',
      because: 'national security',
    },
    {
      words: { to: 'US', activity: 'domestic', items: [classified('3A001.a', 10)] },
      outcome: 'no-license-required',
      because: 'sold at home',
    },
    { words: { to: 'CN', items: [classified('5A992', 10)] }, outcome: 'no-license-required', because: 'mass-market encryption' },
    { words: { to: 'VN', items: [classified('3A090.c', 20_000)] }, outcome: 'needs-review', because: 'memory has no TPP' },
    {
      words: { to: 'IQ', items: [gamingCard], ...notified },
      outcome: 'needs-review',
      code: 'other-controls',
      because: '746.3 was not read',
    },
    { words: { to: 'IQ', items: [dataCenterA] }, outcome: 'license-required', because: 'D:5 all the same' },
    { words: { to: 'US', parties: { intermediateConsignees: [aFirm('CN')] } }, outcome: 'license-required', because: 'out and back' },
    {
      words: { to: 'DE', parties: { freightForwarder: aFirm('IR') } },
      outcome: 'needs-review',
      code: 'exact-place',
      because: 'a forwarder in Iran',
    },
  ])(promise, stands)

  test('the codes said do not depend on the order of the parties', () => {
    const doubtful = aFirm('TW', { headquarters: ['DE', 'CN'] })
    const silent: Party = { name: 'Example Logistics Ltd', country: 'TW', ultimateParents: [] }
    const codes = (...intermediateConsignees: readonly Party[]) =>
      [...codesIn(determined(anExport({ to: 'VN', items: [gamingCard], parties: { intermediateConsignees } })))].sort()
    expect(codes(doubtful, silent)).toEqual(codes(silent, doubtful))
  })

  test.each([
    { items: [dataCenterA], due: true, because: 'the window may be what it is reviewed under' },
    { items: [gamingCard], due: false, because: 'reviewed as not for data centers' },
  ])('a laboratory certificate is due: $due, $because', ({ items, due }) => {
    const { duties } = determined(anExport({ asOf: '2026-03-02', to: 'CN', items }))
    expect(duties.some(({ code }) => code === 'laboratory-certificate')).toBe(due)
  })

  test('a domestic sale by way of another country is refused as one', () => {
    const given = anExport({ to: 'US', activity: 'domestic', parties: { intermediateConsignees: [aFirm('CN')] } })
    expect(() => determined(given)).toThrow('/activity')
  })
})
