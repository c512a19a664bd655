import { type Deal, someSeat } from '../deal'
import type { Duty } from '../determination'
import { type Ask, asker, claim, every, type Finding, type Trilean } from '../finding'
import { daysBetween } from '../law'
import type { PlaceCode, PlaceSet } from '../place'
import { listed, outcomeWithin } from '../place-set'
import {
  answer,
  type ExceptionCase,
  listedItem,
  noEmbargo,
  noUnverifiedParty,
  shipmentDuties,
  type Terms,
  type Wanted,
} from './exception-case'

/** The exception that waits for BIS: to Macau and D:5, and to firms headquartered or parented there. */
export const notified = (deal: Deal, terms: Terms, wanted: readonly Wanted[]): ExceptionCase => {
  const ask = asker(terms)
  const { symbol, destinations, seats, aesCode, noticeDays, dataPoints } = terms.value.notified
  const { activity, items, parties } = deal.export
  const licensed = deal.licensedFor(wanted.map(({ reading }) => reading.level))
  const reached = licensed.length === 0 ? 'unmet' : every(licensed.map((place) => placeReached(deal, place, destinations, seats, terms)))
  const notice = notification(deal, terms, ask)
  const conditions = [
    ask('movement', claim(activity === 'export' || activity === 'reexport'), `${activity}: exports and reexports only`),
    ask('destination-or-headquarters', reached, reachedBecause(reached, seats)),
    notice,
    noEmbargo(deal, ask),
    ...noUnverifiedParty(deal, ask),
    ask(
      'items',
      claim(items.length <= terms.value.notified.itemsMax),
      `${items.length} of at most ${terms.value.notified.itemsMax} items in one notification`,
    ),
    ask(
      'no-distributor',
      claim(parties.distributor === undefined),
      parties.distributor ? 'a distributor is a party' : 'no distributor is a party',
    ),
  ]
  const isNotified = notice.outcome === 'met'
  const duties: Duty[] = [
    {
      code: 'nac-notification',
      owner: 'exporter',
      when: 'before-export',
      withinDays: noticeDays,
      channel: 'SNAP-R',
      met: isNotified,
      cite: terms.cite,
    },
    {
      code: 'nac-data-points',
      owner: 'exporter',
      when: 'before-export',
      channel: 'SNAP-R',
      because: dataPoints,
      met: isNotified,
      cite: terms.cite,
    },
    { code: 'purchase-order', owner: 'exporter', when: 'before-export', met: hasEvidence(deal, 'purchase-order'), cite: terms.cite },
    ...shipmentDuties(aesCode, terms.cite),
  ]
  return answer({ symbol, aesCode }, conditions, duties, ask, wanted, listedItem(terms.value, ask))
}

/**
 * A destination of the set; or one where the consignee or end user who is located there has its seat in the set. Another
 * party's seat does not carry a clean consignee along, and does not rule it out either.
 */
const placeReached = (deal: Deal, place: PlaceCode, destinations: PlaceSet, seats: PlaceSet, { cite }: Terms): Trilean => {
  const own = outcomeWithin(deal.law.geography, place, destinations)
  if (own !== 'unmet') return own
  const parties = deal.seatsIn(seats, cite)
  const here = parties.filter(({ role, party }) => (role === 'ultimateConsignee' || role === 'endUser') && party.country === place)
  const atPlace = someSeat(here)
  return atPlace === 'unmet' && someSeat(parties) !== 'unmet' ? 'unknown' : atPlace
}

const reachedBecause = (reached: Trilean, seats: PlaceSet): string =>
  ({
    met: `to ${listed(seats)}, or to an entity headquartered or parented there`,
    unmet: `neither the destination nor any party is of ${listed(seats)}`,
    unknown: `whether a party is of ${listed(seats)} is not known`,
  })[reached]

/** Confirmed, numbered, and old enough on the day of export. Anything less is not yet, and is a duty. */
const notification = ({ export: given }: Deal, { value }: Terms, ask: Ask): Finding => {
  const { noticeDays } = value.notified
  const condition = 'nac-notification'
  const sent = given.notifications ?? []
  if (sent.length === 0) return ask(condition, 'unmet', `no notification was given; it goes in ${noticeDays} days before the export`)
  if (sent.some(({ state }) => state === 'denied'))
    return ask(condition, 'unmet', 'BIS answered that a license is needed', 'NOTIFICATION_DENIED')
  const good = sent.find(
    ({ state, number, submittedOn }) => state === 'confirmed' && number !== undefined && daysBetween(submittedOn, given.asOf) >= noticeDays,
  )
  if (good)
    return ask(condition, 'met', `confirmed, numbered, and ${daysBetween(good.submittedOn, given.asOf)} days old`, 'NOTIFICATION_CONFIRMED')
  const [first] = sent
  const age = first ? daysBetween(first.submittedOn, given.asOf) : 0
  return ask(
    condition,
    'unmet',
    `${first?.state}, ${first?.number === undefined ? 'without a number' : 'numbered'}, ${age} days old; ${noticeDays} are needed`,
    first?.state === 'confirmed' && first.number !== undefined ? 'NOTIFICATION_CONFIRMED' : 'NOTIFICATION_PENDING',
  )
}

const hasEvidence = ({ export: { evidence = [] } }: Deal, kind: string): boolean => evidence.some((each) => each.kind === kind)
