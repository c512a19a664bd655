import type { Deal } from './deal'
import { isStricter, type Outcome } from './determination'
import type { Export } from './export'
import type { Flag } from './finding'
import type { Judged } from './judged'
import type { Dated, IsoDate } from './law'
import type { Listing, Owner, RoleParty } from './party'
import type { PlaceCode } from './place'
import { within } from './place-set'
import type { LiftingRule, PendingRule } from './rulebook'

/**
 * Facts whose rules are not written yet. One that could tighten the outcome turns it into a review; one that could only
 * loosen it does so where a license would be required.
 */
export const unevaluated = (deal: Deal, judged: readonly Judged[], outcome: Outcome): readonly Flag[] => [
  ...deal.law.pending.flatMap((rule) => {
    const reach = reachOf(deal, judged, rule)
    if (reach === undefined) return []
    const isOpen = outcome === 'needs-review' || isStricter(reach, outcome)
    return [flag(isOpen, `${rule.value.because} is not evaluated yet and could lead to ${reach}`, rule.cite)]
  }),
  ...deal.law.lifting
    .filter((rule) => couldLift(deal, rule))
    .map(({ value, cite }) =>
      flag(outcome === 'license-required', `${value.because} is not evaluated yet and could lift the requirement`, cite),
    ),
]

const flag = (isOpen: boolean, because: string, cite: Flag['cite']): Flag => ({
  code: 'not-evaluated',
  effect: isOpen ? 'needs-review' : 'note',
  because,
  cite,
})

type Reach = PendingRule['couldReach']

const reachOf = (
  { export: given, law, parties }: Deal,
  judged: readonly Judged[],
  { value, cite }: Dated<PendingRule>,
): Reach | undefined => {
  switch (value.fact) {
    case 'listings':
      return listingReach(parties, given.asOf, value)
    case 'concerns':
      return (given.endUse?.concerns?.length ?? 0) > 0 ? value.couldReach : undefined
    case 'us-persons':
      return given.endUse?.usPersons?.involved === true ? value.couldReach : undefined
    case 'training':
      return given.endUse?.trainsControlledWeights === true ? value.couldReach : undefined
    case 'foundry':
      return given.items.some((item) => item.kind === 'chip' && item.foundry !== undefined) ? value.couldReach : undefined
    case 'designer':
      return designersOf(given, judged).some(
        (place) => place === undefined || within(law.geography, place, value.places ?? {}, cite).outcome !== 'unmet',
      )
        ? value.couldReach
        : undefined
  }
}

const listingReach = (
  parties: readonly RoleParty[],
  asOf: IsoDate,
  { stoppingLists = [], licensingLists = [] }: PendingRule,
): Reach | undefined => {
  const lists = parties
    .flatMap(({ party }) => [...(party.listings ?? []), ...ownerListings(party.owners)])
    .filter((listing) => stands(listing, asOf))
    .map(({ list }) => list.toUpperCase())
  if (lists.length === 0) return undefined
  return lists.some((list) => stoppingLists.includes(list) || !licensingLists.includes(list)) ? 'prohibited' : 'license-required'
}

const stands = ({ from, to }: Listing, day: IsoDate): boolean => (from === undefined || from <= day) && (to === undefined || day <= to)

const ownerListings = (owners: readonly Owner[] = []): readonly Listing[] =>
  owners.flatMap(({ listings = [], owners: higher }) => [...listings, ...ownerListings(higher)])

/** Where circuits of the 3A090 class were designed, as stated or as the catalog recalls. Undefined: a designer of unknown seat. */
const designersOf = ({ items }: Export, judged: readonly Judged[]): readonly (PlaceCode | undefined)[] =>
  judged
    .filter(({ classification: { readings } }) => readings.some(({ level }) => level !== null))
    .flatMap(({ index, classification: { chips } }) => {
      const item = items[index]
      const stated = item?.kind === 'chip' ? item.designer : undefined
      const told = [stated?.location, stated?.ultimateParentHeadquarters, item?.jurisdiction?.producedIn].filter(
        (place) => place !== undefined,
      )
      const places = [...told, ...chips.map(({ designerHeadquarters }) => designerHeadquarters)]
      return stated === undefined ? places : [stated.headquarters, ...places]
    })

const couldLift = ({ export: given, law, parties, abroad }: Deal, { value: { fact, places }, cite }: Dated<LiftingRule>): boolean => {
  if (places && abroad.every((place) => within(law.geography, place, places, cite).outcome === 'unmet')) return false
  switch (fact) {
    case 'supplement-8':
      return parties.some(({ party }) => party.supplement8 !== undefined)
    case 'existing-stock':
      return given.existingStock === true
    case 'not-subject':
      return given.items.some(({ jurisdiction }) => jurisdiction?.basis === 'not-subject')
  }
}
