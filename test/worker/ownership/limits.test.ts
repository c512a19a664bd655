import { describe, expect, test } from 'vitest'
import type { OwnershipEdge } from '../../../functions/domain/ownership/graph'
import { aGraph, rolled, said } from './graphs'

const owns = (from: string, to: string, share: number): OwnershipEdge => ({ from, to, share, kind: 'shares' })
/** `C1` owns the party, `C2` owns `C1` and so on; somebody listed at the top. */
const chain = (length: number): readonly OwnershipEdge[] =>
  Array.from({ length }, (_, at) => owns(at === length - 1 ? 'EL' : `C${at + 1}`, at === 0 ? 'T' : `C${at}`, 100))
const crowd = (count: number): readonly OwnershipEdge[] =>
  Array.from({ length: count }, (_, at) => owns(`S${String(at).padStart(4, '0')}`, 'T', 0.01))

// Ten steps and five hundred nodes. What lies beyond is not looked at, and that is said: it never clears anybody.
describe('the limits of a graph', () => {
  test.each([
    { edges: chain(10), isPartial: false, outcome: 'met', because: 'ten steps' },
    { edges: chain(11), isPartial: true, outcome: 'unmet', because: 'eleven steps' },
    { edges: crowd(499), isPartial: false, outcome: 'unmet', because: 'five hundred with the party' },
    { edges: crowd(500), isPartial: true, outcome: 'unmet', because: 'one more' },
    { edges: [...crowd(600), owns('EL', 'T', 50)], isPartial: true, outcome: 'met', because: 'the largest owner is kept' },
  ])('are kept: $because', ({ edges, isPartial, outcome }) => {
    const graph = aGraph('T', [], {}, edges)
    const answer = rolled(graph)
    expect([answer.isPartial, answer.bis.outcome]).toEqual([isPartial, outcome])
    expect(said(graph).includes('SYS_PARTIAL high T')).toBe(isPartial)
  })

  test('do not turn on the order in which owners are told', () => {
    const all = [...crowd(700), owns('A', 'S0001', 100)]
    const [one, other] = [all, [...all].reverse()].map((edges) => rolled(aGraph('T', [], {}, edges)))
    expect(JSON.stringify(other)).toBe(JSON.stringify(one))
  })
})

test('an interest of somebody whom the graph does not know is a mistake of ours', () => {
  const graph = aGraph('T', ['A>T 50'])
  expect(() => rolled({ ...graph, nodes: graph.nodes.slice(0, 1) })).toThrow(RangeError)
})
