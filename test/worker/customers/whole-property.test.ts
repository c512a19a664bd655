import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeTiers } from '../../../functions/domain/customers/compute-request'
import type { CustomerFacts } from '../../../functions/domain/customers/customer'
import { kycSeverities } from '../../../functions/domain/customers/kyc-flag'
import { decisions } from '../../../functions/domain/records/screening'
import type { CustomerCheck } from '../../../functions/operations/compose-check'
import { anEntry, listsOf } from '../../support/listed'
import { saidBy, toldFacts, wholeCheck } from '../../support/whole-checks'

const lists = await listsOf([anEntry({ name: 'Zhongxiang Quantum Instruments Co., Ltd.' })])
const bounds = { seed: 20_261_122, numRuns: 400 } as const

const place = fc.constantFrom('DE', 'US', 'GB', 'IN', 'MY', 'AE', 'CN', 'HK', 'MO', 'RU', 'SY', 'IR', 'KY')
const option = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 3 })
const share = fc.oneof(
  fc.integer({ min: 0, max: 100 }),
  fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 50, max: 100 })).map(([min, max]) => ({ min, max })),
)

/** Customers of many kinds: most of them told nearly everything. */
const facts: fc.Arbitrary<CustomerFacts> = fc
  .record({
    home: place,
    headquarters: option(place),
    parent: fc.option(place, { nil: undefined }),
    payment: option(place),
    access: place,
    founded: option(fc.constantFrom('2015-03-01', '2023-01-01', '2026-02-01')),
    owner: fc.record({ country: place, share: option(share), isListed: fc.boolean() }),
    request: fc.option(
      fc.record({
        chip: fc.constantFrom('nvidia-h100-sxm', 'nvidia-b200', 'nvidia-rtx-4090', 'no-such-chip'),
        count: fc.constantFrom(1, 8, 512, 4000, 60_000),
        hours: fc.constantFrom(1, 24, 720, 8760),
        training: option(fc.boolean()),
      }),
      { nil: undefined },
    ),
    plan: option(fc.constantFrom('1e22', '1e24', '2e26')),
    result: fc.constantFrom('verified', 'verified', 'pending', 'failed'),
    ordersBefore: option(fc.constantFrom(0, 3)),
  })
  .map(({ home, headquarters, parent, payment, access, founded, owner, request, plan, result, ordersBefore }) => {
    const told = toldFacts({
      addresses: [{ country: home, kind: 'principal', text: '1 Example Street' }],
      jurisdiction: home,
      useLocations: [home],
      headquarters,
      ultimateParents: parent === undefined ? [] : [{ name: 'Example Parent', kind: 'company', headquarters: parent }],
      foundedOn: founded,
      payment: payment === undefined ? undefined : { method: 'card', country: payment },
      accessIps: [{ country: access }],
    })
    return {
      ...told,
      ownership: {
        subject: 'firm',
        nodes: [
          { id: 'firm', name: 'Example Render GmbH', kind: 'entity', country: home },
          { id: 'person', name: 'Example Person', kind: 'person', country: owner.country },
          {
            id: 'listed',
            name: 'Example Holding',
            kind: 'entity',
            country: owner.country,
            ...(owner.isListed ? { listings: [{ list: 'EL', confirmed: true }] } : {}),
          },
        ],
        edges: [
          { from: 'person', to: 'firm', kind: 'control' },
          { from: 'listed', to: 'firm', kind: 'shares', ...(owner.share === undefined ? {} : { share: owner.share }) },
        ],
      },
      verifications: [{ subject: 'customer', method: 'documentary', result }, ...(told.verifications ?? []).slice(1)],
      compute: request === undefined ? undefined : [request],
      modelPlan: plan === undefined ? undefined : { operations: plan },
      signals: { ordersBefore },
    } satisfies CustomerFacts
  })

const rank = ({ decision }: CustomerCheck): number => decisions.indexOf(decision)
/** Nothing granted is the least. */
const grant = ({ granted: { computeTier, interimAccess } }: CustomerCheck): number => {
  const tier = computeTier ?? interimAccess?.computeTier ?? null
  return tier === null ? -1 : computeTiers.indexOf(tier)
}
const gravest = ({ flags }: CustomerCheck): number => Math.min(...flags.map(({ severity }) => kycSeverities.indexOf(severity)), 9)
const mayTrain = ({ compute = [] }: CustomerFacts) => compute.some(({ training }) => training !== false)

