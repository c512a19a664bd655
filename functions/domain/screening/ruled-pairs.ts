import { canonicalJson } from '../canonical-json'
import type { Export } from '../export'
import type { PartyQuery } from '../names/match'
import type { Disposition, Ruling } from '../records/screening'
import type { Found, ListEvidence } from './list-evidence'
import { searchedIn } from './searched-parties'

/** A party and an entry that a person compared, and what came of it. */
export type RuledPair = {
  readonly party: PartyQuery
  readonly listedParty: string
  /** Of the entry as it was then. */
  readonly fingerprint: string
  readonly ruling: Extract<Ruling, 'false-positive' | 'true-match'>
}

/** Every entry that was found for an order, by its id. */
export const matchIdsIn = ({ found }: Pick<ListEvidence, 'found'>): ReadonlySet<string> =>
  new Set(found.flatMap(({ matches }) => matches.map(({ listedParty }) => listedParty)))

/**
 * The pairs that rulings on a screening speak of, oldest ruling first: an entry stands beside everyone of the order with whom it
 * was found.
 *
 * @param given As it was asked.
 */
export const ruledPairs = (given: Export, { found }: Pick<ListEvidence, 'found'>, ruled: readonly Disposition[]): readonly RuledPair[] => {
  const searched = searchedIn(given)
  return ruled.flatMap(({ ruling, body }) => {
    const match = body?.match
    if (match === undefined || (ruling !== 'true-match' && ruling !== 'false-positive')) return []
    return found.flatMap((each) => {
      const entry = each.matches.find(({ listedParty }) => listedParty === match)
      const query = queryOf(each, searched)
      return entry === undefined || query === undefined
        ? []
        : [{ party: query, listedParty: match, fingerprint: entry.fingerprint, ruling }]
    })
  })
}

/** What was found, with each pair confirmed that a person has called a true match before, whatever the entry says since. */
export const withTrueMatches = (given: Export, evidence: ListEvidence, pairs: readonly RuledPair[]): ListEvidence => {
  const trueMatches = new Set(pairs.filter(({ ruling }) => ruling === 'true-match').map((pair) => keyOf(pair.party, pair.listedParty)))
  if (trueMatches.size === 0) return evidence
  const searched = searchedIn(given)
  const found = evidence.found.map((each): Found => {
    const query = queryOf(each, searched)
    const matches = each.matches.map((match) =>
      query === undefined || match.confirmed || !trueMatches.has(keyOf(query, match.listedParty))
        ? match
        : { ...match, confirmed: true, because: 'a person ruled before that it is the same' },
    )
    return { ...each, matches }
  })
  return { ...evidence, found }
}

const keyOf = (party: PartyQuery, listedParty: string): string => `${listedParty} ${canonicalJson(party)}`

const queryOf = ({ party, above }: Found, searched: ReturnType<typeof searchedIn>): PartyQuery | undefined =>
  searched.find((each) => each.party === party && canonicalJson(each.above ?? null) === canonicalJson(above ?? null))?.query
