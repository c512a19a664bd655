import { type Deal, someSeat } from '../deal'
import type { Allocation } from '../determination'
import { claim, type Flag, noteFlag, type Trilean } from '../finding'
import { headquartersOf } from '../party'
import type { PlaceCode } from '../place'
import { outcomeWithin } from '../place-set'
import type { AllocationDoubts, CountryAllocationTerms } from './country-allocation-terms'

/** Whether the order would exceed its country's allocation, and the line that says by how much. */
export type CountryUse = {
  readonly exceeded: Trilean
  readonly lines: readonly Allocation[]
  readonly notes: readonly Flag[]
  /** Why it is open, other than that a figure was not given. */
  readonly open?: { readonly code: string; readonly because: string }
}

const none: CountryUse = { exceeded: 'unmet', lines: [], notes: [] }

/**
 * What has been licensed to the destination so far, and this order. It is what the caller knows, never the balance of BIS.
 *
 * @param requestedTpp TPP of the order's items at the .a level; null where it is not known.
 */
export const countryUse = (deal: Deal, requestedTpp: number | null): CountryUse => {
  const { countryAllocation: terms } = deal.law
  if (terms === undefined) return none
  const { value, cite } = terms
  const places = chargeable(deal, value)
  const [place] = places
  if (place === undefined || someSeat(deal.seatsIn(value.barred, cite)) === 'met') return none
  const { asOf, usage } = deal.export
  const { doubts } = value
  const noted = ({ code, because }: AllocationDoubts['counting']): Flag => noteFlag(code, because, cite)
  if (doubts !== undefined && asOf > value.through)
    return { ...none, exceeded: 'unknown', notes: [noted(doubts.afterwards)], open: doubts.afterwards }
  const shared = places.length > 1 ? doubts?.charging : undefined
  const charging = shared ? [noted(shared)] : []
  const usedTpp = usage?.country?.licensedTpp
  if (usedTpp === undefined || requestedTpp === null)
    return { ...none, exceeded: 'unknown', notes: charging, ...(shared ? { open: shared } : {}) }
  const line = lineOf(deal, value, place, usedTpp, requestedTpp)
  const notes = doubts ? [noted(doubts.counting), ...charging] : []
  return line.fits && shared
    ? { exceeded: 'unknown', lines: [line], notes, open: shared }
    : { exceeded: claim(!line.fits), lines: [line], notes }
}

/** Countries with an allocation that may be charged: the destinations first, and where the parties are headquartered or parented. */
const chargeable = ({ abroad, principals, law: { geography } }: Deal, { places }: CountryAllocationTerms): readonly PlaceCode[] => {
  const among = (all: readonly PlaceCode[]): readonly PlaceCode[] =>
    all.filter((place) => outcomeWithin(geography, place, places) === 'met').map(geography.treatedAs)
  const destinations = among(abroad)
  if (destinations.length === 0) return []
  const seats = principals.flatMap(({ party }) => [
    ...headquartersOf(party),
    ...(party.ultimateParents ?? []).map(({ headquarters }) => headquarters),
  ])
  return [...new Set([...destinations, ...among(seats)])]
}

const lineOf = (
  { law: { geography } }: Deal,
  { kind, ceilingTpp, perCountry, uplift, period }: CountryAllocationTerms,
  place: PlaceCode,
  usedTpp: number,
  requestedTpp: number,
): Allocation => {
  const isRaised = outcomeWithin(geography, place, uplift.places) === 'met'
  const ceiling = perCountry?.[place] ?? (isRaised ? ceilingTpp * uplift.factorMax : ceilingTpp)
  const availableTpp = Math.max(0, ceiling - usedTpp)
  const fits = requestedTpp <= availableTpp
  return {
    kind,
    key: `${kind}:${place}:${period}`,
    ceilingTpp: ceiling,
    usedTpp,
    requestedTpp,
    fits,
    availableTpp,
    remainingTpp: fits ? availableTpp - requestedTpp : null,
  }
}
