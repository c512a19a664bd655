import type { Export } from '../functions/domain/export'
import { createDetermination } from '../functions/operations/create-determination'
import { questions } from './questions'

/** Microseconds per determination with its full trace, each call timed by itself. Prints one line of JSON. */
const asked = questions.map((question) => ({ exportFrom: 'US', ...question }) as unknown as Export)
const warmUps = 20_000
const calls = 50_000

const ask = (at: number): void => {
  const given = asked[at % asked.length]
  if (given === undefined || !createDetermination(given, 'enforced').ok) throw new Error('a question of the benchmark was refused')
}

for (let at = 0; at < warmUps; at++) ask(at)
const times = new Float64Array(calls)
for (let at = 0; at < calls; at++) {
  const start = process.hrtime.bigint()
  ask(at)
  times[at] = Number(process.hrtime.bigint() - start) / 1000
}
times.sort()
const at = (share: number): number => times[Math.floor(calls * share)] ?? Number.NaN
console.log(JSON.stringify({ p50: at(0.5), p99: at(0.99) }))
