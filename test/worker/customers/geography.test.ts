import { describe, expect, test } from 'vitest'
import type { Customer } from '../../../functions/domain/customers/customer'
import { geographyFlags } from '../../../functions/domain/customers/geography-flags'
import { aFirmOf, aResidentOf, short, type ToldWords, ties, told } from '../../support/told-customers'
import { citing } from '../../support/touching'

const raised = (words: ToldWords) => citing(geographyFlags(told(words)))
const codes = (words: ToldWords) => short(raised(words))
const firm = (change: Partial<Customer>): ToldWords => ({ customer: aFirmOf('DE', change) })

type Row = ToldWords & { readonly because: string }

// 31 CFR 510, 515, 560, 589: no services for whoever is resident, organized, headquartered or using them in Cuba, Iran, North
// Korea, or the occupied regions of Ukraine. The program on Syria ended on 2025-06-30; its place in E:1 and D:5 did not.
describe('a place under embargo is one on whichever field it stands', () => {
  test.each<Row>([
    { ...firm({ jurisdiction: 'CU' }), because: 'organized in Cuba' },
    { ...firm({ headquarters: 'IR' }), because: 'headquartered in Iran' },
    { ...firm({ headquarters: ['DE', 'KP'] }), because: 'headquartered there, or elsewhere' },
    { ...firm({ addresses: [{ country: 'UA-43', kind: 'mailing' }] }), because: 'mail to Crimea' },
    { ...firm({ useLocations: ['DE', 'UA-DNR'] }), because: 'used in Donetsk, occupied' },
    { ...firm({ ultimateParents: [{ name: 'Example Group', kind: 'company', headquarters: 'UA-LNR' }] }), because: 'a parent in Luhansk' },
    { ...firm({ people: [{ role: 'director', name: 'A. Example', country: 'IR' }] }), because: 'a director who lives in Iran' },
    { ...firm({ reseller: { name: 'Example Trade', country: 'CU' } }), because: 'through a reseller in Cuba' },
    { compute: [{ chip: 'nvidia-h100-sxm', count: 1, hours: 1, dataCenter: 'IR' }], because: 'machines in Iran' },
    { modelPlan: { weightsStoredIn: 'KP' }, because: 'weights kept in North Korea' },
    { intendedUse: { endUserHeadquarters: ['FR', 'IR'] }, because: 'for users headquartered in Iran' },
    { customer: aResidentOf('CU'), because: 'a person who lives in Cuba' },
    { customer: aFirmOf('SY'), asOf: '2025-06-29', because: 'Syria, a day before its program ended' },
  ])('$because', (row) => {
    const found = raised(row).filter(({ code }) => code === 'GEO_EMBARGO')
    expect(found).toHaveLength(1)
    expect(found[0]?.cite?.provision).toContain('31 CFR')
  })

  test.each<Row>([
    { ...firm({ useLocations: ['UA'] }), because: 'the rest of Ukraine' },
    { customer: aFirmOf('SY'), because: 'Syria today' },
    { customer: aFirmOf('SY'), asOf: '2025-06-30', because: 'Syria, from the day its program ended' },
    { customer: aFirmOf('RU'), because: 'Russia' },
    { ...firm({ payment: { country: 'IR' } }), because: 'a payment, which has a flag of its own' },
  ])('and none is $because', (row) => expect(codes(row)).not.toContain('GEO_EMBARGO'))

  test('each party is told apart, and each place of one party together', () => {
    const customer = aFirmOf('IR', { people: [{ role: 'director', name: 'A. Example', country: 'CU' }] })
    const found = raised({ customer }).filter(({ code }) => code === 'GEO_EMBARGO')
    expect(found.map(({ subject }) => subject)).toEqual([undefined, 'A. Example'])
  })

  test.each<Row & { code: string; flags: readonly string[] }>([
    { customer: aFirmOf('SY'), code: 'GEO_E1_OTHER', flags: ['GEO_E1_OTHER'], because: 'Syria is for a person' },
    { customer: aFirmOf('SY'), asOf: '2025-06-29', code: 'GEO_E1_OTHER', flags: [], because: 'and was barred outright before' },
    { customer: aFirmOf('LB'), code: 'GEO_E1_OTHER', flags: [], because: 'Lebanon was never of these' },
  ])('$because', ({ code, flags, ...row }) => expect(codes(row).filter((each) => each === code)).toEqual(flags))
})

