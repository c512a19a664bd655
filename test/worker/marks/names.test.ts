import { describe, expect, test } from 'vitest'
import { known, marksIn, sharedBy } from './shared'

const isShared = (one: string, other: string, countries: readonly [string, string] = ['SG', 'MY']): boolean =>
  sharedBy(marksIn(known({ name: one }, countries[0])), marksIn(known({ name: other }, countries[1]))).includes('name')

describe('a name is shared', () => {
  test.each([
    ['Example Orion Pte. Ltd.', 'EXAMPLE ORION SDN BHD', 'legal forms, dots and capitals are not part of a name'],
    ['Example Orion (S) Pte Ltd', 'Example Orion (M) Sdn. Bhd.', 'a branch in brackets is the same name elsewhere'],
    ['Example Orion (Pvt.) Ltd', 'Example Orion Private Limited', 'a form may stand in brackets'],
    ['Example Orion GmbH & Co. KG', 'Example Orion', 'several forms in a row'],
    ['Example Orion S. de R.L. de C.V.', 'Example Orion S.A. de C.V.', 'forms of several words and initials'],
    ['PT Example Orion Tbk', 'OOO Example Orion', 'forms before the name'],
    ['Exámple Oríon S.p.A.', 'Example Orion A/S', 'accents and initials with a slash'],
    ['Łódź Przykład Sp. z o.o.', 'Lodz Przyklad sp zoo', 'a letter with a stroke'],
    ['Example Øst Data ApS', 'Example Ost Data', 'a letter that Unicode does not take apart'],
    ['Orion Example Ltd', 'Example Orion Ltd', 'words in another order'],
    ['Example Datahub Orion', 'Example Data Hub Orion', 'a blank more'],
    ['Example-Orion Ltd', 'Example Orion Ltd', 'a hyphen'],
    ['The Orion Example & Partners', 'Orion Example and Partner', 'small words, and a generic word in the plural'],
    ['Example Orion Technologies LLC', 'Example Orion Technology Ltd', 'spellings of a generic word'],
    ['Example Orion 3 Ltd', 'Example Orion 03 Ltd', 'a zero before a number'],
    ['深圳示例算力科技有限公司', '深圳示例算力科技股份有限公司', 'a form written together with the name'],
    ['ООО Пример Орион', 'Пример Орион', 'Cyrillic forms'],
    ['Example Orion Ltd', 'Example Orrion Ltd', 'a letter more'],
    ['Example Kestrel Ltd', 'Example Kestral Ltd', 'a letter written wrong'],
    ['Example Kestrel Ltd', 'Bxample Kestrel Ltd', 'the first letter, which moves the word in the alphabet'],
    ['Müller Beispiel GmbH', 'Mueller Beispiel GmbH', 'an umlaut written out is a letter more'],
    ['Example Kestrel 3 Ltd', 'Example Kestral 3 Ltd', 'a letter beside the same number'],
  ])('by %s and %s: %s', (one, other) => {
    expect(isShared(one, other)).toBe(true)
    expect(isShared(other, one)).toBe(true)
  })
})

