import { describe, expect, test } from 'vitest'
import type { Party } from '../../../functions/domain/party'
import { aFirm, aSubsidiary, codesIn, codified } from '../../support/builders'
import { touching } from '../../support/touching'
import { access, aProvider, gpuTime } from './models'

touching('us/compute-access')

const partner = aFirm('DE')
const outsider = aFirm('IN')
const small = gpuTime({ plannedOperations: '9.9e25' })
const tuning = (plannedOperations: string, change: Parameters<typeof gpuTime>[0] = {}) =>
  gpuTime({ workload: 'fine-tuning', originalOperations: '2e26', plannedOperations, ...change })
const askedIn = (answer: ReturnType<typeof codified>) => answer.licenseRequirements.map(({ code }) => code)

// Giving access to machines is no export of them. The rule of January 2025 reaches it through promises and a red flag.
// Rows of the table on cloud customers; "outside" is outside paragraph (a) of Supplement No. 5 to part 740.
describe('inference, any provider, any customer: allowed by this rule', () => {
  const inference = gpuTime({ workload: 'inference', plannedOperations: undefined })
  test.each([
    { provider: aProvider('aia-holder'), customer: outsider },
    { provider: aProvider('dc-veu'), customer: outsider },
    { provider: aProvider('dc-veu', 'IN'), customer: outsider },
    { provider: aProvider('other'), customer: outsider },
    { provider: aProvider('other'), customer: aFirm('CN') },
    { provider: aProvider('other', 'CN'), customer: aFirm('CN') },
    { provider: undefined, customer: { name: 'Example', country: 'SG' } },
  ])('$provider.computeStatus of $provider.country for $customer.country', ({ provider, customer }) => {
    expect(codified(access({ provider, customer, item: inference })).outcome).toBe('no-license-required')
  })

  test('work stated to train is no inference', () => {
    const item = gpuTime({ workload: 'inference' })
    expect(codified(access({ item, endUse: { trainsControlledWeights: true } })).outcome).toBe('needs-review')
    expect(codified(access({ item, endUse: { purpose: 'training' } })).outcome).toBe('needs-review')
  })
})

describe('customers of the partner countries throughout: no flag, any training', () => {
  test.each(['aia-holder', 'dc-veu', 'other', undefined] as const)('provider %s', (status) => {
    const provider = aProvider('other', 'US', { computeStatus: status })
    const answer = codified(access({ provider, customer: partner }))
    expect(answer.outcome).toBe('no-license-required')
    expect(codesIn(answer)).not.toContain('red-flag-28')
  })

  test.each([
    { customer: aFirm('JP'), because: 'a partner' },
    { customer: aSubsidiary('US', 'FR'), because: 'parented in one' },
  ])('$because', ({ customer }) => {
    expect(codified(access({ customer })).outcome).toBe('no-license-required')
  })
})

// 740.27(b)(2)(iii): who holds chips under AIA has promised not to give access for training 4E091 models to entities located,
// headquartered or ultimately parented outside, without authorization.
describe('a provider that holds its chips under AIA', () => {
  const provider = aProvider('aia-holder')
  test.each([
    { customer: outsider, item: gpuTime(), outcome: 'license-required', because: 'outside throughout' },
    { customer: aFirm('DE', { headquarters: 'IN' }), item: gpuTime(), outcome: 'license-required', because: 'headquartered outside' },
    { customer: aSubsidiary('DE', 'IN'), item: gpuTime(), outcome: 'license-required', because: 'parented outside' },
    {
      customer: aFirm('IN', { headquarters: 'US' }),
      item: gpuTime(),
      outcome: 'license-required',
      because: 'located outside, nothing more',
    },
    { customer: aSubsidiary('SG', 'CN'), item: gpuTime(), outcome: 'license-required', because: 'the third tier' },
    { customer: outsider, item: small, outcome: 'no-license-required', because: 'below the entry' },
    { customer: outsider, item: tuning('1e25'), outcome: 'license-required', because: 'fine-tuning of a model within the entry trains it' },
    { customer: outsider, item: gpuTime({ exportIntent: false }), outcome: 'license-required', because: 'a promise asks for no intent' },
    {
      customer: { name: 'Example', country: 'DE', headquarters: 'DE' },
      item: gpuTime(),
      outcome: 'needs-review',
      because: 'the parent was not given',
    },
    { customer: outsider, item: gpuTime({ plannedOperations: undefined }), outcome: 'needs-review', because: 'how much was not said' },
  ])('$outcome: $because', ({ customer, item, outcome }) => {
    const answer = codified(access({ provider, customer, item }))
    expect(answer.outcome).toBe(outcome)
    expect(askedIn(answer).includes('aia-promise')).toBe(outcome === 'license-required')
  })

  test('below the entry the estimate is kept', () => {
    expect(codesIn(codified(access({ provider, item: small })))).toContain('operations-estimate')
    expect(codesIn(codified(access({ provider, item: small, customer: partner })))).not.toContain('operations-estimate')
  })

  test('the promise is cited', () => {
    const [asked] = codified(access({ provider })).licenseRequirements
    expect(asked?.cite.provision).toBe('15 CFR 740.27(b)(2)(iii)')
  })
})

