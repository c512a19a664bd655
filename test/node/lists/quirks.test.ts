import { describe, expect, test } from 'vitest'
import type { ListedParty } from '../../../functions/domain/lists/listed-party'
import { placeOf } from '../../../functions/lists/listed-places'
import { noticesIn } from '../../../functions/lists/notices'
import { importFiles } from '../../../tools/lists/import-files'
import { fromLine, imported, snapshotLine } from './imported'
import { listPath, snapshotRows, testWithList } from './list-files'

// The quirks that the reference documents of its lists, one by one; the fourth, fifth and sixth have tests of their own too.

test('1: rows without a type have no kind, and nobody guesses one', async () => {
  expect((await fromLine({ name: 'JANE EXAMPLE', list: 'DPL' })).kind).toBeUndefined()
  expect((await fromLine({ name: 'Example Works Ltd.' })).kind).toBeUndefined()
  expect((await fromLine({ list: 'SDN', entity_number: '1', type: 'Individual' })).kind).toBe('person')
})

test('2: a feed without addresses, births and dates leaves them unsaid', async () => {
  const { addresses, birthDates, from, to, identifiers } = await fromLine({})
  expect({ addresses, birthDates, from, to, identifiers }).toEqual({})
})

describe('3: countries', () => {
  test.each([
    ['TURKIYE', 'TR'],
    ['PRC', 'CN'],
    ['MACAU', 'MO'],
    ['MAN, ISLE OF', 'IM'],
    ['CRIMEA (OCCUPIED)', 'UA-43'],
    ['REGION: CRIMEA', 'UA-43'],
    ['REGION: WEST BANK', 'PS'],
    ['Region: Gaza', 'PS'],
    ['REGION: NORTHERN GAZA', 'PS'],
    ['REGION: RUSSIA', 'RU'],
    ['REGION: NORTHERN MALI', 'ML'],
    ['UK', 'GB'],
    ['Korea, North', 'KP'],
    ['North Macedonia, The Republic of', 'MK'],
    ['United Kingdom of Great Britain and Northern Ireland', 'GB'],
    ['REGION: KASHMIR', undefined],
    ['REGION: KAFIA KINGI', undefined],
    ['REGION: COMMONWEALTH OF INDEPENDENT STATES', undefined],
    ['Netherlands Antilles', undefined],
    ['NM', undefined],
  ])('%s is %s', (printed, code) => {
    expect(placeOf(printed)).toBe(code)
  })

  test('what is not known is told and kept as printed, and an empty cell is no country', async () => {
    const { entries, notes } = await imported({ 'rows.jsonl': snapshotLine({ countries: ['CN', 'REGION: KASHMIR', 'PRC'] }) })
    expect(entries[0]).toMatchObject({ countries: ['CN'], remarks: 'Place as printed: REGION: KASHMIR' })
    expect(notes).toEqual([{ file: 'rows.jsonl', line: 1, because: 'place not known: REGION: KASHMIR' }])
    expect((await fromLine({ countries: [] })).countries).toEqual([])
  })
})

test('4: numbers of footnotes come out of the text, which is kept; none printed is not known, and told', async () => {
  const text = 'For all items subject to the EAR, see §§ 734.9(e)1 and 744.11 of the EAR2'
  expect(await fromLine({ license_requirement: text })).toMatchObject({ footnotes: [1, 2], licenseScope: text })
  expect(await fromLine({ license_requirement: 'All items subject to the EAR' })).toMatchObject({ footnotes: [] })
  const open = { license_requirement: 'All items subject to the EAR (See §§ 734.9(e)(2) and 744.11 of the EAR)' }
  const { entries, notes } = await imported({ 'rows.jsonl': snapshotLine(open) })
  expect(entries[0]).not.toHaveProperty('footnotes')
  expect(notes.map(({ because }) => because)).toEqual(['a rule of a footnote is named and no number printed'])
})

test.each([
  ['Presumption of Denial', 'presumption-of-denial'],
  ['Presumption for denial.', 'presumption-of-denial'],
  ['Policy of denial See §§ 746.8(b) and 744.21(e).', 'policy-of-denial'],
  ['Case-by-case basis.', 'case-by-case'],
  ['Case-by-case for all items listed on the CCL. Presumption of approval for EAR99 items', undefined],
  ['See § 744.2(d) of the EAR', undefined],
])('5: the policy %s is the posture %s, and is kept', async (license_policy, posture) => {
  const { posture: found, policy } = await fromLine({ license_policy })
  expect({ found, policy }).toEqual({ found: posture, policy: license_policy })
})

