import type { Deal } from '../deal'
import { type Ask, claim, every, type Finding, not, some, type Trilean } from '../finding'
import { namedDoubt, seatIn } from '../headquarters'
import type { ModelWeightsItem } from '../item'
import type { Dated } from '../law'
import type { RoleParty } from '../party'
import type { PlaceSet } from '../place'
import { listed, outcomeWithin } from '../place-set'
import { otherPart744, type Wanted } from './exception-case'
import type { WeightsUnderAiaTerms } from './weights-under-aia-terms'

/** What AIA asks of weights: a partner's own entity, or one of a partner's abroad with a facility that is kept safe. */
export const weightsUnderAia = (
  deal: Deal,
  { item, reading, bars }: Wanted,
  terms: Dated<WeightsUnderAiaTerms>,
  ask: Ask,
): readonly Finding[] => {
  const given = deal.export.items[item]
  if (given?.kind !== 'modelWeights' || reading.eccn === null)
    return [ask('listed-item', 'unmet', `${reading.eccn ?? 'the item'}: not answered here for other items than weights`, undefined, item)]
  const { value } = terms
  const { activity } = deal.export
  const base = isOfPartners(deal, terms)
  return [
    ask('listed-item', 'met', `${reading.eccn} is among its items`, undefined, item),
    ask('movement', claim(value.activities.includes(activity)), `${activity}: ${value.activities.join(', ')}`, undefined, item),
    barredLink(deal, given, terms, ask, item),
    recipient(deal, terms, base, ask, item),
    storage(given, base, ask, item),
    ...otherPart744(bars, ask, item),
  ]
}

/** Who receives, owns, runs or uses it. Hands on the way are read for barred links only. */
const recipientsOf = ({ principals }: Deal): readonly RoleParty[] => principals.filter(({ role }) => role !== 'intermediateConsignees')

const isIn = ({ law: { geography } }: Deal, set: PlaceSet, places: readonly string[]): readonly Trilean[] =>
  places.map((place) => outcomeWithin(geography, place, set))

const seats = (deal: Deal, set: PlaceSet, { cite }: Dated<unknown>): readonly Trilean[] =>
  recipientsOf(deal).map(({ party }) => seatIn(party, set, deal.law.geography, cite).outcome)

/** Located in a partner country, and headquartered and parented nowhere else: the base. */
const isOfPartners = (deal: Deal, terms: Dated<WeightsUnderAiaTerms>): Trilean => {
  const { partners, outsiders } = terms.value
  const located = isIn(deal, partners, [...recipientsOf(deal).map(({ party }) => party.country), ...deal.abroad])
  return every([...located, ...seats(deal, outsiders, terms).map(not)])
}

/** Any link of Macau or D:5 shuts it: location, headquarters, parent, destination, or the place of storage. */
const barredLink = (
  deal: Deal,
  { storage: kept }: ModelWeightsItem,
  terms: Dated<WeightsUnderAiaTerms>,
  ask: Ask,
  item: number,
): Finding => {
  const { barred, inDoubt } = terms.value
  const stored = kept === undefined ? [] : [kept.country, kept.facilityOwnerHeadquarters]
  const places = [...deal.principals.map(({ party }) => party.country), ...deal.abroad, ...stored]
  const located = some(isIn(deal, barred, places))
  const seated = some(deal.seatsIn(barred, terms.cite).map(({ seat }) => seat.outcome))
  const outcome = some([located, seated])
  const because = {
    met: `a link to ${listed(barred)}: ${located === 'met' ? 'a location or place of storage' : inDoubt.because}`,
    unmet: `no link to ${listed(barred)}`,
    unknown: `whether there is a link to ${listed(barred)} was not given`,
  }
  return ask('no-barred-link', not(outcome), because[outcome], seated === 'met' ? inDoubt.code : undefined, item)
}

/** Headquartered or parented in a partner country, wherever it is. A link elsewhere passes the words and is for review. */
const recipient = (deal: Deal, terms: Dated<WeightsUnderAiaTerms>, base: Trilean, ask: Ask, item: number): Finding => {
  const { partners, outsiders, inDoubt } = terms.value
  const condition = 'recipient'
  if (base === 'met') return ask(condition, 'met', 'located, headquartered and parented in partner countries', undefined, item)
  const seated = every(seats(deal, partners, terms))
  const isMixed = some(seats(deal, outsiders, terms))
  if (seated === 'unmet' && base === 'unmet')
    return ask(condition, 'unmet', 'a recipient is neither headquartered nor ultimately parented in a partner country', undefined, item)
  if (seated === 'met' && isMixed === 'met') return ask(condition, 'unknown', inDoubt.because, inDoubt.code, item)
  if (seated === 'met' && isMixed === 'unmet')
    return ask(condition, 'met', 'headquartered and parented in partner countries, located elsewhere', undefined, item)
  const readers = recipientsOf(deal).map(({ party }) => party)
  const doubt =
    namedDoubt(readers, outsiders, deal.law.geography, terms.cite) ?? namedDoubt(readers, partners, deal.law.geography, terms.cite)
  const because = doubt === undefined ? 'headquartered or ultimately parented at a place that was not given' : doubt.because
  return ask(condition, 'unknown', `a recipient is ${because}`, doubt?.code, item)
}

/** Asked of those who are located elsewhere. */
const storage = ({ storage: kept }: ModelWeightsItem, base: Trilean, ask: Ask, item: number): Finding => {
  const condition = 'storage'
  if (base === 'met') return ask(condition, 'met', 'no facility is asked for in a partner country', undefined, item)
  if (kept === undefined) return ask(condition, 'unknown', 'where and how the weights will be stored was not said', undefined, item)
  const outcome = some([base, claim(kept.paragraphs14_15_18)])
  const said = kept.paragraphs14_15_18 ? 'meets' : 'does not meet'
  return ask(condition, outcome, `the facility in ${kept.country} ${said} the terms on security and personnel`, undefined, item)
}
