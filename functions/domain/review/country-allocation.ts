import { type Deal, someSeat } from '../deal'
import type { Allocation } from '../determination'
import { claim, type Flag, noteFlag, type Trilean } from '../finding'
import { outcomeWithin } from '../place-set'
import type { CountryAllocationTerms } from './country-allocation-terms'

/** Whether the order would exceed its country's allocation, and the line that says by how much. */
export type CountryUse = { readonly exceeded: Trilean; readonly lines: readonly Allocation[]; readonly notes: readonly Flag[] }

const none: CountryUse = { exceeded: 'unmet', lines: [], notes: [] }

/**
 * What has been licensed to the destination so far, and this order. It is what the caller knows, never the balance of BIS.
 *
 * @param requestedTpp TPP of the order's items at the .a level; null where it is not known.
 */
export const countryUse = (deal: Deal, requestedTpp: number | null): CountryUse => {
  const { countryAllocation: terms, geography } = deal.law
  if (terms === undefined) return none
  const { value, cite } = terms
  const place = deal.abroad.find((each) => outcomeWithin(geography, each, value.places) === 'met')
  if (place === undefined || someSeat(deal.seatsIn(value.barred, cite)) === 'met') return none
  const { asOf, usage } = deal.export
  const { counting, afterwards } = value
  if (afterwards !== undefined && asOf > value.through)
    return { ...none, exceeded: 'unknown', notes: [noteFlag(afterwards.code, afterwards.because, cite)] }
  const usedTpp = usage?.country?.licensedTpp
  if (usedTpp === undefined || requestedTpp === null) return { ...none, exceeded: 'unknown' }
  const line = lineOf(deal, value, geography.treatedAs(place), usedTpp, requestedTpp)
  return { exceeded: claim(!line.fits), lines: [line], notes: counting ? [noteFlag(counting.code, counting.because, cite)] : [] }
}

const lineOf = (
  { law: { geography } }: Deal,
  { kind, ceilingTpp, perCountry, uplift, period }: CountryAllocationTerms,
  place: string,
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
