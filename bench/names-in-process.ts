import { readFileSync } from 'node:fs'
import MiniSearch from 'minisearch'
import { matchingWords } from '../functions/catalog/matching-words'
import { matchParty } from '../functions/domain/names/match-party'
import { openSnapshot } from '../functions/lists/snapshot/open-snapshot'
import type { NamesToMeasure } from './names'

/**
 * Milliseconds per query of each class, ours and minisearch's over the same names, and of a thousand parties at once. Prints
 * one line of JSON.
 */
const warmUps = 500
/** Minisearch takes so much longer that fewer queries must do. */
const theirQueries = 200
const fuzzy = 0.25
const partiesAtOnce = 1000
const rounds = 7

const { snapshot: file, queries, names } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as NamesToMeasure
const snapshot = openSnapshot('measured', Uint8Array.from(readFileSync(file)), matchingWords)
const theirs = new MiniSearch<{ id: number; name: string }>({ fields: ['name'] })
theirs.addAll(names.map((name, id) => ({ id, name })))

const timed = (call: () => unknown): number => {
  const start = process.hrtime.bigint()
  call()
  return Number(process.hrtime.bigint() - start) / 1e6
}
const at = (times: readonly number[], share: number): number =>
  new Float64Array(times).sort()[Math.floor(times.length * share)] ?? Number.NaN

const all = Object.values(queries).flat()
for (let call = 0; call < warmUps; call++) matchParty(snapshot, { name: all[(call * 7919) % all.length] ?? '' })

const classes = Object.entries(queries).map(([name, asked]) => {
  const ours = asked.map((name) => timed(() => matchParty(snapshot, { name })))
  const other = asked.slice(0, theirQueries).map((name) => timed(() => theirs.search(name, { fuzzy })))
  return { name, p50: at(ours, 0.5), p99: at(ours, 0.99), theirP50: at(other, 0.5) }
})

const parties = Array.from({ length: partiesAtOnce }, (_, each) => all[(each * 7919) % all.length] ?? '')
const atOnce = Array.from({ length: rounds }, () => timed(() => parties.map((name) => matchParty(snapshot, { name }))))
console.log(JSON.stringify({ classes, atOnce: at(atOnce, 0.5) }))
