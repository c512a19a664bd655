import { z } from '@hono/zod-openapi'
import { graphOfBods } from '../../domain/ownership/bods'
import { interestKinds, type OwnershipGraph, ownerKinds } from '../../domain/ownership/graph'
import type { Listing as Listed } from '../../domain/party'
import { placeOfJurisdiction, Statement } from './bods'
import { Name } from './item'
import { IsoDay } from './law'
import { Listing } from './listing'
import { Place } from './place'

/** More than are followed, so that too many are an answer and no refusal; few enough to be read at once. */
const nodesMax = 1000
const edgesMax = 2000

const NodeId = z.string().min(1).max(200).openapi({ example: 'firm-a', description: 'Yours; it means nothing outside the request' })
const percent = z
  .number()
  .min(0)
  .max(100)
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, 'more than two decimals')
const Range = z.strictObject({ min: percent, max: percent }).refine(({ min, max }) => min <= max, 'min is more than max')

const Node = z
  .strictObject({
    id: NodeId,
    name: Name,
    kind: z.enum(ownerKinds).openapi({ description: '`public`: the free float. `unknown`: somebody whom nobody named' }),
    country: Place.optional(),
    publiclyTraded: z.boolean().optional(),
    listings: z.array(Listing).max(20).optional(),
  })
  .openapi('OwnershipNode')

const Edge = z
  .strictObject({
    from: NodeId.openapi({ example: 'firm-a', description: 'The owner' }),
    to: NodeId.openapi({ example: 'firm-a', description: 'The firm it owns a part of' }),
    share: z
      .union([percent, Range])
      .optional()
      .openapi({ description: 'Percent with at most two decimals, or the range it lies in. Absent: not known' }),
    kind: z.enum(interestKinds).openapi({
      description:
        'Of several parts of one owner the largest counts. `nominee`, `trustee` and `settlor` count where nobody is told for whom; `control`, `officer` and `board` are a say without a part',
    }),
    startedOn: IsoDay.optional(),
    endedOn: IsoDay.optional().openapi({ description: 'First day on which it was no longer held' }),
    held: z
      .enum(['direct', 'indirect', 'unknown'])
      .optional()
      .openapi({ description: '`indirect`: the sum of a chain, for want of the chain itself' }),
  })
  .openapi('OwnershipEdge')

const example = {
  subject: 'firm-a',
  nodes: [
    { id: 'firm-a', name: 'Example Compute Ltd', kind: 'entity', country: 'MY' },
    { id: 'firm-b', name: 'Example Holding Ltd', kind: 'entity', country: 'SG' },
  ],
  edges: [{ from: 'firm-b', to: 'firm-a', share: 60, kind: 'shares' }],
}

const fields = {
  subject: NodeId.optional().openapi({
    example: 'firm-a',
    description: 'Id of the party itself. May be left out beside `bods` whose statements declare one subject',
  }),
  nodes: z.array(Node).min(1).max(nodesMax).optional(),
  edges: z.array(Edge).max(edgesMax).optional(),
  bods: z.array(Statement).min(1).max(edgesMax).optional().openapi({ description: 'The same as statements, in place of nodes and edges' }),
  listings: z
    .array(z.strictObject({ recordId: NodeId, listings: z.array(Listing).max(20) }))
    .max(nodesMax)
    .optional()
    .openapi({ description: 'Beside `bods`, which has no place for them' }),
}

type Given = z.output<z.ZodObject<typeof fields>>
type Issue = { readonly path: readonly (string | number)[]; readonly message: string }
type Read = { readonly graph?: OwnershipGraph<Listed>; readonly issues: readonly Issue[] }

/** @param isOwnTold Whether the party's own node may say how it is listed: where no other field does. */
const requestOf = (isOwnTold: boolean) =>
  z.strictObject(fields).transform((given, context): OwnershipGraph<Listed> => {
    const { graph, issues } = given.bods === undefined ? readGraph(given, isOwnTold) : readStatements(given, given.bods, isOwnTold)
    for (const { path, message } of issues) context.addIssue({ code: 'custom', path: [...path], message })
    return graph ?? z.NEVER
  })

