import type { ListedParty } from '../../functions/domain/lists/listed-party'
import type { ListSnapshot } from '../../functions/domain/lists/snapshot'
import { possibleMin } from '../../functions/domain/names/features'
import { matchAbove } from '../../functions/domain/names/match-party'
import type { Bystander, NamePair, Positive, QualityData } from './data'
import { leftOut } from './leave-one-out'
import { madeVariants } from './made-variants'
import { indexed, type Outcome, outcomeOf, snapshotOf } from './search'

/** One listed name of so many is asked for as it stands; publishing a snapshot asks for all of them. */
const strideOfListedNames = 10

export type PairOutcome = NamePair & { readonly score: number; readonly isFound: boolean }

/** What came of every query, by what was asked. A part that was not wanted is empty. */
export type Measured = {
  readonly exact: readonly Outcome[]
  readonly variants: readonly Outcome[]
  /** Names changed here, which nobody tuned with. */
  readonly made: readonly Outcome[]
  readonly entityAliases: readonly Outcome[]
  readonly personAliases: readonly Outcome[]
  readonly entityAliasesLeftOut: readonly Outcome[]
  readonly personAliasesLeftOut: readonly Outcome[]
  readonly native: readonly Outcome[]
  readonly clean: readonly Outcome[]
  /** With what a customer record says besides the name. */
  readonly cleanInFull: readonly Outcome[]
  readonly unjudged: readonly Outcome[]
  readonly persons: readonly Outcome[]
  readonly personsInFull: readonly Outcome[]
  readonly pairs: readonly PairOutcome[]
}

export const parts = ['exact', 'variants', 'made', 'aliases', 'left-out', 'native', 'clean', 'persons', 'pairs'] as const
export type Part = (typeof parts)[number]

export const measure = async (data: QualityData, wanted: readonly Part[] = parts): Promise<Measured> => {
  const snapshot = await snapshotOf(data.listed)
  const entries = Array.from(data.listed, (_, at) => snapshot.entryAt(at))
  const only = <T>(part: Part, measured: () => readonly T[]): readonly T[] => (wanted.includes(part) ? measured() : [])
  const found = (positives: readonly Positive[]) =>
    positives.map(({ query, expected, group }) => outcomeOf(snapshot, { name: query }, expected, group))
  const omitted = only('left-out', () => leftOut(snapshot, entries, [...data.entityAliases, ...data.personAliases]))
  return {
    exact: only('exact', () => found(listedNames(entries))),
    variants: only('variants', () => found(data.variants)),
    made: only('made', () => found(madeVariants(data.listed))),
    entityAliases: only('aliases', () => found(data.entityAliases)),
    personAliases: only('aliases', () => found(data.personAliases)),
    entityAliasesLeftOut: omitted.slice(0, data.entityAliases.length),
    personAliasesLeftOut: omitted.slice(data.entityAliases.length),
    native: only('native', () => found(data.native)),
    clean: only('clean', () => data.clean.map(nameAlone(snapshot))),
    cleanInFull: only('clean', () => data.clean.map(companyInFull(snapshot))),
    unjudged: only('clean', () => data.unjudged.map(nameAlone(snapshot))),
    persons: only('persons', () => data.persons.map(nameAlone(snapshot))),
    personsInFull: only('persons', () => data.persons.map(personInFull(snapshot))),
    pairs: only('pairs', () => pairsOf(snapshot, entries, data.pairs)),
  }
}

const listedNames = (entries: readonly ListedParty[]): readonly Positive[] =>
  entries
    .flatMap(({ id, name, aliases }) => [name, ...aliases].map((query) => ({ query, expected: [id], group: 'listed' })))
    .filter((_, at) => at % strideOfListedNames === 0)

const groupOf = ({ isHard }: Bystander): string => (isHard ? 'hard' : 'other')

const nameAlone = (snapshot: ListSnapshot) => (each: Bystander) => outcomeOf(snapshot, { name: each.query }, [], groupOf(each))

const companyInFull = (snapshot: ListSnapshot) => (each: Bystander) =>
  outcomeOf(snapshot, { name: each.query, kind: 'entity', countries: countriesOf(each) }, [], groupOf(each))

const personInFull = (snapshot: ListSnapshot) => (each: Bystander) =>
  outcomeOf(snapshot, { name: each.query, kind: 'person', birthDate: each.birthDate, countries: countriesOf(each) }, [], groupOf(each))

const countriesOf = ({ country }: Bystander) => (country === undefined ? undefined : [country])

/** Names of pairs stand among all that is listed, so that they are found and weighed as listed names are; one entry each. */
const pairsOf = (snapshot: ListSnapshot, entries: readonly ListedParty[], pairs: readonly NamePair[]): readonly PairOutcome[] => {
  const added = pairs.map(({ listed, kind }, at) => ({ id: `pair-${at}`, list: 'pairs', name: listed, aliases: [], kind, countries: [] }))
  const both = indexed(snapshot, [...entries, ...added])
  return pairs.map((pair, at) => {
    const among = (entry: number): boolean => entry === entries.length + at
    const query = { name: pair.asked, kind: pair.kind }
    const score = matchAbove(0, both, query, { among })[0]?.score ?? 0
    return { ...pair, score, isFound: score >= possibleMin }
  })
}
