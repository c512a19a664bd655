import type { ListedParty } from '../../domain/lists/listed-party'
import type { PlaceCode } from '../../domain/place'
import { arabic } from './native/arabic'
import { belarusian } from './native/belarusian'
import { chinaComputing } from './native/china-computing'
import { chinaDefense } from './native/china-defense'
import { chinaIntelligence } from './native/china-intelligence'
import { chinaScience } from './native/china-science'
import { chinaSemiconductors } from './native/china-semiconductors'
import { chinaTrade } from './native/china-trade'
import { korean } from './native/korean'
import { persian } from './native/persian'
import { russian } from './native/russian'
import { russianArms } from './native/russian-arms'
import { coreOf } from './party-core'

/** What a party is called in its own script. */
export type NativeName = {
  /** Names by which lists know it, folded. */
  readonly cores: readonly string[]
  readonly names: readonly string[]
  /** An entry that has countries has one of these. */
  readonly places: ReadonlySet<PlaceCode>
}

/** A line each: listed names, `=`, native names; both separated by `;`. */
const read = (table: string, places: readonly PlaceCode[]): readonly NativeName[] =>
  table
    .trim()
    .split('\n')
    .map((row) => {
      const [listed = [], names = []] = row.split(' = ').map((side) => side.split('; '))
      return { cores: [...new Set(listed.map(coreOf))], names, places: new Set(places) }
    })

let all: readonly NativeName[] | undefined
let index: ReadonlyMap<string, readonly NativeName[]> | undefined

/** Read when they are first asked for: most isolates search an imported list, which has them already. */
export const nativeNames = (): readonly NativeName[] => {
  all ??= [
    // Groups of China have holding firms on islands.
    ...[chinaComputing, chinaIntelligence, chinaSemiconductors, chinaDefense, chinaScience, chinaTrade].flatMap((table) =>
      read(table, ['CN', 'HK', 'KY', 'VG']),
    ),
    ...read(russian, ['RU']),
    ...read(russianArms, ['RU']),
    ...read(belarusian, ['BY']),
    ...read(persian, ['IR']),
    ...read(korean, ['KP']),
    ...read(arabic, ['IQ', 'LB', 'SD', 'SY', 'YE']),
  ]
  return all
}

const byCore = (): ReadonlyMap<string, readonly NativeName[]> => {
  if (index !== undefined) return index
  const found = new Map<string, NativeName[]>()
  for (const native of nativeNames()) for (const core of native.cores) found.set(core, [...(found.get(core) ?? []), native])
  index = found
  return found
}

/**
 * Entries with the native names of those that are known here, of whatever list. Lists print Latin letters only, so that a name
 * in Chinese would find nobody. Where the listed name of an entry is that of the party, other entries of the same list that
 * bear it among their aliases are left alone: a list often names a parent among the aliases of what it owns.
 */
export const withNativeNames = (entries: readonly ListedParty[]): readonly ListedParty[] => {
  const met = entries.map((entry) => ({
    entry,
    named: nativeOf(entry, [entry.name]),
    aliased: nativeOf(entry, entry.aliases),
  }))
  const named = new Set(met.flatMap(({ entry: { list }, named }) => named.map(({ names }) => `${list} ${names[0]}`)))
  return met.map(({ entry, named: own, aliased }) => {
    const others = aliased.filter(({ names }) => !named.has(`${entry.list} ${names[0]}`))
    const given = new Set([entry.name, ...entry.aliases])
    const added = [...new Set([...own, ...others].flatMap(({ names }) => names))].filter((name) => !given.has(name))
    return added.length === 0 ? entry : { ...entry, aliases: [...entry.aliases, ...added] }
  })
}

const nativeOf = ({ kind = 'entity', countries }: ListedParty, names: readonly string[]): readonly NativeName[] =>
  kind === 'entity'
    ? names
        .flatMap((name) => byCore().get(coreOf(name)) ?? [])
        .filter(({ places }) => countries.length === 0 || countries.some((country) => places.has(country)))
    : []
