import { describe, expect, test } from 'vitest'
import { addressTerms } from '../../../functions/catalog/address-terms'
import { matchingWords } from '../../../functions/catalog/matching-words'
import { addressVersion } from '../../../functions/domain/addresses/address-index'
import { parseAddress } from '../../../functions/domain/addresses/parsed-address'
import { partyFlags } from '../../../functions/domain/customers/party-flags'
import { compileSnapshot } from '../../../functions/lists/snapshot/compile-snapshot'
import { decodeContainer, encodeContainer } from '../../../functions/lists/snapshot/container'
import { openSnapshot } from '../../../functions/lists/snapshot/open-snapshot'
import { anEntry, listsOf } from '../../support/listed'
import { checkedBy, codesBy, evidenceOf, factsOf } from './parties-checked'

type Place = readonly [country: string, text: string]

/** The firm at an address, and a listed firm of quite another name at another. */
const flagged = async ([country, text]: Place, [theirCountry, theirText]: Place, name = 'Example Listed Trading Ltd') => {
  const entry = anEntry({ list: 'SDN', name, countries: [theirCountry], addresses: [{ text: theirText, country: theirCountry }] })
  const codes = await codesBy([entry], factsOf({ addresses: [{ country, text, kind: 'principal' }] }))
  expect(codes.filter((code) => code !== 'PTY_ADDR_LISTED')).toEqual([])
  return codes.length > 0
}

const flat: Place = ['HK', 'Unit 1307, 13/F, Example Harbour Tower, 33 Mong Kok Road, Kowloon, Hong Kong']
const home: Place = ['DE', 'Beispielstraße 12, 80331 Musterstadt, Germany']
const works: Place = ['RU', 'ul. Primernaya d. 5, str. 2, Moscow 121467, Russia']

describe('an address is that of a listed party', () => {
  test.each<[string, Place, Place]>([
    ['as it stands', flat, flat],
    ['otherwise spelled', ['HK', 'Rm. 1307, 13th Floor, Example Harbour Twr, No. 33 Mongkok Rd., Kowloon'], flat],
    [
      'in Hong Kong, which a list calls China',
      flat,
      ['CN', 'Room 1307 13/F Example Harbour Tower, 33 Mong Kok Road, Kowloon, Hong Kong, China'],
    ],
    ['without the floor, which the room tells', ['HK', 'Room 1307, Example Harbour Tower, 33 Mong Kok Road, Kowloon'], flat],
    ['with a letter written wrong', ['HK', 'Unit 1307, 13/F, Exmaple Harbour Tower, 33 Mong Kok Road, Kowloon'], flat],
    ['with a district more', ['HK', 'Unit 1307, 13/F, Example Harbour Tower, 33 Mong Kok Road, Mong Kok District, Kowloon'], flat],
    ['with the street in another form, and no postal code', ['DE', 'Beispielstr. 12, Musterstadt'], home],
    ['with the country before the postal code', ['DE', 'Beispielstrasse 12, D-80331 Musterstadt'], home],
    ['with the number first', ['RU', '5 Primernaya Street, Building 2, Moscow'], works],
    ['a box in a city', ['AE', 'PO Box 28360, Dubai, UAE'], ['AE', 'P.O. BOX 28360, DUBAI, AE']],
    [
      'a postal code with and without its blank',
      ['GB', '8 Example Road, London W6 0PW'],
      ['GB', '8 Example Rd., London W60PW, United Kingdom'],
    ],
  ])('%s', async (_, ours, theirs) => {
    expect(await flagged(ours, theirs)).toBe(true)
  })
})

