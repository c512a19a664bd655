import { boundsOf } from '../ownership/basis-points'
import { type Holdings, holdingsOf } from '../ownership/holdings'
import { isSameName, type Listing } from '../party'
import type { PlaceCode } from '../place'
import type { Checked } from './checked'
import type { DeclaredPlace } from './declared-places'
import { graphOf } from './told-graph'

/**
 * Where its ultimate parents are, those that were stated and those that a climb through its owners may end at: whoever holds
 * the majority at the most, or is told to control, with nobody surely above.
 */
export const parentPlaces = (checked: Checked): readonly DeclaredPlace[] => {
  const { ultimateParents = [] } = checked.facts.customer
  const stated = ultimateParents.map(({ name, headquarters }) => ({
    place: headquarters,
    how: `with its ultimate parent ${name} in`,
  }))
  const found = placed(climbed(checked))
    .filter(({ isTop }) => isTop)
    .map(({ place, name }) => ({ place, how: `owned up to ${name} in` }))
  return [...stated, ...found]
}

/** Places of everybody who may hold the majority of it, all the way up. */
export const majorityPlaces = (checked: Checked): readonly DeclaredPlace[] =>
  placed(climbed(checked)).map(({ place, name, id }) => ({ place, how: `its owner ${name} is in`, subject: id }))

/** Owners that are seen without such a majority. */
export const minorityPlaces = (checked: Checked): readonly (DeclaredPlace & { readonly isState: boolean })[] => {
  const above = new Set(climbed(checked).flatMap(({ id, isTop }) => (isTop ? [id] : [])))
  const holdings = holdingsAbove(checked)
  return (holdings?.nodes ?? []).slice(1).flatMap(({ id, name, kind, country }) =>
    country === undefined || kind === 'public' || above.has(id)
      ? []
      : [
          {
            place: country,
            how: kind === 'state' ? `in part owned by the state of` : `with its owner ${name} in`,
            isState: kind === 'state',
          },
        ],
  )
}

/** Names of those who may be on top and of whom nobody told where they are: what is not known is not elsewhere. */
export const parentsWithoutPlace = (checked: Checked): readonly string[] =>
  climbed(checked).flatMap(({ name, place, isTop }) => (place === undefined && isTop ? [name] : []))

/** Who a climb meets. The place is where it is organized, or lives. */
type Climbed = { readonly id: string; readonly name: string; readonly place: PlaceCode | undefined; readonly isTop: boolean }

const placed = (all: readonly Climbed[]): readonly (Climbed & { readonly place: PlaceCode })[] =>
  all.flatMap((each) => (each.place === undefined ? [] : [{ ...each, place: each.place }]))

const climbed = (checked: Checked): readonly Climbed[] => {
  const holdings = holdingsAbove(checked)
  if (holdings === undefined) return []
  const { above, nodes, ties } = holdings
  const { lo: majority } = boundsOf(checked.law.listings.inquiry.value.majorityShare)
  const controllers = (at: number): readonly number[] =>
    ties.flatMap(({ owner, subject, kind }) => (subject === at && kind === 'control' ? [owner] : []))
  const seen = new Set([0])
  for (const at of seen) {
    for (const { owner, most } of above[at] ?? []) if (most >= majority) seen.add(owner)
    for (const owner of controllers(at)) seen.add(owner)
  }
  return [...seen].slice(1).flatMap((at) => {
    const node = nodes[at]
    if (node === undefined || node.kind === 'public' || node.kind === 'unknown') return []
    const isTop = !(above[at] ?? []).some(({ owner, lo }) => lo >= majority && !isBelow(holdings, at, owner))
    return [{ id: node.id, name: node.name, place: node.country, isTop: isTop && controllers(at).length === 0 }]
  })
}

/** Whether the one holds the other in turn: of a circle everybody may be the top. */
const isBelow = ({ above }: Holdings<Listing>, subject: number, owner: number): boolean => {
  const seen = new Set([owner])
  for (const at of seen) for (const holding of above[at] ?? []) if (holding.lo > 0) seen.add(holding.owner)
  return seen.has(subject)
}

/** An owner told without a place, and named among the ultimate parents or people of the customer, is where it was told there. */
const holdingsAbove = (checked: Checked): Holdings<Listing> | undefined => {
  const graph = graphOf(checked)
  if (graph === undefined) return undefined
  const { ultimateParents = [], people = [] } = checked.facts.customer
  const told = [...ultimateParents.map(({ name, headquarters }) => ({ name, country: headquarters })), ...people]
  const nodes = graph.nodes.map((node) => ({
    ...node,
    country: node.country ?? told.find(({ name, country }) => country !== undefined && isSameName(name, node.name))?.country,
  }))
  return holdingsOf({ ...graph, nodes }, checked.law.asOf)
}
