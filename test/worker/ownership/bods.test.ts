import { describe, expect, test } from 'vitest'
import { graphOfBods } from '../../../functions/domain/ownership/bods'
import { bodsOfGraph } from '../../../functions/domain/ownership/bods-of-graph'
import type { BodsInterest, BodsReference, BodsStatement } from '../../../functions/domain/ownership/bods-statement'
import type { Listing } from '../../../functions/domain/party'
import { aGraph, type Graph, onList, rolled } from './graphs'

const base = { statementDate: '2026-01-10', declarationSubject: 'T', recordStatus: 'new' } as const
const firm = (recordId: string, change: BodsStatement['recordDetails'] = {}): BodsStatement => ({
  ...base,
  recordId,
  recordType: 'entity',
  recordDetails: { name: `Example ${recordId}`, entityType: { type: 'registeredEntity' }, jurisdiction: { code: 'DE' }, ...change },
})
const holds = (from: BodsReference, to: string, interest: BodsInterest, change: Partial<BodsStatement> = {}): BodsStatement => ({
  ...base,
  recordId: `${typeof from === 'string' ? from : 'unspecified'} in ${to}`,
  recordType: 'relationship',
  recordDetails: { subject: to, interestedParty: from, interests: [{ type: 'shareholding', directOrIndirect: 'direct', ...interest }] },
  ...change,
})
const context = {
  placeOf: (code: string) => code.slice(0, 2),
  listingsOf: (id: string): readonly Listing[] | undefined => (id.startsWith('EL') ? onList('EL') : undefined),
}
const graphFrom = (...statements: readonly BodsStatement[]): Graph => {
  const read = graphOfBods(statements, context)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}
const outcomeOf = (...statements: readonly BodsStatement[]) => rolled(graphFrom(...statements)).bis.outcome
const share = (given: BodsInterest['share']): readonly BodsStatement[] => [firm('T'), firm('EL'), holds('EL', 'T', { share: given })]

// Shares are exact, or lie between bounds; an exclusive bound is not itself meant, and moves by a hundredth of a percent.
describe('shares in statements', () => {
  test.each([
    { given: { exact: 50, minimum: 50, maximum: 50 }, outcome: 'met' },
    { given: { exact: 49.99 }, outcome: 'unmet' },
    { given: { minimum: 50 }, outcome: 'met' },
    { given: { minimum: 25, maximum: 50 }, outcome: 'unknown' },
    { given: { minimum: 25, exclusiveMaximum: 50 }, outcome: 'unmet' },
    { given: { exclusiveMinimum: 50, maximum: 75 }, outcome: 'met' },
    { given: { exclusiveMinimum: 49.99, maximum: 75 }, outcome: 'met' },
    { given: { exclusiveMinimum: 49.98, maximum: 75 }, outcome: 'unknown' },
    { given: { exclusiveMaximum: 50.01 }, outcome: 'unknown' },
    { given: {}, outcome: 'unknown' },
    { given: undefined, outcome: 'unknown' },
  ])('$given is $outcome', ({ given, outcome }) => expect(outcomeOf(...share(given))).toBe(outcome))

  test('of a register that tells bands: 25 to 50 is under the line, more than 50 over it', () => {
    const { edges } = graphFrom(...share({ exclusiveMinimum: 25, maximum: 50 }))
    expect(edges[0]?.share).toEqual({ min: 25.01, max: 50 })
  })
})

// Of a record the latest statement counts. A closed relationship is one that ended.
describe('records through time', () => {
  const later = { statementDate: '2026-06-01' }
  test.each([
    { last: holds('EL', 'T', { share: { exact: 20 } }, { ...later, recordStatus: 'updated' }), outcome: 'unmet', wasCaught: false },
    { last: holds('EL', 'T', { share: { exact: 60 } }, { ...later, recordStatus: 'closed' }), outcome: 'unmet', wasCaught: true },
    { last: { ...holds('EL', 'T', {}), ...later, recordStatus: 'closed', recordDetails: {} } as const, outcome: 'unmet', wasCaught: true },
    { last: holds('EL', 'T', { share: { exact: 20 } }, { statementDate: '2025-06-01' }), outcome: 'met', wasCaught: false },
    { last: holds('EL', 'T', { share: { exact: 60 }, endDate: '2026-11-23' }, later), outcome: 'met', wasCaught: false },
    { last: holds('EL', 'T', { share: { exact: 60 }, endDate: '2026-11-22' }, later), outcome: 'unmet', wasCaught: true },
    { last: holds('EL', 'T', { share: { exact: 60 }, startDate: '2026-11-23' }, later), outcome: 'unmet', wasCaught: false },
  ])('$last.recordStatus on $last.statementDate: $outcome, lately caught $wasCaught', ({ last, outcome, wasCaught }) => {
    const { bis } = rolled(graphFrom(firm('T'), firm('EL'), holds('EL', 'T', { share: { exact: 60 } }), last))
    expect([bis.outcome, bis.wasCaught]).toEqual([outcome, wasCaught])
  })
})