describe('an address is another', () => {
  test.each<[string, Place, Place]>([
    ['in the next room', ['HK', 'Unit 1308, 13/F, Example Harbour Tower, 33 Mong Kok Road, Kowloon, Hong Kong'], flat],
    [
      'on another floor of the same room numbers',
      ['HK', 'Unit 5, 12/F, 33 Mong Kok Road, Kowloon'],
      ['HK', 'Unit 5, 13/F, 33 Mong Kok Road, Kowloon'],
    ],
    ['a tower without the part of it', ['HK', 'Example Harbour Tower, 33 Mong Kok Road, Kowloon, Hong Kong'], flat],
    [
      'both a tower without the part of it',
      ['HK', 'Example Harbour Tower, 33 Mong Kok Road'],
      ['HK', 'Example Harbour Tower, 33 Mong Kok Road'],
    ],
    ['the house next door', ['DE', 'Beispielstraße 14, 80331 Musterstadt'], home],
    ['another street of the city with the same number', ['DE', 'Gartenweg 12, 80331 Musterstadt'], home],
    ['the same street in another city', ['DE', 'Beispielstraße 12, Andershausen'], home],
    ['the same street in another part of the city', ['DE', 'Beispielstraße 12, 80999 Musterstadt'], home],
    ['the same in another country', ['AT', 'Beispielstraße 12, 80331 Musterstadt'], home],
    ['a city', ['RU', 'Moscow'], ['RU', 'Moscow, Russia']],
    ['a street without a number', ['RU', 'Primernaya Street, Moscow'], ['RU', 'Primernaya Street, Moscow']],
    ['another part of the building', ['RU', 'ul. Primernaya d. 5, str. 3, Moscow'], works],
    ['another box', ['AE', 'PO Box 28361, Dubai'], ['AE', 'P.O. BOX 28360, DUBAI']],
    ['a number in a city and no more', ['IR', '5, Tehran'], ['IR', 'No. 5, Tehran']],
    [
      'of streets that are called by a kind',
      ['US', '12 Court Street, Springfield, Illinois'],
      ['US', '12 Oak Street, Springfield, Illinois'],
    ],
    [
      'of the same mail room as thousands',
      ['US', '1209 Orange Street, Wilmington, DE 19801'],
      ['US', '1209 Orange Street, Wilmington, DE 19801'],
    ],
    ['in care of another', ['DE', 'c/o Example Agency, Beispielstraße 12, Musterstadt'], home],
  ])('%s', async (_, ours, theirs) => {
    expect(await flagged(ours, theirs)).toBe(false)
  })
})

// The Entity List holds addresses that are nobody's: whoever is there is meant, whatever it is called.
describe('an address that is listed itself', () => {
  const alone = (ours: Place, theirs: Place) => flagged(ours, theirs, 'Address 07')
  const agency: Place = ['HK', 'Mailbox 12, Example Business Center, 88 Queens Road, Central']

  test('is flagged though it is a mail room, or a tower without the part of it', async () => {
    expect(await flagged(agency, agency)).toBe(false)
    expect(await alone(agency, agency)).toBe(true)
    const tower: Place = ['TR', 'Ornek Plaza, Buyukdere Caddesi No 12, Istanbul']
    expect(await alone(['TR', 'Ornek Plaza, Kat 3, Daire 5, Buyukdere Cad. No: 12, Istanbul'], tower)).toBe(false)
    expect(await alone(['TR', 'Unit 5, Ornek Plaza, Buyukdere Cad. No: 12, Istanbul'], tower)).toBe(true)
    expect(await alone(['TR', 'Unit 5, Ornek Plaza, Buyukdere Cad. No: 14, Istanbul'], tower)).toBe(false)
  })

  test('is not the room next to it', async () => {
    expect(await alone(flat, flat)).toBe(true)
    expect(await alone(['HK', 'Unit 1308, 13/F, Example Harbour Tower, 33 Mong Kok Road, Kowloon'], flat)).toBe(false)
  })
})