// 15 CFR 742.6(a)(6)(iii): headquartered in Macau or a destination of D:5. Hong Kong is treated as China. Where a firm is
// managed from beats where it is registered; several candidates are in doubt, and doubt never permits.
describe('headquarters in D:5 or Macau', () => {
  test.each<Row & { is: boolean }>([
    { customer: aFirmOf('CN'), is: true, because: 'China' },
    { customer: aFirmOf('HK'), is: true, because: 'Hong Kong, which is China' },
    { customer: aFirmOf('MO'), is: true, because: 'Macau, which is not in D:5 and is named' },
    { customer: aFirmOf('VN'), is: false, because: 'Vietnam, of D:1 alone' },
    { customer: aFirmOf('KY'), is: false, because: 'the Cayman Islands' },
    {
      customer: aFirmOf('KY', { headquarters: 'CN' }),
      is: true,
      because: 'a Cayman holding that says it is run from China',
    },
    {
      customer: aFirmOf('KY', { addresses: [{ text: 'Shenzhen', country: 'CN', kind: 'principal' }] }),
      is: true,
      because: 'a Cayman holding with its principal place of business in Shenzhen, whatever it says',
    },
    {
      customer: aFirmOf('KY', { addresses: [{ country: 'KY', kind: 'registered' }] }),
      ...ties({ kind: 'management', country: 'CN' }),
      is: true,
      because: 'a Cayman holding known by its registration alone, and managed from China',
    },
    {
      customer: aFirmOf('DE'),
      ...ties({ kind: 'management', country: 'CN' }),
      is: false,
      because: 'a German firm with some of its management there',
    },
    { customer: aFirmOf('DE', { headquarters: ['DE', 'CN'] }), is: true, because: 'two candidates, one of them there' },
    { customer: aFirmOf('DE', { headquarters: ['DE', 'FR'] }), is: false, because: 'two candidates, none of them there' },
    {
      customer: aFirmOf('DE', { jurisdiction: 'CN', headquarters: undefined, addresses: [] }),
      is: true,
      because: 'not told where it is run from, and organized in China',
    },
    {
      customer: aFirmOf('DE', { jurisdiction: 'CN' }),
      is: false,
      because: 'organized in China and run from Germany, as told',
    },
    { customer: aFirmOf('PS'), is: true, because: 'a place of no group that we know of: what is open never permits' },
    { customer: aFirmOf('GU'), is: false, because: 'Guam, which is the United States' },
    { customer: aResidentOf('CN'), is: true, because: 'a person who lives in China' },
    {
      customer: aResidentOf('DE', {
        addresses: [
          { country: 'DE', kind: 'residence' },
          { country: 'CN', kind: 'mailing' },
        ],
      }),
      is: false,
      because: 'a person who lives in Germany, with mail to China',
    },
    {
      customer: aResidentOf('DE', { addresses: [{ country: 'CN' }] }),
      is: true,
      because: 'a person with no home told, and an address in China',
    },
    { customer: aFirmOf('NI'), asOf: '2024-03-15', is: true, because: 'Nicaragua, since it came into D:5' },
    { customer: aFirmOf('NI'), asOf: '2024-03-14', is: false, because: 'and not the day before' },
  ])('$because: $is', ({ is, ...row }) => expect(codes(row).includes('GEO_D5_HQ other')).toBe(is))

  test('what is open is told as not confirmed, and why', () => {
    const [flag] = raised({ customer: aFirmOf('PS') }).filter(({ code }) => code === 'GEO_D5_HQ')
    expect(flag).toMatchObject({ confidence: 'unconfirmed', because: expect.stringContaining('open') })
  })

  test('several candidates are told as in doubt', () => {
    const [flag] = raised({ customer: aFirmOf('DE', { headquarters: ['DE', 'CN'] }) }).filter(({ code }) => code === 'GEO_D5_HQ')
    expect(flag?.because).toContain('in doubt')
  })

  test('whether it trains is the case', () => {
    expect(codes({ customer: aFirmOf('CN'), mayTrain: true })).toContain('GEO_D5_HQ training')
  })
})

