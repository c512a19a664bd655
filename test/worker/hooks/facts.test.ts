import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mappedFields } from '../../../functions/domain/customers/connection'
import { untilCountry } from '../../../functions/domain/customers/granted'
import { signUpFacts } from '../../../functions/domain/customers/sign-up-facts'
import { unavailableVerdict, verdictOf } from '../../../functions/domain/customers/sign-up-verdict'
import { signUpPlaces } from '../../../functions/operations/screen-sign-up'

type Fields = Parameters<typeof signUpFacts>[0]['fields']
const read = (fields: Fields) => signUpFacts({ fields }, signUpPlaces)
const unreadOf = (fields: Fields) => (read(fields).unread ?? []).map(({ field }) => field)

describe('a country', () => {
  const all = { country: 'PT', companyCountry: 'ES', phone: '+351 912 345 678', ipCountry: 'FR' }
  test.each<[string, Fields, object[]]>([
    ['that was declared, and the company’s beside it', all, [{ country: 'PT' }, { country: 'ES', from: 'company' }]],
    ['that was declared, once where the company’s is the same', { ...all, companyCountry: 'Spain', country: 'ESP' }, [{ country: 'ES' }]],
    ['of the company', { companyCountry: 'ES', phone: all.phone, ipCountry: 'FR' }, [{ country: 'ES', from: 'company' }]],
    ['of the telephone', { phone: all.phone, ipCountry: 'FR' }, [{ country: 'PT', from: 'phone' }]],
    ['of the telephone, with two zeros', { phone: '00351912345678' }, [{ country: 'PT', from: 'phone' }]],
    ['of where the request came from', { ipCountry: 'FR' }, [{ country: 'FR', from: 'ip' }]],
    ['not of a number as it is dialed at home', { phone: '912 345 678' }, []],
    ['not of a code that several places have', { phone: '+1 212 555 0100' }, []],
    ['not of a code that no place has', { phone: '+999 12345' }, []],
    ['not of nowhere that anybody knows', { ipCountry: 'XX' }, []],
  ])('is taken first from what is nearest: %s', (_, fields, addresses) => {
    expect(read(fields).customer.addresses).toEqual(addresses)
  })

  test('goes with the address as it was written', () => {
    expect(read({ country: 'PT', address: 'Rua do Exemplo 1, Lisboa' }).customer.addresses).toEqual([
      { text: 'Rua do Exemplo 1, Lisboa', country: 'PT' },
    ])
  })

  test('that cannot be read is told, and not replaced as if nothing had been said', () => {
    expect(unreadOf({ country: 'Korea', phone: '+351 912 345 678' })).toEqual(['country'])
    expect(unreadOf({ country: 'Atlantis' })).toEqual(['country'])
    expect(unreadOf({ companyCountry: 'Congo', headquarters: 'Nowhere', useLocation: '?' })).toEqual([
      'companyCountry',
      'headquarters',
      'useLocation',
    ])
    expect(unreadOf({ ipCountry: 'XX' })).toEqual([])
  })

  test('from which a request came is a sign beside what was declared', () => {
    expect(read({ country: 'PT', ipCountry: 'CN' }).customer).toMatchObject({
      addresses: [{ country: 'PT' }],
      accessIps: [{ country: 'CN' }],
    })
  })
})

describe('who it is', () => {
  test('is a person, or a firm with the person as its contact', () => {
    expect(read({ name: 'Ana Exemplo', email: 'ana@atelie.example' }).customer).toMatchObject({
      type: 'individual',
      name: 'Ana Exemplo',
      email: 'ana@atelie.example',
    })
    expect(
      read({ name: 'Ana Exemplo', company: 'Example Lda', registration: '1', website: 'https://atelie.example', isUsPerson: 'no' })
        .customer,
    ).toMatchObject({
      type: 'entity',
      name: 'Example Lda',
      people: [{ role: 'contact', name: 'Ana Exemplo' }],
      registration: { scheme: 'registration', id: '1' },
      website: 'https://atelie.example',
      isUsPerson: false,
    })
    expect(read({ isUsPerson: 'perhaps' }).customer).not.toHaveProperty('isUsPerson')
  })

  test.each<[Fields, string[]]>([
    [{ name: 'x'.repeat(300) }, []],
    [{ name: 'x'.repeat(301) }, ['name']],
    [{ address: 'x'.repeat(1000), country: 'PT' }, []],
    [{ address: 'x'.repeat(1001), country: 'PT' }, ['address']],
    [{ company: 'Example \ud800' }, ['company']],
  ])('is not read from what is too long or no text', (fields, unread) => {
    expect(unreadOf(fields)).toEqual(unread)
  })
})

