import { flagContext, rollUpUnder } from '../../../functions/domain/listings/party-roll-up'
import type { OwnershipEdge, OwnershipGraph, OwnershipNode } from '../../../functions/domain/ownership/graph'
import { ownershipFlags } from '../../../functions/domain/ownership/ownership-flags'
import type { PoolAnswer } from '../../../functions/domain/ownership/pool-answer'
import type { Listing } from '../../../functions/domain/party'
import { enforcedLaw } from '../../../functions/regimes/us/law-of-day'
import { ownershipFlagTerms } from '../../../functions/regimes/us/ownership-flags'
import { today } from '../../support/builders'
import { citing } from '../../support/touching'

type Node = OwnershipNode<Listing>
export type Graph = OwnershipGraph<Listing>

export const onList = (list: string, change: Partial<Listing> = {}): readonly Listing[] => [{ list, confirmed: true, ...change }]

/** By the first letters of a name: `X` and `Y` are blocked under another program, `W` under one that BIS knows too, `EL` and `MEU` listed, `P` a person. */
const listingsOf = (id: string): readonly Listing[] | undefined => {
  if (/^[XY]/.test(id)) return onList('SDN', { programs: ['CUBA'] })
  if (id.startsWith('W')) return onList('SDN', { programs: ['NPWMD'] })
  if (id.startsWith('EL')) return onList('EL')
  return id.startsWith('MEU') ? onList('MEU') : undefined
}

const aNode = (id: string): Node => ({
  id,
  name: `Example ${id}`,
  kind: id.startsWith('P') ? 'person' : 'entity',
  country: id.startsWith('US') ? 'US' : 'DE',
  listings: listingsOf(id),
})

/** `X>A 50`: X owns 50 percent of A. `EL>C 40-60`: between. `EL>C ?`: not told. A word behind it is the kind. */
const anEdge = (text: string): OwnershipEdge => {
  const [, from = '', to = '', share = '', kind = 'shares'] = /^(\w+)>(\w+) (\S+)(?: (\S+))?$/.exec(text) ?? []
  const [min = 0, max] = share.split('-').map(Number)
  return { from, to, kind: kind as OwnershipEdge['kind'], ...(share === '?' ? {} : { share: max === undefined ? min : { min, max } }) }
}

/** A graph around a firm from edges in short, with words of nodes changed and other edges added. */
export const aGraph = (
  subject: string,
  edges: readonly string[],
  nodes: Readonly<Record<string, Partial<Node>>> = {},
  more: readonly OwnershipEdge[] = [],
): Graph => {
  const all = [...edges.map(anEdge), ...more]
  const ids = [...new Set([subject, ...all.flatMap(({ from, to }) => [from, to]), ...Object.keys(nodes)])]
  return { subject, nodes: ids.map((id) => ({ ...aNode(id), ...nodes[id] })), edges: all }
}

/** What comes of a graph today, with its flags. */
export const rolled = (graph: Graph, asOf = today) => {
  const law = enforcedLaw(asOf)
  const answer = citing(rollUpUnder(graph, law))
  const flags = citing(ownershipFlags(answer, ownershipFlagTerms, flagContext(law, true)))
  const pool = (code: 'ofac' | 'bis'): PoolAnswer => {
    const found = answer.pools.find((each) => each.code === code)
    if (found === undefined) throw new Error(`no pool ${code} on ${asOf}`)
    return found
  }
  return {
    ...answer,
    flags,
    get ofac() {
      return pool('ofac')
    },
    get bis() {
      return pool('bis')
    },
  }
}

/** Flags in short: code, severity and firm. */
export const said = (graph: Graph, asOf?: string): readonly string[] =>
  rolled(graph, asOf).flags.map(({ code, severity, subject }) => `${code} ${severity} ${subject}`)
