import { describe, expect, test } from 'vitest'
import { aFirm, anExport } from '../../support/builders'
import { aBuyer, anOrder } from '../../support/orders'
import { aTenant, codesOf, screened } from '../screenings/service'
import { answerOf, pointersIn, problemOf, send } from './service'

const path = '/v1/determinations'
const onList = (list: string) => [{ list, confirmed: true }]
const node = (id: string, change: object = {}) => ({ id, name: `Example ${id}`, kind: 'entity', country: 'DE', ...change })
const owns = (from: string, to: string, share?: unknown, kind = 'shares') => ({ from, to, kind, ...(share === undefined ? {} : { share }) })
const graph = (edges: readonly object[], change: object = {}) => ({
  subject: 'T',
  nodes: [
    node('T'),
    node('A'),
    node('B'),
    node('US1', { country: 'US' }),
    node('EL', { listings: onList('EL') }),
    node('X', { listings: onList('SDN') }),
  ],
  edges,
  ...change,
})
const to = (ownership: unknown, change: object = {}) =>
  anExport({ asOf: '2025-10-15', to: { ...aFirm('DE'), ownership, ...change } as never })
const outcomeOf = async (body: unknown) => (await answerOf<{ outcome: string }>(await send(path, body))).outcome

const statement = (recordId: string, recordType: string, recordDetails: object) => ({
  statementId: `example-statement-of-${recordId}`,
  statementDate: '2025-01-10',
  publicationDetails: { publicationDate: '2025-01-10', bodsVersion: '0.4', publisher: { name: 'Example Register' } },
  declarationSubject: 'T',
  recordId,
  recordType,
  recordStatus: 'new',
  recordDetails: { isComponent: false, ...recordDetails },
})
const firm = (id: string) =>
  statement(id, 'entity', {
    name: `Example ${id}`,
    entityType: { type: 'registeredEntity' },
    jurisdiction: { name: 'Germany', code: 'DE' },
  })
const holds = (from: string, into: string, share: object) =>
  statement(`${from} in ${into}`, 'relationship', {
    subject: into,
    interestedParty: from,
    interests: [{ type: 'shareholding', directOrIndirect: 'direct', beneficialOwnershipOrControl: false, share }],
  })

