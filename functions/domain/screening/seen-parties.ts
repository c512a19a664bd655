import type { Export } from '../export'
import type { Listings } from '../listings/list-effect'
import { effectName, effectOf, isOver, standsOn } from '../listings/listed'
import type { EntryTerms } from '../listings/listing-of'
import { matchEffect } from '../listings/match-effect'
import { toldAbove } from '../ownership/party-ownership'
import { everyParty, type Listing, type Party } from '../party'
import { type Found, type FoundMatch, type ListEvidence, type RuledBefore, raisedIn } from './list-evidence'
import type { RedFlag } from './red-flags'
import type { Because, ListState, ScreenedMatch, ScreenedParty } from './screening'
import { everyoneIn, nameAbove, type OrderParty } from './searched-parties'

/** What is known of the parties on lists: who they are, which lists were searched, and what that means for the decision. */
export type PartiesSeen = {
  readonly parties: readonly ScreenedParty[]
  readonly lists: ListState
  readonly because: readonly Because[]
  readonly redFlags: readonly RedFlag[]
}

/**
 * Parties as they were found on lists, beside what the caller stated.
 *
 * @param given As it was asked, without what was found.
 */
export const seenParties = (given: Export, evidence: ListEvidence, terms: Listings): PartiesSeen => {
  const raised = raisedIn(evidence)
  const everyone = everyoneIn(given).map((each, at) => ({
    each,
    found: evidence.found.filter(({ party }) => party === at),
    raised: raised.filter(({ party }) => party === at),
  }))
  return {
    parties: everyone.map(({ each, found }) => screenedParty(each, found, evidence, terms, given.asOf)),
    lists: evidence.state,
    because: [...everyone.flatMap(({ each, raised }) => reasonsOf(each, raised, given, terms)), ...evidence.because],
    redFlags: everyone.flatMap(({ each, raised }) => flagsOf(each, raised, terms, given.asOf)),
  }
}

const screenedParty = (
  { role, party }: OrderParty,
  found: readonly Found[],
  { searched }: ListEvidence,
  terms: Listings,
  day: string,
): ScreenedParty => ({
  role,
  name: party.name,
  screened: searched,
  matches: [
    ...(party.listings ?? []).map((listing) => ({
      list: listing.list,
      confirmed: listing.confirmed,
      effect: matchEffect(listing, terms, day),
    })),
    ...found.flatMap((each) => each.matches.map((match) => screenedMatch(party, each, match, terms, day))),
  ],
})

const screenedMatch = (party: Party, { above }: Found, match: FoundMatch, terms: Listings, day: string): ScreenedMatch => {
  const { listedParty, name, matchedName, score, band, confirmed, because, reasons, entry, ruled } = match
  const relation = above !== undefined && 'owner' in above ? 'owner' : 'ultimate-parent'
  return {
    listedParty,
    list: entry.list,
    name,
    matchedName,
    score,
    band,
    confirmed,
    because,
    reasons,
    ...(above === undefined ? {} : { above: { relation, name: nameAbove(party, above) } }),
    effect: matchEffect(entry, terms, day),
    ...(ruled === undefined ? {} : ruledBefore(ruled)),
  }
}

const ruledBefore = ({ id, word, by, at, lapsed }: RuledBefore): Pick<ScreenedMatch, 'cleared' | 'ruledTrue' | 'lapsed'> => {
  if (lapsed !== undefined) return { lapsed: { id, was: word, by, at, because: lapsed } }
  return word === 'cleared' ? { cleared: { id, by, at } } : { ruledTrue: { id, by, at } }
}

/** Matches that a person has to look at, and listings that stop an order although no rule of law reads them. */
const reasonsOf = ({ role, party }: OrderParty, found: readonly Found[], given: Export, terms: Listings): readonly Because[] => {
  const isRead = everyParty(given.parties).some((each) => each.party === party)
  return [
    ...(given.activity === 'domestic' && isRead ? atHome(role, statedAndFound(party, found), terms, given.asOf) : []),
    ...statedHints(party).map(({ list }) => hint(role, `the listing on ${list} that was stated is not confirmed`)),
    ...found.flatMap(({ above, matches }): readonly Because[] => {
      const who = above === undefined ? role : `${role}, through ${nameAbove(party, above)}`
      const [first, ...others] = matches.filter(({ confirmed }) => !confirmed)
      const more = others.length === 0 ? '' : `, or ${others.length} more`
      return [
        ...matches.flatMap((match) => decided(who, match, isRead, above === undefined, given.asOf, terms)),
        ...(first === undefined ? [] : [hint(who, `may be ${shown(first)}${more}: ${first.because}`)]),
      ]
    }),
  ]
}

/** Of a confirmed match: what the determination does not say by itself. */
const decided = (who: string, match: FoundMatch, isRead: boolean, isOwn: boolean, day: string, terms: Listings): readonly Because[] => {
  if (!match.confirmed || (isRead && effectOf(match.entry, terms) !== undefined)) return []
  const stops = isOwn && matchEffect(match.entry, terms, day).kind === 'block'
  return [{ code: 'listed-party', decision: stops ? 'block' : 'review', text: `${who} is ${shown(match)}` }]
}

/** Rules on exports ask nothing of a sale at home, and a person looks at a listed buyer there. What stops any sale stops this one. */
const atHome = (role: string, listings: readonly EntryTerms[], terms: Listings, day: string): readonly Because[] =>
  listings
    .filter((listing) => effectOf(listing, terms) !== undefined)
    .flatMap((listing): readonly Because[] => {
      const { kind } = matchEffect(listing, terms, day)
      if (kind === 'block' || kind === 'enhanced-diligence') return []
      return [{ code: 'listed-party', decision: 'review', text: `${role} is on ${effectName(listing, terms)}, and the sale is domestic` }]
    })

const hint = (who: string, text: string): Because => ({ code: 'possible-match', decision: 'review', text: `${who}: ${text}` })

const shown = ({ name, entry }: FoundMatch): string => `${name} on ${entry.list}`

/** Confirmed listings of a party itself. */
const statedAndFound = (party: Party, found: readonly Found[]): readonly EntryTerms[] => [
  ...(party.listings ?? []).filter(({ confirmed }) => confirmed),
  ...found
    .filter(({ above }) => above === undefined)
    .flatMap(({ matches }) => matches)
    .filter(({ confirmed }) => confirmed)
    .map(({ entry }) => entry),
]

const statedHints = (party: Party): readonly Listing[] =>
  [party, ...toldAbove(party)].flatMap(({ listings = [] }) => listings.filter(({ confirmed }) => !confirmed))

/**
 * Lists that change no outcome of the law and ask for a closer look, and those that a party is not on on the day: a flag for
 * each. One that is on a list only later is on what is published now.
 */
const flagsOf = ({ role, party }: OrderParty, found: readonly Found[], terms: Listings, day: string): readonly RedFlag[] => {
  const flags = statedAndFound(party, found).flatMap((listing): readonly RedFlag[] => {
    const law = effectOf(listing, terms)
    const { kind, because } = matchEffect(listing, terms, day)
    if (law === undefined || kind !== 'enhanced-diligence') return []
    const { effect } = law.value
    const isOn = standsOn(listing, day) && effect.kind === 'red-flag'
    return [
      {
        code: isOn ? effect.code : 'PTY_LISTED_OTHER',
        severity: isOver(listing, day) ? 'medium' : 'high',
        basis: 'POLICY',
        because: `${role}: ${because}`,
        cite: law.cite,
      },
    ]
  })
  return [...new Map(flags.map((flag) => [flag.because, flag])).values()]
}
