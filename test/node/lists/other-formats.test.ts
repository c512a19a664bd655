import { describe, expect, test } from 'vitest'
import { imported, only } from './imported'

const none = '-0- '
const sdn = (number: number, name: string, change: { type?: string; programs?: string; callSign?: string; remarks?: string } = {}) => {
  const { type = none, programs = 'EXAMPLE', callSign = none, remarks = none } = change
  return `${number},"${name}",${type},"${programs}",${none},${callSign},${none},${none},${none},${none},${none},"${remarks}"\r\n`
}
const end = '\u001a'

// OFAC's legacy files have no header, print -0- for nothing and end in the mark of old systems.
describe("OFAC's legacy files", () => {
  const files = {
    'add.csv': `9001,1,"1 Example Road","Example City 100","Iran",${none}\r\n9001,2,${none},${none},"Region: Kafia Kingi",${none}\r\n${end}`,
    'alt.csv': `9001,1,"aka","SAMPLE WORKS",${none}\r\n9001,2,"fka","EXAMPLE  WORKS",${none}\r\n9009,3,"aka","NOBODY",${none}\r\n${end}`,
    'sdn_comments.csv': `9001,"NGS'; Linked To: SAMPLE HOLDINGS."\r\n${end}`,
    'sdn.csv': `${sdn(9001, 'EXAMPLE WORKS', {
      programs: 'NPWMD] [IFSR',
      remarks: "Tax ID No. 91310000 (Iran); Gender Male; Telephone (98)(9121115315); a.k.a. 'EXW'; a.k.a. 'EXAMPLE THI",
    })}${sdn(9002, 'EXAMPLE, Jane', {
      type: '"individual"',
      remarks: 'DOB 08 Sep 1966; alt. DOB 1967; nationality Iran; Passport A1084010 (Egypt) issued 18 Jan 1984; Linked To: EXAMPLE WORKS.',
    })}${sdn(9003, 'EXAMPLE STAR', { type: '"vessel"', callSign: '"CL2685"', remarks: 'Vessel Registration Identification IMO 9187629.' })}${end}`,
  }

  test('names, addresses and comments join by the number, in whichever order the files are named', async () => {
    const { entries, notes, rejected } = await imported(files)
    expect(rejected).toEqual([])
    expect(entries.map(({ id }) => id)).toEqual(['SDN-9001', 'SDN-9002', 'SDN-9003'])
    expect(entries[0]).toEqual({
      id: 'SDN-9001',
      list: 'SDN',
      name: 'EXAMPLE WORKS',
      // Another spelling of the same letters is no other name, and the one that breaks off is completed by the comments.
      aliases: ['EXW', 'EXAMPLE THINGS', 'SAMPLE WORKS'],
      kind: 'entity',
      countries: ['IR'],
      addresses: [{ text: '1 Example Road, Example City 100, Iran', country: 'IR' }],
      identifiers: [{ scheme: 'Tax ID (IR)', id: '91310000' }],
      programs: ['NPWMD', 'IFSR'],
      remarks:
        "Tax ID No. 91310000 (Iran); Gender Male; Telephone (98)(9121115315); a.k.a. 'EXW'; a.k.a. 'EXAMPLE THINGS'; Linked To: SAMPLE HOLDINGS.; Place as printed: Region: Kafia Kingi",
    })
    expect(notes.map(({ because }) => because)).toEqual([
      'belongs to a number that is on no list here',
      'place not known: Region: Kafia Kingi',
    ])
  })

  test('remarks tell births and papers, and never whom a party is linked to', async () => {
    const { entries } = await imported(files)
    expect(entries[1]).toMatchObject({
      kind: 'person',
      aliases: [],
      birthDates: ['08 Sep 1966', '1967'],
      identifiers: [{ scheme: 'Passport (EG)', id: 'A1084010' }],
      countries: [],
    })
    expect(entries[2]).toMatchObject({
      kind: 'vessel',
      identifiers: [
        { scheme: 'IMO', id: '9187629' },
        { scheme: 'Call sign', id: 'CL2685' },
      ],
    })
  })

  test('names and addresses beside the consolidated list add what is missing to its rows of that list', async () => {
    const line = (change: object) =>
      JSON.stringify({
        row_id: 'X-1',
        list: 'SDN',
        entity_number: '9001',
        type: 'Entity',
        name: 'EXAMPLE WORKS',
        alt_names: ['SAMPLE-WORKS'],
        countries: ['TR'],
        programs: null,
        license_requirement: null,
        license_policy: null,
        federal_register_notice: null,
        ...change,
      })
    const rows = [line({}), line({ list: 'SSI' })].join('\n')
    const { entries } = await imported({ 'rows.jsonl': rows, 'alt.csv': files['alt.csv'], 'add.csv': files['add.csv'] })
    expect(entries.find(({ id }) => id === 'SDN-9001')).toMatchObject({ aliases: ['SAMPLE-WORKS'], countries: ['TR', 'IR'] })
    expect(entries.find(({ id }) => id === 'SSI-9001')).toMatchObject({ aliases: ['SAMPLE-WORKS'], countries: ['TR'] })
  })

  test('a row with too few columns is told', async () => {
    await expect(imported({ 'sdn.csv': `${sdn(1, 'EXAMPLE')}2,"EXAMPLE"\r\n` })).rejects.toThrow(
      'sdn.csv, line 2: 2 columns where there should be 12',
    )
  })
})