describe('addresses of a check', () => {
  const [country, text] = flat
  const listed = (change: object = {}) =>
    anEntry({ list: 'EL', name: 'Example Listed Trading Ltd', addresses: [{ text, country }], ...change })

  test('are those of its people too, where each lives or the customer is', async () => {
    const people = (where: object) => factsOf({ people: [{ role: 'director', name: 'Example Person', address: text, ...where }] })
    expect(await codesBy([listed()], people({ country: 'HK' }))).toEqual(['PTY_ADDR_LISTED'])
    expect(await codesBy([listed()], people({ country: 'DE' }))).toEqual([])
    expect(await codesBy([listed()], { customer: { ...people({}).customer, headquarters: 'HK' } })).toEqual(['PTY_ADDR_LISTED'])
  })

  test('are one flag each, which names everybody who is listed there', async () => {
    const facts = factsOf({ addresses: [{ country, text }] })
    const others = ['EL-1', 'EL-2'].map((id) => listed({ id }))
    const flags = partyFlags(await checkedBy(others, facts))
    expect(flags).toMatchObject([{ code: 'PTY_ADDR_LISTED', detail: { matches: [{ listedParty: 'EL-1' }, { listedParty: 'EL-2' }] } }])
    expect(flags[0]?.because).toContain('Example Listed Trading Ltd on EL, and that of 1 more')
  })

  test('are nothing once the entry is off its list', async () => {
    const facts = factsOf({ addresses: [{ country, text }] })
    expect(await codesBy([listed({ to: '2026-11-21' })], facts)).toEqual([])
    expect(await codesBy([listed({ to: '2026-11-22' })], facts)).toEqual(['PTY_ADDR_LISTED'])
  })

  test('of an entry of one country are there, where its list does not say more', async () => {
    const facts = factsOf({ addresses: [{ country, text }] })
    expect(await codesBy([listed({ addresses: [{ text }], countries: ['HK'] })], facts)).toEqual(['PTY_ADDR_LISTED'])
    expect(await codesBy([listed({ addresses: [{ text }], countries: ['AE'] })], facts)).toEqual([])
  })

  test('beyond a hundred are not left unsaid', async () => {
    const facts = (count: number) =>
      factsOf({ addresses: Array.from({ length: count }, (_, n) => ({ country, text: `${n} Example Road, Kowloon` })) })
    const lists = await listsOf([])
    expect(evidenceOf(facts(100), lists).isPartial).toBe(false)
    expect(evidenceOf(facts(101), lists)).toMatchObject({ isPartial: true, because: [{ text: '1 addresses were not looked for' }] })
  })

  test('are found in lists that were compiled without them', async () => {
    const { bytes } = await compileSnapshot([listed()], [], matchingWords)
    const { meta, columns } = decodeContainer(bytes)
    const without = Object.fromEntries(Object.entries(columns).filter(([name]) => !name.startsWith(addressVersion)))
    const snapshot = openSnapshot('0', encodeContainer({ meta, columns: without }), matchingWords)
    expect(snapshot.addresses).toBeUndefined()
    const lists = { snapshot, publishedAt: null, retrievedAt: null }
    expect(evidenceOf(factsOf({ addresses: [{ country, text }] }), lists).addresses).toMatchObject([
      { listedParty: listed().id, theirs: text },
    ])
  })
})

// A number of four digits may be a house's or a postal code.
test.each([
  ['CH', 'Bahnhofstrasse 12, 8001 Zürich', ['12'], '8001'],
  ['US', '1209 Elm Street, Springfield, IL 62701', ['1209'], '62701'],
  ['US', '12955 Elm Avenue, Springfield', ['12955'], undefined],
  ['US', '12955 Elm Avenue, Springfield, CA, 91344-1234', ['12955'], '91344'],
  ['IN', 'Plot 7, Example Nagar, Bangalore 560 001', ['plot:7'], '560001'],
  ['JP', '1-2-3 Reibancho, Chiyoda-ku, Tokyo 102-0083', ['1-2-3'], '1020083'],
  ['CA', '15 Example Street, Toronto, ON M5V 2T6', ['15'], 'm5v2t6'],
])('%s %s', (country, text, numbers, postal) => {
  expect(parseAddress(text, country, addressTerms)).toMatchObject({ numbers, postal })
})
