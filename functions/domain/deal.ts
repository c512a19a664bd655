import type { Level } from './eccn'
import { destinationsOf, type Export } from './export'
import { type Flag, some, type Trilean } from './finding'
import { type Seat, seatIn } from './headquarters'
import type { Citation } from './law'
import type { Listed } from './listings/listed'
import { listedParties } from './listings/listed-parties'
import { everyParty, principalsAmong, type RoleParty } from './party'
import type { Geography, Membership, PlaceCode, PlaceSet } from './place'
import { outcomeWithin, within } from './place-set'
import { nationalitiesIn } from './releases'
import type { Law } from './rulebook'
import { withLocation } from './standing'

/** A party read by the headquarters test, and how the test came out. */
export type PartySeat = RoleParty & { readonly seat: Seat }
export type PlaceMembership = Membership & { readonly place: PlaceCode }

/** An export with the law of its day: the questions that several rules ask of it, each answered once. */
export type Deal = {
  readonly export: Export
  readonly law: Law
  /** Where the items start. */
  readonly from: PlaceCode
  /** Destinations outside the home country. None: nothing leaves it. */
  readonly abroad: readonly PlaceCode[]
  /** Everyone named. */
  readonly parties: readonly RoleParty[]
  readonly principals: readonly RoleParty[]
  /** Listings that bear on a party, its own and those its owners pass down. */
  readonly listed: readonly Listed[]
  /** What to know of owners beside that. */
  readonly ownerNotes: readonly Flag[]
  /** One answer for each destination abroad. */
  readonly destinationsIn: (set: PlaceSet, cite: Citation) => readonly PlaceMembership[]
  /** Whether one of them is in a set: the same without the words. */
  readonly isGoingTo: (set: PlaceSet, cite: Citation) => Trilean
  /** Destinations abroad where a destination clause for these levels may ask for a license; all of them where only headquarters do. */
  readonly licensedFor: (levels: readonly (Level | null)[]) => readonly PlaceCode[]
  /** One answer for each principal party. */
  readonly seatsIn: (set: PlaceSet, cite: Citation) => readonly PartySeat[]
  /** The same with the location of each beside its headquarters and parent. */
  readonly standingsIn: (set: PlaceSet, cite: Citation) => readonly PartySeat[]
}

export const dealOf = (given: Export, law: Law): Deal => {
  const isAbroad = (place: PlaceCode): boolean => law.geography.treatedAs(place) !== law.home
  const nationalities = nationalitiesIn(given)
  const stated = destinationsOf(given)
  const ends = (nationalities.length === 0 ? stated : [...new Set([...stated, ...nationalities])]).filter(isAbroad)
  // What comes back by way of another country leaves this one all the same.
  const abroad = ends.length > 0 ? ends : (given.parties.intermediateConsignees ?? []).map(({ country }) => country).filter(isAbroad)
  const parties = everyParty(given.parties)
  const principals = principalsAmong(parties)
  const { listed, notes } = listedParties(parties, law.listings, law.geography, given.asOf, law.known.cite)
  const places = new Map<PlaceSet, readonly PlaceMembership[]>()
  const seats = new Map<PlaceSet, readonly PartySeat[]>()
  const standings = new Map<PlaceSet, readonly PartySeat[]>()
  const seatsIn: Deal['seatsIn'] = (set, cite) =>
    remembered(seats, set, () => principals.map(({ role, party }) => ({ role, party, seat: seatIn(party, set, law.geography, cite) })))
  const destinationsIn: Deal['destinationsIn'] = (set, cite) =>
    remembered(places, set, () => abroad.map((place) => placed(place, decisive(within(law.geography, place, set, cite)))))
  const isGoingTo: Deal['isGoingTo'] = (set, cite) =>
    places.has(set) || mayBeUnread(set, law.geography)
      ? someDestination(destinationsIn(set, cite))
      : someOf(abroad, (place) => outcomeWithin(law.geography, place, set))
  return {
    export: given,
    from: given.exportFrom ?? (given.activity === 'transfer' ? given.parties.ultimateConsignee.country : law.home),
    law,
    abroad,
    parties,
    principals,
    listed,
    ownerNotes: notes,
    licensedFor: (levels) => licensedAmong(abroad, law, levels),
    destinationsIn,
    isGoingTo,
    seatsIn,
    standingsIn: (set, cite) =>
      remembered(standings, set, () =>
        seatsIn(set, cite).map((each) => {
          const seat = withLocation(each.seat, each.party, set, law.geography, cite)
          return seat === each.seat ? each : { role: each.role, party: each.party, seat }
        }),
      ),
  }
}

