import { describe, expect, test } from 'vitest'
import { signUpFacts } from '../../../functions/domain/customers/sign-up-facts'
import { signUpPlaces } from '../../../functions/operations/screen-sign-up'
import { signUpIn } from '../../../functions/webhooks/pointed'

const own = { name: '/n', address: '/a', country: '/c', chip: '/chip', count: '/count', externalId: '/id', ipCountry: '/ip' } as const
const settings = { onReview: 'refuse', onUnavailable: 'refuse', budgetMs: 2000, mapping: {}, screensSignIns: false } as const
const readIn = (body: unknown) => signUpIn(body, own, settings)

// What stands where a fact should, and is no text, must not pass for a form that was left empty.
describe('what a form says at a place', () => {
  test.each<[string, object, object]>([
    ['a text, without the blanks around it', { c: ' DE ' }, { fields: { country: 'DE' } }],
    ['a number', { count: 4000 }, { fields: { count: '4000' } }],
    ['one text in a list', { c: ['IR'] }, { fields: { country: 'IR' } }],
    ['a name in its parts', { n: { first: 'Ana', middle: '', last: 'Exemplo' } }, { fields: { name: 'Ana Exemplo' } }],
    ['an address in its lines', { a: ['Rua 1', 'Lisboa'] }, { fields: { address: 'Rua 1 Lisboa' } }],
    ['nothing: null, a blank, an empty list or object', { c: null, chip: ' ', count: [], n: {} }, { fields: {} }],
    ['of signs only what is text', { id: { a: 'b' }, ip: ['DE', 'IR'] }, { fields: {} }],
  ])('is read: %s', (_, body, expected) => {
    expect(readIn(body)).toEqual(expected)
  })

  test.each<[string, object, readonly string[]]>([
    ['a country in an object', { c: { code: 'IR' } }, ['country']],
    ['two countries', { c: ['DE', 'IR'] }, ['country']],
    ['chips and counts in lists of several', { chip: ['nvidia-h100-sxm', 'nvidia-b200'], count: [2000, 2000] }, ['chip', 'count']],
    ['a list in a list', { count: [[4000]] }, ['count']],
    ['a name with more than texts in it', { n: { first: 'Ana', last: { of: 'Exemplo' } } }, ['name']],
  ])('is told to be unreadable, and the customer is for a person: %s', (_, body, unreadable) => {
    expect(readIn(body)).toMatchObject({ unreadable })
    expect(signUpFacts(readIn(body), signUpPlaces).unread?.map(({ field }) => field)).toEqual(expect.arrayContaining([...unreadable]))
  })

  test('is its own, and never of its prototype', () => {
    expect(signUpIn(JSON.parse('{"__proto__": {"c": "DE"}}'), own, settings)).toEqual({ fields: {} })
    expect(signUpIn({}, { country: '/constructor/name' }, settings)).toEqual({ fields: {} })
  })
})
