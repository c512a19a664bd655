import { readFileSync } from 'node:fs'
import MiniSearch from 'minisearch'
import { matchingWords } from '../functions/catalog/matching-words'
import { matchParty } from '../functions/domain/names/match-party'
import { openSnapshot } from '../functions/lists/snapshot/open-snapshot'
import type { NamesToMeasure } from './names'

/**
 * Milliseconds of CPU per query of each class, ours and minisearch's over the same names, and of a thousand parties at once.
 * Prints one line of JSON.
 */
const warmUps = 3000
/** Every class is asked so often; the middle one counts. */
const passes = 3
/** Minisearch takes so much longer that fewer queries must do. */
const theirQueries = 200
const fuzzy = 0.25
const partiesAtOnce = 1000
const rounds = 7

const { snapshot: file, queries, names } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as NamesToMeasure
const snapshot = openSnapshot('measured', Uint8Array.from(readFileSync(file)), matchingWords)
const theirs = new MiniSearch<{ id: number; name: string }>({ fields: ['name'] })
theirs.addAll(names.map((name, id) => ({ id, name })))

/** Milliseconds of CPU: others use this machine too, and their turns are not ours. What collects garbage and compiles is counted. */
const worked = (call: () => unknown): number => {
  const before = process.cpuUsage()
  call()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
const at = (times: readonly number[], share: number): number =>
  new Float64Array(times).sort()[Math.floor(times.length * share)] ?? Number.NaN

const all = Object.values(queries).flat()
for (let call = 0; call < warmUps; call++) matchParty(snapshot, { name: all[(call * 7919) % all.length] ?? '' })

const classes = Object.entries(queries).map(([name, asked]) => {
  const ours = Array.from({ length: passes }, () => asked.map((name) => worked(() => matchParty(snapshot, { name }))))
  const other = asked.slice(0, theirQueries).map((name) => worked(() => theirs.search(name, { fuzzy })))
  const middle = (share: number): number =>
    at(
      ours.map((pass) => at(pass, share)),
      0.5,
    )
  return { name, p50: middle(0.5), p99: middle(0.99), theirP50: at(other, 0.5) }
})

const parties = Array.from({ length: partiesAtOnce }, (_, each) => all[(each * 7919) % all.length] ?? '')
const atOnce = Array.from({ length: rounds }, () => worked(() => parties.map((name) => matchParty(snapshot, { name }))))
console.log(JSON.stringify({ classes, atOnce: at(atOnce, 0.5) }))
