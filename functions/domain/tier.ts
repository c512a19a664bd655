import type { Deal } from './deal'
import { every, not, some, type Trilean } from './finding'
import type { PlaceCode } from './place'
import { outcomeWithin } from './place-set'
import type { Law } from './rulebook'
import type { Tier } from './tier-terms'

/** The tier of a place itself, whoever is there. Null where the track has no tiers, or the place's is open. */
export const tierOfPlace = ({ tiers, geography }: Law, place: PlaceCode): Tier | null => {
  if (tiers === undefined) return null
  const { barred, partners } = tiers.value
  return tierFrom(outcomeWithin(geography, place, barred), outcomeWithin(geography, place, partners))
}

/** The tier of the deal: that of the lowest party whose headquarters are read. Null where one of them is open. */
export const tierOfDeal = (deal: Deal): Tier | null => {
  const { law, principals } = deal
  const { tiers, geography } = law
  if (tiers === undefined) return null
  const { barred, partners, outsiders, isByPlaceAlone } = tiers.value
  const barredSeats = isByPlaceAlone === true ? undefined : deal.seatsIn(barred, tiers.cite)
  const outsideSeats = outsiders === undefined ? undefined : deal.seatsIn(outsiders, tiers.cite)
  let lowest: Tier = 'T1'
  let isOpen = false
  for (const [at, { party }] of principals.entries()) {
    const isBarred = some([outcomeWithin(geography, party.country, barred), barredSeats?.[at]?.seat.outcome ?? 'unmet'])
    const isOutside = outsideSeats?.[at]?.seat.outcome ?? 'unmet'
    const tier = tierFrom(isBarred, every([outcomeWithin(geography, party.country, partners), not(isOutside)]))
    if (tier === 'T3') return 'T3'
    if (tier === null) isOpen = true
    if (tier === 'T2') lowest = 'T2'
  }
  return isOpen ? null : lowest
}

const tierFrom = (barred: Trilean, partner: Trilean): Tier | null => {
  if (barred === 'met') return 'T3'
  if (barred === 'unknown') return null
  return partner === 'met' ? 'T1' : partner === 'unmet' ? 'T2' : null
}
