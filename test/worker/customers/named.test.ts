import { describe, expect, test } from 'vitest'
import type { Customer } from '../../../functions/domain/customers/customer'
import type { SpecialMeasure } from '../../../functions/domain/customers/customer-law'
import { customerLawOn } from '../../../functions/regimes/us/customers/law-of-customers'
import { codesBy, day, factsOf, ownedBy } from './parties-checked'

// 15 CFR 744.22: the bodies that it names, and others of the same kind, of BY, KH, CN, MM, RU, VE, E:1 and E:2.
describe('a name of a body of military intelligence', () => {
  test.each<[string, Partial<Customer>, readonly string[]]>([
    ['of the customer', { name: 'Main Intelligence Directorate', headquarters: 'RU' }, ['PTY_MIEU']],
    ['of the payer', { payment: { payer: 'Reconnaissance General Bureau', country: 'KP' } }, ['PTY_MIEU']],
    ['in another language', { name: 'Dirección de Inteligencia Militar', headquarters: 'CU' }, ['PTY_MIEU']],
    ['elsewhere', { name: 'Museum of Military Intelligence', headquarters: 'GB' }, []],
    ['nobody says where', { name: 'Military Intelligence Service', headquarters: undefined, addresses: [] }, ['PTY_POSSIBLE']],
    ['only alike', { name: 'Military Intelligent Toys', headquarters: 'CN' }, []],
  ])('%s', async (_, change, codes) => {
    expect(await codesBy([], factsOf(change))).toEqual(codes)
  })

  test('of an owner is said of its node', async () => {
    const node = { id: 'o', name: 'Directorate of Military Intelligence', kind: 'state' as const, country: 'CU' }
    expect(await codesBy([], factsOf({}, ownedBy([node], [{ from: 'o', to: 'c', kind: 'shares', share: 1 }])))).toEqual(['PTY_MIEU'])
  })
})

// 89 FR 5698, proposed 15 CFR 7.307: accounts of a jurisdiction, or of a named person. None stands; these are invented.
describe('a special measure', () => {
  const under = (measure: Omit<SpecialMeasure, 'because'>, change: Partial<Customer> = {}) => {
    const value = { ...measure, because: 'an invented measure' }
    const entry = { from: '2026-01-01', cite: { provision: '15 CFR 7.307 (proposed)' }, confidence: 'secondary' as const, value }
    return codesBy([], factsOf(change), { law: { ...customerLawOn(day), specialMeasures: [entry] } })
  }
  test('is of a place, or of a person by the very name', async () => {
    expect(await under({ place: 'DE' })).toEqual(['PTY_SPECIAL_MEASURE'])
    expect(await under({ place: 'FR' })).toEqual([])
    expect(await under({ place: 'CN' }, { headquarters: 'HK' })).toEqual(['PTY_SPECIAL_MEASURE'])
    expect(await under({ person: 'example compute gmbh' })).toEqual(['PTY_SPECIAL_MEASURE'])
    expect(await under({ person: 'Example Other GmbH' })).toEqual([])
    expect(await under({ person: 'Ivan Examplov' }, { people: [{ role: 'director', name: 'Ivan Examplov' }] })).toEqual([
      'PTY_SPECIAL_MEASURE',
    ])
  })

  test('stands nowhere today', () => {
    expect(customerLawOn(day).specialMeasures).toEqual([])
  })
})

test.each([
  ['sharesManagementWithListed', 'PTY_MGMT_OVERLAP'],
  ['successorOfListed', 'PTY_SUCCESSOR'],
  ['adverseMedia', 'PTY_ADVERSE'],
] as const)('%s raises %s where it was seen, and nothing where nobody looked', async (signal, code) => {
  expect(await codesBy([], factsOf({}, { signals: { [signal]: true } }))).toEqual([code])
  expect(await codesBy([], factsOf({}, { signals: { [signal]: false } }))).toEqual([])
  expect(await codesBy([], factsOf({}, { signals: {} }))).toEqual([])
})
