import { describe, expect, test } from 'vitest'
import type { Item } from '../../../functions/domain/item'
import type { Listing, Owner, Party } from '../../../functions/domain/party'
import { aFirm, anExport, aSubsidiary, chip, circuit, codesIn, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { classified, dataCenterA, dataCenterB, gamingCard, hbm, serving, smallChip } from './goods'

touching('us/part-746-iq', 'us/other-controls', 'us/existing-stock', 'us/supplement-8', 'us/jurisdiction', 'us/us-persons')

type Words = Parameters<typeof anExport>[0]
type Row = { words: Words; outcome: string; code?: string; because: string }
const promise = '$outcome ($code): $because'
const stands = ({ words, outcome, code }: Row): void => {
  const answer = determined(anExport({ asOf: '2026-08-03', ...words }))
  expect(answer.outcome).toBe(outcome)
  if (code !== undefined) expect(codesIn(answer)).toContain(code)
}
const listed = (country: string, list: string, change: Partial<Listing> = {}): Party =>
  aFirm(country, { listings: [{ list, confirmed: true, ...change }] })
const named = (name: string, country: string, list: string, change: Partial<Listing> = {}): Party => ({
  ...listed(country, list, change),
  name,
})
const owned = (...owners: readonly Owner[]): Party => aFirm('DE', { owners })
const ear99 = classified('EAR99', 0)

// Guidance of 2026-05-31: use of stock already held goes on; a new delivery is licensed.
describe('existing stock is no delivery', () => {
  const stock = { existingStock: true } as const
  test.each<Row>([
    { words: { ...stock, to: 'CN', exportFrom: undefined }, outcome: 'no-license-required', code: 'existing-stock', because: 'as stated' },
    { words: { ...stock, to: 'CN', activity: 'transfer', exportFrom: 'CN' }, outcome: 'no-license-required', because: 'where it stands' },
    {
      words: { ...stock, to: 'CN' },
      outcome: 'no-license-required',
      code: 'existing-stock',
      because: 'the origin named is the one that is taken',
    },
    {
      words: { ...stock, to: 'CN', activity: 'reexport', exportFrom: 'SG' },
      outcome: 'needs-review',
      code: 'EXISTING_STOCK_DELIVERY',
      because: 'said to leave Singapore',
    },
    {
      words: { ...stock, to: aSubsidiary('SG', 'CN'), exportFrom: undefined, endUse: { finalDestination: 'CN' } },
      outcome: 'needs-review',
      because: 'on to another country',
    },
    {
      words: { ...stock, to: 'CN', exportFrom: undefined, endUse: { purpose: 'resale' } },
      outcome: 'needs-review',
      because: 'to be sold on',
    },
    {
      words: { ...stock, to: 'CN', exportFrom: undefined, activity: 'reexport' },
      outcome: 'needs-review',
      because: 'a reexport is no use',
    },
    ...(['purchaser', 'distributor', 'freightForwarder'] as const).map((role) => ({
      words: { ...stock, to: 'CN', exportFrom: undefined, parties: { [role]: aFirm('SG') } },
      outcome: 'needs-review',
      code: 'EXISTING_STOCK_DELIVERY',
      because: `a ${role} elsewhere`,
    })),
    {
      words: { ...stock, to: 'SA', exportFrom: undefined, dataCenter: { country: 'SA', newSite: true } },
      outcome: 'needs-review',
      because: 'a new site',
    },
    {
      words: { ...stock, to: 'CN', exportFrom: undefined, items: [hbm] },
      outcome: 'needs-review',
      code: 'EXISTING_STOCK_SCOPE',
      because: 'memory, of which the guidance does not speak',
    },
    {
      words: { ...stock, to: 'CN', exportFrom: undefined, items: [serving('3E001', '3A090.a')] },
      outcome: 'needs-review',
      code: 'EXISTING_STOCK_SCOPE',
      because: 'technology is no stock',
    },
  ])(promise, stands)
})

// 91 FR 43034: consignees in the UAE, as agencies of its government or by an entry. Facts that do not go with the entry
// leave it open.
describe('an entry of Supplement No. 8 against other facts', () => {
  const agency = (change: Partial<Party>) => aFirm('AE', { supplement8: { entry: 'Example Agency', kind: 'government' }, ...change })
  const company = (country: string, change: Partial<Party> = {}) =>
    aFirm(country, { headquarters: 'US', supplement8: { entry: 'Microsoft', kind: 'us-company' }, ...change })
  const parent = (headquarters: string) => ({ name: 'Example Holdings Ltd', kind: 'company', headquarters }) as const
  test.each<Row>([
    { words: { to: agency({}) }, outcome: 'no-license-required', because: 'an agency' },
    { words: { to: agency({ stateControl: { government: 'AE', extent: 'none' } }) }, outcome: 'needs-review', because: 'not of the state' },
    { words: { to: agency({ headquarters: 'SA' }) }, outcome: 'needs-review', because: 'headquartered elsewhere' },
    { words: { to: agency({ ultimateParents: [parent('SA')] }) }, outcome: 'needs-review', because: 'a parent elsewhere' },
    { words: { to: company('AE') }, outcome: 'no-license-required', because: 'a company of the US in the UAE' },
    { words: { to: company('AE', { headquarters: ['US'] }) }, outcome: 'no-license-required', because: 'the same, as a list of one' },
    { words: { to: company('AE', { ultimateParents: [parent('SA')] }) }, outcome: 'needs-review', because: 'a parent elsewhere' },
    {
      words: { to: company('US'), endUse: { finalDestination: 'AE' } },
      outcome: 'needs-review',
      because: 'who receives it in the UAE was not said',
    },
    {
      words: { to: aFirm('SG', { supplement8: { entry: 'G42', kind: 'approved' } }), dataCenter: { country: 'AE' } },
      outcome: 'needs-review',
      because: 'an entry of a firm in Singapore',
    },
  ])(promise, stands)
})

// 750.7: a license is for what it names. Which end use was known when it was asked for is not told by its number.
describe('a license in hand', () => {
  const license = {
    kind: 'license',
    number: 'D1234567',
    issuedOn: '2026-01-05',
    expiresOn: '2027-01-04',
    consignee: 'Example Compute Ltd',
    eccns: ['3A090', '3A991'],
  } as const
  const held = (change: object, words: Words): Words => ({ authorizations: [{ ...license, ...change }], ...words })
  const military = { endUse: { concerns: [{ kind: 'military-intelligence', knowledge: true, place: 'CN' }] } } as const
  test.each<Row>([
    { words: held({}, { to: 'VN' }), outcome: 'authorized', because: 'for its consignee' },
    { words: held({ countries: ['SA'] }, { to: 'VN' }), outcome: 'needs-review', because: 'said to name another country' },
    { words: held({ countries: ['VN'] }, { to: 'RU' }), outcome: 'needs-review', because: 'Russia is not named' },
    { words: held({ countries: ['RU'] }, { to: 'RU' }), outcome: 'authorized', because: 'Russia is named' },
    { words: held({}, { to: 'CN', ...military }), outcome: 'needs-review', because: 'a known end use is not told' },
    { words: held({}, { to: 'SY', items: [classified('3A991', 100)] }), outcome: 'needs-review', because: 'Syria is not named' },
    {
      words: held({ countries: ['SY'] }, { to: 'SY', items: [classified('3A991', 100)] }),
      outcome: 'authorized',
      because: 'the entry stated is the one it covers',
    },
    ...(['freightForwarder', 'distributor', 'exporter', 'cloudOperator'] as const).map((role) => ({
      words: held({}, { to: 'VN', parties: { [role]: named('Example Listed Ltd', 'DE', 'EL', { from: '2020-01-01' }) } }),
      outcome: 'needs-review',
      because: `a listed ${role} that it does not name`,
    })),
    {
      words: held(
        { otherParties: ['Example Listed Ltd'] },
        { to: 'VN', parties: { freightForwarder: named('Example Listed Ltd', 'DE', 'EL', { from: '2020-01-01' }) } },
      ),
      outcome: 'authorized',
      because: 'a listed forwarder that it names',
    },
  ])(promise, stands)

  test.each([
    { issuedOn: '2025-09-15', outcome: 'needs-review', because: 'before the affiliates rule asked for anything' },
    { issuedOn: '2025-10-01', outcome: 'authorized', because: 'since' },
  ])('issued on $issuedOn for an affiliate: $outcome, $because', ({ issuedOn, outcome }) => {
    const owner: Owner = {
      name: 'Example Owner',
      share: 60,
      headquarters: 'DE',
      listings: [{ list: 'EL', confirmed: true, from: '2020-01-01' }],
    }
    const to = aFirm('VN', { owners: [owner] })
    expect(determined(anExport({ asOf: '2025-10-15', to, authorizations: [{ ...license, issuedOn }] })).outcome).toBe(outcome)
  })
})

// What a list says is read as it is printed; what is not of the usual wording, or not known here, is open.
describe('lists told in other words', () => {
  const made = { ...circuit(6000, { dieAreaMm2: 800 }), jurisdiction: { basis: 'not-subject', producedIn: 'TW' } } as Item
  const abroad = (to: Party): Words => ({ to, activity: 'reexport', exportFrom: 'TW', items: [made] })
  const scope = (licenseScope: string): Words => ({ to: listed('DE', 'EL', { licenseScope }), items: [ear99] })
  test.each<Row>([
    { words: abroad(listed('DE', 'EL', { footnotes: ['1 and 4'] })), outcome: 'license-required', because: 'two footnotes in one text' },
    { words: abroad(listed('DE', 'EL', { footnotes: ['14'] })), outcome: 'needs-review', code: 'FDP_SCOPE', because: 'no such footnote' },
    { words: abroad(listed('DE', 'EL', { footnotes: ['IV'] })), outcome: 'needs-review', code: 'FDP_SCOPE', because: 'no number' },
    { words: abroad(listed('DE', 'EL')), outcome: 'needs-review', code: 'FDP_SCOPE', because: 'footnotes that were not given' },
    { words: abroad(listed('DE', 'EL', { footnotes: [] })), outcome: 'no-license-required', because: 'stated to have none' },
    { words: scope('All items subject to the EAR, except EAR99'), outcome: 'no-license-required', because: 'EAR99 is left out' },
    {
      words: scope('All items subject to the EAR, except food and medicine designated as EAR99'),
      outcome: 'needs-review',
      code: 'ENTRY_SCOPE',
      because: 'some of EAR99 is left out',
    },
    {
      words: scope('All items subject to the EAR except EAR99. (See §744.11 of the EAR)'),
      outcome: 'no-license-required',
      because: 'a reference behind it',
    },
    {
      words: scope('For all items subject to the EAR. (See §§734.9(e) and 744.11 of the EAR)'),
      outcome: 'license-required',
      because: 'the usual words',
    },
    {
      words: scope('Items on the CCL (see 744.11 of the EAR), and all EAR99 items'),
      outcome: 'needs-review',
      code: 'ENTRY_SCOPE',
      because: 'more stands behind the reference',
    },
    {
      words: scope('All items on the CCL and some items beside it'),
      outcome: 'needs-review',
      code: 'ENTRY_SCOPE',
      because: 'more than the list',
    },
    {
      words: { to: owned({ name: 'Example Owner', share: 100, headquarters: 'DE', listings: [{ list: 'SDN List', confirmed: true }] }) },
      outcome: 'needs-review',
      code: 'LIST_UNKNOWN',
      because: 'an owner on a list that is not known',
    },
    {
      words: { to: aFirm('DE', { headquarters: 'RU', listings: [{ list: 'MEU', confirmed: true }] }), items: [ear99] },
      outcome: 'license-required',
      because: 'a Russian military end user',
    },
  ])(promise, stands)
})

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
    {
      words: {
        to: aFirm('DE', {
          owners: [
            { name: 'A', share: { min: 30, max: 60 }, headquarters: 'DE', listings: [{ list: 'EL', confirmed: true }] },
            { name: 'B', share: 80, headquarters: 'DE' },
          ],
        }),
        asOf: '2025-10-15',
      },
      outcome: 'needs-review',
      code: 'RED_FLAG_29',
      because: 'shares that cannot all be true clear nobody',
    },
  ])(promise, stands)

  test.each([
    { name: 'Mr Example', outcome: 'no-license-required', because: 'told as the parent, with his seat' },
    { name: 'Somebody Else', outcome: 'needs-review', because: 'an owner of unknown seat above it' },
  ])('an owner called $name is $outcome: $because', ({ name, outcome }) => {
    const ultimateParents = [{ name: 'Mr Example', kind: 'person', headquarters: 'MY' }] as const
    expect(determined(anExport({ to: aFirm('MY', { ultimateParents, owners: [{ name, share: 100 }] }) })).outcome).toBe(outcome)
  })

  test.each([
    { list: 'SDN', confirmed: false, code: 'LISTING_UNCONFIRMED', because: 'a match that nobody confirmed' },
    { list: 'XYZ', confirmed: true, code: 'LIST_UNKNOWN', because: 'a list that is not known' },
  ])('owners of 80 and 80 percent, one on $list, clear nobody: $because', ({ list, confirmed, code }) => {
    const owners: readonly Owner[] = [
      { name: 'A', share: 80, headquarters: 'DE', listings: [{ list, confirmed }] },
      { name: 'B', share: 80, headquarters: 'DE' },
    ]
    const answer = determined(anExport({ to: owned(...owners) }))
    expect([answer.outcome, codesIn(answer).includes(code)]).toEqual(['needs-review', true])
  })

  test('a parent told by name has its seat at every level of the chain', () => {
    const ultimateParents = [{ name: 'Top', kind: 'company', headquarters: 'US' }] as const
    const owners: readonly Owner[] = [{ name: 'Mid', share: 100, headquarters: 'NL', owners: [{ name: 'Top', share: 100 }] }]
    expect(determined(anExport({ to: aFirm('DE', { ultimateParents, owners }) })).outcome).toBe('no-license-required')
  })

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

  test.each([
    { items: [gamingCard, chip('nvidia-t4')], codes: ['aes-license-code', 'keep-records'], because: 'ACA alone' },
    { items: [gamingCard, serving('3D001', '3A090.b'), dataCenterB], codes: undefined, because: 'no exception serves the software' },
  ])('the duties are those of what is relied on: $because', ({ items, codes }) => {
    const answer = determined(anExport({ asOf: '2026-03-02', to: 'VN', items }))
    expect(answer.outcome === 'license-exception').toBe(codes !== undefined)
    if (codes) expect(answer.duties.map(({ code }) => code)).toEqual(codes)
  })

  test('two exceptions that serve an order together bring the duties of both, and of no other', () => {
    const tsu = { kind: 'tsu-claim', elements: { paragraph: '740.13(a)', forLawfulItem: true, minimumNecessary: true } }
    const answer = determined(anExport({ asOf: '2026-03-02', to: 'VN', items: [gamingCard, serving('3D001', '3A090.a')], evidence: [tsu] }))
    expect(answer.outcome).toBe('license-exception')
    expect(answer.duties.flatMap(({ channel }) => channel ?? [])).toEqual(['AES C68', 'AES'])
  })
})