/** The same deal on the same day under another track: who is in it and on which list does not part. */
export const dealBeside = (deal: Deal, law: Law): Deal => ({
  ...deal,
  law,
  licensedFor: (levels) => licensedAmong(deal.abroad, law, levels),
})

const licensedAmong = (
  abroad: readonly PlaceCode[],
  { destinations, geography }: Law,
  levels: readonly (Level | null)[],
): readonly PlaceCode[] => {
  if (abroad.length < 2) return abroad
  const isAsked = (place: PlaceCode, level: Level): boolean =>
    levels.includes(level) && destinations[level].some(({ value }) => outcomeWithin(geography, place, value.places) !== 'unmet')
  const asked = abroad.filter((place) => isAsked(place, 'a') || isAsked(place, 'b'))
  return asked.length > 0 ? asked : abroad
}

const remembered = <K, V>(known: Map<K, V>, key: K, answer: () => V): V => {
  const before = known.get(key)
  if (before !== undefined) return before
  const value = answer()
  known.set(key, value)
  return value
}

/** One literal for all: thousands are made a second. */
const placed = (place: PlaceCode, { outcome, because, cite, confidence, code }: Membership): PlaceMembership =>
  code === undefined ? { place, outcome, because, cite, confidence } : { place, outcome, because, cite, confidence, code }

/** Columns that were not read leave a membership unconfirmed, which the outcome alone does not tell. */
const mayBeUnread = ({ anyOf, except }: PlaceSet, { isUnread }: Geography): boolean =>
  anyOf?.some(isUnread) === true || except?.some(isUnread) === true

/** As `some`, without a list of the outcomes. */
const someOf = <T>(all: readonly T[], asked: (each: T) => Trilean): Trilean => {
  let outcome: Trilean = 'unmet'
  for (const each of all) {
    const answer = asked(each)
    if (answer === 'met') return 'met'
    if (answer === 'unknown') outcome = 'unknown'
  }
  return outcome
}

/** A membership that nobody confirmed decides nothing. */
const decisive = (membership: Membership): Membership =>
  membership.confidence === 'unconfirmed' && membership.outcome !== 'unknown'
    ? { ...membership, outcome: 'unknown', because: `${membership.because}, which is unconfirmed`, code: membership.code ?? 'unconfirmed' }
    : membership

export const someDestination = (answers: readonly PlaceMembership[]): Trilean => some(answers.map(({ outcome }) => outcome))
export const someSeat = (answers: readonly PartySeat[]): Trilean => some(answers.map(({ seat }) => seat.outcome))

const roleNames: Readonly<Record<string, string>> = {
  exporter: 'the exporter',
  cloudOperator: 'the cloud operator',
  computeProvider: 'the compute provider',
  customer: 'the customer',
  purchaser: 'the purchaser',
  intermediateConsignees: 'an intermediate consignee',
  freightForwarder: 'the freight forwarder',
  distributor: 'the distributor',
  ultimateConsignee: 'the ultimate consignee',
  endUser: 'the end user',
  owner: 'the owner',
  operator: 'the operator',
}

export const roleName = ({ role }: RoleParty): string => roleNames[role] ?? role
