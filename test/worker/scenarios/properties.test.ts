import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { permits } from '../../../functions/domain/determination'
import type { Agreement, ApprovedOperator, Cluster, Export } from '../../../functions/domain/export'
import type { Parties, Party } from '../../../functions/domain/party'
import type { ScenarioParameters } from '../../../functions/domain/scenarios/scenario-terms'
import { createDetermination, type DeterminationAnswer } from '../../../functions/operations/create-determination'
import { scenarios } from '../../../functions/regimes/scenarios/scenarios'
import { aFirm } from '../../support/builders'
import { complete } from '../../support/scenarios'
import { armsEmbargoed, circuitItem, listing, ordinary, party, request } from '../determinations/requests'

const runs = { numRuns: 60 }
const favored = ['DE', 'JP', 'PL', 'SG', 'MY']
const place = fc.constantFrom(...favored, ...ordinary)

const agreement: fc.Arbitrary<Agreement> = fc.record(
  {
    country: fc.constantFrom('SG', 'IN', 'MY', 'CN', 'AE'),
    from: fc.constantFrom('2022-01-01', '2026-01-01', '2026-11-23'),
    to: fc.constantFrom('2025-12-31', '2026-12-31'),
    effect: fc.oneof(
      { arbitrary: fc.constant({ kind: 'favored' as const }), weight: 3 },
      fc.constantFrom({ kind: 'cap' as const, tpp: 1_000_000 }, { kind: 'multiplier' as const, factor: 2 }),
    ),
    conditions: fc.constantFrom([], ['security-standard']),
  },
  { requiredKeys: ['country', 'from', 'effect'] },
)
const operator: fc.Arbitrary<ApprovedOperator> = fc.record(
  {
    id: fc.constant('op-2'),
    name: fc.constant('Example Compute Ltd'),
    headquarters: fc.constantFrom('US', 'US', 'DE'),
    from: fc.constantFrom('2022-01-01', '2026-01-01'),
    to: fc.constantFrom('2025-12-31', '2026-12-31'),
  },
  { requiredKeys: ['id', 'name', 'headquarters', 'from'] },
)
const size = fc.constantFrom(1_000, 60_000_000, 60_000_001, 6_000_000_000, 20_000_000_000)
const aboutCluster = fc.record(
  { totalTpp: size, exporterMonitors: fc.constantFrom(true, true, false), clusteringBlocked: fc.constantFrom(true, true, false) },
  { requiredKeys: ['totalTpp'] },
)
/** What most deals are like: one of the chips, to one firm, on a day since the proposals were made. */
const plain: fc.Arbitrary<Export> = fc.record({
  asOf: fc.constantFrom('2025-06-01', '2026-07-09', '2026-07-10', '2026-11-22'),
  activity: fc.constant('export' as const),
  items: fc.tuple(
    fc
      .constantFrom('nvidia-h100-sxm', 'nvidia-l4', 'nvidia-rtx-4090', 'nvidia-t4')
      .map((chip) => ({ kind: 'chip' as const, chip, quantity: 1 })),
  ),
  parties: fc.constantFrom(...favored).map((country) => ({ ultimateConsignee: aFirm(country) })),
})
const cloud = aFirm('US', { name: 'Example Cloud Inc' })

/** A question with what scenarios read beside the law: small amounts used, agreements, operators and a cluster. */
const question: fc.Arbitrary<Export> = fc
  .record({
    given: fc.oneof({ arbitrary: plain, weight: 2 }, request),
    to: fc.option(fc.tuple(place, fc.constantFrom('same' as const, ...favored, 'US')), { freq: 3 }),
    usage: fc.option(fc.constantFrom(0, 4_000_000, 1_000_000_000), { freq: 5 }),
    agreements: fc.array(agreement, { maxLength: 2 }),
    operators: fc.array(operator, { maxLength: 1 }),
    cluster: fc.option(aboutCluster, { freq: 4 }),
    run: fc.boolean(),
    shown: fc.boolean(),
  })
  .map(({ given, to, usage, agreements, operators, cluster, run, shown }): Export => {
    const consignee = to === null ? given.parties.ultimateConsignee : aFirm(to[0], { headquarters: to[1] === 'same' ? to[0] : to[1] })
    const year = Number(given.asOf.slice(0, 4))
    return {
      ...given,
      parties: { ...given.parties, ultimateConsignee: consignee, ...(run ? { operator: cloud, cloudOperator: cloud } : {}) },
      agreements,
      approvedOperators: operators,
      ...(usage === null ? {} : { usage: { ...given.usage, lpp: { year, receivedTpp: usage }, country: { licensedTpp: usage } } }),
      ...(cluster === null ? {} : { cluster: { operator: 'x', country: consignee.country, ...cluster } as Cluster }),
      ...(shown
        ? { evidence: [...(given.evidence ?? []), { kind: 'agreement-conditions', elements: { 'security-standard': true } }] }
        : {}),
    }
  })