// Only direct interests enter. One told as indirect is the sum of a chain: at the most that, and nothing beside the chain itself.
describe('direct and indirect', () => {
  const indirect = holds('EL', 'T', { directOrIndirect: 'indirect', share: { exact: 60 } })
  const chain = (exact: number) => [firm('A'), holds('EL', 'A', { share: { exact: 100 } }), holds('A', 'T', { share: { exact } })]
  test.each([
    { statements: [indirect], outcome: 'unknown', because: 'the chain was not told' },
    {
      statements: [indirect, firm('A'), holds('A', 'T', { share: { exact: 100 } })],
      outcome: 'unknown',
      because: 'somebody between holds it all, and who is behind him was not told',
    },
    {
      statements: [
        holds('EL', 'T', { directOrIndirect: 'unknown', share: { exact: 60 } }),
        firm('A'),
        holds('A', 'T', { share: { exact: 100 } }),
      ],
      outcome: 'unknown',
      because: 'perhaps by way of him who holds it all',
    },
    { statements: [indirect, ...chain(40)], outcome: 'unmet', because: 'the chain was told' },
    { statements: [indirect, ...chain(60)], outcome: 'met', because: 'the chain decides' },
    {
      statements: [holds('EL', 'T', { directOrIndirect: 'unknown', share: { exact: 60 } })],
      outcome: 'unknown',
      because: 'not said which',
    },
    {
      statements: [holds('EL', 'T', { directOrIndirect: 'indirect', share: { exact: 40 } })],
      outcome: 'unmet',
      because: 'less than half at the most',
    },
  ])('$outcome: $because', ({ statements, outcome }) => {
    expect(outcomeOf(firm('T'), firm('EL'), ...statements)).toBe(outcome)
  })

  test('steps of a chain that are components count as any other, and an interest without a type may be any part', () => {
    const untyped = holds('P', 'A', { type: undefined, directOrIndirect: 'unknown' })
    const person: BodsStatement = {
      ...base,
      recordId: 'P',
      recordType: 'person',
      recordDetails: { names: [{ fullName: 'Example Person' }] },
    }
    const { edges } = graphFrom(firm('T'), firm('A'), person, holds('A', 'T', { share: { exact: 50 } }), untyped)
    expect(edges.map(({ from, kind, held }) => [from, kind, held])).toEqual([
      ['A', 'shares', 'direct'],
      ['P', 'shares', 'unknown'],
    ])
  })
})

describe('somebody who was not named', () => {
  const about = (reason: string) =>
    rolled(
      graphFrom(firm('T'), firm('A'), holds('A', 'T', { share: { exact: 80 } }), holds({ reason }, 'T', { share: { exact: 20 } })),
    ).flags.map(({ code }) => code)
  test.each([
    { reason: 'subjectUnableToConfirmOrIdentifyBeneficialOwner', codes: ['OWN_INCOMPLETE'] },
    { reason: 'interestedPartyHasNotProvidedInformation', codes: ['OWN_INCOMPLETE'] },
    { reason: 'informationUnknownToPublisher', codes: ['OWN_INCOMPLETE'] },
    { reason: 'noBeneficialOwners', codes: [] },
  ])('$reason raises $codes', ({ reason, codes }) => expect(about(reason)).toEqual(codes))
})

describe('what does not fit is told with its place', () => {
  const misfitsOf = (...statements: readonly BodsStatement[]) => {
    const read = graphOfBods(statements, context)
    return read.ok ? [] : read.error.map(({ statement, field }) => [statement, ...field].join('/'))
  }
  test.each([
    { statements: [firm('T'), holds('A', 'T', {})], misfits: ['1/recordDetails/interestedParty'], because: 'an owner without a record' },
    { statements: [firm('T'), firm('A'), holds('A', 'B', {})], misfits: ['2/recordDetails/subject'], because: 'a firm without a record' },
    {
      statements: [firm('T'), firm('A'), holds('A', 'T', { share: { minimum: 60, maximum: 50 } })],
      misfits: ['2/recordDetails/interests/0/share'],
      because: 'bounds that cross',
    },
    {
      statements: [firm('T'), firm('A'), holds('A', 'T', { share: { exclusiveMinimum: 50, exclusiveMaximum: 50 } })],
      misfits: ['2/recordDetails/interests/0/share'],
      because: 'bounds that leave nothing',
    },
    { statements: [firm('T'), { ...firm('A'), declarationSubject: 'A' }], misfits: ['0/declarationSubject'], because: 'two subjects' },
    { statements: [{ ...firm('A'), declarationSubject: 'T' }], misfits: ['0/declarationSubject'], because: 'a subject without a record' },
  ])('$misfits: $because', ({ statements, misfits }) => expect(misfitsOf(...statements)).toEqual(misfits))
})

test('a graph made into statements and back is the same graph', () => {
  const graph = aGraph(
    'T',
    ['A>T 40', 'P>A 25-60', 'B>T ? votes', 'N>T 10 nominee', 'P>T 0 control', 'C>T 5 surplus-assets'],
    { B: { kind: 'arrangement', publiclyTraded: true }, C: { kind: 'unknown' } },
    [{ from: 'A', to: 'T', kind: 'profits', share: 12.5, startedOn: '2020-01-01', endedOn: '2026-05-01', held: 'indirect' }],
  )
  const statements = bodsOfGraph(graph, { statementDate: '2026-11-22', statementIdOf: (recordId) => `example statement of ${recordId}` })
  const back = graphFrom(...statements)
  // The standard has no country of a person that is not a nationality.
  const plain = (each: Graph) => ({
    ...each,
    nodes: each.nodes.map(({ listings: _, ...node }) => (node.kind === 'person' ? { ...node, country: undefined } : node)),
    edges: each.edges.map((edge) => ({ held: 'direct', startedOn: undefined, endedOn: undefined, ...edge, share: edge.share })),
  })
  expect(plain(back)).toEqual(plain(graph))
})