/** Who owns whom around a party: nodes and edges, or statements of the Beneficial Ownership Data Standard. */
export const OwnershipRequest = requestOf(false).openapi('Ownership', { example })

/** The same around a customer, whose own listings stand at its node. */
export const CustomerOwnership = requestOf(true).openapi('CustomerOwnership', { example })

/** Statements alone, of which one is the subject. */
export const StatementsRequest = z
  .array(Statement)
  .min(1)
  .max(edgesMax)
  .transform((bods, context): OwnershipGraph<Listed> => {
    const { graph, issues } = readStatements({}, bods, true)
    for (const { path, message } of issues) context.addIssue({ code: 'custom', path: path.slice(1), message })
    return graph ?? z.NEVER
  })

const readGraph = ({ subject, nodes, edges, listings }: Given, isOwnTold: boolean): Read => {
  const missing = Object.entries({ subject, nodes, edges }).flatMap(([field, value]): Issue[] =>
    value === undefined ? [{ path: [field], message: 'required, unless `bods` is given' }] : [],
  )
  if (subject === undefined || nodes === undefined || edges === undefined) return { issues: missing }
  const ids = new Set(nodes.map(({ id }) => id))
  const first = new Map(nodes.map(({ id }, at) => [id, at] as const).reverse())
  const unknown = (path: Issue['path'], id: string): Issue[] => (ids.has(id) ? [] : [{ path, message: 'no node has this id' }])
  const issues = [
    ...unknown(['subject'], subject),
    ...nodes.flatMap(({ id }, at): Issue[] =>
      first.get(id) === at ? [] : [{ path: ['nodes', at, 'id'], message: 'another node has this id' }],
    ),
    ...edges.flatMap(({ from, to }, at) => [...unknown(['edges', at, 'from'], from), ...unknown(['edges', at, 'to'], to)]),
    ...(listings === undefined ? [] : [{ path: ['listings'], message: 'say them of the nodes' }]),
    ...(isOwnTold ? [] : ofItself(subject, nodes)).map((at): Issue => ({ path: ['nodes', at, 'listings'], message: listedItself })),
  ]
  return { graph: { subject, nodes, edges }, issues }
}

const listedItself = 'listings of the party itself stand beside its name'
const ofItself = (subject: string, nodes: readonly { readonly id: string; readonly listings?: unknown }[]): readonly number[] =>
  nodes.flatMap(({ id, listings }, at) => (id === subject && listings !== undefined ? [at] : []))

const readStatements = ({ subject, nodes, edges, listings = [] }: Given, bods: NonNullable<Given['bods']>, isOwnTold: boolean): Read => {
  const beside = Object.entries({ nodes, edges }).flatMap(([field, value]): Issue[] =>
    value === undefined ? [] : [{ path: [field], message: 'not beside `bods`' }],
  )
  const listed = new Map(listings.map((each) => [each.recordId, each.listings]))
  const read = graphOfBods<Listed>(bods, { subject, placeOf: placeOfJurisdiction, listingsOf: (id) => listed.get(id) })
  if (!read.ok)
    return {
      issues: [
        ...beside,
        ...read.error.map(
          ({ statement, field, because }): Issue => ({
            path: field[0] === 'declarationSubject' && subject !== undefined ? ['subject'] : ['bods', statement, ...field],
            message: because,
          }),
        ),
      ],
    }
  const graph = read.value
  const ids = new Set(graph.nodes.map(({ id }) => id))
  const strange = listings.flatMap(({ recordId }, at): Issue[] =>
    ids.has(recordId) ? [] : [{ path: ['listings', at, 'recordId'], message: 'no record has this id' }],
  )
  const own = listings.flatMap(({ recordId }, at): Issue[] =>
    recordId === graph.subject && !isOwnTold ? [{ path: ['listings', at], message: listedItself }] : [],
  )
  return { graph, issues: [...beside, ...strange, ...own] }
}
