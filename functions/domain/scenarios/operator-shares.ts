import type { Deal } from '../deal'
import type { Usage } from '../export'
import { type Ask, claim, type Finding } from '../finding'
import { headquartersOf } from '../party'
import { outcomeWithin } from '../place-set'
import { favoredSet } from './scenario-sets'

type Owned = NonNullable<Usage['uveu']>

/**
 * Shares that a universal validated end-user has so far in one country, outside the favored, and if it is from the home
 * country outside that. Nothing is asked of a share that the scenario does not limit.
 */
export const operatorShares = (deal: Deal, ask: Ask): readonly Finding[] => {
  const { scenario, geography } = deal.law
  const { operatorCaps } = scenario?.parameters ?? {}
  if (scenario === undefined || operatorCaps === undefined) return []
  const owned: Owned = deal.export.usage?.uveu ?? {}
  const favored = favoredSet(scenario)
  const place = deal.abroad.find((each) => outcomeWithin(geography, each, favored) !== 'met')
  const holder = deal.export.parties.operator ?? deal.export.parties.ultimateConsignee
  const isFromHome = headquartersOf(holder).some((each) => geography.treatedAs(each) === deal.law.home)
  const { perCountryShare, outsideFavoredShare, outsideHomeShare } = operatorCaps
  const there = place === undefined ? undefined : (owned.byCountry?.[place] ?? (owned.byCountry === undefined ? undefined : 0))
  return [
    ...(place === undefined ? [] : share('veu-country-share', `in ${place}`, perCountryShare, there, owned, ask)),
    ...(place === undefined ? [] : share('veu-outside-favored', 'outside the favored', outsideFavoredShare, owned.outsideATpp, owned, ask)),
    ...(isFromHome ? share('veu-outside-home', 'outside the home country', outsideHomeShare, owned.outsideUsTpp, owned, ask) : []),
  ]
}

const share = (
  condition: string,
  where: string,
  percentMax: number | null | undefined,
  thereTpp: number | undefined,
  { totalTpp }: Owned,
  ask: Ask,
): readonly Finding[] => {
  if (percentMax === null || percentMax === undefined) return []
  if (totalTpp === undefined || thereTpp === undefined)
    return [ask(condition, 'unknown', `what is owned ${where}, or in all, was not given`)]
  return [
    ask(condition, claim(thereTpp * 100 <= percentMax * totalTpp), `${thereTpp} of ${totalTpp} TPP ${where}; at most ${percentMax} %`),
  ]
}
