import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { cslHeader, cslRow, fromLine, imported, only, snapshotLine } from './imported'

const el = 'Entity List (EL) - Bureau of Industry and Security'
const row = {
  source: el,
  name: 'Example Chips Co., Ltd.',
  addresses: '1 Example Road, Example City, CN; Unit 2, Example Street, HK',
  federal_register_notice: '83 FR 10001; 89 FR 20002',
  start_date: '2018-03-01',
  end_date: '2030-04-02',
  license_requirement: 'For all items subject to the EAR. (See §§ 734.9(e)(2) and 744.11 of the EAR)4',
  license_policy: 'Presumption of denial.',
  remarks: '(Linked To: SAMPLE HOLDINGS)',
  source_list_url: 'https://lists.example/el',
  alt_names: 'Example Silicon; ECC',
}
const entry = {
  list: 'EL',
  name: 'Example Chips Co., Ltd.',
  aliases: ['Example Silicon', 'ECC'],
  countries: ['CN', 'HK'],
  addresses: [
    { text: '1 Example Road, Example City, CN', country: 'CN' },
    { text: 'Unit 2, Example Street, HK', country: 'HK' },
  ],
  footnotes: [4],
  licenseScope: 'For all items subject to the EAR. (See §§ 734.9(e)(2) and 744.11 of the EAR)4',
  policy: 'Presumption of denial.',
  posture: 'presumption-of-denial',
  notices: ['83 FR 10001', '89 FR 20002'],
  from: '2018-03-01',
  to: '2030-04-02',
  remarks: '(Linked To: SAMPLE HOLDINGS)',
  source: 'https://lists.example/el',
}

describe('the official table', () => {
  test('a row becomes an entry with all that it says, and whom it is linked to is no name of it', async () => {
    expect(only(await imported({ 'list.csv': `${cslHeader}\n${cslRow(row)}\n` }))).toMatchObject(entry)
  })

  test('with the number that the feed of today puts before each row, compressed, and as tabs', async () => {
    const numbered = `_id,${cslHeader}\n1,${cslRow(row)}\n`
    expect(only(await imported({ 'list.csv': numbered }))).toMatchObject(entry)
    expect(only(await imported({ 'list.csv.gz': gzipSync(numbered) }))).toMatchObject(entry)
    expect(only(await imported({ 'list.csv': `\ufeff${numbered}` }))).toMatchObject(entry)
    const tabs = `${cslHeader.replaceAll(',', '\t')}\n${cslRow(row).replaceAll('","', '"\t"')}\n`
    expect(only(await imported({ 'list.tsv': tabs }))).toMatchObject(entry)
  })

  test('a person: births, papers and programs, while nationality and birthplace are only remarked', async () => {
    const person = {
      source: 'Specially Designated Nationals (SDN) - Treasury Department',
      entity_number: '9001',
      type: 'Individual',
      programs: 'SDGT; IFSR',
      name: 'EXAMPLE, Jane',
      title: 'Director',
      dates_of_birth: '1965; 1966-07-01',
      nationalities: 'SY',
      citizenships: 'DZ',
      places_of_birth: 'Example Town, Algeria',
      ids: 'EG, A1234567, Passport; Registration ID, 1027700049486, RU; Gender, Female; jane@mail.example, Email Address; Secondary sanctions risk:, section 510.201',
    }
    const found = only(await imported({ 'list.csv': `${cslHeader}\n${cslRow(person)}\n` }))
    expect(found).toMatchObject({
      id: 'SDN-9001',
      kind: 'person',
      name: 'EXAMPLE, Jane',
      programs: ['SDGT', 'IFSR'],
      birthDates: ['1965', '1966-07-01'],
      identifiers: [
        { scheme: 'Passport (EG)', id: 'A1234567' },
        { scheme: 'Registration ID (RU)', id: '1027700049486' },
      ],
      countries: [],
    })
    expect(found.remarks).toBe('Title: Director; Nationality: SY; Citizenship: DZ; Place of birth: Example Town, Algeria')
  })

  test('a ship is known by its number', async () => {
    const ship = {
      source: 'SDN',
      entity_number: '9002',
      type: 'Vessel',
      name: 'EXAMPLE STAR',
      ids: 'IMO 8898831, Vessel Registration Identification',
      vessel_flag: 'Nowhere',
      call_sign: 'CL2685',
    }
    expect(only(await imported({ 'list.csv': `${cslHeader}\n${cslRow(ship)}\n` }))).toMatchObject({
      kind: 'vessel',
      identifiers: [
        { scheme: 'IMO', id: '8898831' },
        { scheme: 'Call sign', id: 'CL2685' },
      ],
      remarks: 'call sign: CL2685; vessel flag: Nowhere',
    })
  })

  test.each([
    ['1 Example Road, PHOENIX, AZ, 85043', undefined],
    ['1 Example Road, AUSTIN, TX', undefined],
    ['CN', 'CN'],
  ])('the country of %s is %s', async (addresses, country) => {
    const found = only(await imported({ 'list.csv': `${cslHeader}\n${cslRow({ ...row, addresses })}\n` }))
    expect(found.addresses).toEqual([country === undefined ? { text: addresses } : { text: addresses, country }])
  })
})

