import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { captureIn, type Pool } from '../../../functions/domain/ownership/capture'
import type { OwnershipEdge } from '../../../functions/domain/ownership/graph'
import { type Holdings, holdingsOf } from '../../../functions/domain/ownership/holdings'
import type { Listing } from '../../../functions/domain/party'
import { aGraph, type Graph, onList, rolled } from './graphs'

const names = ['T', 'A', 'B', 'C', 'D', 'US1', 'EL1', 'EL2', 'W1'] as const
const name = fc.constantFrom(...names)
const part = fc.constantFrom(0, 10, 16.67, 20, 24.99, 25, 30, 33.33, 49.99, 50, 50.01, 60, 100)
const share: fc.Arbitrary<OwnershipEdge['share']> = fc.oneof(
  { arbitrary: part, weight: 4 },
  fc.tuple(part, part).map(([one, other]) => ({ min: Math.min(one, other), max: Math.max(one, other) })),
  fc.constant(undefined),
)
const edge: fc.Arbitrary<OwnershipEdge> = fc.record({
  from: name,
  to: name,
  share,
  kind: fc.constantFrom('shares', 'shares', 'shares', 'votes', 'nominee', 'control'),
})
const edges = fc.array(edge, { maxLength: 12 })
/** Each owner once in each firm: a second interest of one owner may take nothing away and add nothing. */
const graphOf = (all: readonly OwnershipEdge[]): Graph => aGraph('T', [], Object.fromEntries(names.map((id) => [id, {}])), all)
const runs = { numRuns: 1000, seed: 20_261_122 }

const pools = (graph: Graph) => {
  const { ofac, bis } = rolled(graph)
  return [ofac, bis]
}
const isWithin = (some: readonly string[], all: readonly string[]): boolean => some.every((each) => all.includes(each))

/** Everyone caught before is caught after, surely or perhaps as before. */
const neverShrinks = (before: Graph, after: Graph): void => {
  const later = pools(after)
  for (const [at, one] of pools(before).entries()) {
    const other = later[at]
    expect(isWithin(one.definite, other?.definite ?? [])).toBe(true)
    expect(isWithin([...one.definite, ...one.possible], [...(other?.definite ?? []), ...(other?.possible ?? [])])).toBe(true)
  }
}

// Of those who count in both pools: to a pool that does not count it, another owner is one who leaves less.
describe('nothing that is told against a party frees anybody', () => {
  test('another listed owner', () => {
    fc.assert(
      fc.property(edges, name, part, (all, to, its) => {
        neverShrinks(graphOf(all), graphOf([...all, { from: 'W9', to, share: its, kind: 'shares' }]))
      }),
      runs,
    )
  })

  test('a larger share of a listed owner', () => {
    fc.assert(
      fc.property(edges, name, part, part, (all, to, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)]
        const owned = (its: number) => graphOf([...all, { from: 'W9', to, share: its, kind: 'shares' }])
        neverShrinks(owned(less), owned(more))
      }),
      runs,
    )
  })

  test('the listing of an owner', () => {
    fc.assert(
      fc.property(edges, name, (all, id) => {
        const graph = graphOf(all)
        const nodes = graph.nodes.map((node) => (node.id === id ? { ...node, listings: onList('SDN', { programs: ['NPWMD'] }) } : node))
        const listed = { ...graph, nodes }
        const freed = (before: Graph, after: Graph, pool: number) => {
          const [one, other] = [pools(before)[pool], pools(after)[pool]]
          return (one?.definite ?? []).filter((each) => !other?.definite.includes(each))
        }
        // What a node was listed for before gives way to the other listing, which counts in both pools.
        expect([...freed(graph, listed, 0), ...freed(graph, listed, 1)]).toEqual([])
      }),
      runs,
    )
  })
})

test('in whatever order edges and nodes are told, the answer is the same', () => {
  const shuffled = edges.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
  fc.assert(
    fc.property(shuffled, ([all, other]) => {
      const [one, two] = [graphOf(all), graphOf(other)]
      const again = rolled({ ...two, nodes: [...two.nodes].reverse() })
      expect(JSON.parse(JSON.stringify(again))).toEqual(JSON.parse(JSON.stringify(rolled(one))))
    }),
    runs,
  )
})

test('whoever is surely caught is perhaps caught, and no stake is less at the most than at the least', () => {
  fc.assert(
    fc.property(edges, (all) => {
      const holdings = holdingsOf(graphOf(all), '2026-11-22')
      const capture = captureIn(holdings, anyListed)
      expect(capture.definite.every((is, at) => !is || capture.possible[at] === true)).toBe(true)
      expect(capture.stakes.every(({ lo, hi }) => 0 <= lo && lo <= hi && hi <= 10_000)).toBe(true)
    }),
    runs,
  )
})

const anyListed: Pool<Listing> = {
  seeds: ({ listings }) => (listings === undefined ? 'unmet' : 'met'),
  captures: ({ country }) => country !== 'US',
  shareMin: 5000,
}

/** Every set in which exactly those are who are listed, or held to half by direct owners in the set. */
const fixedPoints = ({ nodes, above }: Holdings<Listing>): readonly (readonly number[])[] => {
  const isClosed = (set: ReadonlySet<number>): boolean =>
    nodes.every((node, at) => {
      const held = (above[at] ?? []).reduce((sum, { owner, lo }) => sum + (set.has(owner) ? lo : 0), 0)
      return set.has(at) === (anyListed.seeds(node) === 'met' || (anyListed.captures(node) && held >= 5000))
    })
  return Array.from({ length: 2 ** nodes.length }, (_, bits) => nodes.flatMap((__, at) => ((bits >> at) & 1 ? [at] : []))).filter((set) =>
    isClosed(new Set(set)),
  )
}

/** Few firms that hold much of each other. */
const tight = fc.array(
  fc.record({
    from: fc.constantFrom('T', 'A', 'B', 'C', 'US1', 'EL1'),
    to: fc.constantFrom('T', 'A', 'B', 'C', 'US1'),
    share: fc.constantFrom(20, 30, 49.99, 50, 70),
    kind: fc.constant('shares' as const),
  }),
  { maxLength: 9 },
)

test('who is surely caught is the least set that holds together, of all that do', () => {
  let several = 0
  fc.assert(
    fc.property(tight, (all) => {
      const holdings = holdingsOf(graphOf(all), '2026-11-22')
      const found = captureIn(holdings, anyListed).definite.flatMap((is, at) => (is ? [at] : []))
      const every = fixedPoints(holdings)
      if (every.length > 1) several++
      expect(every).toContainEqual(found)
      for (const other of every) expect(found.every((at) => other.includes(at))).toBe(true)
    }),
    runs,
  )
  // Circles that hold themselves are among the graphs, or the promise would be empty.
  expect(several).toBeGreaterThan(0)
})