// Columns of the Denied Persons List are parted by tabs; dates are American, and many addresses lack the country.
describe('the Denied Persons List', () => {
  const header =
    'Name Street_Address City State Country Postal_Code Effective_Date Expiration_Date Standard_Order Last_Update Action FR_Citation'
  const dpl = (...rows: readonly (readonly string[])[]) =>
    [header.split(' '), ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join('\t')).join('\r\n')
  const row = [
    ' EXAMPLE PERSON',
    '1 EXAMPLE ROAD',
    'AUSTIN',
    'TX',
    '',
    '78701',
    '06/19/2003',
    '06/29/2056',
    'Y',
    '2007-01-31',
    'FR NOTICE ADDED',
  ]

  test('an order has a first and last day, notices and an address', async () => {
    const text = dpl([...row, '68 F.R. 38290 6/27/03 71 F.R. 38843 7/10/06'])
    expect(only(await imported({ 'dpl.txt': text }))).toMatchObject({
      list: 'DPL',
      name: 'EXAMPLE PERSON',
      countries: ['US'],
      addresses: [{ text: '1 EXAMPLE ROAD, AUSTIN, TX, 78701', country: 'US' }],
      from: '2003-06-19',
      to: '2056-06-29',
      notices: ['68 FR 38290', '71 FR 38843'],
      remarks: 'Standard order: Y; FR NOTICE ADDED',
    })
  })

  test('a day that is none is a bad row', async () => {
    const { rejected } = await imported({ 'dpl.txt': dpl([...row.with(6, '02/30/2003'), '68 FR 1']) })
    expect(rejected).toEqual([{ file: 'dpl.txt', line: 2, because: "'02/30/2003' is no day" }])
  })

  const listed = (change: object) =>
    JSON.stringify({
      row_id: 'DPL-1',
      list: 'DPL',
      entity_number: null,
      type: null,
      name: 'EXAMPLE PERSON',
      alt_names: [],
      countries: ['US'],
      programs: null,
      license_requirement: null,
      license_policy: null,
      federal_register_notice: '68 F.R. 38290 6/27/03',
      ...change,
    })

  test('beside the consolidated list it adds days and addresses to the same orders, and what is not there', async () => {
    const text = dpl(
      [...row, '68 F.R. 38290 6/27/03'],
      [...row.with(4, 'FR').with(5, ''), '68 F.R. 38290 6/27/03'],
      [...row.with(0, 'SAMPLE PERSON'), ''],
    )
    const { entries } = await imported({ 'rows.jsonl': listed({}), 'dpl.txt': text })
    expect(entries.map(({ name, countries, from, addresses }) => [name, countries, from, addresses?.length])).toEqual([
      ['EXAMPLE PERSON', ['US'], '2003-06-19', 1],
      ['EXAMPLE PERSON', ['FR'], '2003-06-19', 1],
      ['SAMPLE PERSON', ['US'], '2003-06-19', 1],
    ])
  })
})

