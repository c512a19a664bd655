import { describe, expect, test } from 'vitest'
import { computeFlags } from '../../../functions/domain/customers/compute-flags'
import { aChecked, aFirmOf, codesOf, machines } from '../../support/kyc-checked'

const planned = (operations: string) => ({ compute: [machines({ count: 1, hours: 1 })], modelPlan: { operations } })

// T0: no accelerator of the advanced classes. T1: below 10^23. T2: 10^23 to below 10^25. T3: 10^25 to below 10^26. T4: 10^26 and more.
describe('the tier of a request', () => {
  test.each([
    { operations: '99999999999999999999999', tier: 'T1', because: 'one short of 1e23' },
    { operations: '1e23', tier: 'T2', because: 'at 1e23' },
    { operations: '9999999999999999999999999', tier: 'T2', because: 'one short of 1e25' },
    { operations: '1e25', tier: 'T3', because: 'at 1e25' },
    { operations: '99999999999999999999999999', tier: 'T3', because: 'one short of 1e26' },
    { operations: '1e26', tier: 'T4', because: 'at 1e26' },
  ])('$tier: $because', ({ operations, tier }) => {
    expect(aChecked(planned(operations)).tier).toBe(tier)
  })

  test.each([
    { words: { compute: [] }, tier: 'T0', because: 'nothing is asked for' },
    {
      words: { compute: [machines({ chip: 'nvidia-t4', count: 100_000, hours: 10_000 })] },
      tier: 'T0',
      because: 'however many of a small chip',
    },
    { words: { compute: [machines({ chip: 'nvidia-rtx-3090', count: 8 })] }, tier: 'T0', because: 'a card for games below the classes' },
    { words: { compute: [machines({ count: 1, hours: 1 })] }, tier: 'T1', because: 'an hour of one H100' },
    { words: { compute: [machines({ chip: 'nvidia-l4', count: 1, hours: 1 })] }, tier: 'T1', because: 'a small chip of a class' },
    {
      words: { compute: [machines({ chip: 'nobody-knows-1', count: 1, hours: 1 })] },
      tier: 'T1',
      because: 'a chip that the catalog does not know',
    },
    { words: { compute: [], modelPlan: { operations: '1e20' } }, tier: 'T1', because: 'a plan without its chips' },
    {
      words: { compute: [machines({ chip: 'nvidia-t4', count: 1, hours: 1 })], modelPlan: { operations: '1e26' } },
      tier: 'T4',
      because: 'a plan that its machines do not carry out',
    },
    {
      words: { compute: [], priorUsage: [{ from: '2026-01-01', to: '2026-02-01', operations: '1e23' }] },
      tier: 'T2',
      because: 'use of chips that nobody named',
    },
    {
      words: { compute: [], linked: [{ id: 'other', links: ['payer' as const], compute: [machines({ count: 100_000, hours: 9000 })] }] },
      tier: 'T0',
      because: 'who asks for nothing has no tier by what others ask for',
    },
  ] as const)('$tier: $because', ({ words, tier }) => {
    expect(aChecked(words).tier).toBe(tier)
  })

  test('linked accounts count towards it', () => {
    const linked = [{ id: 'other', links: ['payer' as const], priorUsage: [{ from: '2026-01-01', to: '2026-02-01', operations: '1e26' }] }]
    expect(aChecked({ linked }).tier).toBe('T4')
  })
})

describe('lines of controlled weights, for foreign customers', () => {
  const flagged = (operations: string, customer = aFirmOf('GB')) =>
    computeFlags(aChecked({ ...planned(operations), customer })).filter(({ code }) => code === 'CMP_1E26')

  test.each([
    { operations: '9999999999999999999999999', cases: [], because: 'one short of a tenth' },
    { operations: '1e25', cases: ['early'], because: 'a tenth' },
    { operations: '99999999999999999999999999', cases: ['early'], because: 'one short of the line' },
    { operations: '1e26', cases: ['reached'], because: 'at the line' },
  ])('$cases: $because', ({ operations, cases }) => {
    expect(flagged(operations).map((each) => each.case)).toEqual(cases)
  })

  test.each([
    { customer: aFirmOf('US'), isForeign: false, because: 'a firm of the United States throughout' },
    { customer: aFirmOf('GU'), isForeign: false, because: 'of Guam' },
    { customer: aFirmOf('US', { isUsPerson: false }), isForeign: true, because: 'stated not to be one' },
    { customer: aFirmOf('US', { headquarters: 'SG' }), isForeign: true, because: 'run from elsewhere' },
    { customer: aFirmOf('US', { headquarters: undefined }), isForeign: true, because: 'run from nobody knows where' },
    { customer: aFirmOf('US', { ultimateParents: undefined }), isForeign: true, because: 'owned nobody knows by whom' },
    {
      customer: aFirmOf('US', { ultimateParents: [{ name: 'Example Holdings', kind: 'company', headquarters: 'JP' }] }),
      isForeign: true,
      because: 'owned from elsewhere',
    },
    { customer: aFirmOf('US', { jurisdiction: undefined }), isForeign: true, because: 'organized nobody knows where' },
    { customer: { type: 'individual' as const, addresses: [{ country: 'US' }] }, isForeign: true, because: 'a person who did not say' },
    {
      customer: { type: 'individual' as const, addresses: [{ country: 'FR' }], isUsPerson: true },
      isForeign: false,
      because: 'a US person abroad',
    },
  ])('foreign $isForeign: $because', ({ customer, isForeign }) => {
    expect(flagged('1e26', customer).length > 0).toBe(isForeign)
  })

  test('training of that size would have to be reported, and work that trains nothing would not', () => {
    const big = machines({ count: 10_000, hours: 10_000 })
    expect(codesOf(computeFlags(aChecked({ compute: [big] })))).toContain('CMP_REPORTABLE_TRAINING')
    expect(codesOf(computeFlags(aChecked({ compute: [{ ...big, training: false }] })))).not.toContain('CMP_REPORTABLE_TRAINING')
    expect(codesOf(computeFlags(aChecked({ compute: [{ ...big, training: false }] })))).toContain('CMP_1E26')
    expect(codesOf(computeFlags(aChecked(planned('99999999999999999999999999'))))).not.toContain('CMP_REPORTABLE_TRAINING')
  })

  test('the line of the European Union is told to those who are bound by it', () => {
    const at = (operations: string, isEuropean: boolean) =>
      codesOf(computeFlags(aChecked({ ...planned(operations), policy: { isEuropean } })))
    expect(at('1e25', true)).toContain('CMP_1E25')
    expect(at('9999999999999999999999999', true)).not.toContain('CMP_1E25')
    expect(at('1e25', false)).not.toContain('CMP_1E25')
  })
})