const answered = (scenario: string, given: Export, parameters: ScenarioParameters | undefined = complete[scenario]) => {
  const answer = createDetermination(given, { scenario, parameters })
  return answer.ok ? answer.value : undefined
}

/** The contract hears an unknown requirement before the license or exception that would lift it. */
const wasLifted = ({ outcome, licenseExceptions, authorizations }: DeterminationAnswer): boolean =>
  outcome === 'needs-review' &&
  (authorizations.some(({ status }) => status === 'covers') || licenseExceptions.some(({ status }) => status === 'eligible'))

/** NAC serves Macau, D:5 and firms of there, and nobody else. */
const servedByNotice = ({ licenseExceptions }: DeterminationAnswer): boolean =>
  licenseExceptions.some(({ symbol, status }) => symbol === 'NAC' && status === 'eligible')

/** Nothing that is refused is compared; and no permit comes of what was not one, save by NAC. */
const neverLoosens = (scenario: string, before: Export, after: Export, parameters?: ScenarioParameters) => {
  const [one, other] = [answered(scenario, before, parameters), answered(scenario, after, parameters)]
  if (one === undefined || other === undefined) return
  if (permits(one.outcome) || wasLifted(one) || servedByNotice(other)) return
  expect(permits(other.outcome), `${one.outcome} became ${other.outcome}`).toBe(false)
}

const isBelied = (answer: DeterminationAnswer | undefined): boolean =>
  answer?.licenseExceptions.some(({ findings }) => findings.some(({ condition }) => condition === 'cluster-holds-order')) === true

/** Each party of the deal replaced in turn by what becomes of it. */
const eachParty = ({ parties }: Export, change: (party: Party) => Party): readonly Parties[] => {
  const { intermediateConsignees = [], ultimateConsignee, ...others } = parties
  const single = Object.entries(others).flatMap(([role, each]) => (each === undefined ? [] : [{ ...parties, [role]: change(each) }]))
  return [
    { ...parties, ultimateConsignee: change(ultimateConsignee) },
    ...single,
    ...(intermediateConsignees.length > 0 ? [{ ...parties, intermediateConsignees: intermediateConsignees.map(change) }] : []),
  ]
}

const without = <T extends object>(whole: T, key: string): T =>
  Object.fromEntries(Object.entries(whole).filter(([each]) => each !== key)) as T

const at = (given: Export, country: string): Export => ({
  ...given,
  parties: { ...given.parties, ultimateConsignee: { ...given.parties.ultimateConsignee, country } },
  ...(given.cluster ? { cluster: { ...given.cluster, country } } : {}),
})

describe.each(scenarios.map(({ id }) => id))('under %s nothing turns into a permit', (id) => {
  const holds = <T>(values: fc.Arbitrary<T>, check: (given: Export, value: T) => void) =>
    fc.assert(fc.property(question, values, check), runs)

  test('by ordering more', () => {
    holds(fc.integer({ min: 2, max: 1000 }), (given, factor) => {
      neverLoosens(id, given, { ...given, items: given.items.map((each) => ({ ...each, quantity: each.quantity * factor })) })
    })
  })

  test('by adding an item', () => {
    holds(circuitItem, (given, item) => neverLoosens(id, given, { ...given, items: [...given.items, item] }))
  })

  test('by moving the consignee to D:5', () => {
    holds(fc.tuple(place, fc.constantFrom(...armsEmbargoed)), (given, [from, country]) => {
      fc.pre(given.activity !== 'transfer')
      neverLoosens(id, at(given, from), at(given, country))
    })
  })

  test('by moving a seat or a parent to China', () => {
    holds(fc.constantFrom('CN', 'HK'), (given, headquarters) => {
      const ultimateParents = [{ name: 'Parent', kind: 'company' as const, headquarters }]
      for (const parties of eachParty(given, (each) => ({ ...each, headquarters }))) neverLoosens(id, given, { ...given, parties })
      for (const parties of eachParty(given, (each) => ({ ...each, ultimateParents }))) neverLoosens(id, given, { ...given, parties })
    })
  })

  test('by listing a party', () => {
    holds(listing, (given, found) => {
      for (const parties of eachParty(given, (each) => ({ ...each, listings: [...(each.listings ?? []), found] })))
        neverLoosens(id, given, { ...given, parties })
    })
  })

  test('by naming one more party whose seat is unknown', () => {
    holds(party, (given, { name, country }) => {
      fc.pre(given.parties.endUser === undefined)
      neverLoosens(id, given, { ...given, parties: { ...given.parties, owner: { name, country } } })
    })
  })

  test('by saying less of a party or of the deal', () => {
    holds(fc.constant(null), (given) => {
      for (const key of ['headquarters', 'ultimateParents'])
        for (const parties of eachParty(given, (each) => without(each, key))) neverLoosens(id, given, { ...given, parties })
      for (const key of ['agreements', 'approvedOperators', 'usage', 'evidence', 'authorizations', 'notifications', 'existingStock'])
        neverLoosens(id, given, without(given, key))
    })
  })

  test('by ending an agreement or an approval', () => {
    holds(fc.constant(null), (given) => {
      for (const kept of [0, 1]) {
        neverLoosens(id, given, { ...given, agreements: (given.agreements ?? []).filter((_, index) => index === kept) })
        neverLoosens(id, given, { ...given, agreements: (given.agreements ?? []).map((each) => ({ ...each, to: '2020-01-01' })) })
      }
      neverLoosens(id, given, { ...given, approvedOperators: [] })
    })
  })

  test('by a larger cluster, or by saying less of one', () => {
    holds(size, (given, totalTpp) => {
      const { cluster } = given
      fc.pre(cluster !== undefined)
      if (cluster === undefined) return
      // An order larger than the cluster told belies its size, and another size may not.
      if (totalTpp >= cluster.totalTpp && !isBelied(answered(id, given)))
        neverLoosens(id, given, { ...given, cluster: { ...cluster, totalTpp } })
      for (const key of ['exporterMonitors', 'clusteringBlocked']) neverLoosens(id, given, { ...given, cluster: without(cluster, key) })
      neverLoosens(id, given, without(given, 'cluster'))
    })
  })
})