describe('the official feed', () => {
  const result = {
    id: 'x1',
    source: el,
    name: 'Example Chips Co., Ltd.',
    addresses: [{ address: '1 Example Road', city: 'Example City', state: null, postal_code: '100', country: 'CN' }],
    alt_names: ['Example Silicon'],
    ids: [{ type: 'Tax ID No.', number: '91310000', country: 'CN', issue_date: null, expiration_date: null }],
    programs: [],
    dates_of_birth: [],
    license_requirement: row.license_requirement,
    federal_register_notice: '83 FR 10001',
    start_date: '2018-03-01',
  }
  const feed = (...results: readonly object[]) => JSON.stringify({ total: results.length, sources: [], results })

  test('an object becomes the same entry', async () => {
    expect(only(await imported({ 'consolidated.json': feed(result) }))).toMatchObject({
      list: 'EL',
      aliases: ['Example Silicon'],
      countries: ['CN'],
      addresses: [{ text: '1 Example Road, Example City, 100, CN', country: 'CN' }],
      identifiers: [{ scheme: 'Tax ID (CN)', id: '91310000' }],
      footnotes: [4],
      notices: ['83 FR 10001'],
      from: '2018-03-01',
    })
  })

  test.each([
    ['an unknown field', feed(result, { ...result, secret: 1 }), /consolidated\.json, entry 2: unknown fields: secret/],
    ['broken in the middle', feed(result, result).slice(0, -40), /consolidated\.json, entry \d: /],
    ['an entry that is none', `{"results":[1]}`, /entry 1: an entry that is no object/],
  ])('%s is told with the entry', async (_, text, told) => {
    await expect(imported({ 'consolidated.json': text })).rejects.toThrow(told)
  })
})

describe('a snapshot', () => {
  test('a line and a row of the table say the same', async () => {
    const header =
      'row_id,list,entity_number,type,name,alt_names,countries,programs,license_requirement,license_policy,federal_register_notice'
    const table = `${header}\nEL-1,EL,,,Example Chips,Example Silicon; ECC,CN; HK,,,Presumption of denial,83 FR 10001\n`
    const line = { name: 'Example Chips', alt_names: ['Example Silicon', 'ECC'], countries: ['CN', 'HK'] }
    const [fromTable, fromLines] = [
      only(await imported({ 'rows.csv': table })),
      await fromLine({ ...line, license_policy: 'Presumption of denial', federal_register_notice: '83 FR 10001', source_list_url: null }),
    ]
    expect(fromTable).toEqual(fromLines)
  })

  test.each([
    ['EL', 'EL'],
    ['NS-CMIC', 'CMIC'],
    ['NS-MBS', 'MBS'],
    ['NS-PLC', 'PLC'],
    ['CAPTA', 'CAP'],
    ['Denied Persons List (DPL) - Bureau of Industry and Security', 'DPL'],
    ['Non-SDN Menu-Based Sanctions List (NS-MBS List) - Treasury Department', 'MBS'],
    ['Military End User (MEU) List - Bureau of Industry and Security', 'MEU'],
    ['Foreign Sanctions Evaders (FSE) - Treasury Department', 'FSE'],
  ])('the list %s is %s', async (list, code) => {
    expect((await fromLine({ list })).list).toBe(code)
  })

  test('an exception that is printed among what needs a license is kept as one', async () => {
    const license_requirement = 'For all items subject to the EAR. This license requirement may be overcome by License Exception GOV.'
    expect((await fromLine({ license_requirement })).exceptions).toBe('License Exception GOV.')
  })
})

