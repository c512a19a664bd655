import { describe, expect, test } from 'vitest'
import { completenessFlags } from '../../../functions/domain/customers/completeness-flags'
import { type ComputeTier, computeTiers } from '../../../functions/domain/customers/compute-request'
import type { Customer, CustomerFacts } from '../../../functions/domain/customers/customer'
import { decideCheck } from '../../../functions/domain/customers/decide-check'
import { aChecked, aCompany, allFacts, aPerson } from '../../support/weighed'

const missing = (facts: CustomerFacts, tier: ComputeTier): readonly unknown[] =>
  completenessFlags(aChecked({ facts, tier })).map(({ detail }) => detail?.['field'])

const without = (customer: Customer, ...keys: readonly (keyof Customer)[]): Customer =>
  Object.fromEntries(Object.entries(customer).filter(([key]) => !keys.some((each) => each === key))) as Customer

const factsWithout = (...keys: readonly (keyof CustomerFacts)[]): CustomerFacts =>
  Object.fromEntries(Object.entries(allFacts()).filter(([key]) => !keys.some((each) => each === key))) as CustomerFacts

const address = { text: '1 Example Street, Exampleville', country: 'NL' }

// Asked for from each tier on: T0 a name or an email address, and a country; T1 also address, place and purpose of use, headquarters and
// parent; T2 also registration or a document's number, payment and verification; T3 also the plan of the model.
describe('a firm', () => {
  test.each(computeTiers)('that told everything lacks nothing at %s', (tier) => {
    expect(missing(allFacts(), tier)).toEqual([])
  })

  test.each<{ what: string; facts: CustomerFacts; field: string; from: ComputeTier; also?: readonly string[] }>([
    { what: 'name and email address', facts: allFacts(without(aCompany(), 'name', 'email')), field: '/customer/name', from: 'T0' },
    {
      what: 'any country',
      facts: allFacts({ ...without(aCompany(), 'headquarters', 'jurisdiction'), addresses: [] }),
      field: '/customer/addresses/0/country',
      from: 'T0',
      also: ['/customer/addresses', '/customer/headquarters'],
    },
    { what: 'a name beside the email address', facts: allFacts(without(aCompany(), 'name')), field: '/customer/name', from: 'T1' },
    { what: 'a name of more than blanks', facts: allFacts(aCompany({ name: ' ' })), field: '/customer/name', from: 'T1' },
    {
      what: 'the text of an address',
      facts: allFacts(aCompany({ addresses: [{ country: 'NL' }] })),
      field: '/customer/addresses',
      from: 'T1',
    },
    {
      what: 'anything but a box',
      facts: allFacts(aCompany({ addresses: [{ ...address, isPoBox: true }] })),
      field: '/customer/addresses',
      from: 'T1',
    },
    {
      what: 'anything but an address for letters and one for bills',
      facts: allFacts(
        aCompany({
          addresses: [
            { ...address, kind: 'mailing' },
            { ...address, kind: 'billing' },
          ],
        }),
      ),
      field: '/customer/addresses',
      from: 'T1',
    },
    { what: 'places of use', facts: allFacts(without(aCompany(), 'useLocations')), field: '/customer/useLocations', from: 'T1' },
    { what: 'any place of use', facts: allFacts(aCompany({ useLocations: [] })), field: '/customer/useLocations', from: 'T1' },
    { what: 'a purpose', facts: factsWithout('intendedUse'), field: '/intendedUse/purpose', from: 'T1' },
    {
      what: 'a purpose that says something',
      facts: { ...allFacts(), intendedUse: { purpose: 'other', description: ' ' } },
      field: '/intendedUse/purpose',
      from: 'T1',
    },
    { what: 'headquarters', facts: allFacts(without(aCompany(), 'headquarters')), field: '/customer/headquarters', from: 'T1' },
    { what: 'any headquarters', facts: allFacts(aCompany({ headquarters: [] })), field: '/customer/headquarters', from: 'T1' },
    {
      what: 'an ultimate parent, or that there is none',
      facts: allFacts(without(aCompany(), 'ultimateParents')),
      field: '/customer/ultimateParents',
      from: 'T1',
    },
    { what: 'a registration', facts: allFacts(without(aCompany(), 'registration')), field: '/customer/registration', from: 'T2' },
    { what: 'payment', facts: allFacts(without(aCompany(), 'payment')), field: '/customer/payment', from: 'T2' },
    { what: 'the country of payment', facts: allFacts(aCompany({ payment: { method: 'card' } })), field: '/customer/payment', from: 'T2' },
    { what: 'a way of payment', facts: allFacts(aCompany({ payment: { country: 'NL' } })), field: '/customer/payment', from: 'T2' },
    { what: 'verification', facts: factsWithout('verifications'), field: '/verifications', from: 'T2' },
    {
      what: 'verification of itself',
      facts: { ...allFacts(), verifications: [{ subject: 'Jo Example', method: 'both', result: 'verified' }] },
      field: '/verifications',
      from: 'T2',
    },
    { what: 'a plan of the model', facts: factsWithout('modelPlan'), field: '/modelPlan', from: 'T3' },
    { what: 'tokens beside parameters', facts: { ...allFacts(), modelPlan: { parameters: '7e9' } }, field: '/modelPlan', from: 'T3' },
  ])('without $what lacks it from $from on', ({ facts, field, from, also = [] }) => {
    const lacking = computeTiers.filter((tier) => missing(facts, tier).includes(field))
    expect(lacking).toEqual(computeTiers.slice(computeTiers.indexOf(from)))
    expect(missing(facts, 'T4')).toEqual([field, ...also])
  })

  test.each<{ what: string; facts: CustomerFacts }>([
    { what: 'no parent, where the owners were told', facts: ownersTold() },
    { what: 'numbers of itself instead of a registration', facts: numbersTold() },
    { what: 'parameters and tokens instead of operations', facts: { ...allFacts(), modelPlan: { parameters: '7e9', tokens: '2e12' } } },
    { what: 'a description instead of a purpose', facts: { ...allFacts(), intendedUse: { description: 'Rendering of films.' } } },
    { what: 'several headquarters, which are in doubt and not missing', facts: allFacts(aCompany({ headquarters: ['NL', 'SG'] })) },
  ])('with $what lacks nothing', ({ facts }) => {
    expect(missing(facts, 'T4')).toEqual([])
  })

  function ownersTold(): CustomerFacts {
    return {
      ...allFacts(without(aCompany(), 'ultimateParents')),
      ownership: { subject: 'c', nodes: [{ id: 'c', name: 'C', kind: 'entity' }], edges: [] },
    }
  }
  function numbersTold(): CustomerFacts {
    return allFacts({ ...without(aCompany(), 'registration'), identifiers: [{ scheme: 'lei', id: '5493001KJTIIGC8Y1R12' }] })
  }
})

