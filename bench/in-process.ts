import { findChip } from '../functions/catalog/chips/catalog'
import { determine } from '../functions/domain/determine'
import type { Export } from '../functions/domain/export'
import { createComparison } from '../functions/operations/create-comparison'
import { createDetermination } from '../functions/operations/create-determination'
import { enforcedLaw } from '../functions/regimes/us/law-of-day'
import { question, questions, under } from './questions'

/** Microseconds per determination with its full trace, each call timed by itself, and what costs more beside what costs less. Prints one line of JSON. */
const asked = questions.map((each) => ({ exportFrom: 'US', ...each }) as unknown as Export)
const warmUps = 20_000
const calls = 50_000
const pairs = 2000

const ask = (at: number): void => {
  const given = asked[at % asked.length]
  if (given === undefined || !createDetermination(given, 'enforced').ok) throw new Error('a question of the benchmark was refused')
}

const timed = (call: () => unknown): number => {
  const start = process.hrtime.bigint()
  call()
  return Number(process.hrtime.bigint() - start) / 1000
}

const sorted = (times: readonly number[]): Float64Array => new Float64Array(times).sort()
const at = (times: Float64Array, share: number): number => times[Math.floor(times.length * share)] ?? Number.NaN

/** How much more the first costs than the second, called in turns. */
const ratio = (one: () => unknown, other: () => unknown): number => {
  const times = Array.from({ length: pairs }, () => [timed(one), timed(other)] as const).slice(pairs / 4)
  return at(sorted(times.map(([here]) => here)), 0.5) / at(sorted(times.map(([, there]) => there)), 0.5)
}

for (let call = 0; call < warmUps; call++) ask(call)
const times = sorted(Array.from({ length: calls }, (_, call) => timed(() => ask(call))))

const given = { exportFrom: 'US', ...question } as unknown as Export
const comparison = ratio(
  () => createComparison(given, under),
  () => createDetermination(given, 'enforced'),
)
const bothTracks = ratio(
  () => createDetermination(given, 'codified'),
  () => determine(given, enforcedLaw(given.asOf), findChip),
)
console.log(JSON.stringify({ p50: at(times, 0.5), p99: at(times, 0.99), comparison, bothTracks }))