test('6: the clean name is shown, short forms and affiliates are found, and so is the name as printed', async () => {
  const printed = 'Example Technologies Co., Ltd. (ExTech). Affiliated Entity: Sample Longshine Co., Ltd.,'
  expect(await fromLine({ name: printed })).toMatchObject({
    name: 'Sample Longshine Co., Ltd.',
    aliases: [printed.slice(0, -1)],
    remarks: 'Affiliated entity of Example Technologies Co., Ltd. (ExTech)',
  })
})

test('7: aliases of every sort are aliases, once each; none is called weak', async () => {
  const alt_names = ['ECC', 'Example Chips Co. Ltd', 'EXAMPLE-CHIPS CO LTD', 'Sample Company', 'Former Sample;Late Sample']
  expect((await fromLine({ alt_names })).aliases).toEqual([
    'ECC',
    'Sample Company',
    'Former Sample',
    'Late Sample',
    'Former Sample;Late Sample',
  ])
})

test('8: the order of persons stays as their list prints it', async () => {
  expect((await fromLine({ list: 'SDN', entity_number: '1', type: 'Individual', name: 'EXAMPLE, Jane' })).name).toBe('EXAMPLE, Jane')
  expect((await fromLine({ list: 'DPL', name: 'JANE EXAMPLE' })).name).toBe('JANE EXAMPLE')
})

test('9: an entity with several destinations is an entry for each', async () => {
  const rows = [['CN'], ['HK'], ['CN']].map((countries) => snapshotLine({ countries }))
  const { entries } = await imported({ 'rows.jsonl': rows.join('\n') })
  expect(new Set(entries.map(({ id }) => id)).size).toBe(3)
})

test('10: the few letters beyond ASCII stay, and what another code page did to them is undone', async () => {
  expect((await fromLine({ name: 'Müller “Example” – Works' })).name).toBe('Müller “Example” – Works')
  expect((await fromLine({ name: 'Example\u00a0Works B\u0081ro' })).name).toBe('Example Works Büro')
})

test('11: of what a list does not hold nothing is said: owners, and the day of the feed', async () => {
  const { entries } = await imported({ 'rows.jsonl': snapshotLine({ list: 'SDN', entity_number: '1' }) })
  expect(Object.keys(entries[0] ?? {}).sort()).toEqual(['aliases', 'countries', 'id', 'list', 'name', 'source'])
})

test('12: a homonym is an entry like any other', async () => {
  const { name, countries } = await fromLine({
    list: 'SDN',
    entity_number: '1',
    type: 'Entity',
    name: 'EXAMPLE CARS COMPANY',
    countries: ['IR'],
  })
  expect({ name, countries }).toEqual({ name: 'EXAMPLE CARS COMPANY', countries: ['IR'] })
})

test.each([
  ['65 FR 42664 7/11/00', ['65 FR 42664']],
  ['46 F.R. 46154 9/17/81 and 46 F.R. 19290 3/30/81', ['46 FR 46154', '46 FR 19290']],
  ['52 F.R. 3688 2/5/87 58 F.R. 11024 2/23/93', ['52 FR 3688', '58 FR 11024']],
  ['76 FR 50407 (8/15/2011)', ['76 FR 50407']],
  ['84 FR 29373, 87 FR 62202', ['84 FR 29373', '87 FR 62202']],
  ['Vol. 83, No. 91, 05/10/2018', ['Vol. 83, No. 91, 05/10/2018']],
  ['66 FR 24266, 77 FR 58006 (no. 182)', ['66 FR 24266, 77 FR 58006 (no. 182)']],
  ['', []],
])('notices in %j are %j', (cell, notices) => {
  expect(noticesIn(cell)).toEqual(notices)
})