// Supplement No. 10 to part 748, paragraph 7: a data center validated end-user trains no 4E091 model outside, nor as a
// service for entities headquartered outside; fine-tuning with not more than 25 % of the original operations is free.
describe('a data center validated end-user', () => {
  const provider = aProvider('dc-veu')
  test.each([
    { customer: outsider, item: gpuTime(), site: undefined, outcome: 'license-required', because: 'a customer from outside' },
    { customer: partner, item: gpuTime(), site: 'IN', outcome: 'license-required', because: 'a site outside' },
    { customer: outsider, item: gpuTime(), site: 'IN', outcome: 'license-required', because: 'both' },
    { customer: partner, item: gpuTime(), site: 'DE', outcome: 'no-license-required', because: 'neither' },
    {
      customer: aFirm('IN', { headquarters: 'US' }),
      item: gpuTime(),
      site: 'US',
      outcome: 'no-license-required',
      because: 'only located outside',
    },
    {
      customer: aSubsidiary('DE', 'IN'),
      item: gpuTime(),
      site: 'US',
      outcome: 'needs-review',
      because: 'only parented outside: red flag 28',
    },
    { customer: outsider, item: small, site: 'IN', outcome: 'no-license-required', because: 'below the entry' },
    {
      customer: outsider,
      item: tuning('5e25'),
      site: 'IN',
      outcome: 'no-license-required',
      because: 'a quarter of 2e26, the worked number',
    },
    { customer: outsider, item: tuning('4.9e25'), site: 'IN', outcome: 'no-license-required', because: 'less' },
    {
      customer: outsider,
      item: tuning('50000000000000000000000001'),
      site: 'IN',
      outcome: 'license-required',
      because: 'one operation more than a quarter',
    },
    { customer: partner, item: tuning('6e25'), site: 'IN', outcome: 'license-required', because: 'more than a quarter, by the site' },
    {
      customer: outsider,
      item: gpuTime({ originalOperations: '9e26' }),
      site: 'IN',
      outcome: 'license-required',
      because: 'training is no fine-tuning',
    },
    {
      customer: outsider,
      item: tuning('3e25', { originalOperations: undefined }),
      site: 'IN',
      outcome: 'needs-review',
      because: 'a quarter of what was not said',
    },
    {
      customer: outsider,
      item: tuning('3e25', { plannedOperations: undefined }),
      site: 'IN',
      outcome: 'needs-review',
      because: 'how much was not said',
    },
    {
      customer: { name: 'Example', country: 'DE' },
      item: gpuTime(),
      site: 'DE',
      outcome: 'needs-review',
      because: 'its headquarters was not given',
    },
  ])('$outcome: $because', ({ customer, item, site, outcome }) => {
    const dataCenter = site === undefined ? {} : { dataCenter: { id: 'site-1', country: site } }
    const answer = codified(access({ provider, customer, item, ...dataCenter }))
    expect(answer.outcome).toBe(outcome)
    expect(askedIn(answer).includes('validated-end-user-terms')).toBe(outcome === 'license-required')
  })

  test.each([
    { change: {}, country: 'IN', outcome: 'license-required', because: 'where the provider is, if no site is given' },
    { change: { dataCenter: { id: 'x', country: 'DE' } }, country: 'IN', outcome: 'no-license-required', because: 'the data center' },
    {
      change: { cluster: { operator: 'x', country: 'IN', totalTpp: 1 } },
      country: 'US',
      outcome: 'license-required',
      because: 'the cluster',
    },
    {
      change: { cluster: { operator: 'x', country: 'IN', totalTpp: 1 }, dataCenter: { id: 'x', country: 'DE' } },
      country: 'US',
      outcome: 'license-required',
      because: 'either of two',
    },
  ])('the site: $because', ({ change, country, outcome }) => {
    expect(codified(access({ provider: aProvider('dc-veu', country), customer: partner, ...change })).outcome).toBe(outcome)
  })
})

