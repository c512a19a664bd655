import type { Chip } from './chip'
import { isStricter, type Outcome } from './determination'
import type { Export } from './export'
import type { Flag } from './finding'
import type { Item } from './item'
import type { Dated, IsoDate } from './law'
import { everyParty, type Listing, type Owner } from './party'
import type { PlaceCode } from './place'
import { within } from './place-set'
import type { Law, PendingRule } from './rulebook'

/**
 * Facts whose rules are not written yet. One that could tighten the outcome turns it into a review; one that could only
 * loosen it does so where a license would be required.
 */
export const unevaluated = (given: Export, law: Law, chips: readonly Chip[], outcome: Outcome): readonly Flag[] => [
  ...law.pending.flatMap((rule) => {
    const reach = reachOf(given, law, chips, rule)
    if (reach === undefined) return []
    const isOpen = outcome === 'needs-review' || isStricter(reach, outcome)
    return [flag(isOpen, `${rule.value.because} is not evaluated yet and could lead to ${reach}`, rule.cite)]
  }),
  ...loosening(given).map((because) =>
    flag(outcome === 'license-required', `${because} is not evaluated yet and could lift the requirement`, law.known.cite),
  ),
]

const flag = (isOpen: boolean, because: string, cite: Flag['cite']): Flag => ({
  code: 'not-evaluated',
  effect: isOpen ? 'needs-review' : 'note',
  because,
  cite,
})

type Reach = PendingRule['couldReach']

const reachOf = (given: Export, law: Law, chips: readonly Chip[], { value, cite }: Dated<PendingRule>): Reach | undefined => {
  switch (value.fact) {
    case 'listings':
      return listingReach(given, value)
    case 'concerns':
      return (given.endUse?.concerns?.length ?? 0) > 0 ? value.couldReach : undefined
    case 'us-persons':
      return given.endUse?.usPersons?.involved === true ? value.couldReach : undefined
    case 'training':
      return given.endUse?.trainsControlledWeights === true ? value.couldReach : undefined
    case 'foundry':
      return given.items.some((item) => item.kind === 'chip' && item.foundry !== undefined) ? value.couldReach : undefined
    case 'designer':
      return designersOf(given, chips).some((place) => within(law.geography, place, value.places ?? {}, cite).outcome !== 'unmet')
        ? value.couldReach
        : undefined
  }
}

const listingReach = (given: Export, { stoppingLists = [], licensingLists = [] }: PendingRule): Reach | undefined => {
  const lists = everyParty(given.parties)
    .flatMap(({ party }) => [...(party.listings ?? []), ...ownerListings(party.owners)])
    .filter((listing) => stands(listing, given.asOf))
    .map(({ list }) => list.toUpperCase())
  if (lists.length === 0) return undefined
  return lists.some((list) => stoppingLists.includes(list) || !licensingLists.includes(list)) ? 'prohibited' : 'license-required'
}

const stands = ({ from, to }: Listing, day: IsoDate): boolean => (from === undefined || from <= day) && (to === undefined || day <= to)

const ownerListings = (owners: readonly Owner[] = []): readonly Listing[] =>
  owners.flatMap(({ listings = [], owners: higher }) => [...listings, ...ownerListings(higher)])

/** Where the circuits were designed, as stated or as the catalog recalls. */
const designersOf = (given: Export, chips: readonly Chip[]): readonly PlaceCode[] => [
  ...chips.map(({ designerHeadquarters }) => designerHeadquarters),
  ...given.items.flatMap((item: Item) =>
    item.kind === 'chip'
      ? [item.designer?.headquarters, item.designer?.location, item.designer?.ultimateParentHeadquarters].filter(
          (place) => place !== undefined,
        )
      : [],
  ),
]

const loosening = (given: Export): readonly string[] => [
  ...(given.existingStock === true ? ['continued use of existing stock'] : []),
  ...(everyParty(given.parties).some(({ party }) => party.supplement8 !== undefined) ? ['a Supplement No. 8 entry'] : []),
  ...(given.items.some(({ jurisdiction }) => jurisdiction?.basis === 'not-subject')
    ? ['the claim that an item is not subject to the EAR']
    : []),
]
