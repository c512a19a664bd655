import { describe, expect, test } from 'vitest'
import type { Activity } from '../../../functions/domain/export'
import { aFirm, anExport, codesIn, codified, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { access, aProvider, gpuTime, weights } from './models'

touching('us/compute-access', 'us/training-notice', 'us/eccn-4e091')

// Whether the work trains a 4E091 model is read by the entry's own bounds; a promise under AIA makes each visible.
describe('how large the model is', () => {
  const trains = (change: Parameters<typeof gpuTime>[0], opsOpen?: string) =>
    codified(
      access({ provider: aProvider('aia-holder'), item: gpuTime(change), ...(opsOpen === undefined ? {} : { assume: { opsOpen } }) }),
    )
  const blocked = 'license-required'
  const free = 'no-license-required'
  test.each([
    { change: { plannedOperations: '1e26' }, outcome: blocked, because: 'the figure itself' },
    { change: { plannedOperations: '99999999999999999999999999' }, outcome: free, because: 'one operation less' },
    { change: { plannedOperations: '1e26' }, opsOpen: '1.1e26', outcome: free, because: 'behind the most advanced published model' },
    { change: { plannedOperations: '1e26' }, opsOpen: '1e26', outcome: blocked, because: 'not behind it' },
    {
      change: { workload: 'fine-tuning', originalOperations: '9e25', plannedOperations: '1e25' },
      outcome: blocked,
      because: 'what it starts from and what is added reach the figure',
    },
    {
      change: { workload: 'fine-tuning', originalOperations: '9e25', plannedOperations: '9.9e24' },
      outcome: free,
      because: 'both together are short of it',
    },
    {
      change: { workload: 'fine-tuning', originalOperations: undefined, plannedOperations: '1e26' },
      outcome: blocked,
      because: 'what is added reaches it alone',
    },
    {
      change: { workload: 'fine-tuning', originalOperations: undefined, plannedOperations: '1e20' },
      outcome: 'needs-review',
      because: 'what it starts from was not given',
    },
    {
      change: { workload: 'fine-tuning', originalOperations: '2e26', plannedOperations: '2.5e25', baseModelPublished: true },
      outcome: free,
      because: 'derived from published weights, at the floor',
    },
    {
      change: { workload: 'fine-tuning', originalOperations: '2e26', plannedOperations: '2.6e25', baseModelPublished: true },
      outcome: 'needs-review',
      because: 'above the floor, and the number of Note 2 is not known',
    },
    {
      change: { workload: 'fine-tuning', originalOperations: '3e26', plannedOperations: '2.6e25', baseModelPublished: true },
      opsOpen: '2e26',
      outcome: free,
      because: 'within a quarter of it',
    },
    {
      change: { workload: 'fine-tuning', originalOperations: '3e26', plannedOperations: '5.1e25', baseModelPublished: true },
      opsOpen: '2e26',
      outcome: blocked,
      because: 'above a quarter of it',
    },
  ] as const)('$outcome: $because', ({ change, outcome, ...rest }) => {
    expect(trains(change, 'opsOpen' in rest ? rest.opsOpen : undefined).outcome).toBe(outcome)
  })

  test.each([
    { change: { plannedOperations: '1e26' }, code: 'R-12', effect: 'note' },
    { change: { plannedOperations: '1e26' }, code: 'OPS_OPEN', effect: 'note' },
    {
      change: { workload: 'fine-tuning', originalOperations: '2e26', plannedOperations: '2.6e25', baseModelPublished: true },
      code: 'OPS_OPEN',
      effect: 'needs-review',
    },
  ] as const)('$code is told, as a $effect', ({ change, code, effect }) => {
    expect(trains(change).flags).toContainEqual(expect.objectContaining({ code, effect }))
  })
})

describe('what is shown of the machines', () => {
  test.each([
    { item: gpuTime({ count: 8 }), each: 15_832, total: 126_656 },
    { item: gpuTime({ chip: undefined, spec: { tpp: 15_824, designedForDatacenter: true }, count: 8 }), each: 15_824, total: 126_592 },
  ])('$each each, $total in all', ({ item, each, total }) => {
    const [answered] = codified(access({ item })).items
    expect(answered).toMatchObject({ eccn: null, residual: [], tppEach: each, tppTotal: total })
  })

  test('circuits that may not be used stop the sale', () => {
    expect(determined(access({ item: gpuTime({ chip: 'huawei-ascend-910c', workload: 'inference' }) })).outcome).toBe('prohibited')
  })
})

test.each<Activity>(['export', 'reexport', 'transfer', 'deemed-export', 'release', 'domestic'])(
  'GPU time by way of %s is answered as access',
  (activity) => {
    for (const provider of [aProvider('aia-holder'), aProvider('other')]) {
      const [one, other] = [codified(access({ provider })), codified(access({ provider, activity }))]
      expect(other.outcome).toBe(one.outcome)
      expect(other.licenseRequirements).toEqual(one.licenseRequirements)
    }
  },
)

// Binding 2025-05-15 as printed. As enforced, red flag 28 and the promises are not; the notice of 2025-05-13 on
// training for parties of Macau and D:5 is, and means access too. Lists, embargoes and known uses stay.
describe('on the enforced track', () => {
  const wmd = { concerns: [{ kind: 'military-intelligence', knowledge: true }] } as const
  test.each([
    { change: {}, outcome: 'no-license-required', codes: ['R-01'], because: 'red flag 28 is not enforced' },
    { change: { provider: aProvider('aia-holder') }, outcome: 'no-license-required', codes: ['R-01'], because: 'nor the promise' },
    { change: { provider: aProvider('dc-veu') }, outcome: 'no-license-required', codes: ['R-01'], because: 'nor the terms' },
    { change: { item: gpuTime({ workload: 'inference' }) }, outcome: 'no-license-required', codes: [], because: 'inference' },
    {
      change: { customer: aFirm('CN') },
      outcome: 'no-license-required',
      codes: ['training-for-d5', 'R-01'],
      because: 'the notice is a red flag',
    },
    {
      change: { customer: aFirm('CN'), endUse: wmd },
      outcome: 'needs-review',
      codes: ['TRAINING_NOTICE'],
      because: 'a known use it names',
    },
    {
      change: { customer: aFirm('CN'), asOf: '2025-05-12' },
      outcome: 'no-license-required',
      codes: [],
      because: 'the day before the notice',
    },
    {
      change: { customer: aFirm('IN', { listings: [{ list: 'SDN', confirmed: true }] }) },
      outcome: 'prohibited',
      codes: ['R-01'],
      because: 'a blocked person',
    },
    {
      change: { customer: aFirm('IN', { listings: [{ list: 'EL', confirmed: true }] }) },
      outcome: 'needs-review',
      codes: ['other-controls'],
      because: 'a listed customer',
    },
    { change: { customer: aFirm('IR') }, outcome: 'needs-review', codes: ['other-controls'], because: 'a customer under an embargo' },
    {
      change: { dataCenter: { id: 'x', country: 'RU' } },
      outcome: 'needs-review',
      codes: ['other-controls'],
      because: 'a site under an embargo',
    },
    { change: { endUse: wmd }, outcome: 'needs-review', codes: ['other-controls'], because: 'a known use, of whomever' },
  ])('$outcome: $because', ({ change, outcome, codes }) => {
    const answer = determined(access(change))
    expect(answer.outcome).toBe(outcome)
    expect(codesIn(answer)).toEqual(expect.arrayContaining(codes))
    if (codes.length === 0) expect(codesIn(answer)).not.toContain('R-01')
  })

  test.each([
    { asOf: '2025-05-14', outcome: 'no-license-required', isAnnounced: true },
    { asOf: '2025-05-15', outcome: 'license-required', isAnnounced: false },
    { asOf: '2025-01-12', outcome: 'no-license-required', isAnnounced: false },
  ])('as printed, on $asOf: $outcome', ({ asOf, outcome, isAnnounced }) => {
    const answer = codified(access({ asOf, provider: aProvider('aia-holder') }))
    expect(answer.outcome).toBe(outcome)
    expect(codesIn(answer).includes('not-yet-due')).toBe(isAnnounced)
  })
})

test('weights and the time that trains them are answered side by side', () => {
  const given = anExport({ asOf: '2025-08-01', to: 'DE', items: [weights(), gpuTime()], parties: { computeProvider: aProvider() } })
  expect(codified(given).items.map(({ outcome }) => outcome)).toEqual(['license-exception', 'no-license-required'])
})
