import { describe, expect, test } from 'vitest'
import { permits } from '../../../functions/domain/determination'
import type { Export } from '../../../functions/domain/export'
import type { Item } from '../../../functions/domain/item'
import { aFirm, anExport, chip, circuit, codesIn, determined } from '../../support/builders'

const classified = (eccn: string, tpp: number): Item => ({ kind: 'classified', eccn, tpp, quantity: 1 })
const technology = (eccn: string, forEccn?: string): Item => ({ kind: 'technology', eccn, forEccn, quantity: 1 })
const software = (eccn: string, forEccn?: string): Item => ({ kind: 'software', eccn, forEccn, quantity: 1 })

// Ways past a rule that were once open. Each stays shut.
describe('an item told another way is no freer', () => {
  test.each([
    { item: classified('4D090', 0), because: 'software for 4A090 and nothing else' },
    { item: classified('3E001', 0), because: 'technology that may be for 3A090' },
    { item: classified('5E002', 0), because: 'technology that may be for 5A002.z' },
    { item: technology('EAR99', '3A090.a'), because: 'technology for 3A090 stands in 3E001' },
    { item: technology('3E991', '3A090.a'), because: 'the same' },
    { item: software('5D002', '3A090.a'), because: 'software for 3A090 stands in 3D001' },
    { item: software('3D001', '4D090'), because: 'for an entry of its own kind' },
    { item: software('4D090', '4A994'), because: 'for 4A090 and nothing else' },
    { item: classified('5A992.c', 15_832), because: 'one H100 behind an encryption entry' },
    { item: classified('4A994', 126_656), because: 'eight H100 behind a computer entry' },
    { item: classified('EAR99', 15_832), because: 'one H100 behind no entry' },
    { item: classified('9A515', 0), because: 'an entry that nobody here evaluates' },
  ])('$item.kind $item.eccn: $because', ({ item }) => {
    const answer = determined(anExport({ to: 'CN', items: [item] }))
    expect(permits(answer.outcome)).toBe(false)
  })

  test.each([
    { to: 'CN', change: {}, because: 'NAC' },
    { to: 'SA', change: {}, because: 'ACA' },
  ])('a box cannot talk its H100 out of the data center: $because', ({ to }) => {
    const item: Item = { kind: 'system', designedForDatacenter: false, contains: [{ chip: 'nvidia-h100-sxm', quantity: 8 }], quantity: 1 }
    expect(determined(anExport({ to, items: [item], notifications: [notified] })).outcome).toBe('needs-review')
  })

  test('the addressee of a letter cannot describe the part instead of naming it', () => {
    const exporter = aFirm('US', { name: 'NVIDIA Corporation' })
    const items = [circuit(2368, { dieAreaMm2: 814 })]
    expect(determined(anExport({ to: 'CN', items, parties: { exporter } })).outcome).toBe('needs-review')
    expect(determined(anExport({ to: 'CN', items })).outcome).toBe('no-license-required')
  })

  test('EAR99 to Russia is answered alike in every form', () => {
    const forms: Item[] = [classified('EAR99', 0), software('EAR99'), technology('EAR99')]
    for (const item of forms) expect(determined(anExport({ to: 'RU', items: [item] })).outcome).toBe('needs-review')
  })
})

const notified = { exception: 'NAC', submittedOn: '2026-10-01', state: 'confirmed', number: 'A123456' } as const
const card = chip('nvidia-rtx-4090')

// 15 CFR 740.8: NAC to Macau or D:5, or to an entity headquartered there; ACA to D:1 or D:4.
describe('an exception covers each destination that needs a license', () => {
  test.each<{ given: Export; outcome: string; because: string }>([
    { given: anExport({ to: 'CN', items: [card], notifications: [notified] }), outcome: 'license-exception', because: 'China' },
    {
      given: anExport({ to: 'CN', items: [card], notifications: [notified], endUse: { finalDestination: 'AE' } }),
      outcome: 'needs-review',
      because: 'China and the UAE',
    },
    {
      given: anExport({ to: 'CN', items: [card], notifications: [notified], parties: { endUser: aFirm('SA') } }),
      outcome: 'needs-review',
      because: 'China and a Saudi end user',
    },
    {
      given: anExport({ to: 'SA', items: [card], notifications: [notified], parties: { purchaser: aFirm('SG', { headquarters: 'CN' }) } }),
      outcome: 'needs-review',
      because: 'a Chinese purchaser does not carry a Saudi consignee along',
    },
    {
      given: anExport({ to: 'SA', items: [card], endUse: { finalDestination: 'JP' } }),
      outcome: 'license-exception',
      because: 'Japan needs none',
    },
    { given: anExport({ to: 'SA', items: [card], endUse: { finalDestination: 'AE' } }), outcome: 'needs-review', because: 'ACA_UAE' },
  ])('$outcome: $because', ({ given, outcome }) => {
    expect(determined(given).outcome).toBe(outcome)
  })

  test('before April 2024 one NAC served both cases, item by item', () => {
    const given = anExport({
      asOf: '2024-02-01',
      to: 'CN',
      items: [card, chip('nvidia-h100-sxm')],
      notifications: [{ ...notified, submittedOn: '2023-12-01' }],
    })
    expect(determined(given).items.map(({ outcome }) => outcome)).toEqual(['license-exception', 'license-required'])
  })
})