describe('a stricter parameter permits nothing more', () => {
  const stricter: readonly (readonly [string, ScenarioParameters, ScenarioParameters])[] = [
    ['tier-reform', { favored: ['DE', 'SG'] }, { favored: ['DE'] }],
    ['tier-reform', { hqRule: 'D5MO' }, { hqRule: 'nonFavored' }],
    ['tier-reform', { hqRule: 'none' }, { hqRule: 'D5MO' }],
    ['tier-reform', {}, { denied: ['D:5', 'MO', 'SG', 'AE'] }],
    ['tier-reform', {}, { lowVolume: { unit: 'H100e', schedule: [10] } }],
    ['monopoly', { thresholds: { lowEndTpp: 1600 } }, { thresholds: { lowEndTpp: 500 } }],
    // No amount is free here: one counts items of the .a level alone, so that what a lower bound moves there from .b would come under it.
    [
      'monopoly',
      { thresholds: { lowEndTpp: 1600 }, lowVolume: { unit: 'TPP', perConsigneePerYear: 0 } },
      { thresholds: { lowEndTpp: 1600, a1Tpp: 1000 }, lowVolume: { unit: 'TPP', perConsigneePerYear: 0 } },
    ],
    ['monopoly', { favored: ['DE'] }, { favored: ['DE'], hostingLimitTpp: 1000 }],
    ['repeal', { keepFoundry: false }, { keepFoundry: true }],
    ['repeal-embargo-only', {}, { denied: ['D:5', 'MO', 'SG', 'SA'] }],
    ['repeal-embargo-only', { hqRule: 'none' }, { hqRule: 'D5MO' }],
    ['bilateral', { favored: ['SG', 'DE'] }, { favored: ['DE'] }],
    ['approved-operators', {}, { eligibleCountries: ['DE'] }],
    ['march-2026-draft', {}, { gb300eTpp: 1000 }],
    ['southeast-asia-draft', { exemptHq: ['US', 'JP', 'DE'] }, { exemptHq: ['US'] }],
    ['southeast-asia-draft', {}, { extraDestinations: ['MY', 'TH', 'SG'] }],
  ]

  test.each(stricter)('%s: %j, then %j', (id, loose, strict) => {
    fc.assert(
      fc.property(question, (given) => {
        const [one, other] = [loose, strict].map((parameters) => answered(id, given, { ...complete[id], ...parameters }))
        if (one === undefined || other === undefined || permits(one.outcome) || wasLifted(one)) return
        expect(permits(other.outcome), `${one.outcome} became ${other.outcome}`).toBe(false)
      }),
      runs,
    )
  })
})

test('the questions meet permits and refusals enough to mean something', () => {
  const sample = fc.sample(question, { seed: 7, numRuns: 300 })
  for (const { id } of scenarios) {
    const outcomes = sample.map((given) => answered(id, given)?.outcome)
    expect([id, new Set(outcomes).size >= 4]).toEqual([id, true])
    expect(outcomes.filter((each) => each !== undefined && permits(each)).length).toBeGreaterThan(40)
  }
})
