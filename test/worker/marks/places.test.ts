import { describe, expect, test } from 'vitest'
import type { Parties, Party } from '../../../functions/domain/party'
import { known, marksIn, sharedBy } from './shared'

const isShared = (one: Party, other: Party): boolean => sharedBy(marksIn(one), marksIn(other)).length > 0

describe('an address', () => {
  const at = (address: string, change: Partial<Party> = {}): Party => known({ address, ...change })

  test.each([
    ['1 Example Road #03-01, Singapore 049321', '#03-01, 1 EXAMPLE RD., SINGAPORE 049321', 'order, capitals and abbreviations'],
    ['1 Example Road #03-01, Singapore 049321', 'Level 3, Unit 1, 1 Example Road, Singapore 049321', 'floor and unit in words'],
    ['1 Example Road #03-01, Singapore 049321', '1 Example Rd, Unit 03-01, 049321', 'the city left out'],
    [
      '350 Example Avenue, 21st Floor, New York, NY 10118-0110',
      '350 Example Ave., Fl. 21, New York, NY 10118',
      'an ordinal, and four digits more',
    ],
    ['Suite 1200, 5 Example Street', '5 Example St, Ste. 1200', 'suite and its short form'],
    ['Room 1203, 12/F, 5 Example Road', 'Unit 1203, 12th floor, No. 5 Example Rd', 'as it is written in Hong Kong'],
    ['Flat 12A, 5 Example Road', 'Apt. 12 a, 5 example road', 'a letter after the number'],
    ['Gran Vía Ejemplo 5, Edif. 3', 'GRAN VIA EJEMPLO, 5 EDIF 3', 'accents'],
    ['B-15-03 Jalan Example 3/5, 50450', 'b–15–3 jln example 3/5 50450', 'dashes, and zeros before a number'],
    ['P.O. Box 1234, Doha', 'PO Box 1234, Doha', 'a box at a post office'],
    ['示例路5号3楼', '示例路 5 号 3 楼', 'blanks between signs'],
  ])('is shared: %s and %s: %s', (one, other) => {
    expect(isShared(at(one), at(other))).toBe(true)
  })

  test.each([
    ['1 Example Tower, Floor 3, 049321', '1 Example Tower, Floor 4, 049321', 'another floor of one tower'],
    ['1 Example Road #03-01, 049321', '1 Example Road #03-11, 049321', 'another unit on one floor'],
    ['1 Example Road, Floor 3, Unit 12', '1 Example Road, Floor 12, Unit 3', 'floor and unit the other way round'],
    ['B-15-3, 7 Jalan Example, 50450', 'B-3-15, 7 Jalan Example, 50450', 'block, floor and unit the other way round'],
    ['P.O. Box 17000, Example Free Zone, Dubai', 'PO Box 17000, Example Free Zone, Dubai', 'the box of a free zone'],
    ['1 Example Tower, 049321', '1 Example Tower, 049321', 'a tower, and no word of where in it'],
    ['Example Mall, 7 Example Street', 'Example Mall, 7 Example Street', 'a mall without the shop'],
    ['Industrial Area, Doha', 'Industrial Area, Doha', 'no number at all'],
    ['12 floor, 5 Example Road', '5 floor, 12 Example Road', 'floor and house the other way round'],
    ['5 Example Street, 90210', '6 Example Street, 90210', 'the neighbor'],
    ['c/o Example Agents, 5 Example Street', 'c/o Example Agents, 5 Example Street', 'mail is taken in for others'],
    ['Virtual Office 12, 5 Example Street', 'Virtual Office 12, 5 Example Street', 'a virtual office by its own words'],
    ['71-75 Shelton Street, London WC2H 9JQ', '71-75 Shelton St, London', 'and of another'],
    ['1209 Orange Street, Wilmington, DE 19801', '1209 N. Orange St., Wilmington, Delaware 19801', 'the seat of a registered agent'],
  ])('is not shared: %s and %s: %s', (one, other) => {
    expect(isShared(at(one), at(other))).toBe(false)
  })

  test.each([
    ['virtual-office', false],
    ['forwarder', false],
    ['office', true],
    ['residence', true],
    ['other', true],
  ] as const)('of the class %s counts: %s', (addressClass, counts) => {
    const one = at('5 Example Street, Unit 3', { addressClass })
    expect(isShared(one, at('5 Example Street, Unit 3'))).toBe(counts)
  })
})

describe('a telephone number', () => {
  const by = (phone: string, country = 'SG'): Party => known({ phone }, country)

  test.each([
    ['+65 6555 0123', '6555-0123', 'SG', 'with and without the code of the country'],
    ['+65 6555 0123', '65 6555 0123', 'SG', 'the plus left out'],
    ['0065 65550123', '(65) 6555 0123 ext. 12', 'SG', 'zeros for the plus, and an extension'],
    ['+44 (0)20 7946 0123', '020 7946 0123', 'GB', 'a zero that is dialed at home'],
    ['+1 212 555 0123', '(212) 555-0123', 'US', 'as it is written in America'],
    ['+1 212 555 0123', '1-212-555-0123 x7', 'US', 'with the one before it'],
    ['011 65 6555 0123', '+65 6555 0123', 'US', 'dialed from America'],
    ['+971 4 123 4987', '04 123 4987', 'AE', 'the zero of a town'],
    ['+7 701 555 0123', '8 (701) 555-01-23', 'KZ', 'the eight of Kazakhstan'],
    ['+39 06 5550 0123', '06 5550 0123', 'IT', 'a zero that is part of the number'],
  ])('is shared: %s and %s in %s: %s', (one, other, country) => {
    expect(isShared(by(one, country), by(other, country))).toBe(true)
  })

  test('is shared across countries where it is written with the code', () => {
    expect(isShared(by('+65 6555 0123', 'SG'), by('+65 6555 0123', 'MY'))).toBe(true)
  })

  test.each([
    ['6555 0123', '6555 0124', 'another number'],
    ['+1 212 555 0123', '+1 312 555 0123', 'another town'],
    ['0000 0000', '00000000', 'no number'],
    ['12345678', '12345678', 'put where a form asks for one'],
    ['555', '555', 'too short'],
    ['n/a', 'n/a', 'no digit'],
  ])('is not shared: %s and %s: %s', (one, other) => {
    expect(isShared(by(one), by(other))).toBe(false)
  })

  test('is another in another country', () => {
    expect(isShared(by('6555 0123', 'SG'), by('6555 0123', 'HK'))).toBe(false)
  })
})