describe('a name is not shared', () => {
  test.each([
    ['Pacific Dawn 3', 'Pacific Dawn 8', 'numbers are never nearly equal'],
    ['Pacific Dawn 3', 'Pacific Dawn 33', 'nor a digit more'],
    ['Pacific Dawn 1 1', 'Pacific Dawn 11', 'nor run together'],
    ['Pacific Dawn II', 'Pacific Dawn III', 'nor as Roman numerals'],
    ['Pacific Dawn VII', 'Pacific Dawn VIII', 'of whatever length'],
    ['Pacific Dawn VIII', 'Pacific Dawn XIII', 'nor with one numeral for another'],
    ['Pacific Dawn (3)', 'Pacific Dawn (8)', 'nor in brackets'],
    ['Example Kestrel A', 'Example Kestrel B', 'a single letter is a designation'],
    ['Example Kestrel UK', 'Example Kestrel US', 'so are a few'],
    ['Eastern Example Cable', 'Western Example Cable', 'two letters differ, though each name loses one to become the other less one'],
    ['Example Kestrel', 'Example Osprey', 'another word'],
    ['Example Kestrel', 'Exemple Kestral', 'two letters'],
    ['Example Orion Trading', 'Example Orion Logistics', 'generic words still tell firms of one founder apart'],
    ['Orion Ltd', 'Arion Ltd', 'a short name is exact'],
    ['Falcons Ltd', 'Falcon Ltd', 'seven letters and six'],
    ['Beta Technology', 'Zeta Technology', 'letters of generic words do not make a short name long'],
    ['Global Technology Trading', 'Globel Technology Trading', 'a name of generic words is not nearly another'],
  ])('by %s and %s: %s', (one, other) => {
    expect(isShared(one, other)).toBe(false)
  })

  test.each([
    ['Global Technology Ltd', 'Global Technologies LLC'],
    ['Ace Trading Ltd', 'ACE Trading LLC'],
    ['Ministry of Defence', 'Ministry of Defense'],
    ['National Supercomputing Center', 'National Supercomputing Centre'],
  ])('across countries where it could be anyone’s: %s', (one, other) => {
    expect(isShared(one, other, ['KE', 'AE'])).toBe(false)
    expect(isShared(one, other, ['AE', 'AE'])).toBe(true)
  })

  test.each(['N/A', 'Unknown', '—', 'TBD'])('where there is none: %s', (none) => {
    expect(marksIn(known({ name: none }))).toEqual([])
  })
})

test('another name of a consignee is a name of it', () => {
  const renamed = marksIn(known({ name: 'Example Kestrel Ltd', aliases: ['Example Orion Ltd'] }))
  expect(sharedBy(renamed, marksIn(known({ name: 'Example Orion LLC' })))).toEqual(['name'])
})

describe('a parent is shared', () => {
  const under = (name: string) => known({ ultimateParents: [{ name, kind: 'company', headquarters: 'AE' }] })
  const ownedBy = (name: string, share?: number) => known({ owners: [{ name, ...(share === undefined ? {} : { share }) }] })

  test.each([
    ['by its name', under('Example Peak Holding LLC'), under('EXAMPLE PEAK HOLDINGS'), ['parent']],
    ['by an owner of half', under('Example Peak LLC'), ownedBy('Example Peak', 50), ['parent']],
    ['by an owner of whom no share is told', under('Example Peak LLC'), ownedBy('Example Peak'), ['parent']],
    [
      'with the consignee that is the other’s parent',
      under('Example Peak'),
      known({ name: 'Example Peak', ultimateParents: [] }),
      ['parent'],
    ],
    [
      'at the top of a chain',
      under('Example Peak LLC'),
      known({ owners: [{ name: 'Example Middle', share: { min: 40, max: 60 }, owners: [{ name: 'Example Peak' }] }] }),
      ['parent'],
    ],
    ['and not by an owner of less', under('Example Peak LLC'), ownedBy('Example Peak', 49.9), []],
    [
      'and not past one',
      under('Example Peak'),
      known({ owners: [{ name: 'Example Fund', share: 5, owners: [{ name: 'Example Peak' }] }] }),
      [],
    ],
    ['and not where no one is named', ownedBy('Public float', 60), ownedBy('Public float', 70), []],
    ['and not by one who holds for others', ownedBy('Example Nominees Limited', 60), ownedBy('Example Nominees Limited', 70), []],
    ['and not nearly', under('Example Kestrel'), under('Example Kestral'), []],
    ['and not where none is known', known({}), known({}), []],
  ])('%s', (_, one, other, kinds) => {
    expect(sharedBy(marksIn(one), marksIn(other))).toEqual(kinds)
  })
})