// A graph says what a tree cannot: an owner in common, a circle, an interest that ended. What passes down is the same.
describe('a party with its ownership as a graph', () => {
  test.each([
    { edges: [owns('EL', 'T', 50)], outcome: 'license-required', because: 'half' },
    { edges: [owns('EL', 'T', 49.99)], outcome: 'no-license-required', because: 'a hundredth less' },
    {
      edges: [owns('EL', 'A', 50), owns('EL', 'B', 50), owns('A', 'T', 25), owns('B', 'T', 25)],
      outcome: 'license-required',
      because: 'one owner, two ways',
    },
    {
      edges: [owns('EL', 'A', 50), owns('A', 'B', 30), owns('B', 'A', 30), owns('B', 'T', 100), owns('EL', 'B', 20)],
      outcome: 'license-required',
      because: 'firms that hold each other',
    },
    {
      edges: [owns('EL', 'A', 20), owns('EL', 'B', 20), owns('A', 'B', 30), owns('B', 'A', 30), owns('B', 'T', 100)],
      outcome: 'no-license-required',
      because: 'a circle that holds itself',
    },
    { edges: [owns('EL', 'T', 60), { ...owns('EL', 'T', 60, 'votes') }], outcome: 'license-required', because: 'votes beside shares' },
    {
      edges: [owns('EL', 'T', 30), { ...owns('EL', 'T', 30, 'votes') }],
      outcome: 'no-license-required',
      because: 'votes are not added to shares',
    },
    { edges: [{ ...owns('EL', 'T', 60), endedOn: '2025-10-15' }], outcome: 'no-license-required', because: 'sold that day' },
    { edges: [{ ...owns('EL', 'T', 60), endedOn: '2025-10-16' }], outcome: 'license-required', because: 'sold the day after' },
    { edges: [owns('EL', 'T')], outcome: 'needs-review', because: 'a share that was not told' },
    { edges: [owns('EL', 'T', { min: 40, max: 60 })], outcome: 'needs-review', because: 'a range over the line' },
    {
      edges: [owns('EL', 'US1', 100), owns('US1', 'T', 100)],
      outcome: 'no-license-required',
      because: 'nothing passes through a firm of the United States',
    },
    { edges: [owns('X', 'US1', 100), owns('US1', 'T', 100)], outcome: 'prohibited', because: 'unless they are blocked persons' },
  ])('$outcome: $because', async ({ edges, outcome }) => {
    expect(await outcomeOf(to(graph(edges)))).toBe(outcome)
  })

  test('is told by whom, and by way of whom', async () => {
    const edges = [owns('EL', 'A', 60), owns('A', 'B', 55), owns('B', 'T', 50)]
    const { licenseRequirements } = await answerOf<{ licenseRequirements: readonly { because: string }[] }>(
      await send(path, to(graph(edges))),
    )
    expect(licenseRequirements[0]?.because).toContain('by way of Example A (60 percent), Example B (55 percent)')
  })

  test('of which more is told than is followed is for a person', async () => {
    const many = Array.from({ length: 600 }, (_, at) => `S${at}`)
    const ownership = graph(
      many.map((id) => owns(id, 'T', 0.1)),
      { nodes: [node('T'), ...many.map((id) => ({ id, name: id, kind: 'person' }))] },
    )
    expect(await outcomeOf(to(ownership))).toBe('needs-review')
  })

  test.each([
    { share: { exact: 50 }, outcome: 'license-required' },
    { share: { minimum: 25, exclusiveMaximum: 50 }, outcome: 'no-license-required' },
    { share: { minimum: 25, maximum: 50 }, outcome: 'needs-review' },
  ])('as statements, with a share of $share: $outcome', async ({ share, outcome }) => {
    const bods = [firm('T'), firm('EL'), holds('EL', 'T', share)]
    expect(await outcomeOf(to({ bods, listings: [{ recordId: 'EL', listings: onList('EL') }] }))).toBe(outcome)
  })
})

describe('an ownership that does not fit', () => {
  const at = '/parties/ultimateConsignee/ownership'
  test.each([
    ['an owner that is no node', graph([owns('Z', 'T', 50)]), ['/edges/0/from']],
    ['a firm that is no node', graph([owns('A', 'Z', 50)]), ['/edges/0/to']],
    ['a subject that is no node', graph([], { subject: 'Z' }), ['/subject']],
    ['an id told twice', graph([], { nodes: [node('T'), node('A'), node('A')] }), ['/nodes/2/id']],
    ['a share of more than all', graph([owns('A', 'T', 100.01)]), ['/edges/0/share']],
    ['a share of less than nothing', graph([owns('A', 'T', -1)]), ['/edges/0/share']],
    ['a third decimal', graph([owns('A', 'T', 33.333)]), ['/edges/0/share']],
    ['a third decimal in a range', graph([owns('A', 'T', { min: 33.333, max: 40 })]), ['/edges/0/share/min']],
    ['a range that ends before it begins', graph([owns('A', 'T', { min: 50, max: 40 })]), ['/edges/0/share']],
    ['a kind that nobody knows', graph([owns('A', 'T', 50, 'friendship')]), ['/edges/0/kind']],
    ['listings of the party itself', graph([], { nodes: [node('T', { listings: onList('EL') })] }), ['/nodes/0/listings']],
    ['nothing', {}, ['/edges', '/nodes', '/subject']],
    ['both forms', { ...graph([]), bods: [firm('T')] }, ['/edges', '/nodes']],
    [
      'too many nodes',
      graph([], { nodes: Array.from({ length: 1001 }, (_, each) => ({ id: `${each}`, name: 'x', kind: 'entity' })) }),
      ['/nodes'],
    ],
    ['a statement about nobody', { bods: [firm('T'), holds('A', 'T', {})] }, ['/bods/1/recordDetails/interestedParty']],
    ['statements of two subjects', { bods: [firm('T'), { ...firm('A'), declarationSubject: 'A' }] }, ['/bods/0/declarationSubject']],
    ['a subject without a record', { subject: 'Z', bods: [firm('T')] }, ['/subject']],
    ['listings of nobody', { bods: [firm('T')], listings: [{ recordId: 'Z', listings: [] }] }, ['/listings/0/recordId']],
  ])('is refused with its place: %s', async (_, ownership, pointers) => {
    const problem = await problemOf(await send(path, to(ownership)), 'invalid-request')
    expect([...pointersIn(problem)].sort()).toEqual(pointers.map((each) => `${at}${each}`))
  })

  test('is refused beside a tree of owners', async () => {
    const problem = await problemOf(await send(path, to(graph([]), { owners: [] })), 'invalid-request')
    expect(pointersIn(problem)).toEqual([at])
  })
})