// 740.9 to 740.13: a claim is one paragraph by its number, signed by the day of export, and true each time it is made.
describe('claims', () => {
  const whole = { paragraph: '740.10(a)', lawfulOriginal: true, oneForOne: true, noEnhancement: true }
  const claim = (elements: object, change: object = {}) => ({ kind: 'rpl-claim', elements: { ...whole, ...elements }, ...change })
  test.each([
    { evidence: [claim({})], outcome: 'license-exception', because: 'whole' },
    { evidence: [claim({}), claim({ lawfulOriginal: false })], outcome: 'license-required', because: 'denied the second time' },
    { evidence: [claim({ lawfulOriginal: false }), claim({})], outcome: 'license-required', because: 'denied the first time' },
    { evidence: [claim({}, { signedOn: '2026-03-02' })], outcome: 'license-exception', because: 'signed on the day' },
    { evidence: [claim({}, { signedOn: '2026-03-03' })], outcome: 'license-required', because: 'signed after the export' },
    { evidence: [claim({ paragraph: '740.10 or 740.9(a)(1)' })], outcome: 'needs-review', because: 'not one paragraph' },
  ])('$outcome: $because', ({ evidence, outcome }) => {
    expect(determined(anExport({ asOf: '2026-03-02', to: 'VN', items: [dataCenterA], evidence })).outcome).toBe(outcome)
  })
})