/** What the worse of two customers may be answered, beside what the better one was. */
const isNotLooser = (better: CustomerCheck, worse: CustomerCheck): void => {
  expect(rank(worse)).toBeGreaterThanOrEqual(rank(better))
  expect(gravest(worse)).toBeLessThanOrEqual(gravest(better))
}

/**
 * Where nothing of the advanced classes is asked for, an adverse fact that nobody told is only less that is known. From there on
 * what is missing is for a person, and what it was cannot matter.
 */
const isNotLetIn = (told: CustomerCheck, less: CustomerCheck): void => {
  if (told.decision === 'allow') expect(grant(less)).toBeLessThanOrEqual(grant(told))
  else if (told.computeTier !== 'T0')
    expect({ told: saidBy(told), less: less.decision, by: saidBy(less), t: told.computeTier }).not.toMatchObject({ less: 'allow' })
}

const check = (given: CustomerFacts): CustomerCheck => wholeCheck(given, lists)

describe('no customer fares better for', () => {
  test('one more owner who is listed', () => {
    fc.assert(
      fc.property(facts, fc.option(share, { nil: undefined }), (given, held) => {
        const { ownership } = given
        if (ownership === undefined) return
        const more = {
          ...ownership,
          nodes: [
            ...ownership.nodes,
            { id: 'more', name: 'Example More', kind: 'entity' as const, country: 'CN', listings: [{ list: 'EL', confirmed: true }] },
          ],
          edges: [
            ...ownership.edges,
            { from: 'more', to: 'firm', kind: 'shares' as const, ...(held === undefined ? {} : { share: held }) },
          ],
        }
        isNotLooser(check(given), check({ ...given, ownership: more }))
      }),
      bounds,
    )
  })

  test('more computing', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(2, 10, 1000), (given, times) => {
        const more = (given.compute ?? []).map((each) => ({ ...each, count: each.count * times }))
        isNotLooser(check(given), check({ ...given, compute: given.compute && more }))
      }),
      bounds,
    )
  })

  test('an account that it is linked with, and what that used', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom('1e22', '9e25'), (given, operations) => {
        const linked = [{ id: 'other', links: ['payer' as const], priorUsage: [{ from: '2026-03-01', to: '2026-04-01', operations }] }]
        isNotLooser(check(given), check({ ...given, linkedAccounts: linked }))
      }),
      bounds,
    )
  })

  test('a parent in D:5 or Macau', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom('CN', 'HK', 'MO', 'RU'), (given, seat) => {
        const { customer } = given
        const parents = [...(customer.ultimateParents ?? []), { name: 'Example Top', kind: 'company' as const, headquarters: seat }]
        isNotLooser(check(given), check({ ...given, customer: { ...customer, ultimateParents: parents } }))
      }),
      bounds,
    )
  })

  test('a name that is on a list', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const customer = { ...given.customer, otherNames: ['Zhongxiang Quantum Instruments Co., Ltd.'] }
        isNotLooser(check(given), check({ ...given, customer }))
      }),
      bounds,
    )
  })
})

describe('nobody is let in for telling less', () => {
  const untold = fc.constantFrom(
    'addresses',
    'useLocations',
    'headquarters',
    'ultimateParents',
    'registration',
    'foundedOn',
    'payment',
    'people',
    'name',
  )
  test('about the customer', () => {
    fc.assert(
      fc.property(facts, untold, (given, field) => {
        const { [field]: _, ...left } = given.customer
        const less = check({ ...given, customer: { ...left, addresses: field === 'addresses' ? [] : given.customer.addresses } })
        isNotLetIn(check(given), less)
      }),
      bounds,
    )
  })

  test.each(['ownership', 'verifications', 'modelPlan', 'intendedUse'] as const)('about its %s', (field) => {
    fc.assert(
      fc.property(facts, (given) => {
        const { [field]: _, ...left } = given
        isNotLetIn(check(given), check(left))
      }),
      bounds,
    )
  })

  test('about whether its machines train', () => {
    fc.assert(
      fc.property(facts, (given) => {
        if (mayTrain(given)) return
        const open = (given.compute ?? []).map(({ training: _, ...each }) => each)
        isNotLooser(check(given), check({ ...given, compute: given.compute && open }))
      }),
      bounds,
    )
  })
})