describe('the list of the Security Council', () => {
  const xml = (...elements: readonly string[]) =>
    `<?xml version="1.0"?>\n<CONSOLIDATED_LIST dateGenerated="2026-02-27">\n<INDIVIDUALS>\n${elements.join('\n')}\n</INDIVIDUALS>\n</CONSOLIDATED_LIST>\n`
  const individual = `<INDIVIDUAL>
    <DATAID>1</DATAID><FIRST_NAME>JANE</FIRST_NAME><SECOND_NAME>EXAMPLE</SECOND_NAME><UN_LIST_TYPE>Example</UN_LIST_TYPE>
    <REFERENCE_NUMBER>EXi.001</REFERENCE_NUMBER><LISTED_ON>2015-04-07-04:00</LISTED_ON><COMMENTS1>Said &amp; done.</COMMENTS1>
    <NAME_ORIGINAL_SCRIPT>جين</NAME_ORIGINAL_SCRIPT><NATIONALITY><VALUE>Iraq</VALUE></NATIONALITY>
    <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Jin Tiesan (金铁三)</ALIAS_NAME></INDIVIDUAL_ALIAS>
    <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
    <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>a) Jana Example b) Janet Example; Janne Example</ALIAS_NAME></INDIVIDUAL_ALIAS>
    <INDIVIDUAL_ADDRESS><CITY>Kinshasa</CITY><COUNTRY>Democratic Republic of the Congo</COUNTRY></INDIVIDUAL_ADDRESS>
    <INDIVIDUAL_ADDRESS><COUNTRY>Rwanda</COUNTRY></INDIVIDUAL_ADDRESS>
    <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1971</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
    <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1973</FROM_YEAR><TO_YEAR>1974</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
    <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>G737411</NUMBER><ISSUING_COUNTRY>Tunisia</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>
    <SORT_KEY/></INDIVIDUAL>`

  test('an individual becomes an entry of the list UN, with every name that a cell holds', async () => {
    const found = only(await imported({ 'un.xml': xml(individual) }))
    expect(found).toMatchObject({
      id: 'UN-EXi.001',
      list: 'UN',
      name: 'JANE EXAMPLE',
      kind: 'person',
      countries: ['CD', 'RW'],
      addresses: [{ text: 'Kinshasa, Democratic Republic of the Congo', country: 'CD' }],
      birthDates: ['circa 1971', '1973 to 1974'],
      identifiers: [{ scheme: 'Passport (TN)', id: 'G737411' }],
      programs: ['Example'],
      from: '2015-04-07',
      remarks: 'Said & done.; Nationality: Iraq',
    })
    const names = ['جين', 'Jin Tiesan', '金铁三', 'Jana Example', 'Janet Example', 'Janne Example']
    const printed = ['Jin Tiesan (金铁三)', 'Janet Example; Janne Example']
    expect([...found.aliases].sort()).toEqual([...names, ...printed].sort())
  })

  test.each([
    ['broken', xml(individual.replace('</INDIVIDUAL>', '</INDIVIDUALS>')), /un\.xml, line \d+: /],
    ['an element that is not known', xml('<INDIVIDUAL>\n<SECRET/></INDIVIDUAL>'), /un\.xml, line 4: unknown element: SECRET/],
    ['cut off', xml(individual).slice(0, 400), /un\.xml, line \d+: /],
  ])('%s: refused with the line', async (_, text, told) => {
    await expect(imported({ 'un.xml': text })).rejects.toThrow(told)
  })
})

describe("an operator's own list", () => {
  const text = [
    'name,aliases,kind,countries,address,identifiers,birthDates,from,to,remarks,id,policy',
    'Example Reseller Ltd,Sample Reseller; 例子有限公司,entity,HK; Malaysia,1 Example Road,tax: 123-456,,2026-01-02,,met twice,R-1,block',
    'Jane Example,,person,,,,1960-05,,,,,',
  ].join('\n')

  test('rows become entries of the list that is named, with the reading of Chinese names', async () => {
    const { entries } = await imported({ 'own.csv': text }, { list: 'OWN' })
    expect(entries[0]).toEqual({
      id: 'OWN-R-1',
      list: 'OWN',
      name: 'Example Reseller Ltd',
      aliases: ['Sample Reseller', '例子有限公司', 'Lizi Youxian Gongsi'],
      kind: 'entity',
      countries: ['HK', 'MY'],
      addresses: [{ text: '1 Example Road' }],
      identifiers: [{ scheme: 'tax', id: '123-456' }],
      from: '2026-01-02',
      policy: 'block',
      remarks: 'met twice',
    })
    expect(entries[1]).toMatchObject({ list: 'OWN', kind: 'person', birthDates: ['1960-05'], countries: [] })
    expect(entries[1]?.id).toMatch(/^OWN-[0-9a-f]{10}$/)
  })

  test('a policy is kept in its own words: by `block` an order is stopped', async () => {
    const listed = only(await imported({ 'own.csv': 'name,policy\nExample Reseller Ltd, Block \n' }, { list: 'OWN' }))
    expect(listed.policy).toBe('Block')
  })

  test('the name alone is enough', async () => {
    expect(only(await imported({ 'own.csv': 'name\nExample Reseller Ltd\n' }, { list: 'OWN' }))).toMatchObject({
      name: 'Example Reseller Ltd',
    })
  })

  test.each(['EL', 'SDN', 'UN', 'CAPTA', 'NS-MBS', 'own', 'X', undefined])('the code %s is refused', async (list) => {
    await expect(imported({ 'own.csv': text }, { list })).rejects.toThrow(/own\.csv: --list names your list/)
  })

  test.each([
    ['Example,,,Atlantis,,,,,,,,', 'place not known: Atlantis'],
    ['Example,,robot,,,,,,,,,', "no party is of the kind 'robot'"],
    ['Example,,,,,123,,,,,,', 'an identifier is written kind: number'],
    ['Example,,,,,,May 1960,,,,,', "'May 1960' is no date of birth"],
    ['Example,,,,,,,2026-13-01,,,,', "'2026-13-01' is no day"],
    ['Example,,,,,,,,,,a b,', "'a b' is no id: letters, digits, points and hyphens"],
    [',Sample,,,,,,,,,,', 'no name'],
  ])('%s is a bad row', async (row, because) => {
    const { rejected } = await imported({ 'own.csv': `${text.split('\n')[0]}\n${row}\n` }, { list: 'OWN' })
    expect(rejected).toEqual([{ file: 'own.csv', line: 2, because }])
  })
})