describe('a screening by owners', () => {
  const tenant = aTenant()
  const bought = async (edges: readonly object[], change: object = {}) =>
    screened(
      await tenant,
      anOrder({ asOf: '2026-11-22', parties: { ultimateConsignee: aBuyer('DE', { ownership: graph(edges), ...change } as never) } }),
    )
  const rest = owns('A', 'T', 40)

  test.each([
    { edges: [owns('EL', 'T', 30), owns('A', 'T', 60)], decision: 'review', code: 'OWN_LISTED_MINORITY', because: 'a large minority' },
    { edges: [owns('EL', 'T', 10), owns('A', 'T', 90)], decision: 'allow', code: 'OWN_LISTED_MINORITY', because: 'a lesser one' },
    {
      edges: [owns('EL', 'T', 0, 'control'), owns('A', 'T', 90)],
      decision: 'review',
      code: 'OWN_CONTROL_LISTED',
      because: 'a listed controller',
    },
    { edges: [owns('EL', 'T', { min: 40, max: 60 }), rest], decision: 'review', code: 'OWN_PCT_UNKNOWN', because: 'perhaps half' },
    {
      edges: [owns('EL', 'US1', 100), owns('US1', 'T', 60), rest],
      decision: 'review',
      code: 'OWN_LISTED_PARENT_US',
      because: 'a listed grandparent',
    },
    { edges: [owns('B', 'T', 61), rest], decision: 'review', code: 'OWN_DATA_CONFLICT', because: 'more than all' },
    { edges: [rest], decision: 'allow', code: 'OWN_INCOMPLETE', because: 'more than half not told' },
    {
      edges: [{ ...owns('EL', 'T', 60), endedOn: '2026-10-01' }, owns('A', 'T', 100)],
      decision: 'allow',
      code: 'OWN_RECENT_DIVEST',
      because: 'sold lately',
    },
  ])('is $decision with $code: $because', async ({ edges, decision, code }) => {
    const answer = await bought(edges)
    expect([answer.decision, answer.redFlags.map((flag) => flag.code)]).toEqual([decision, [code]])
  })

  test('blocks a party that is caught, by the law and not by a flag', async () => {
    const answer = await bought([owns('EL', 'T', 60), rest])
    expect(answer).toMatchObject({ decision: 'block', redFlags: [] })
    expect(codesOf(answer)).toContain('entity-list')
  })

  test('raises an unknown parent where none was named', async () => {
    const flags = (await bought([owns('A', 'T', 45), owns('B', 'T', 45)], { ultimateParents: undefined })).redFlags
    expect(flags).toEqual([])
    const open = (await bought([owns('A', 'T', 50), owns('B', 'T', 50)], { ultimateParents: undefined })).redFlags
    expect(open.map(({ code, severity }) => [code, severity])).toEqual([['OWN_PARENT_UNKNOWN', 'low']])
  })
})