describe('machine time', () => {
  const h100 = { chip: 'H100' }
  test.each<[string, Fields, object | undefined, string[]]>([
    ['nothing said', {}, undefined, []],
    ['chips and hours', { ...h100, count: '8', hours: '100', training: 'yes' }, { chip: 'H100', count: 8, hours: 100, training: true }, []],
    ['chips around the clock', { ...h100, count: '8' }, { chip: 'H100', count: 8, hours: 8784 }, []],
    ['no hours, which are none that anybody asks for', { ...h100, count: '8', hours: '0' }, { chip: 'H100', count: 8, hours: 8784 }, []],
    ['thousands with commas', { ...h100, count: '4,000' }, { chip: 'H100', count: 4000, hours: 8784 }, []],
    ['thousands with spaces', { ...h100, count: '4 000' }, { chip: 'H100', count: 4000, hours: 8784 }, []],
    ['none', { ...h100, count: '0' }, undefined, []],
    ['a point that may part thousands', { ...h100, count: '4.000' }, { chip: 'H100', count: 1, hours: 8784 }, ['count']],
    ['part of a chip', { ...h100, count: '1.5' }, { chip: 'H100', count: 1, hours: 8784 }, ['count']],
    ['below none', { ...h100, count: '-4' }, { chip: 'H100', count: 1, hours: 8784 }, ['count']],
    ['words', { ...h100, count: 'a few', hours: 'many' }, { chip: 'H100', count: 1, hours: 8784 }, ['count', 'hours']],
    ['more than there are', { ...h100, count: '10000001' }, { chip: 'H100', count: 1, hours: 8784 }, ['count']],
    ['a chip and not how many', h100, { chip: 'H100', count: 1, hours: 8784 }, ['count']],
    ['how many, and not of what', { count: '8' }, undefined, ['chip']],
    ['hours, and not of what', { hours: '8' }, undefined, ['chip']],
  ])('%s', (_, fields, compute, unread) => {
    expect(read(fields).compute).toEqual(compute === undefined ? undefined : [compute])
    expect(unreadOf(fields)).toEqual(unread)
  })

  test('is for what the form says, in its words where they are its own', () => {
    expect(read({ purpose: 'Inference' }).intendedUse).toEqual({ purpose: 'inference' })
    expect(read({ purpose: 'Protein folding', description: 'For a paper' }).intendedUse).toEqual({
      purpose: 'other',
      description: 'Protein folding. For a paper',
    })
  })
})

test('whatever a form says, it is read, and nothing that was said is lost without a word', () => {
  const fields = fc.record(Object.fromEntries(mappedFields.map((field) => [field, fc.string()])), { requiredKeys: [] })
  fc.assert(
    fc.property(fields, (said) => {
      const facts = read(said as Fields)
      const unread = unreadOf(said as Fields)
      expect(unread.every((field) => field in said || field === 'count' || field === 'chip')).toBe(true)
      const country = said['country']
      if (country !== undefined)
        expect(unread.includes('country') || facts.customer.addresses.some(({ from }) => from === undefined)).toBe(true)
    }),
    { seed: 20_261_122, numRuns: 300 },
  )
})

describe('what a sender is told', () => {
  const answer = { id: 'chk_1', customer: 'cus_1', public: { message: 'A text.', asks: ['We need more.', 'And more.'] } }
  const none = { computeTier: null } as const
  const interim = { computeTier: null, interimAccess: { computeTier: 'T0', restrictions: [] } } as const
  const placeless = { computeTier: null, interimAccess: { computeTier: 'T0', restrictions: [untilCountry] } } as const
  test.each([
    ['allow', none, 'refuse', 'allow', undefined],
    ['block', interim, 'admit-limited', 'block', undefined],
    ['review', none, 'admit-limited', 'held', undefined],
    ['review', interim, 'refuse', 'held', undefined],
    ['review', interim, 'admit-limited', 'allow', 'T0'],
    ['review', placeless, 'refuse', 'held', undefined],
    ['review', placeless, 'admit-limited', 'allow', 'no-use-before-a-country-is-told'],
    ['review', { computeTier: 'T1' }, 'admit-limited', 'allow', 'T0'],
  ] as const)('%s, granted %j, on review %s: %s', (decision, granted, onReview, verdict, limitedTo) => {
    const told = verdictOf({ ...answer, decision, granted }, onReview)
    expect([told.verdict, told.limitedTo, told.reference, told.customer]).toEqual([verdict, limitedTo, 'chk_1', 'cus_1'])
    expect(told.message).toBe(verdict === 'held' ? 'A text. We need more. And more.' : 'A text.')
  })

  test.each(['allow', 'review', 'block'] as const)('is never without words: %s', (decision) => {
    const told = verdictOf({ ...answer, decision, granted: none, public: { message: ' ', asks: [] } }, 'refuse')
    expect(told.message).toMatch(/\w/)
  })

  test('while we cannot answer is what the tenant chose', () => {
    expect([unavailableVerdict('refuse').verdict, unavailableVerdict('admit').verdict]).toEqual(['unavailable', 'allow'])
  })
})
