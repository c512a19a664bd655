import { canonicalJson } from '../domain/canonical-json'
import { type InvalidFact, invalidFact } from '../domain/classification/classification'
import type { IsoDate } from '../domain/law'
import type { Listings } from '../domain/listings/list-effect'
import { effectName } from '../domain/listings/listed'
import { type MatchEffect, matchEffect } from '../domain/listings/match-effect'
import type { ListSnapshot } from '../domain/lists/snapshot'
import type { MatchOptions, NameMatch, PartyQuery } from '../domain/names/match'
import { matchParty } from '../domain/names/match-party'
import { ok, type Result, refuse } from '../domain/result'
import { confirmationOf, type PairFacts } from '../domain/screening/confirmation'
import { lawOfDay } from '../regimes/us/law-of-day'
import { factsOn } from './look-for'

/** Parties to be looked for. */
export type MatchesAsked = {
  readonly parties: readonly PartyQuery[]
  /** Codes of lists; absent: all. */
  readonly lists?: readonly string[] | undefined
  readonly threshold?: number | undefined
  readonly limit: number
}

/** An entry that a party may be, and what it means for a sale. */
export type PartyMatch = Omit<NameMatch, 'entry' | 'name' | 'isIdentified'> & {
  readonly listedParty: string
  readonly list: string
  readonly name: string
  readonly matchedName: string
  readonly confirmed: boolean
  readonly because: string
  readonly effect: MatchEffect
}

/**
 * Looks for parties on lists: pure, nothing is stored. A party given twice is looked for once.
 *
 * @param day Whose law says what a match means.
 */
export const matchParties = (
  snapshot: ListSnapshot,
  { parties, lists, threshold, limit }: MatchesAsked,
  day: IsoDate,
): Result<readonly (readonly PartyMatch[])[], InvalidFact> => {
  const { listings } = lawOfDay('enforced', day)
  const chosen = lists === undefined ? ok(undefined) : codesOf(lists, snapshot, listings)
  if (!chosen.ok) return chosen
  const options = { lists: chosen.value, threshold, limit }
  const facts = factsOn(day)
  const known = new Map<string, readonly PartyMatch[]>()
  return ok(
    parties.map((query) => {
      const key = canonicalJson(query)
      const matches = known.get(key) ?? matchesOf(snapshot, query, options, { facts, listings, day })
      known.set(key, matches)
      return matches
    }),
  )
}

type OnDay = { readonly facts: PairFacts; readonly listings: Listings; readonly day: IsoDate }

const matchesOf = (
  snapshot: ListSnapshot,
  query: PartyQuery,
  options: MatchOptions,
  { facts, listings, day }: OnDay,
): readonly PartyMatch[] =>
  matchParty(snapshot, query, options).map((match) => {
    const entry = snapshot.entryAt(match.entry)
    const { score, band, reasons } = match
    return {
      listedParty: entry.id,
      list: entry.list,
      name: entry.name,
      matchedName: match.name,
      score,
      band,
      ...confirmationOf({ match, entry, party: query }, facts),
      reasons,
      effect: matchEffect(entry, listings, day),
    }
  })

/** Lists by their codes, however they are written: those of the law, and those that the snapshot holds. */
const codesOf = (given: readonly string[], { meta }: ListSnapshot, listings: Listings): Result<ReadonlySet<string>, InvalidFact> => {
  const held = new Map(Object.keys(meta.rows).map((list) => [effectName({ list }, listings), list]))
  const known = new Set([...held.keys(), ...listings.effects.map(({ value }) => value.list)])
  const codes: string[] = []
  for (const [at, list] of given.entries()) {
    const code = effectName({ list }, listings)
    if (!known.has(code)) return refuse(invalidFact(`/lists/${at}`, `no such list; there are ${[...known].sort().join(', ')}`))
    codes.push(held.get(code) ?? code)
  }
  return ok(new Set(codes))
}
