import type { ListedParty } from '../../functions/domain/lists/listed-party'
import { seeded } from '../../test/node/simulator/random'
import type { Positive } from './data'
import { legalEnd } from './name-change-words'
import { changes } from './name-changes'

/** Not the seed of anything that somebody tunes with. */
const seed = 7_041_776
const perKind = 100
/** Names of fewer letters are changed into other names. */
const lettersMin = 8
const attemptsMax = 100_000

const lists = new Set(['EL', 'UVL', 'MEU', 'CMIC', 'SDN', 'DPL'])

/** Listed names changed here, as many of each kind: names that nobody tuned the matcher on. The same in every run. */
export const madeVariants = (listed: readonly ListedParty[]): readonly Positive[] => {
  const random = seeded(seed)
  const seeds = listed.filter(
    ({ list, kind, name }) => lists.has(list) && kind !== 'vessel' && kind !== 'aircraft' && core(name).length >= lettersMin,
  )
  const bearers = bearersOf(listed)
  return Object.entries(changes).flatMap(([group, change]) => {
    const made: Positive[] = []
    for (let attempt = 0; attempt < attemptsMax && made.length < Math.min(perKind, seeds.length); attempt++) {
      const { name } = random.pick(seeds)
      const query = change(name, random)
      if (query === undefined || query === name) continue
      made.push({ query, expected: bearers.get(core(name)) ?? [], group })
    }
    return made
  })
}

/** Every entry by what its names come to without legal forms. */
const bearersOf = (listed: readonly ListedParty[]): ReadonlyMap<string, readonly string[]> => {
  const bearers = new Map<string, string[]>()
  for (const { id, name, aliases } of listed) {
    for (const key of new Set([name, ...aliases].map(core))) bearers.set(key, [...(bearers.get(key) ?? []), id])
  }
  return bearers
}

const core = (name: string): string =>
  name
    .replace(legalEnd, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
