import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { completenessFlags } from '../../../functions/domain/customers/completeness-flags'
import type { ComputeTier } from '../../../functions/domain/customers/compute-request'
import type { Customer } from '../../../functions/domain/customers/customer'
import { customerOwnership } from '../../../functions/domain/customers/customer-ownership'
import { geographyFlags } from '../../../functions/domain/customers/geography-flags'
import { type KycSeverity, kycSeverities, type Raised } from '../../../functions/domain/customers/kyc-flag'
import { severityOf } from '../../../functions/domain/customers/weigh-flag'
import type { OwnershipEdge, OwnershipNode } from '../../../functions/domain/ownership/graph'
import type { Listing } from '../../../functions/domain/party'
import { kycFlagTerms } from '../../../functions/regimes/us/customers/flag-terms'
import { aFirmOf, type ToldWords, told } from '../../support/told-customers'
import { aGraph, type Graph, onList } from '../ownership/graphs'

const names = ['T', 'A', 'B', 'C', 'US1', 'P1', 'EL1', 'W1'] as const
const name = fc.constantFrom(...names)
const part = fc.constantFrom(0, 5, 10, 20, 24.99, 25, 30, 45, 49.99, 50, 51, 75, 100)
const share: fc.Arbitrary<OwnershipEdge['share']> = fc.oneof(
  { weight: 4, arbitrary: part },
  { weight: 1, arbitrary: fc.tuple(part, part).map(([one, other]) => ({ min: Math.min(one, other), max: Math.max(one, other) })) },
  { weight: 1, arbitrary: fc.constant(undefined) },
)
const edges = fc.array(fc.record({ from: name, to: name, share, kind: fc.constantFrom('shares', 'shares', 'votes', 'control') }), {
  maxLength: 8,
}) as fc.Arbitrary<readonly OwnershipEdge[]>
const graphOf = (all: readonly OwnershipEdge[], nodes: Readonly<Record<string, Partial<OwnershipNode<Listing>>>> = {}): Graph =>
  aGraph('T', [], { ...Object.fromEntries(names.map((id) => [id, {}])), ...nodes }, all)
const tier = fc.constantFrom<ComputeTier>('T0', 'T1', 'T4')
const place = fc.constantFrom('DE', 'US', 'CN', 'MO', 'SG', 'CU', 'PS')
const runs = { numRuns: 400, seed: 20_261_122 }

type Facts = ToldWords & { readonly tier: ComputeTier }

/** 4 for critical down to 0 for info. */
const rank = (severity: KycSeverity): number => kycSeverities.length - 1 - kycSeverities.indexOf(severity)
const forAPerson = rank('high')
const ranks = (flags: readonly Raised[], { tier }: Facts): readonly number[] =>
  flags.map(({ code, case: of }) => rank(severityOf(kycFlagTerms[code], tier, of))).sort((one, other) => other - one)
const gravest = (flags: readonly Raised[], facts: Facts): number => ranks(flags, facts)[0] ?? 0

const steps = (facts: Facts): readonly Raised[] => {
  const checked = told(facts)
  return [...completenessFlags(checked), ...geographyFlags(checked), ...customerOwnership(checked).flags]
}
/** What only lists raise: another owner also tells whose a part is, which is nothing that speaks against anybody. */
const ofLists = (facts: Facts): readonly Raised[] =>
  customerOwnership(told(facts)).flags.filter(({ code }) => /OFAC50|BIS50|PCT_UNKNOWN|LISTED/.test(code))

describe('what lists say of owners is never lighter', () => {
  test('for another listed owner', () => {
    fc.assert(
      fc.property(edges, name, part, tier, (all, to, share, tier) => {
        const another: OwnershipEdge = { from: 'W2', to, kind: 'shares', share }
        const before = { ownership: graphOf(all, { W2: {} }), tier }
        const after = { ownership: graphOf([...all, another], { W2: {} }), tier }
        expect(gravest(ofLists(after), after)).toBeGreaterThanOrEqual(gravest(ofLists(before), before))
      }),
      runs,
    )
  })

  test('for a listing of one who is there', () => {
    fc.assert(
      fc.property(edges, fc.constantFrom('A', 'B', 'US1', 'P1'), fc.boolean(), tier, (all, id, confirmed, tier) => {
        const listings = onList('SDN', { programs: ['NPWMD'], confirmed })
        const [before, after] = [
          { ownership: graphOf(all), tier },
          { ownership: graphOf(all, { [id]: { listings } }), tier },
        ]
        expect(gravest(ofLists(after), after)).toBeGreaterThanOrEqual(gravest(ofLists(before), before))
      }),
      runs,
    )
  })

  test('for a larger share of one', () => {
    fc.assert(
      fc.property(edges, part, part, fc.constantFrom('T', 'A', 'B'), tier, (all, one, other, to, tier) => {
        const owning = (share: number) => graphOf([...all, { from: 'W2', to, kind: 'shares', share }], { W2: {} })
        const [before, after] = [
          { ownership: owning(Math.min(one, other)), tier },
          { ownership: owning(Math.max(one, other)), tier },
        ]
        expect(gravest(ofLists(after), after)).toBeGreaterThanOrEqual(gravest(ofLists(before), before))
      }),
      runs,
    )
  })
})