// 15 CFR 750.7: a license is for the parties and destinations it names. What it was not said to name is unknown.
describe('a license covers whom and what it names', () => {
  const license = {
    kind: 'license',
    number: 'D1234567',
    issuedOn: '2026-01-05',
    expiresOn: '2027-01-04',
    consignee: 'Example Compute Ltd',
    eccns: ['3A090'],
  } as const
  const other = aFirm('SA', { name: 'Example Cloud Ltd' })

  test.each<{ change: object; given?: object; outcome: string; because: string }>([
    { change: {}, outcome: 'authorized', because: 'all is named' },
    { change: { eccns: ['3A090.a.1'] }, outcome: 'authorized', because: 'to the paragraph the item is in' },
    { change: { eccns: ['3A090.a.2'] }, outcome: 'license-required', because: 'another paragraph' },
    { change: { issuedOn: undefined }, outcome: 'needs-review', because: 'no first day' },
    { change: {}, given: { endUse: { finalDestination: 'IR' } }, outcome: 'needs-review', because: 'another destination' },
    {
      change: { countries: ['SA', 'VN'] },
      given: { endUse: { finalDestination: 'VN' } },
      outcome: 'authorized',
      because: 'a destination it names',
    },
    { change: {}, given: { parties: { endUser: other } }, outcome: 'needs-review', because: 'an end user it was not said to name' },
    {
      change: { otherParties: ['Example Cloud Ltd'] },
      given: { parties: { endUser: other } },
      outcome: 'authorized',
      because: 'an end user it names',
    },
  ])('$outcome: $because', ({ change, given, outcome }) => {
    expect(determined(anExport({ to: 'SA', authorizations: [{ ...license, ...change }], ...given })).outcome).toBe(outcome)
  })

  test('and nothing where nothing needs one', () => {
    const { authorizations, outcome } = determined(anExport({ to: 'SG', authorizations: [license] }))
    expect([outcome, authorizations[0]?.status]).toEqual(['no-license-required', 'does-not-cover'])
  })
})

// 744.23(a)(3), read to the top of the chain; General Prohibition 10, by who designed or made the circuit.
describe('facts about ownership and place are read wherever they are told', () => {
  const owned = (owners: object[]) => anExport({ to: aFirm('SG', { owners: owners as never }) })
  const made = circuit(6000)

  test.each<{ given: Export; because: string }>([
    {
      given: owned([{ name: 'H', share: 100, headquarters: 'CN', owners: [{ name: 'U', headquarters: 'US' }] }]),
      because: 'an owner above of unknown share',
    },
    {
      given: owned([
        { name: 'H', share: 100, headquarters: 'CN', owners: [{ name: 'U', share: { min: 10, max: 55 }, headquarters: 'US' }] },
      ]),
      because: 'an owner above that may hold little',
    },
    { given: owned([{ name: 'H', share: 100 }]), because: 'a sole owner of unknown seat' },
    {
      given: anExport({ to: aFirm('SG', { stateControl: { government: 'CN', extent: 'controlled' } }) }),
      because: 'controlled by a state of D:5',
    },
    { given: anExport({ dataCenter: { id: 'site', country: 'CN' } }), because: 'a data center in China' },
    { given: anExport({ cluster: { operator: 'Example Compute Ltd', country: 'CN', totalTpp: 15_832 } }), because: 'a cluster in China' },
    {
      given: anExport({ items: [{ ...made, jurisdiction: { basis: 'foreign-direct-product', producedIn: 'CN' } }] }),
      because: 'made in China',
    },
    { given: anExport({ items: [{ ...made, designer: { status: 'other' } } as Item] }), because: 'a designer of unknown seat' },
  ])('$because', ({ given }) => {
    expect(permits(determined(given).outcome)).toBe(false)
  })

  test('an owner surely owned from elsewhere is left behind', () => {
    const given = owned([{ name: 'H', share: 100, headquarters: 'CN', owners: [{ name: 'U', share: 80, headquarters: 'US' }] }])
    expect(determined(given).outcome).toBe('no-license-required')
  })

  test('memory is not controlled before its day, however it is told', () => {
    const answer = determined(anExport({ asOf: '2024-12-15', to: 'CN', items: [classified('3A090.c', 0)] }))
    expect([answer.outcome, codesIn(answer).includes('ECCN_NOT_YET')]).toEqual(['no-license-required', true])
  })
})

// Where nothing is said the items start in the United States; a transfer starts in the country it stays in.
describe('where the items start', () => {
  test('a transfer told without its start stays in the country of the consignee', () => {
    const given = anExport({ activity: 'transfer', exportFrom: undefined, to: 'CN', items: [card] })
    expect(determined(given).outcome).toBe('license-exception')
  })

  test('an export told without its start is from the United States', () => {
    const policy = (exportFrom: string | undefined) => determined(anExport({ asOf: '2026-02-02', exportFrom, to: 'CN' })).reviewPolicy
    expect(policy(undefined)).toEqual(policy('US'))
    expect(policy('SG')).not.toEqual(policy('US'))
  })
})
