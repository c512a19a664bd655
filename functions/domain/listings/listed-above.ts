import type { Dated, IsoDate } from '../law'
import { type Holdings, holdingsOf } from '../ownership/holdings'
import { mayHold, ownershipOf } from '../ownership/party-ownership'
import type { Listing, Party } from '../party'
import type { RedFlagSeverity } from '../screening/red-flags'
import type { ListEffect, Listings } from './list-effect'
import { effectOf, isOver, standsOn } from './listed'

/** How much a listed owner weighs from which percent on, the largest first. */
export type Bands = readonly { readonly percentMin: number; readonly severity: RedFlagSeverity }[]

/** Somebody above a party on a list that no roll-up counts. */
export type ListedAbove = { readonly name: string; readonly effect: Dated<ListEffect>; readonly severity: RedFlagSeverity }

/** Confirmed listings above a party which pass nothing down to it, but those that are over. */
export const listedAbove = (party: Party, terms: Listings, bands: Bands, day: IsoDate): readonly ListedAbove[] => {
  const graph = ownershipOf(party)
  if (graph === undefined) return []
  const holdings = holdingsOf(graph, day)
  return holdings.nodes.slice(1).flatMap(({ id, name, listings = [] }): readonly ListedAbove[] =>
    listings.flatMap((listing): readonly ListedAbove[] => {
      const effect = effectOf(listing, terms)
      if (effect === undefined || !listing.confirmed || isOver(listing, day)) return []
      const isCounted = standsOn(listing, day) && passesDown(effect.value, terms)
      return isCounted ? [] : [{ name, effect, severity: weightOf(id, holdings, bands) }]
    }),
  )
}

/** Whether what it does to an owner it does to whom that owns. */
export const passesDown = ({ list }: ListEffect, { blockedOwnership, affiliates }: Listings): boolean =>
  list === blockedOwnership?.value.list || affiliates?.value.lists.includes(list) === true

/** By the band that its chain may reach all the way down; a say is not measured. */
const weightOf = (id: string, holdings: Holdings<Listing>, bands: Bands): RedFlagSeverity => {
  const { nodes, ties } = holdings
  const hasSay = ties.some(({ owner }) => nodes[owner]?.id === id)
  const band = bands.find(({ percentMin }) => mayHold(holdings, percentMin).some((node) => node.id === id))
  return hasSay || band === undefined ? 'high' : band.severity
}