describe('an e-mail domain', () => {
  const by = (email: string): Party => known({ email })

  test.each([
    ['a@orion.example', 'B@ORION.EXAMPLE', 'capitals'],
    ['a@sg.orion.example', 'a@mail.my.orion.example', 'parts of one domain'],
    ['a@orion.co.uk', 'b@sales.orion.co.uk', 'under a label of a country'],
    ['a@xn--beispl-fya.example', 'b@xn--beispl-fya.example', 'as it is encoded'],
    ['a@orion.onmicrosoft.com', 'b@orion.onmicrosoft.com', 'the customer of a host'],
  ])('is shared: %s and %s: %s', (one, other) => {
    expect(isShared(by(one), by(other))).toBe(true)
  })

  test.each([
    ['a@gmail.com', 'b@gmail.com', 'anyone has one'],
    ['a@yahoo.com.sg', 'b@yahoo.com.sg', 'in any country'],
    ['a@vip.163.com', 'b@vip.163.com', 'whoever pays for it'],
    ['a@orion.co.uk', 'b@kestrel.co.uk', 'a label of a country'],
    ['a@orion.com.sg', 'b@kestrel.com.sg', 'and of another'],
    ['a@orion.onmicrosoft.com', 'b@kestrel.onmicrosoft.com', 'another customer of a host'],
    ['a@localhost', 'b@localhost', 'no domain'],
  ])('is not shared: %s and %s: %s', (one, other) => {
    expect(isShared(by(one), by(other))).toBe(false)
  })
})

describe('a registration number', () => {
  const by = (scheme: string, id: string, country = 'SG'): Party => known({ registration: { scheme, id } }, country)

  test.each([
    [by('UEN', '201912345K'), by('uen', '2019-12345-k'), true, 'punctuation and case'],
    [by('CRN', '01234987', 'GB'), by('CRN', '1234987', 'GB'), true, 'a zero before the number'],
    [by('LEI', '5493001KJTIIGC8Y1R12', 'SG'), by('LEI', '5493001KJTIIGC8Y1R12', 'MY'), true, 'the same firm in two countries'],
    [by('company number', '12987', 'KE'), by('company number', '12987', 'UG'), false, 'a short number is given out in every country'],
    [by('company number', '12987', 'KE'), by('company number', '12987', 'KE'), true, 'and once in one'],
    [by('UEN', '201912345K'), by('GST', '201912345K'), false, 'another scheme'],
    [by('UEN', 'N/A'), by('UEN', 'n/a'), false, 'no number'],
    [by('UEN', '00000000'), by('UEN', '00000000'), false, 'nothing but zeros'],
    [by('UEN', '12345678'), by('UEN', '12345678'), false, 'put where a form asks for one'],
  ])('%#: %o and %o: %s, %s', (one, other, counts) => {
    expect(isShared(one, other)).toBe(counts)
  })
})

describe('what a consignee has from those who handle its goods', () => {
  const place: Partial<Party> = { address: '5 Example Street, Unit 3', phone: '+65 6555 0123', email: 'a@orion.example' }
  const consignee = known({ name: 'Example Orion', ...place })
  const other = known({ name: 'Example Kestrel', ...place })
  const handler = known({ name: 'Example Freight', ...place })
  const sharedIn = (parties: Partial<Parties>) => sharedBy(marksIn(consignee, parties), marksIn(other))

  test.each<readonly [string, Partial<Parties>]>([
    ['the freight forwarder', { freightForwarder: handler }],
    ['the exporter', { exporter: handler }],
    ['an intermediate consignee', { intermediateConsignees: [handler] }],
    ['a distributor', { distributor: handler }],
    ['whoever gives a forwarder’s address', { purchaser: { ...handler, addressClass: 'forwarder' } }],
  ])('does not count: %s', (_, parties) => {
    expect(sharedIn(parties)).toEqual([])
  })

  test.each<readonly [string, Partial<Parties>, readonly string[]]>([
    ['nobody', {}, ['address', 'phone', 'email-domain']],
    [
      'an intermediate consignee that takes title',
      { intermediateConsignees: [{ ...handler, takesTitle: true }] },
      ['address', 'phone', 'email-domain'],
    ],
    ['a distributor that takes title', { distributor: { ...handler, takesTitle: true } }, ['address', 'phone', 'email-domain']],
    ['a purchaser', { purchaser: handler }, ['address', 'phone', 'email-domain']],
    ['a purchaser in a virtual office', { purchaser: { ...handler, addressClass: 'virtual-office' } }, ['phone', 'email-domain']],
    ['itself under another role', { freightForwarder: consignee }, ['address', 'phone', 'email-domain']],
  ])('counts: %s', (_, parties, kinds) => {
    expect(sharedIn(parties)).toEqual(kinds)
  })
})
