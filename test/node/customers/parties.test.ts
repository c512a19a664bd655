import { describe, expect } from 'vitest'
import { addressTerms } from '../../../functions/catalog/address-terms'
import { matchingWords } from '../../../functions/catalog/matching-words'
import { isAddressAlone } from '../../../functions/domain/addresses/address-index'
import { listedAt } from '../../../functions/domain/addresses/listed-at'
import type { ListedParty } from '../../../functions/domain/lists/listed-party'
import type { ListsInForce } from '../../../functions/domain/lists/snapshot'
import { compileSnapshot } from '../../../functions/lists/snapshot/compile-snapshot'
import { openSnapshot } from '../../../functions/lists/snapshot/open-snapshot'
import { factsOn } from '../../../functions/operations/look-for'
import { screenCustomer } from '../../../functions/operations/screen-customer'
import { listedFlags } from '../../../functions/regimes/us/customers/listed-flags'
import { importFiles } from '../../../tools/lists/import-files'
import { csvRows, testWithShared } from '../../support/shared-files'
import { listPath, testWithList } from '../lists/list-files'

const file = 'csl-2026-07-31.jsonl.gz'
const day = '2026-11-22'

type Whole = { readonly lists: ListsInForce; readonly entries: readonly ListedParty[] }
let read: Promise<Whole> | undefined
/** The whole list, with the addresses that the Treasury's own file adds to its rows. */
const wholeList = (): Promise<Whole> => {
  read ??= importFiles([listPath(file), listPath('ofac-add-2025-12.csv.gz')]).then(async ({ entries }) => {
    const { hash, bytes } = await compileSnapshot(entries, [], matchingWords)
    return { entries, lists: { snapshot: openSnapshot(hash, bytes, matchingWords), publishedAt: null, retrievedAt: null } }
  })
  return read
}

const at = async (text: string, country: string) =>
  listedAt((await wholeList()).lists.snapshot, text, country, { terms: addressTerms, treatedAs: factsOn(day).treatedAs, day })

const places: readonly (readonly [country: string, cities: readonly string[], streets: readonly string[]])[] = [
  ['DE', ['Berlin', 'München', 'Köln', 'Düsseldorf'], ['Hauptstraße', 'Bahnhofstraße', 'Gartenweg', 'Tersteegenstraße', 'Lindenallee']],
  [
    'US',
    ['New York, NY', 'Houston, TX', 'Miami, FL', 'Los Angeles, CA'],
    ['Main Street', 'Oak Avenue', '2nd Street', 'Park Avenue', 'Broadway'],
  ],
  ['CN', ['Nanshan District, Shenzhen, Guangdong', 'Haidian District, Beijing'], ['Nanjing Road', 'Renmin Road', 'Zhongguancun East Road']],
  ['HK', ['Mong Kok, Kowloon', 'Wan Chai', 'Central'], ['Nathan Road', 'Hennessy Road', 'Des Voeux Road Central', 'Mong Kok Road']],
  ['AE', ['Deira, Dubai', 'Al Nahda, Sharjah'], ['Al Maktoum Road', 'Sheikh Zayed Road', 'Naif Road']],
  ['RU', ['Moscow', 'Kazan', 'Novosibirsk'], ['ul. Lenina', 'Tverskaya ul.', 'ul. Gagarina']],
  ['MX', ['Tijuana, Baja California', 'Culiacan, Sinaloa', 'Guadalajara, Jalisco'], ['Calle Hidalgo', 'Av. Juarez', 'Blvd. Agua Caliente']],
  ['GB', ['London', 'Leeds'], ['High Street', 'Church Road', 'Queens Road']],
]

describe('by the whole list with its addresses', () => {
  testWithList('nobody is listed at four hundred houses of ordinary streets', file, async () => {
    for (let n = 0; n < 400; n++) {
      const [country, cities, streets] = places[n % places.length] as (typeof places)[number]
      const text = `${streets[n % streets.length]} ${1 + ((n * 37) % 180)}, ${cities[n % cities.length]}`
      expect(await at(text, country), text).toEqual([])
    }
  })

  testWithList('a listed house is found by those who write it otherwise', file, async () => {
    // As printed: Room 803, Chevalier House, 45-51 Chatham Road South, Tsim Sha Tsui, Kowloon, Hong Kong, China.
    for (const text of [
      'Rm. 803, 8/F Chevalier House, 45-51 Chatham Rd. South, Tsimshatsui, Kowloon',
      'Unit 803, Chevalier Hse, 45-51 Chatham Road South, Kowloon',
    ])
      expect((await at(text, 'HK')).length, text).toBeGreaterThan(0)
    expect(await at('Room 804, Chevalier House, 45-51 Chatham Road South, Tsim Sha Tsui, Kowloon', 'HK')).toEqual([])
    // As printed: 12 Kosmonavta Volkova, Moscow 127299, Russia.
    expect((await at('ul. Kosmonavta Volkova, d. 12, Moscow', 'RU')).length).toBeGreaterThan(0)
    expect(await at('ul. Kosmonavta Volkova, d. 14, Moscow', 'RU')).toEqual([])
  })

  testWithList('nine of ten listed houses find their own entry', file, async () => {
    const { entries } = await wholeList()
    const all = entries.flatMap(({ id, addresses = [] }) => addresses.map((address) => ({ id, ...address })))
    const sample = all
      .filter(({ text, country }) => country !== undefined && /\d.*\d/.test(text) && !/c\/o/i.test(text))
      .filter((_, n) => n % 20 === 0)
    let found = 0
    for (const { id, text, country = '' } of sample) if ((await at(text, country)).some(({ entry }) => entry.id === id)) found++
    expect(sample.length).toBeGreaterThan(400)
    expect(found / sample.length).toBeGreaterThan(0.9)
  })

  testWithList('entries that are an address alone are known as such, and no other is', file, async () => {
    const alone = (await wholeList()).entries.filter(isAddressAlone)
    expect(alone.length).toBe(19)
    expect(new Set(alone.map(({ list }) => list))).toEqual(new Set(['EL']))
  })

  testWithList('the payer, a director and an owner are found beside the customer', file, async () => {
    const { lists } = await wholeList()
    const facts = {
      customer: {
        type: 'entity' as const,
        name: 'Example Compute GmbH',
        addresses: [{ country: 'DE' }],
        payment: { payer: 'Huawei Technologies Co., Ltd.', country: 'CN' },
        people: [{ role: 'director' as const, name: 'Viktor Anatolyevich Bout', country: 'RU' }],
      },
    }
    const state = { snapshot: lists.snapshot.hash, publishedAt: null, ageHours: 1, complete: true }
    const { found } = screenCustomer(facts, day, { lists, state, because: [] })
    expect(found.map(({ role }) => role)).toEqual(expect.arrayContaining(['payer']))
    expect(found.find(({ role }) => role === 'payer')?.matches.some(({ entry, confirmed }) => entry.list === 'EL' && confirmed)).toBe(true)
    expect(found.filter(({ role }) => role === 'person').every(({ matches }) => matches.every(({ confirmed }) => !confirmed))).toBe(true)
    expect(found.some(({ role }) => role === 'customer')).toBe(false)
  })
})

testWithShared('every body that section 744.22 names is known by its name', 'data/lists/bis-mieu.csv', (text) => {
  const phrases = listedFlags.history[0].value.intelligenceNames
  const unknown = csvRows(text).filter(({ Name = '' }) => !phrases.some((phrase) => Name.toLowerCase().includes(phrase)))
  expect(unknown).toEqual([])
  expect(csvRows(text).length).toBeGreaterThan(10)
})