describe('the quirks where they were found', () => {
  testWithList('of the whole list', 'csl-2026-07-31.jsonl.gz', async () => {
    const { entries, rejected, notes, sources } = await importFiles([listPath('csl-2026-07-31.jsonl.gz')])
    const rows = snapshotRows()
    expect(rejected).toEqual([])
    expect(sources).toEqual([{ name: 'csl-2026-07-31.jsonl.gz', rows: 25_921, rejected: 0 }])
    expect(new Set(entries.map(({ id }) => id)).size).toBe(25_921)

    const count = (holds: (entry: ListedParty) => boolean) => entries.filter(holds).length
    // 1, but for those whose name says what they are.
    expect(rows.filter(({ type }) => type === null)).toHaveLength(6256)
    expect(count(({ kind }) => kind === undefined)).toBe(6256 - count(({ kind, list }) => kind !== undefined && list === 'ISN'))
    expect(count(({ kind, list }) => kind === 'person' && list === 'ISN')).toBeGreaterThan(0)
    // 2
    expect(count(({ addresses, birthDates, from }) => [addresses, birthDates, from].some((value) => value !== undefined))).toBe(0)
    // 3, and five whose only place is not known.
    expect(count(({ list, countries }) => list === 'SDN' && countries.length === 0)).toBe(3207 + 5)
    expect(notes.filter(({ because }) => because.startsWith('place not known'))).toHaveLength(12)
    // 4
    expect(count(({ list, footnotes }) => list === 'EL' && footnotes === undefined)).toBe(7)
    expect(count(({ footnotes }) => footnotes?.includes(4) ?? false)).toBe(95)
    // 5
    expect(count(({ list, posture }) => list === 'EL' && posture !== undefined)).toBe(3121)
    // 8
    expect(count(({ name, kind, list }) => list === 'SDN' && kind === 'person' && name.includes(', '))).toBeGreaterThan(7000)
    // 9, and the rows that agree in their countries too.
    expect(count(({ id }) => /-[0-9a-f]{10}-\d+$/.test(id))).toBe(134)
    // Every printed name and alias still stands among the names of some entry of its list, but for signs around it.
    const held = new Set(entries.flatMap(({ list, name, aliases }) => [name, ...aliases].map((each) => `${list} ${signless(each)}`)))
    const printed = rows.flatMap(({ list, name, alt_names }) =>
      [name, ...(alt_names as string[])].map((each) => `${list} ${signless(String(each))}`),
    )
    // A sentence, a word before a name, and two letters of another code page.
    expect([...new Set(printed)].filter((each) => !held.has(each)).sort()).toEqual([
      'DTC muratbkey',
      'EL allofprecedinglocatedinornearmianyangsichuanprovince',
      'EL andskbdnikhti',
      'EL hangxingelectronicslianyungangcoltdy',
    ])
  })

  testWithList('of the official files', 'ofac-sdn-2021-07.csv.gz', async () => {
    const files = ['ofac-sdn', 'ofac-alt', 'ofac-add', 'ofac-sdn-comments'].map((name) => listPath(`${name}-2021-07.csv.gz`))
    const { entries, rejected, notes } = await importFiles(files)
    expect([entries.length, rejected.length]).toEqual([8976, 0])
    expect(new Set(notes.map(({ because }) => because))).toEqual(
      new Set(['place not known: Netherlands Antilles', 'place not known: Region: Kafia Kingi']),
    )
    const lazarus = entries.filter(({ aliases }) => aliases.some((alias) => alias.includes('LAZARUS GROUP')))
    expect(lazarus.filter(({ name }) => !name.includes('LAZARUS'))).toEqual([])
  })

  testWithList('of newer names and addresses beside the whole list', 'ofac-alt-2025-12.csv.gz', async () => {
    const files = ['csl-2026-07-31.jsonl.gz', 'ofac-alt-2025-12.csv.gz', 'ofac-add-2025-12.csv.gz', 'bis-dpl-2022-09.txt'].map(listPath)
    const { entries, notes } = await importFiles(files)
    const unjoined = notes.filter(({ because }) => because.startsWith('belongs to'))
    // Of the 20,107 names, 19,788 belong to numbers that are listed still.
    expect(unjoined.filter(({ file }) => file.startsWith('ofac-alt'))).toHaveLength(20_107 - 19_788)
    expect(entries.filter(({ list }) => list === 'SDN')).toHaveLength(19_181)
    expect(entries.filter(({ addresses }) => addresses !== undefined).length).toBeGreaterThan(9000)
    expect(entries.filter(({ list, from }) => list === 'DPL' && from !== undefined)).not.toHaveLength(0)
  })

  testWithList('of the other lists', 'un-consolidated.xml.gz', async () => {
    const found = await Promise.all(
      ['un-consolidated.xml.gz', 'csl-format-sample-2019.csv', 'bis-dpl-2022-09.txt', 'csl-2026-07-31-export-lists.csv'].map((file) =>
        importFiles([listPath(file)]),
      ),
    )
    expect(found.map(({ entries, rejected }) => [entries.length, rejected.length])).toEqual([
      [1003, 0],
      [115, 0],
      [581, 0],
      [5589, 0],
    ])
  })
})

/** Letters and digits alone. */
const signless = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
