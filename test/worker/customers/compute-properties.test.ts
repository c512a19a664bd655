import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { businessFlags } from '../../../functions/domain/customers/business-flags'
import type { Checked } from '../../../functions/domain/customers/checked'
import { computeFlags } from '../../../functions/domain/customers/compute-flags'
import { type ComputeRequest, computeTiers, type LinkedAccount, type PriorUsage } from '../../../functions/domain/customers/compute-request'
import type { Customer, CustomerFacts } from '../../../functions/domain/customers/customer'
import type { Raised } from '../../../functions/domain/customers/kyc-flag'
import { useFlags } from '../../../functions/domain/customers/use-flags'
import { customerDetermination } from '../../../functions/operations/customer-determination'
import { aChecked, aFirmOf } from '../../support/kyc-checked'

const chips = ['nvidia-h100-sxm', 'nvidia-b200', 'nvidia-a100-sxm4-80gb', 'nvidia-t4', 'amd-mi300x', 'nobody-knows-1']
const request: fc.Arbitrary<ComputeRequest> = fc.record(
  {
    chip: fc.constantFrom(...chips),
    count: fc.integer({ min: 1, max: 200_000 }),
    hours: fc.integer({ min: 1, max: 10_000 }),
    // Limits, and no widening: who says that it trains in FP4 speaks against itself.
    precision: fc.constantFrom('fp8', 'int8', 'fp16', 'tf32', 'fp32', 'fp64'),
    utilization: fc.constantFrom(0.1, 0.3, 0.5),
    training: fc.constant(false),
    fabricGbps: fc.constantFrom(25, 100, 400),
    dataCenter: fc.constantFrom('NO', 'SE'),
  },
  { requiredKeys: ['chip', 'count', 'hours'] },
)
const usage: fc.Arbitrary<PriorUsage> = fc.record({
  from: fc.constant('2026-01-01'),
  to: fc.constant('2026-02-01'),
  operations: fc.constantFrom('1e20', '1e23', '6e24', '6e25'),
})
const account: fc.Arbitrary<LinkedAccount> = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  links: fc.constant(['payer' as const]),
  compute: fc.array(request, { maxLength: 2 }),
  priorUsage: fc.array(usage, { maxLength: 2 }),
})
const customer: fc.Arbitrary<Customer> = fc
  .tuple(fc.constantFrom('US', 'GB', 'IN', 'CN', 'SG'), fc.constantFrom('2015-01-01', '2023-01-01', '2026-06-01'))
  .map(([place, foundedOn]) => aFirmOf(place, { foundedOn }))
const facts: fc.Arbitrary<CustomerFacts> = fc.record(
  {
    customer,
    compute: fc.array(request, { minLength: 1, maxLength: 3 }),
    priorUsage: fc.array(usage, { maxLength: 2 }),
    linkedAccounts: fc.array(account, { maxLength: 3 }),
    modelPlan: fc.record({ operations: fc.constantFrom('1e21', '1e24', '1e26'), exportIntent: fc.constant(false) }),
  },
  { requiredKeys: ['customer', 'compute'] },
)

const allFlags = (checked: Checked): readonly Raised[] => [
  ...computeFlags(checked),
  ...businessFlags(checked),
  ...useFlags(checked),
  ...customerDetermination(checked).flags,
]
const rank = { info: 0, low: 1, medium: 2, high: 3, critical: 4 } as const

/** As grave as the worst that was raised under a code, by the terms and the tier. */
const gravity = (checked: Checked): ReadonlyMap<string, number> => {
  const found = new Map<string, number>()
  for (const { code, case: which } of allFlags(checked)) {
    const { severity } = checked.law.terms[code]
    const terms = typeof severity === 'object' && 'cases' in severity ? severity.cases[which ?? ''] : severity
    const grave = typeof terms === 'string' ? terms : terms?.[checked.tier]
    if (grave === undefined) throw new Error(`${code} has no severity for ${which}`)
    found.set(code, Math.max(found.get(code) ?? 0, rank[grave]))
  }
  return found
}

const tierOf = ({ tier }: Checked): number => computeTiers.indexOf(tier)

/** Nothing of the second is told less gravely than it was told of the first. */
const expectNoLooser = (before: Checked, after: Checked, but: readonly string[] = []): void => {
  expect(after.estimate.total >= before.estimate.total).toBe(true)
  expect(tierOf(after)).toBeGreaterThanOrEqual(tierOf(before))
  const now = gravity(after)
  for (const [code, grave] of gravity(before)) if (!but.includes(code)) expect(now.get(code) ?? -1, code).toBeGreaterThanOrEqual(grave)
}

/** Signs of what a smaller request, or a smaller share of it, shows: more of it may end them, and ends no tier. */
const bySize = ['CMP_STRUCTURING', 'CMP_FIRST_LARGE']

describe('more never loosens', () => {
  test('more machines or hours', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 1, max: 1000 }), fc.boolean(), (told, more, isCount) => {
        const [first, ...rest] = told.compute ?? []
        if (first === undefined) return
        const grown = isCount ? { ...first, count: first.count + more } : { ...first, hours: first.hours + more }
        expectNoLooser(aChecked(told), aChecked({ ...told, compute: [grown, ...rest] }), bySize)
      }),
      { numRuns: 300 },
    )
  })

  test('another request', () => {
    fc.assert(
      fc.property(facts, request, (told, another) => {
        expectNoLooser(aChecked(told), aChecked({ ...told, compute: [...(told.compute ?? []), another] }), bySize)
      }),
      { numRuns: 300 },
    )
  })

  test('more use before, or another linked account, told by either', () => {
    fc.assert(
      fc.property(facts, account, usage, (told, another, use) => {
        const before = aChecked(told)
        expectNoLooser(before, aChecked({ ...told, priorUsage: [...(told.priorUsage ?? []), use] }), bySize)
        expectNoLooser(before, aChecked({ ...told, linkedAccounts: [...(told.linkedAccounts ?? []), another] }), bySize)
        expectNoLooser(before, aChecked({ ...told, linked: [another] }), bySize)
      }),
      { numRuns: 200 },
    )
  })
})

describe('a missing fact never loosens', () => {
  const without = <T extends object>(all: T, key: keyof T): T => ({ ...all, [key]: undefined })

  test.each(['precision', 'utilization', 'training', 'fabricGbps', 'dataCenter'] as const)('%s of a request', (key) => {
    fc.assert(
      fc.property(facts, (told) => {
        const compute = (told.compute ?? []).map((each) => without(each, key))
        expectNoLooser(aChecked(told), aChecked({ ...told, compute }), bySize)
      }),
      { numRuns: 200 },
    )
  })

  test.each(['headquarters', 'ultimateParents', 'jurisdiction', 'foundedOn', 'isUsPerson'] as const)('%s of the customer', (key) => {
    fc.assert(
      fc.property(facts, (told) => {
        // Below the first tier nobody is asked when it was founded.
        const before = aChecked(told)
        if (key === 'foundedOn' && before.tier === 'T0') return
        expectNoLooser(before, aChecked({ ...told, customer: without(told.customer, key) }))
      }),
      { numRuns: 200 },
    )
  })

  test('that the model is not to leave', () => {
    fc.assert(
      fc.property(facts, (told) => {
        if (told.modelPlan === undefined) return
        expectNoLooser(aChecked(told), aChecked({ ...told, modelPlan: without(told.modelPlan, 'exportIntent') }))
      }),
      { numRuns: 200 },
    )
  })
})
