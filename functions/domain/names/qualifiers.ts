import type { ListedParty } from '../lists/listed-party'
import { birthDayCost, birthYearCost, countryCost, kindCost } from './features'
import type { MatchReason, PartyQuery } from './match'

/** What else is known of both parties and speaks against their being one. None raises a score. */
export const qualifiersOf = (query: PartyQuery, party: ListedParty): readonly MatchReason[] =>
  [kindOf(query, party), countryOf(query, party), birthDateOf(query, party)].filter((reason) => reason !== undefined)

/** One is a person and the other a firm, a vessel or an aircraft. Where the list does not say, nothing is guessed. */
const kindOf = ({ kind }: PartyQuery, party: ListedParty): MatchReason | undefined =>
  kind === undefined || party.kind === undefined || kind === party.kind
    ? undefined
    : { feature: 'kind', theirs: kind, ours: party.kind, score: -kindCost }

/** No country is the same. */
const countryOf = ({ countries = [] }: PartyQuery, party: ListedParty): MatchReason | undefined => {
  if (countries.length === 0 || party.countries.length === 0 || countries.some((country) => party.countries.includes(country)))
    return undefined
  return { feature: 'country', theirs: countries.join(', '), ours: party.countries.join(', '), score: -countryCost }
}

/** No birth date agrees. A year alone, or `circa`, agrees with a year before and after. */
const birthDateOf = ({ birthDate }: PartyQuery, { birthDates = [] }: ListedParty): MatchReason | undefined => {
  if (birthDate === undefined || birthDates.length === 0) return undefined
  const cost = Math.min(...birthDates.map((listed) => birthCost(birthDate, listed)))
  return cost === 0 ? undefined : { feature: 'birth-date', theirs: birthDate, ours: birthDates.join(', '), score: -cost }
}

const isDay = /^\d{4}-\d{2}-\d{2}$/

const birthCost = (theirs: string, ours: string): number => {
  const [their, our] = [yearsIn(theirs), yearsIn(ours)]
  if (their.length === 0 || our.length === 0) return 0
  const apart = Math.min(...their.flatMap((year) => our.map((other) => Math.abs(year - other))), between(their, our))
  if (apart > 1) return birthYearCost
  return apart === 1 && isDay.test(ours) && isDay.test(theirs)
    ? birthDayCost
    : isDay.test(ours) && isDay.test(theirs) && theirs !== ours
      ? birthDayCost
      : 0
}

/** `1958 to 1963` holds 1960. */
const between = ([their = 0]: readonly number[], our: readonly number[]): number =>
  our.length > 1 && their >= Math.min(...our) && their <= Math.max(...our) ? 0 : Number.POSITIVE_INFINITY

const yearsIn = (text: string): readonly number[] => (text.match(/\b(?:1[89]|20)\d{2}\b/g) ?? []).map(Number)

/** Words and numbers that both addresses have, by which matches of one score are ordered. */
export const addressShared = ({ address }: PartyQuery, { addresses = [] }: ListedParty): readonly string[] => {
  if (address === undefined) return []
  const theirs = new Set(wordsOf(address))
  return [...new Set(addresses.flatMap(({ text }) => wordsOf(text)))].filter((word) => theirs.has(word))
}

const wordsOf = (text: string): readonly string[] =>
  (
    text
      .slice(0, 500)
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}]{3,}|\p{N}+/gu) ?? []
  ).filter((word) => !vague.has(word))

/** Words that every other address has. */
const vague = new Set('road street avenue building floor room block unit district city province area the and'.split(' '))
