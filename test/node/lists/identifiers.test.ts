import { describe, expect, test } from 'vitest'
import { identifierIn } from '../../../functions/lists/listed-identifiers'
import { readRemarks } from '../../../functions/lists/ofac/remarks'

// Numbers stand in a cell as kind, number, country, or the other way round; beside them stand things that are no numbers of anybody.
describe('a cell of numbers', () => {
  test.each([
    ['EG, A1234567, Passport', 'Passport (EG)', 'A1234567'],
    ['Passport, A1234567, EG', 'Passport (EG)', 'A1234567'],
    ['CO, 811038291-3, NIT #', 'NIT (CO)', '811038291-3'],
    ['1148904001971, Registration ID', 'Registration ID', '1148904001971'],
    ['IMO 8898831, Vessel Registration Identification', 'IMO', '8898831'],
  ])('%s is %s %s', (cell, scheme, id) => {
    expect(identifierIn(cell)).toEqual({ scheme, id })
  })

  test.each([
    'Subject to Directive 3, Executive Order 13662 Directive Determination -',
    'www.lists.example, Website',
    'jane1@mail.example, Email Address',
    'Panama, Former Vessel Flag',
    '12, Passport',
    'Passport',
  ])('%s is none', (cell) => {
    expect(identifierIn(cell)).toBeUndefined()
  })
})

describe('remarks', () => {
  test.each([
    ['National ID No. 660000 73767 (Belgium)', 'National ID (BE)', '660000 73767'],
    ['alt. Passport A6067015 (Comoros) issued 18 Jan 1984 expires 17 Jan 1994', 'Passport (KM)', 'A6067015'],
    ['Registration ID 14063277 (Netherlands)', 'Registration ID (NL)', '14063277'],
    ['NIT # 800173127-0 (Colombia)', 'NIT (CO)', '800173127-0'],
    ['Vessel Registration Identification IMO 9187629', 'IMO', '9187629'],
    ["Aircraft Manufacturer's Serial Number (MSN) 1023409321", "Aircraft Manufacturer's Serial Number (MSN)", '1023409321'],
    [
      'alt. Digital Currency Address - XBT 12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h',
      'Digital Currency Address XBT',
      '12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h',
    ],
  ])('%s is %s %s', (remark, scheme, id) => {
    expect(readRemarks(`DOB 1951; ${remark}; Linked To: SAMPLE 1000 LTD.`).identifiers).toEqual([{ scheme, id }])
  })

  test.each([
    'Gender Male',
    'President since 1979',
    'Telephone (98)(9121115315)',
    'Aircraft Manufacture Date 1997',
    'Aircraft Model A320',
    'Executive Order 13662 Directive Determination - Subject to Directive 4',
    'Secondary sanctions risk: North Korea Sanctions Regulations, sections 510.201 and 510.210',
  ])('%s is none', (remark) => {
    expect(readRemarks(remark)).toEqual({ aliases: [], birthDates: [], identifiers: [] })
  })
})
