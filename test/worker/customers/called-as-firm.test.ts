import { describe, expect, test } from 'vitest'
import type { CustomerFacts } from '../../../functions/domain/customers/customer'
import { noLists } from '../../support/listed'
import { saidBy, toldFacts, wholeCheck } from '../../support/whole-checks'

const lists = await noLists()
const aPerson = (name: string, count: number): CustomerFacts => ({
  ...toldFacts({
    type: 'individual',
    name,
    jurisdiction: undefined,
    headquarters: undefined,
    ultimateParents: undefined,
    people: undefined,
    payment: { method: 'card', country: 'DE' },
  }),
  ownership: undefined,
  verifications: [{ subject: 'customer', method: 'documentary', result: 'verified' }],
  compute: count === 0 ? [] : [{ chip: 'nvidia-h100-sxm', count, hours: 720, training: false }],
})

// Owners are asked of firms: nobody is spared them by a box that says person.
describe('a person', () => {
  test.each([
    ['Example Render GmbH', 0, 'allow'],
    ['Example Render GmbH', 4, 'review'],
    ['Example Trading Co., Ltd.', 4, 'review'],
    ['例株式会社', 4, 'review'],
    ['Example Render AG', 256, 'review'],
    ['Ana Sá', 4, 'allow'],
    ['Ana Exemplo', 4, 'allow'],
    ['Ana Exemplo', 256, 'allow'],
  ])('called %s that asks for %d chips: %s', (name, count, decision) => {
    const check = wholeCheck(aPerson(name, count), lists)
    expect([check.decision, saidBy(check).includes('OWN_BO_INCOMPLETE high')]).toEqual([decision, decision === 'review'])
  })
})