describe('an individual', () => {
  test('is not asked where it is headquartered and who its parent is', () => {
    const facts = { ...allFacts(aPerson({ useLocations: ['NL'] })) }
    expect(missing(facts, 'T1')).toEqual([])
    expect(missing(facts, 'T2')).toEqual(['/customer/registration', '/customer/payment'])
  })

  test('with an email address alone and a country is in at the lowest tier', () => {
    const facts = { customer: without(aPerson({ addresses: [{ country: 'NL' }] }), 'name') }
    const checked = aChecked({ facts })
    expect(decideCheck(checked, completenessFlags(checked))).toMatchObject({ decision: 'allow', granted: { computeTier: 'T0' } })
  })

  test('of whom nothing is told is asked for its name and its country, and gets nothing', () => {
    const checked = aChecked({ facts: { customer: { type: 'individual', addresses: [] } } })
    expect(decideCheck(checked, completenessFlags(checked))).toMatchObject({
      decision: 'review',
      granted: { computeTier: null },
      requiredDocuments: ['contact-details'],
      public: { asks: ['We need your name.', 'We need to know in which country you are.'] },
    })
  })
})

test('what is missing is told one by one, with where it belongs and a sentence that asks for it', () => {
  const checked = aChecked({ facts: allFacts(without(aCompany(), 'headquarters', 'payment')), tier: 'T2' })
  const { flags, public: told, requiredDocuments } = decideCheck(checked, completenessFlags(checked))
  expect(flags.map(({ detail, public: said }) => [detail?.['field'], said])).toEqual([
    ['/customer/headquarters', 'We need to know where your company has its headquarters.'],
    ['/customer/payment', 'We need to know how you will pay, and from which country.'],
  ])
  expect(told.asks).toEqual(flags.map(({ public: said }) => said))
  expect(requiredDocuments).toEqual(['headquarters-and-parent', 'payment-details'])
})

test('each field that may be missing has a sentence and a paper of its own', () => {
  const nothing: CustomerFacts = { customer: { type: 'entity', addresses: [] } }
  const checked = aChecked({ facts: nothing, tier: 'T4' })
  const raised = completenessFlags(checked)
  const { flags } = decideCheck(checked, raised)
  const said = flags.map(({ public: text }) => text)
  expect(new Set(said).size).toBe(raised.length)
  expect(said).not.toContain('We need another proof of identity.')
  for (const each of raised) expect(decideCheck(checked, [each]).requiredDocuments).not.toContain('second-document')
})
