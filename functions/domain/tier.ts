import type { Deal } from './deal'
import { every, not, some, type Trilean } from './finding'
import { seatIn } from './headquarters'
import type { Party } from './party'
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
  if (deal.law.tiers === undefined) return null
  let lowest: Tier = 'T1'
  let isOpen = false
  for (const { party } of deal.principals) {
    const tier = tierOfParty(deal.law, party)
    if (tier === 'T3') return 'T3'
    if (tier === null) isOpen = true
    if (tier === 'T2') lowest = 'T2'
  }
  return isOpen ? null : lowest
}

/** Location, headquarters and ultimate parent: any of them in the third tier, or all of them in the first. */
export const tierOfParty = (law: Law, party: Party): Tier | null =>
  law.tiers === undefined ? null : tierFrom(isBarred(law, party), isPartner(law, party))

/** Located, headquartered or parented in the third tier. */
export const isBarred = (law: Law, party: Party): Trilean => {
  const { tiers, geography } = law
  if (tiers === undefined) return 'unmet'
  const { barred, isByPlaceAlone } = tiers.value
  const here = outcomeWithin(geography, party.country, barred)
  return isByPlaceAlone === true ? here : some([here, seatIn(party, barred, geography, tiers.cite).outcome])
}

/** Located and headquartered in the first tier, and owned from nowhere else. */
export const isPartner = (law: Law, party: Party): Trilean => {
  const { tiers, geography } = law
  if (tiers === undefined) return 'unmet'
  const { partners, outsiders } = tiers.value
  const here = outcomeWithin(geography, party.country, partners)
  return outsiders === undefined ? here : every([here, not(seatIn(party, outsiders, geography, tiers.cite).outcome)])
}

const tierFrom = (barred: Trilean, partner: Trilean): Tier | null => {
  if (barred === 'met') return 'T3'
  if (barred === 'unknown') return null
  return partner === 'met' ? 'T1' : partner === 'unmet' ? 'T2' : null
}
