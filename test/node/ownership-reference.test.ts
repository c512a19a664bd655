import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rollUpUnder } from '../../functions/domain/listings/party-roll-up'
import type { InterestKind, OwnershipGraph, OwnershipNode } from '../../functions/domain/ownership/graph'
import type { Listing } from '../../functions/domain/party'
import { enforcedLaw } from '../../functions/regimes/us/law-of-day'
import { today } from '../support/builders'
import { referencePart, referencePool, type ToldInterest, type ToldOwners } from '../support/ownership-reference'

/** Who there is: the firm that is asked about, firms, one of the United States, and owners by what lists say of them. */
const firms = ['T', 'A', 'B', 'C', 'US1'] as const
const listed: Readonly<Record<string, readonly Listing[]>> = {
  EL1: [{ list: 'EL', confirmed: true }],
  EL2: [{ list: 'EL', confirmed: false }],
  MEU: [{ list: 'MEU', confirmed: true }],
  NPWMD: [{ list: 'SDN', programs: ['NPWMD'], confirmed: true }],
  CUBA: [{ list: 'SDN', programs: ['CUBA'], confirmed: true }],
}
const unnamed = 'somebody'
const everyone = [...firms, ...Object.keys(listed), unnamed]
/** By pool, who counts for a list surely and perhaps, and whether a firm of the United States may join. */
const pools = [
  { code: 'ofac', listed: ['NPWMD', 'CUBA'], perhapsListed: [], spares: [] as readonly string[] },
  { code: 'bis', listed: ['EL1', 'MEU', 'NPWMD'], perhapsListed: ['EL2'], spares: ['US1'] as readonly string[] },
]

