import type { Trilean } from './finding'
import type { Citation } from './law'
import { boundsOf } from './ownership/basis-points'
import { type Holdings, holdingsOf } from './ownership/holdings'
import { ownershipOf } from './ownership/party-ownership'
import { headquartersOf, isSameName, type Listing, type Party, type UltimateParent } from './party'
import type { Geography, PlaceCode, PlaceSet } from './place'
import { listed, outcomeWithin, within } from './place-set'

/** Whether a party is headquartered, or has its ultimate parent, in a set of places. Its location is another test. */
export type Seat = { readonly outcome: Trilean; readonly because: string; readonly code?: string }

/**
 * The headquarters limb for one party. The top of the chain decides, at no percentage; a place or parent that was not
 * given is unknown, and several candidates that disagree are R-02.
 */
export const seatIn = (party: Party, seats: PlaceSet, geography: Geography, cite: Citation): Seat => {
  const own = candidates(headquartersOf(party), seats, geography, cite, 'headquartered')
  if (own.outcome === 'met') return own
  const above = parentSeatIn(party, seats, geography, cite)
  if (above.outcome === 'met' || own.outcome === 'unmet') return above
  return own
}

/** The same for its ultimate parent alone. */
export const parentSeatIn = (party: Party, seats: PlaceSet, geography: Geography, cite: Citation): Seat =>
  stricter(stateSeat(party, seats, geography), parentSeat(party, seats, geography, cite))

/** Why it is not known where some party is seated, where that has a name of its own: several candidates that disagree. */
export const namedDoubt = (parties: readonly Party[], seats: PlaceSet, geography: Geography, cite: Citation): Seat | undefined => {
  for (const party of parties) {
    const seat = seatIn(party, seats, geography, cite)
    if (seat.outcome === 'unknown' && seat.code !== undefined) return seat
  }
  return undefined
}

/** A state that owns a party whole is its ultimate parent; one that controls it in part is a candidate. */
const stateSeat = ({ stateControl }: Party, seats: PlaceSet, geography: Geography): Seat | undefined => {
  if (stateControl === undefined || stateControl.extent === 'none') return undefined
  const { government, extent } = stateControl
  const outcome = outcomeWithin(geography, government, seats)
  if (outcome === 'unmet') return undefined
  if (extent === 'wholly-owned') return { outcome, because: `wholly owned by the state of ${government}` }
  return {
    outcome: 'unknown',
    because: `controlled by the state of ${government}: whether that makes it the parent is not defined`,
    code: 'R-02',
  }
}

const stricter = (one: Seat | undefined, other: Seat): Seat => {
  if (one === undefined || other.outcome === 'met') return other
  return one.outcome === 'met' || other.outcome === 'unmet' ? one : other
}

const parentSeat = (party: Party, seats: PlaceSet, geography: Geography, cite: Citation): Seat => {
  const owners = ownersOf(party, geography)
  const listedTop = candidates(majorityTops(owners, 'lo'), seats, geography, cite, 'owned from a parent')
  const { ultimateParents } = party
  if (ultimateParents === undefined) {
    // The owners given may not be the top, so they can only tighten.
    return listedTop.outcome === 'met' ? listedTop : { outcome: 'unknown', because: 'its ultimate parent was not given' }
  }
  const stated: Seat =
    ultimateParents.length === 0
      ? { outcome: 'unmet', because: 'stated to have no ultimate parent' }
      : candidates(
          ultimateParents.map(({ headquarters }) => headquarters),
          seats,
          geography,
          cite,
          'with its ultimate parent',
        )
  const mayBeTop = majorityTops(owners, 'hi')
  if (stated.outcome === 'unmet' && mayBeTop.length > 0 && candidates(mayBeTop, seats, geography, cite, 'owned').outcome !== 'unmet') {
    return {
      outcome: 'unknown',
      because: `${stated.because}, yet a majority owner above it is not clear of ${listed(seats)}`,
      code: 'R-02',
    }
  }
  return stated
}

type Owners = Holdings<Listing> | undefined

/** An owner told without its seat, and named among the ultimate parents, has the seat told there. */
const ownersOf = (party: Party, { day }: Geography): Owners => {
  const graph = ownershipOf(party)
  if (graph === undefined) return undefined
  const parents: readonly UltimateParent[] = party.ultimateParents ?? []
  const seated = graph.nodes.map((node) => ({
    ...node,
    country: node.country ?? parents.find(({ name }) => isSameName(name, node.name))?.headquarters,
  }))
  return holdingsOf({ ...graph, nodes: seated }, day)
}

/** One candidate decides. Several decide where they agree; where they do not, the strictest is named and it is for review. */
const candidates = (
  places: readonly (PlaceCode | undefined)[],
  seats: PlaceSet,
  geography: Geography,
  cite: Citation,
  how: string,
): Seat => {
  if (places.length === 0) return { outcome: 'unknown', because: 'its headquarters was not given' }
  let met: PlaceCode | undefined
  let clear: PlaceCode | undefined
  let unclear: { place: PlaceCode; code?: string | undefined; because: string } | undefined
  for (const place of places) {
    if (place === undefined) {
      unclear ??= { place: 'a place', because: 'it was not given' }
      continue
    }
    const membership = within(geography, place, seats, cite)
    if (membership.outcome === 'met') met ??= place
    else if (membership.outcome === 'unmet') clear ??= place
    else unclear ??= { place, code: membership.code, because: membership.because }
  }
  if (met !== undefined && clear === undefined && unclear === undefined) return { outcome: 'met', because: `${how} in ${met}` }
  if (met !== undefined) {
    const because = `${how} in ${places.join(' or ')}: ${met} would decide; ask for incorporation, seat of management and ownership papers`
    return { outcome: 'unknown', because, code: 'R-02' }
  }
  if (unclear !== undefined) {
    return {
      outcome: 'unknown',
      because: `${how} in ${unclear.place}: ${unclear.because}`,
      ...(unclear.code ? { code: unclear.code } : {}),
    }
  }
  return { outcome: 'unmet', because: `${how} in ${places.join(' or ')}` }
}

/** Half or more. */
const majorityShare = boundsOf(50).lo

/**
 * Headquarters at the top of each chain of majority owners that was given, by the least or the most a share may be. By
 * the most, an owner is left behind only where somebody above it surely holds a majority. Undefined: not given. A circle has
 * no top of its own.
 */
const majorityTops = (owners: Owners, bound: 'lo' | 'hi'): readonly (PlaceCode | undefined)[] => {
  if (owners === undefined) return []
  const { above, nodes } = owners
  const known = new Map<number, ReadonlySet<PlaceCode | undefined>>()
  const topsAbove = (at: number): ReadonlySet<PlaceCode | undefined> => {
    const before = known.get(at)
    if (before !== undefined) return before
    known.set(at, new Set())
    const tops = new Set<PlaceCode | undefined>()
    for (const { owner, [bound]: share } of above[at] ?? []) {
      if (share < majorityShare) continue
      const higher = topsAbove(owner)
      for (const top of higher) tops.add(top)
      const isSurelyOwned = (above[owner] ?? []).some(({ lo }) => lo >= majorityShare)
      if (higher.size === 0 || (bound === 'hi' && !isSurelyOwned)) tops.add(nodes[owner]?.country)
    }
    known.set(at, tops)
    return tops
  }
  return [...topsAbove(0)]
}
