import type { ListedParty } from '../lists/listed-party'
import type { ListSnapshot } from '../lists/snapshot'
import { numberAloneScore, possibleMin, strongMin } from './features'
import { entriesIdentified, identifierMet, isOneOfAll } from './identifiers'
import { type Band, type MatchOptions, type MatchReason, type NameMatch, type PartyQuery, told } from './match'
import { nameReasons } from './match-reasons'
import type { NameIndex } from './name-index'
import { otherReadings } from './other-readings'
import { addressShared, qualifiersOf } from './qualifiers'
import { type FoundName, searchNames } from './search-names'

const limitDefault = 10
/** Names of one party that are read in other ways, and ways that are looked for: the name itself comes first. */
const [readNamesMax, readingsMax] = [20, 20]

/** Entries that may be the party, best first. Deterministic: the same snapshot and query give the same answer. */
export const matchParty = (snapshot: ListSnapshot, query: PartyQuery, options: MatchOptions = {}): readonly NameMatch[] =>
  matchAbove(Math.max(options.threshold ?? possibleMin, possibleMin), snapshot, query, options).map(told)

/** The same from another threshold, which may be below the matcher's own: for measuring what it leaves out. */
export const matchAbove = (
  threshold: number,
  snapshot: ListSnapshot,
  query: PartyQuery,
  options: MatchOptions = {},
): readonly NameMatch[] => {
  const { index } = snapshot
  const isAsked = askedOf(index, options)
  const best = bestNames(snapshot, query, threshold, isAsked)
  const identified = entriesIdentified(index, query.identifiers ?? []).filter(isAsked)
  return [...new Set([...identified, ...best.keys()])]
    .map((entry) => rankedOf(snapshot, query, entry, best.get(entry)))
    .filter((ranked) => ranked !== undefined && ranked.match.score >= threshold)
    .filter((ranked) => ranked !== undefined)
    .sort(bestFirst)
    .slice(0, Math.max(0, options.limit ?? limitDefault))
    .map(({ match }) => match)
}

const askedOf = ({ lists: codes, entryLists }: NameIndex, { lists, among }: MatchOptions): ((entry: number) => boolean) => {
  const asked = lists === undefined ? undefined : codes.map((code) => lists.has(code))
  return (entry) => (asked?.[entryLists[entry] as number] ?? true) && (among?.(entry) ?? true)
}

/** Of each entry the name that met best. What a field may also be read as counts only where it is not the very name. */
const bestNames = (
  { index }: ListSnapshot,
  query: PartyQuery,
  threshold: number,
  isAsked: (entry: number) => boolean,
): ReadonlyMap<number, FoundName> => {
  const best = new Map<number, FoundName>()
  const lookFor = (given: string, isAsGiven: boolean): void => {
    for (const found of searchNames(index, given, query.kind === 'person', (name) => isAsked(index.nameEntries[name] as number))) {
      if (found.scored.score < threshold) continue
      const entry = index.nameEntries[found.name] as number
      const before = best.get(entry)
      if (before === undefined || (isAsGiven ? isBetter(found, before) : isPlainlyBetter(found, before))) best.set(entry, found)
    }
  }
  const names = namesOf(query)
  for (const given of names) lookFor(given, true)
  const others = new Set(names.slice(0, readNamesMax).flatMap(otherReadings))
  for (const given of [...others].slice(0, readingsMax)) lookFor(given, false)
  return best
}

const namesOf = ({ name, aliases = [] }: PartyQuery): readonly string[] => [name, ...aliases]

const isPlainlyBetter = (found: FoundName, before: FoundName): boolean => !before.scored.isSame && found.scored.score > before.scored.score

/** The better score; of one score the listed name before its aliases, as they stand. */
const isBetter = (found: FoundName, before: FoundName): boolean =>
  found.scored.score > before.scored.score || (found.scored.score === before.scored.score && found.name < before.name)

/** A match with what orders it among others of one score. */
type Ranked = { readonly match: NameMatch; readonly ranks: readonly number[] }

const rankedOf = ({ index, entryAt }: ListSnapshot, query: PartyQuery, entry: number, found: FoundName | undefined): Ranked | undefined => {
  const party = entryAt(entry)
  const met = identifierMet(party, query.identifiers ?? [])
  if (met === undefined && found === undefined) return undefined
  const place = found === undefined ? 0 : placeAmongNames(index, entry, found.name)
  const name = (place === 0 ? party.name : party.aliases[place - 1]) ?? party.name
  const names = found === undefined ? [] : nameReasons(found.given, name, found.theirs, found.ours, found.scored)
  const against = qualifiersOf(query, party)
  const shared = addressShared(query, party)
  const isIdentified = met !== undefined && (found !== undefined || isOneOfAll(met.ours) || !isElsewhere(query, party))
  const counts = isIdentified ? 1 : numberAloneScore
  const reasons: readonly MatchReason[] = [
    ...(met === undefined
      ? []
      : [
          {
            feature: 'identifier',
            theirs: `${met.theirs.scheme} ${met.theirs.id}`,
            ours: `${met.ours.scheme} ${met.ours.id}`,
            score: counts,
          },
        ]),
    ...names,
    ...against,
    ...(shared.length < 2 ? [] : [{ feature: 'address', theirs: query.address ?? '', ours: shared.join(' '), score: 0 }]),
  ]
  const score =
    met !== undefined
      ? counts
      : Math.max(
          0,
          against.reduce((left, { score }) => left + score, found?.scored.score ?? 0),
        )
  const isSame = found?.scored.isSame === true && namesOf(query).includes(found.given)
  const band = isIdentified ? 'exact' : bandOf(isSame, score)
  const ranks = [
    isIdentified ? 1 : 0,
    score,
    sharesCountry(query, party) ? 1 : 0,
    shared.length,
    found !== undefined && isInOrder(found) ? 1 : 0,
    place === 0 ? 1 : 0,
  ]
  return { match: { entry, name, score, band, isIdentified, reasons }, ranks }
}

const bandOf = (isSame: boolean, score: number): Band => (score < strongMin ? 'possible' : isSame ? 'exact' : 'strong')

const placeAmongNames = ({ nameEntries }: NameIndex, entry: number, name: number): number => {
  let first = name
  while (first > 0 && nameEntries[first - 1] === entry) first--
  return name - first
}

/** Countries of both are known, and none is the same. */
const isElsewhere = (query: PartyQuery, party: ListedParty): boolean =>
  (query.countries ?? []).length > 0 && party.countries.length > 0 && !sharesCountry(query, party)

const sharesCountry = ({ countries = [] }: PartyQuery, party: ListedParty): boolean =>
  countries.some((country) => party.countries.includes(country))

/** The order of words does not move a score; among equals it tells which was meant. */
const isInOrder = ({ scored }: FoundName): boolean =>
  scored.comparison.pairs.every(
    ({ theirs, ours }, at, all) =>
      at === 0 || ((theirs[0] ?? 0) - (all[at - 1]?.theirs[0] ?? 0)) * ((ours[0] ?? 0) - (all[at - 1]?.ours[0] ?? 0)) > 0,
  )

const bestFirst = (one: Ranked, other: Ranked): number => {
  for (const [at, rank] of one.ranks.entries()) if (rank !== other.ranks[at]) return (other.ranks[at] ?? 0) - rank
  return one.match.entry - other.match.entry
}