/** One for one: the gravest of the one is no graver than the gravest of the other, nor is the next. */
const coversEach = (after: readonly number[], before: readonly number[]): boolean => before.every((each, at) => (after[at] ?? 0) >= each)

test('flag for flag, a parent in D:5 or Macau is never lighter than none', () => {
  fc.assert(
    fc.property(edges, fc.constantFrom('CN', 'HK', 'MO', 'RU'), tier, fc.boolean(), (all, headquarters, tier, mayTrain) => {
      const customer = (change: Partial<Customer>) => aFirmOf('DE', change)
      const before = { customer: customer({ ultimateParents: [] }), ownership: graphOf(all), tier, mayTrain }
      const parent = { name: 'Example Group', kind: 'company' as const, headquarters }
      const after = { ...before, customer: customer({ ultimateParents: [parent] }) }
      const flags = steps(after)
      expect(flags.map(({ code }) => code)).toContain('GEO_D5_PARENT')
      // A firm that names its parent contradicts itself no more.
      const others = steps(before).filter(({ code }) => code !== 'OWN_DATA_CONFLICT')
      expect(coversEach(ranks(flags, after), ranks(others, before))).toBe(true)
    }),
    runs,
  )
})

// A share that bars by itself is for a person once it is not told: what is not known is no more than that, and never less.
describe('what is not told any more is still for a person, above the first tier', () => {
  const facts = fc.record({
    edges,
    places: fc.record({ jurisdiction: place, headquarters: place, address: place, parent: place }),
    tier: fc.constantFrom<ComputeTier>('T1', 'T2', 'T4'),
  })
  const atLeast = (before: Facts, after: Facts): void =>
    expect(gravest(steps(after), after)).toBeGreaterThanOrEqual(Math.min(forAPerson, gravest(steps(before), before)))

  test.each<{ what: string; without: (customer: Customer, graph: Graph, at: number) => readonly [Customer, Graph] }>([
    { what: 'headquarters', without: (customer, graph) => [{ ...customer, headquarters: undefined }, graph] },
    { what: 'parents', without: (customer, graph) => [{ ...customer, ultimateParents: undefined }, graph] },
    { what: 'addresses', without: (customer, graph) => [{ ...customer, addresses: [] }, graph] },
    { what: 'places of use', without: (customer, graph) => [{ ...customer, useLocations: undefined }, graph] },
    {
      what: 'the share of an owner',
      without: (customer, { edges, ...graph }, at) => [
        customer,
        { ...graph, edges: edges.map((edge, of) => (of === at % edges.length ? { ...edge, share: undefined } : edge)) },
      ],
    },
    {
      what: 'the country of an owner',
      without: (customer, { nodes, ...graph }, at) => [
        customer,
        { ...graph, nodes: nodes.map((node, of) => (of === at % nodes.length ? { ...node, country: undefined } : node)) },
      ],
    },
  ])('$what', ({ without }) => {
    fc.assert(
      fc.property(facts, fc.nat(20), ({ edges, places, tier }, at) => {
        const customer = aFirmOf('DE', {
          jurisdiction: places.jurisdiction,
          headquarters: places.headquarters,
          addresses: [{ country: places.address, kind: 'principal', text: '1 Example Street' }],
          ultimateParents: [{ name: 'Example Group', kind: 'company', headquarters: places.parent }],
        })
        const graph = graphOf(edges)
        const [changed, other] = without(customer, graph, at)
        const words = { tier, intendedUse: { purpose: 'inference' as const }, compute: [{ chip: 'nvidia-h100-sxm', count: 8, hours: 1 }] }
        atLeast({ ...words, customer, ownership: graph }, { ...words, customer: changed, ownership: other })
      }),
      runs,
    )
  })
})