// Supplement No. 3 to part 732, red flag 28: any other provider, a customer headquartered or parented outside, training of a
// 4E091 model: ask whether the model will be exported.
describe('any other provider: red flag 28', () => {
  const flagOf = (answer: ReturnType<typeof codified>) => answer.flags.find(({ code }) => code === 'red-flag-28')
  test.each([
    { customer: outsider, exportIntent: undefined, outcome: 'needs-review', effect: 'needs-review', because: 'nobody asked' },
    { customer: outsider, exportIntent: true, outcome: 'needs-review', effect: 'needs-review', because: 'it will be exported' },
    { customer: outsider, exportIntent: false, outcome: 'no-license-required', effect: 'note', because: 'it will not' },
    {
      customer: aSubsidiary('DE', 'IN'),
      exportIntent: undefined,
      outcome: 'needs-review',
      effect: 'needs-review',
      because: 'parented outside',
    },
    {
      customer: aSubsidiary('US', 'IN'),
      exportIntent: undefined,
      outcome: 'needs-review',
      effect: 'needs-review',
      because: 'a subsidiary in the United States',
    },
    {
      customer: aFirm('IN', { headquarters: 'US' }),
      exportIntent: undefined,
      outcome: 'no-license-required',
      effect: undefined,
      because: 'located outside, and neither headquartered nor parented there',
    },
    {
      customer: { name: 'Example', country: 'US' },
      exportIntent: undefined,
      outcome: 'needs-review',
      effect: 'needs-review',
      because: 'not given',
    },
  ])('$outcome: $because', ({ customer, exportIntent, outcome, effect }) => {
    const answer = codified(access({ customer, item: gpuTime({ exportIntent }) }))
    expect(answer.outcome).toBe(outcome)
    expect(flagOf(answer)?.effect).toBe(effect)
  })

  test('with the intent to export, the license for the weights is named', () => {
    expect(flagOf(codified(access({ item: gpuTime({ exportIntent: true }) })))?.because).toContain('weights need a license')
  })

  test('training below the entry raises none', () => {
    expect(flagOf(codified(access({ item: small })))).toBeUndefined()
  })
})

// Any provider, the third tier anywhere in the chain, training: red flag 28 and the checks of part 744.
describe('the third tier in the chain', () => {
  const named = (country: string): Party => aFirm(country, { name: 'Another Ltd' })
  const harmless = gpuTime({ plannedOperations: '1e20', exportIntent: false })
  test.each([
    { change: { customer: aFirm('CN') }, because: 'the customer' },
    { change: { customer: aFirm('MO') }, because: 'the customer, of Macau' },
    { change: { customer: aSubsidiary('SG', 'CN') }, because: 'its parent' },
    { change: { provider: aProvider('other', 'SG', { headquarters: 'CN' }) }, because: 'the provider' },
    { change: { dataCenter: { id: 'x', country: 'CN' } }, because: 'the site' },
    { change: { others: { endUser: named('CN') } }, because: 'the end user behind the customer' },
    { change: { others: { cloudOperator: named('CN') } }, because: 'the operator of the cloud' },
    { change: { others: { distributor: named('CN') } }, because: 'who sells it on' },
    { change: { customer: { name: 'Example', country: 'SG' } }, because: 'perhaps: nothing more was given of the customer' },
  ])('is for review however small the model: $because', ({ change }) => {
    expect(codified(access({ item: harmless, ...change })).outcome).toBe('needs-review')
    expect(codified(access({ item: gpuTime({ workload: 'inference' }), ...change })).outcome).toBe('no-license-required')
  })

  test.each([
    { others: { freightForwarder: named('CN') }, because: 'nothing is carried' },
    { others: { exporter: aFirm('US') }, because: 'whoever asks' },
  ])('is not $others: $because', ({ others }) => {
    expect(codified(access({ item: harmless, others })).outcome).toBe('no-license-required')
  })

  test('forbid beats review: a promise is not softened by it', () => {
    expect(codified(access({ provider: aProvider('aia-holder'), customer: aFirm('CN') })).outcome).toBe('license-required')
  })
})

