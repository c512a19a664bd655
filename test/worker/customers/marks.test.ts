import { describe, expect, test } from 'vitest'
import { markWords } from '../../../functions/catalog/mark-words'
import type { Customer } from '../../../functions/domain/customers/customer'
import { customerMarks } from '../../../functions/domain/customers/customer-marks'
import { aTenant } from '../screenings/service'
import { aCheck, anApplicant, checked } from './service'

const marks = (customer: Partial<Customer>) =>
  customerMarks({ customer: { type: 'entity', addresses: [{ country: 'DE' }], ...customer } }, markWords)
const kinds = (customer: Partial<Customer>) => [...new Set(marks(customer).map(({ kind }) => kind))]

describe('what an account is known by', () => {
  test.each<[string, Partial<Customer>, Partial<Customer>]>([
    ['its payer, however it is spelled', { payment: { payer: 'Example Treuhand GmbH' } }, { payment: { payer: 'EXAMPLE TREUHAND gmbh' } }],
    ['its mail domain', { email: 'one@rechenhaus.example' }, { email: 'two@eu.rechenhaus.example' }],
    ['its telephone', { phone: '+49 30 5550 0100' }, { phone: '030 55500100' }],
    ['its registration', { registration: { scheme: 'DE-CR', id: 'HRB 1234' } }, { registration: { scheme: 'de-cr', id: 'hrb1234' } }],
    [
      'an owner of a quarter',
      { people: [{ role: 'other', name: 'Example Owner', country: 'DE', share: 25 }] },
      { people: [{ role: 'beneficial-owner', name: 'Example Owner', country: 'DE' }] },
    ],
  ])('%s', (_title, one, other) => {
    expect(marks(one).length).toBeGreaterThan(0)
    expect(marks(one)).toEqual(expect.arrayContaining([...marks(other)].slice(0, 1)))
  })

  test.each<[string, Partial<Customer>]>([
    ['an owner of less', { people: [{ role: 'other', name: 'Example Owner', country: 'DE', share: 24.99 }] }],
    ['nothing that was told', {}],
  ])('not by %s', (_title, customer) => expect(marks(customer)).toEqual([]))

  test('at a free mail service by the address alone', () => {
    expect(kinds({ email: 'somebody@gmail.com' })).toEqual(['control'])
    expect(marks({ email: 'somebody@gmail.com' })).not.toEqual(marks({ email: 'other@gmail.com' }))
  })
})

describe('accounts of the same hands', () => {
  const asking = (count: number) => ({ compute: [{ chip: 'nvidia-h100-sxm', count, hours: 8000, training: true }] })
  const stranger = { email: 'x@stranger.example', phone: '+49 40 5550 0200', registration: { scheme: 'DE-CR', id: 'HRB 77' } }

  test('are counted together, and those of others are not', async () => {
    const key = await aTenant()
    const parts = aCheck({ id: 'one' }, asking(1500))
    const { estimate } = await checked(key, parts)
    const own = anApplicant({ ...stranger, id: 'two', name: 'Example Zweitwerk GmbH' })
    const same = await checked(key, { ...aCheck({}, asking(1500)), customer: own })
    expect(Number(same.estimate.linked)).toBe(Number(estimate.requested))
    // Kept under the line each, and over a tenth of it together.
    expect(Number(same.estimate.operations)).toBeGreaterThan(Number(estimate.operations))
    const alone = {
      ...own,
      id: 'three',
      people: [],
      payment: {},
      email: 'y@else.example',
      phone: undefined,
      registration: undefined,
      name: 'Example Drittes GmbH',
    }
    const { ownership: _, ...body } = aCheck({}, asking(1500))
    expect((await checked(key, { ...body, customer: alone })).estimate.linked).toBe('0')
    // Nor those of another tenant.
    expect((await checked(await aTenant(), parts)).estimate.linked).toBe('0')
  })
})
