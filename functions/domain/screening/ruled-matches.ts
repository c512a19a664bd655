import { canonicalJson } from '../canonical-json'
import type { Export } from '../export'
import type { Pair, PairRuling } from '../lists/clearance'
import { nameFingerprint, partyFingerprint } from '../lists/party-fingerprint'
import type { PartyQuery } from '../names/match'
import type { Found, FoundMatch, ListEvidence } from './list-evidence'
import { searchedIn } from './searched-parties'

/** A party and an entry that met, and what was compared. */
export type PairMet = { readonly pair: Pair; readonly query: PartyQuery; readonly match: FoundMatch }

/** Every entry that was found for an order, by its id. */
export const matchIdsIn = ({ found }: Pick<ListEvidence, 'found'>): ReadonlySet<string> =>
  new Set(found.flatMap(({ matches }) => matches.map(({ listedParty }) => listedParty)))

/**
 * Everyone of an order with every entry that was found for them, match by match as they were found.
 *
 * @param given As it was asked.
 */
export const pairsMet = async (given: Export, { found }: Pick<ListEvidence, 'found'>): Promise<readonly PairMet[]> => {
  const searched = new Map(searchedIn(given).map((each) => [keyOf(each), each.query]))
  return pairsOf(found.map((each) => ({ query: searched.get(keyOf(each)), matches: each.matches })))
}

/** The same of whoever was looked for. @throws where nobody looked for somebody of whom there are matches */
export const pairsOf = async (
  found: readonly { readonly query: PartyQuery | undefined; readonly matches: readonly FoundMatch[] }[],
): Promise<readonly PairMet[]> => {
  const met = found.map(async ({ query, matches }): Promise<readonly PairMet[]> => {
    if (query === undefined) throw new Error('a match of somebody whom nobody looked for')
    const [party, partyName] = await Promise.all([partyFingerprint(query), nameFingerprint(query)])
    return matches.map((match) => ({
      pair: { party, partyName, listedParty: match.listedParty, listedFingerprint: match.fingerprint },
      query,
      match,
    }))
  })
  return (await Promise.all(met)).flat()
}

const keyOf = ({ party, above }: Pick<Found, 'party' | 'above'>): string => canonicalJson([party, above ?? null])

/** Of one pair all its words: the same party may take several parts. */
export const keyOfPair = ({ party, listedParty, listedFingerprint }: Pair): string => `${party} ${listedFingerprint} ${listedParty}`

export const distinctPairs = (met: readonly PairMet[]): readonly Pair[] => [
  ...new Map(met.map(({ pair }) => [keyOfPair(pair), pair])).values(),
]

/**
 * What was found, with what people said of it before. A clearance keeps no identifier quiet: that is not a matter of names.
 *
 * @param met The same matches as pairs, in their order.
 */
export const withRulings = <Evidence extends { readonly found: readonly { readonly matches: readonly FoundMatch[] }[] }>(
  evidence: Evidence,
  met: readonly PairMet[],
  said: readonly PairRuling[],
): Evidence => {
  if (said.length === 0) return evidence
  const words = new Map(said.map((each) => [keyOfPair(each.pair), each]))
  let at = 0
  const found = evidence.found.map((each) => ({
    ...each,
    matches: each.matches.map((match) => {
      const pair = met[at++]?.pair
      return withRuling(match, pair && words.get(keyOfPair(pair)))
    }),
  }))
  return { ...evidence, found }
}

const withRuling = (match: FoundMatch, said: PairRuling | undefined): FoundMatch => {
  if (said === undefined || (said.word === 'cleared' && match.isIdentified)) return match
  const { id, word, by, at, lapsed } = said
  const ruled = { id, word, by, at: at.toISOString(), ...(lapsed === undefined ? {} : { lapsed }) }
  if (lapsed !== undefined) return { ...match, ruled }
  return word === 'cleared'
    ? { ...match, confirmed: false, because: 'a person cleared it before: it is another party', ruled }
    : { ...match, confirmed: true, because: 'a person ruled before that it is the same', ruled }
}