// Ties without parent status: staff, management, a group left behind, residence of those who direct it, part ownership.
describe('ties to D:5 or Macau', () => {
  test.each<Row & { is: boolean }>([
    { ...ties({ kind: 'staff', country: 'CN' }), is: true, because: 'staff there' },
    { ...ties({ kind: 'management', country: 'HK' }), is: true, because: 'management there' },
    { ...ties({ kind: 'spin-off', country: 'MO' }), is: true, because: 'spun off there' },
    { ...ties({ kind: 'group-history', country: 'CN' }), is: true, because: 'a group of there before' },
    { ...ties({ kind: 'staff', country: 'IN' }), is: false, because: 'staff elsewhere' },
    { ...firm({ people: [{ role: 'director', name: 'A. Example', country: 'CN' }] }), is: true, because: 'a director who lives there' },
    { ...firm({ people: [{ role: 'contact', name: 'A. Example', country: 'CN' }] }), is: false, because: 'a contact who lives there' },
    {
      ...firm({ people: [{ role: 'director', name: 'A. Example', country: 'FR' }] }),
      is: false,
      because: 'a director who lives elsewhere',
    },
    { ...firm({ useLocations: ['DE', 'CN'] }), is: true, because: 'used from there too' },
    { ...firm({ jurisdiction: 'CN' }), is: true, because: 'registered there, run from elsewhere' },
    { customer: aFirmOf('CN'), ...ties({ kind: 'staff', country: 'CN' }), is: false, because: 'staff at home, where it is headquartered' },
  ])('$because: $is', ({ is, ...row }) => expect(codes(row).includes('GEO_D5_TIES')).toBe(is))

  test('weigh once, however many there are', () => {
    const row = { ...firm({ useLocations: ['CN'] }), ...ties({ kind: 'staff', country: 'CN' }, { kind: 'staff', country: 'RU' }) }
    expect(codes(row).filter((code) => code === 'GEO_D5_TIES')).toHaveLength(1)
  })

  // A type of person has no field for it, and a name or number that tells it is not read.
  test('names and documents of people raise nothing of places', () => {
    const people = [
      { role: 'director', name: '张伟', otherNames: ['Иванов'], country: 'DE', identifiers: [{ scheme: 'CN-PASSPORT', id: 'E1' }] },
    ] as const
    expect(codes(firm({ people }))).toEqual([])
    expect(codes({ customer: aResidentOf('DE', { name: 'محمد', registration: { scheme: 'IR-PASSPORT', id: 'A1' } }) })).toEqual([])
  })
})

// The joint alert of 2022 names eighteen points of transshipment; five are ours. A:1 and A:5 say nothing.
describe('hubs', () => {
  test.each([
    ...['AM', 'BR', 'CN', 'GE', 'IL', 'KZ', 'KG', 'NI', 'RS', 'SG', 'TW', 'TJ', 'UZ'].map((place) => ({ place, is: true })),
    ...['MY', 'TH', 'ID', 'VN', 'HK'].map((place) => ({ place, is: true })),
    ...['IN', 'MX', 'TR', 'ZA'].map((place) => ({ place, is: false })),
    { place: 'AE', is: false },
    { place: 'DE', is: false },
    { place: 'PH', is: false },
  ])('$place: $is', ({ place, is }) => expect(codes({ customer: aFirmOf(place) }).includes('GEO_HUB')).toBe(is))
})

test('an ordinary firm and an ordinary person raise nothing', () => {
  for (const place of ['DE', 'US', 'PR', 'JP', 'KE', 'PH']) {
    expect(codes({ customer: aFirmOf(place) })).toEqual([])
    expect(codes({ customer: aResidentOf(place) })).toEqual([])
  }
})