describe('what is not as it should be', () => {
  test.each([
    ['a column that is not known', `${cslHeader},extra\n`, /list\.csv, line 1: unknown columns: extra/],
    ['a column that is missing', `${cslHeader.replace(',remarks', '')}\n`, /line 1: missing columns: remarks/],
    ['a row that is too short', `${cslHeader}\n${cslRow(row)}\nEL,,,\n`, /line 3: 4 columns where there should be 28/],
    ['a quote that does not end', `${cslHeader}\n${cslRow(row)}\n"EL`, /list\.csv, line \d/],
  ])('%s: the file is refused with its line', async (_, text, told) => {
    await expect(imported({ 'list.csv': text })).rejects.toThrow(told)
  })

  test('bytes that are no text are refused', async () => {
    await expect(imported({ 'list.csv': new Uint8Array([...Buffer.from(`${cslHeader}\n`), 0xff, 0xfe]) })).rejects.toThrow(
      /list\.csv, line 1: bytes that are not UTF-8/,
    )
  })

  const rows = [
    snapshotLine(),
    snapshotLine({ list: 'XX' }),
    snapshotLine({ name: ' - ' }),
    snapshotLine({ type: 'Robot' }),
    snapshotLine({ list: 'SDN', entity_number: 'none' }),
    snapshotLine({ list: 'SDN', entity_number: '7', name: 'Example One' }),
    snapshotLine({ list: 'SDN', entity_number: '7', name: 'Example Two' }),
  ].join('\n')

  test('a bad row is told with its line and reason, and counted; the others are read', async () => {
    const { entries, rejected, sources } = await imported({ 'rows.jsonl': rows })
    expect(entries).toHaveLength(2)
    expect(sources).toEqual([{ name: 'rows.jsonl', rows: 7, rejected: 5 }])
    expect(rejected.map(({ line, because }) => [line, because])).toEqual([
      [2, "no list is called 'XX'"],
      [3, 'no name'],
      [4, "no party is of the type 'Robot'"],
      [5, "'none' is no entity number"],
      [7, 'SDN-7 stands in rows.jsonl already'],
    ])
  })

  test('strictly, the first of them ends it', async () => {
    await expect(imported({ 'rows.jsonl': rows }, { strict: true })).rejects.toThrow("rows.jsonl, line 2: no list is called 'XX'")
  })

  test('a line that is no JSON, or lacks a field, is told', async () => {
    await expect(imported({ 'rows.jsonl': `${snapshotLine()}\n{"row_id"\n` })).rejects.toThrow(
      'rows.jsonl, line 2: a line that is not JSON',
    )
    await expect(imported({ 'rows.jsonl': `${snapshotLine()}\n{"row_id":"EL-2"}\n` })).rejects.toThrow(/line 2: missing fields: list/)
  })

  test('a file of no known format is refused, and read as what one says it is', async () => {
    await expect(imported({ 'notes.txt': 'hello' })).rejects.toThrow(/notes\.txt: of no format that is known/)
    await expect(imported({ 'notes.txt': snapshotLine() }, { format: 'csl-csv' })).rejects.toThrow(/notes\.txt, line 1/)
    expect(only(await imported({ 'notes.txt': snapshotLine() }, { format: 'csl-jsonl' })).list).toBe('EL')
  })
})
