import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Authorization, Export } from '../../../functions/domain/export'
import type { Party } from '../../../functions/domain/party'
import { aFirm, codified } from '../../support/builders'
import { certified, dataCenter, h100s, national, shares, statusOf, toNational, toUniversal, universal } from './veu'

const runs = { numRuns: 300 }
const place = fc.constantFrom('US', 'JP', 'DE', 'MY', 'IN', 'SA', 'CN', 'MO')
const parent = place.map((headquarters) => [{ name: 'Parent', kind: 'company' as const, headquarters }])
const party = (name: string): fc.Arbitrary<Party> =>
  fc
    .tuple(place, fc.oneof({ arbitrary: fc.constant([]), weight: 3 }, parent))
    .map(([headquarters, ultimateParents]) => aFirm('MY', { name, headquarters, ultimateParents }))
const paragraph = fc.integer({ min: 1, max: 19 })
/** Now and then something of the order is not as it should be. */
const now = <T>(good: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> => fc.oneof({ arbitrary: fc.constant(good), weight: 3 }, other)
const stated = now(
  certified(),
  paragraph.map((each) => certified({ [each]: false })),
)
const site = now<Export['dataCenter']>(
  dataCenter,
  fc.record({
    id: fc.constant('kulai-1'),
    country: fc.constantFrom('MY', 'CN'),
    newSite: fc.boolean(),
    noticeOn: fc.constantFrom('2025-09-03', '2025-09-04'),
  }),
)

/** Orders to both classes, most of them good. */
const order: fc.Arbitrary<Export> = fc
  .record({
    isUniversal: fc.boolean(),
    to: party('Example Compute Ltd'),
    operator: now<Party | undefined>(undefined, party('Example Operations Ltd')),
    evidence: stated.map((each) => [each, { kind: 'government-arrangement' }]),
    place: site,
    listedFrom: now('2025-06-02', fc.constantFrom('2026-03-02', '2026-03-03')),
    quantity: fc.integer({ min: 1, max: 100_000 }),
    installedTpp: fc.integer({ min: 0, max: 1_000_000_000 }),
  })
  .map(({ isUniversal, to, operator, evidence, place: dataCenterAt, listedFrom, quantity, installedTpp }) => {
    const own = (isUniversal ? universal : national)({ listedFrom })
    const words = { to, parties: { operator }, evidence, dataCenter: dataCenterAt, items: [h100s(quantity)] }
    const authorizations: Authorization[] = operator === undefined ? [own] : [own, { ...own, holder: 'operator' } as Authorization]
    return isUniversal
      ? toUniversal({ ...words, authorizations, usage: shares({ outsideATpp: installedTpp, byCountry: { MY: installedTpp } }) })
      : toNational({ ...words, authorizations, usage: { nveu: { country: 'MY', installedTpp } } })
  })

const covers = (given: Export): boolean => statusOf(codified(given)) === 'covers'
const neverCovers = (before: Export, after: Export): void => {
  if (!covers(before)) expect(covers(after)).toBe(false)
}
const consignee = (given: Export, change: Partial<Party>): Export => ({
  ...given,
  parties: { ...given.parties, ultimateConsignee: { ...given.parties.ultimateConsignee, ...change } },
})
const withAuthorizations = (given: Export, change: Partial<Authorization>): Export => ({
  ...given,
  authorizations: given.authorizations?.map((each) => ({ ...each, ...change }) as Authorization),
})

test('some of these orders are covered, and some are not', () => {
  const answers = fc.sample(order, 200).map(covers)
  expect([answers.includes(true), answers.includes(false)]).toEqual([true, true])
})

describe('nothing makes a validated end-user cover an order', () => {
  test.each<[string, (given: Export) => Export]>([
    ['a headquarters in China', (given) => consignee(given, { headquarters: 'CN' })],
    ['a parent in Macau', (given) => consignee(given, { ultimateParents: [{ name: 'Parent', kind: 'company', headquarters: 'MO' }] })],
    ['a headquarters that is not told', (given) => consignee(given, { headquarters: undefined })],
    ['a parent that is not told', (given) => consignee(given, { ultimateParents: undefined })],
    ['a lease', (given) => consignee(given, { tenure: 'leased' })],
    ['an owner in China', (given) => consignee(given, { owners: [{ name: 'Owner', share: 5, headquarters: 'CN' }] })],
    ['a data center in China', (given) => ({ ...given, dataCenter: { ...dataCenter, country: 'CN' } })],
    ['certifications left out', (given) => ({ ...given, evidence: [] })],
    ['figures left out', (given) => ({ ...given, usage: undefined })],
    ['a listing without its day', (given) => withAuthorizations(given, { listedFrom: undefined })],
    ['a listing on another day to come', (given) => withAuthorizations(given, { listedFrom: '2026-03-03' })],
    ['a holder that is not told', (given) => withAuthorizations(given, { holder: undefined })],
    ['a class that is not told', (given) => withAuthorizations(given, { class: undefined })],
    ['ten times as much', (given) => ({ ...given, items: given.items.map((each) => ({ ...each, quantity: each.quantity * 10 })) })],
    ['another line of the order', (given) => ({ ...given, items: [...given.items, h100s(1)] })],
    ['resale', (given) => ({ ...given, endUse: { purpose: 'resale' } })],
  ])('%s', (_, change) => {
    fc.assert(
      fc.property(order, (given) => neverCovers(given, change(given))),
      runs,
    )
  })

  test('a certification taken back', () => {
    fc.assert(
      fc.property(order, paragraph, (given, number) => {
        const doubted = { kind: 'supplement-10', elements: { [number]: false } }
        neverCovers(given, { ...given, evidence: [...(given.evidence ?? []), doubted] })
      }),
      runs,
    )
  })

  test('an operator of its own', () => {
    fc.assert(
      fc.property(order, party('Another Firm Ltd'), (given, operator) => {
        neverCovers(given, { ...given, parties: { ...given.parties, operator: given.parties.operator ?? operator } })
      }),
      runs,
    )
  })
})