const percent = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(0, 0.01, 10, 16.67, 20, 24.99, 25, 30, 33.33, 40, 49.99, 50, 50.01, 60, 75, 100) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100) },
)
const share = fc.oneof(
  { weight: 6, arbitrary: percent },
  { weight: 2, arbitrary: fc.tuple(percent, percent).map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const) },
  { weight: 1, arbitrary: fc.constant(undefined) },
)
const days = fc.constantFrom(undefined, undefined, undefined, '2024-05-01', '2026-11-22', '2026-11-23')
const interest: fc.Arbitrary<ToldInterest> = fc
  .record({ owner: fc.constantFrom(...everyone), subject: fc.constantFrom(...firms), percent: share, from: days, until: days })
  .map(({ owner, subject, percent, from, until }) => ({
    owner,
    subject,
    ...(percent === undefined ? {} : { percent }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  }))
/** Enough of them that owners stand in circles, that some firm has several interests of one owner, and that some have too many. */
const interests = fc.array(interest, { minLength: 1, maxLength: 14 })

const node = (id: string): OwnershipNode<Listing> => ({
  id,
  name: `Example ${id}`,
  kind: id === unnamed ? 'unknown' : 'entity',
  country: id === 'US1' ? 'US' : 'DE',
  listings: listed[id],
})

const graphOf = (told: readonly ToldInterest[], kinds: readonly InterestKind[]): OwnershipGraph<Listing> => ({
  subject: 'T',
  nodes: everyone.map(node),
  edges: told.map(({ owner, subject, percent, from, until }, at) => ({
    from: owner,
    to: subject,
    kind: kinds[at % kinds.length] ?? 'shares',
    ...(percent === undefined ? {} : { share: typeof percent === 'number' ? percent : { min: percent[0], max: percent[1] } }),
    startedOn: from,
    endedOn: until,
  })),
})

const toldTo = (interests: readonly ToldInterest[], { listed, perhapsListed, spares }: (typeof pools)[number]): ToldOwners => ({
  everyone,
  interests,
  listed: new Set(listed),
  perhapsListed: new Set(perhapsListed),
  unnamed: new Set([unnamed]),
  mayJoin: (id) => !spares.includes(id),
})

/** Those who stand above the firm that day, which is all that its answer speaks of. */
const aboveT = (told: readonly ToldInterest[]): ReadonlySet<string> => {
  const stands = told.filter(({ from = '', until }) => from <= today && (until === undefined || today < until))
  const seen = new Set(['T'])
  for (const id of seen) for (const { owner, subject } of stands) if (subject === id) seen.add(owner)
  return seen
}

const law = enforcedLaw(today)

// The least fixed point of the rules, at both bounds and for both pools: a graph may have circles, ranges, shares that were not
// told, interests that ended or have not begun, several interests of one owner, more than all of a firm, and an owner unnamed.
test('the roll-up and a slow one written from the rules agree on ten thousand random graphs', () => {
  const seen = { circles: 0, caught: 0, perhaps: 0, minorities: 0 }
  fc.assert(
    fc.property(interests, fc.constantFrom<readonly InterestKind[]>(['shares'], ['shares', 'votes']), (told, kinds) => {
      const rolled = rollUpUnder(graphOf(told, kinds), law)
      const above = aboveT(told)
      for (const pool of pools) {
        const slow = referencePool(toldTo(told, pool), today)
        const fast = rolled.pools.find(({ code }) => code === pool.code)
        const ids = (from: ReadonlySet<string>) => [...from].filter((id) => above.has(id)).sort()
        const perhaps = ids(slow.possible).filter((id) => !slow.definite.has(id))
        expect(fast?.definite).toEqual(ids(slow.definite))
        expect(fast?.possible).toEqual(perhaps)
        const [lo, hi] = slow.sums.get('T') ?? []
        expect(fast?.stake).toEqual({ lo, hi })
        for (const { subject, stake } of [...(fast?.minorities ?? []), ...(fast?.spared ?? [])]) {
          expect([stake.lo, stake.hi]).toEqual(slow.sums.get(subject))
        }
        seen.caught += fast?.outcome === 'met' ? 1 : 0
        seen.perhaps += fast?.outcome === 'unknown' ? 1 : 0
        seen.minorities += (fast?.minorities.length ?? 0) > 0 ? 1 : 0
      }
      seen.circles += told.some(({ owner, subject }) => told.some((each) => each.owner === subject && each.subject === owner)) ? 1 : 0
    }),
    { numRuns: 10_000, seed: 20_261_122 },
  )
  // What is compared must be there to be compared.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(500)
})

const layers = [['T'], ['A', 'B'], ['C', 'D'], ['P', 'Q']] as const
const step = (above: readonly string[], below: readonly string[]) =>
  fc.record({ owner: fc.constantFrom(...above), subject: fc.constantFrom(...below), percent: fc.integer({ min: 1, max: 10_000 }) })
const chains = fc
  .tuple(...[0, 1, 2].map((at) => fc.array(step(layers.slice(at + 1).flat(), layers[at] ?? []), { minLength: 1, maxLength: 4 })))
  .map((all) => fitting(all.flat().map(({ owner, subject, percent }) => ({ owner, subject, percent: percent / 100 }))))

/** Without what is more than all of a firm, or a second interest of one owner: neither has a sum to agree on. */
const fitting = <T extends { readonly owner: string; readonly subject: string; readonly percent: number }>(
  told: readonly T[],
): readonly T[] =>
  told.filter(({ owner, subject, percent }, at) => {
    const before = told.slice(0, at).filter((each) => each.subject === subject)
    return !before.some((each) => each.owner === owner) && before.reduce((sum, each) => sum + each.percent, percent) <= 100
  })

// Shares multiply along a path and paths add. What comes out as a fraction may be told a hundredth of a percent lower or higher.
describe('beneficial owners and the slow sum over every path agree', () => {
  const graph = (told: readonly ToldInterest[]): OwnershipGraph<Listing> => ({
    subject: 'T',
    nodes: layers.flat().map((id) => ({ id, name: id, kind: id === 'P' || id === 'Q' ? 'person' : 'entity' })),
    edges: told.map(({ owner, subject, percent }) => ({ from: owner, to: subject, kind: 'shares', share: percent as number })),
  })
  const slow = (interests: readonly ToldInterest[], person: string, passesAll?: number): number => {
    const told = { everyone: layers.flat(), interests, listed: new Set<string>(), perhapsListed: new Set<string>() }
    return referencePart({ ...told, unnamed: new Set(), mayJoin: () => true }, today, person, 'T', passesAll)
  }

  test('multiplied, and with a majority that passes the whole', () => {
    let found = 0
    let passing = 0
    fc.assert(
      fc.property(chains, (told) => {
        const { beneficialOwners } = rollUpUnder(graph(told), law)
        for (const person of ['P', 'Q']) {
          const [multiplied, passed] = [slow(told, person), slow(told, person, 50)]
          const owner = beneficialOwners.find(({ id }) => id === person)
          const most = Math.max(multiplied, passed)
          if (Math.abs(most - 2500) > 0.001) expect(owner !== undefined).toBe(most >= 2500)
          if (owner === undefined) continue
          found += 1
          passing += passed > multiplied ? 1 : 0
          for (const [bounds, exact] of [[owner.effective, multiplied] as const, [owner.throughMajorities, passed] as const]) {
            expect(bounds.lo).toBeLessThanOrEqual(exact + 0.001)
            expect(bounds.hi).toBeGreaterThanOrEqual(exact - 0.001)
            expect(bounds.hi - bounds.lo).toBeLessThanOrEqual(2)
          }
        }
      }),
      { numRuns: 3000, seed: 20_261_122 },
    )
    expect(found).toBeGreaterThan(100)
    expect(passing).toBeGreaterThan(100)
  })
})