describe('facts that were left out', () => {
  const silent = aProvider('other', 'US', { computeStatus: undefined })
  test.each([
    { change: { provider: silent }, outcome: 'needs-review', because: 'how the provider has its chips' },
    { change: { provider: silent, item: small }, outcome: 'no-license-required', because: 'which does not matter below the entry' },
    { change: { provider: silent, item: gpuTime({ exportIntent: false }) }, outcome: 'needs-review', because: 'a promise may bind it' },
    { change: { provider: undefined }, outcome: 'needs-review', because: 'the provider' },
    { change: { provider: undefined, customer: partner }, outcome: 'needs-review', because: 'the site, with a provider of any status' },
    { change: { item: gpuTime({ plannedOperations: undefined }) }, outcome: 'needs-review', because: 'the operations' },
    {
      change: { item: gpuTime({ plannedOperations: undefined }), endUse: { trainsControlledWeights: false } },
      outcome: 'no-license-required',
      because: 'the operations, where it is stated that no such model is trained',
    },
    {
      change: { item: gpuTime({ plannedOperations: undefined }), endUse: { trainsControlledWeights: true } },
      outcome: 'needs-review',
      because: 'the operations, where it is stated that one is: red flag 28',
    },
    {
      change: { item: small, endUse: { trainsControlledWeights: true } },
      outcome: 'needs-review',
      because: 'a part of a greater training',
    },
    { change: { endUse: { trainsControlledWeights: false } }, outcome: 'needs-review', because: 'the figures say otherwise' },
    {
      change: {
        provider: aProvider('aia-holder'),
        item: tuning('3e25', { baseModelPublished: true }),
        endUse: { trainsControlledWeights: false },
      },
      outcome: 'needs-review',
      because: 'the number of Note 2, which no statement of a caller replaces',
    },
  ])('$outcome: $because', ({ change, outcome }) => {
    expect(codified(access(change)).outcome).toBe(outcome)
  })
})

// owner, operator and end user of machines that are leased, hosted or in several hands. Collect all; review.
describe('machines in several hands', () => {
  const calm = gpuTime({ exportIntent: false })
  test.each([
    { change: { provider: aProvider('other', 'US', { tenure: 'leased' }), item: calm }, isTold: true, because: 'leased' },
    { change: { provider: aProvider('other', 'US', { tenure: 'colocated' }), item: calm }, isTold: true, because: 'colocated' },
    { change: { provider: aProvider('other', 'US', { tenure: 'owned' }), item: calm }, isTold: false, because: 'owned' },
    { change: { others: { owner: aFirm('US', { name: 'Lessor Inc' }) }, item: calm }, isTold: true, because: 'another owner' },
    { change: { others: { owner: aProvider() }, item: calm }, isTold: false, because: 'the same owner' },
    {
      change: { provider: aProvider('other', 'US', { tenure: 'leased' }), item: calm, customer: partner },
      isTold: false,
      because: 'where nobody’s terms matter',
    },
    { change: { provider: aProvider('other', 'US', { tenure: 'leased' }), item: small }, isTold: false, because: 'below the entry' },
  ])('R-20 $isTold: $because', ({ change, isTold }) => {
    const answer = codified(access(change))
    expect(codesIn(answer).includes('R-20')).toBe(isTold)
    expect(answer.outcome).toBe(isTold ? 'needs-review' : 'no-license-required')
  })
})

// several candidates for a headquarters that come out differently.
test('two candidates for the customer’s headquarters are for review', () => {
  const customer = aFirm('DE', { headquarters: ['DE', 'IN'] })
  for (const status of ['other', 'aia-holder', 'dc-veu'] as const) {
    const answer = codified(access({ customer, provider: aProvider(status) }))
    expect(answer.outcome).toBe('needs-review')
    expect(answer.flags).toContainEqual(expect.objectContaining({ code: 'R-02', effect: 'needs-review' }))
  }
})
