import { readFileSync } from 'node:fs'
import { matchingWords } from '../functions/catalog/matching-words'
import type { ListSnapshot } from '../functions/domain/lists/snapshot'
import { matchParty } from '../functions/domain/names/match-party'
import { openSnapshot } from '../functions/lists/snapshot/open-snapshot'
import type { NamesToMeasure } from './names'

/**
 * Milliseconds of the first load in a fresh process, by the clock and of CPU, and megabytes on the heap and in buffers: what stays, and the most that
 * was there while one snapshot took the place of another. Needs `--expose-gc`. Prints one line of JSON.
 */
const queriesBefore = 500
const { compressed, queries } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as NamesToMeasure
const file = Uint8Array.from(readFileSync(compressed))
const asked = Object.values(queries).flatMap((each) => each.slice(0, queriesBefore))

let peak = 0
const held = (): number => {
  const { heapUsed, external } = process.memoryUsage() // Buffers are counted within external.
  const bytes = heapUsed + external
  peak = Math.max(peak, bytes)
  return bytes
}
const collect = (globalThis as unknown as { readonly gc: () => void }).gc
const settled = (): number => {
  collect()
  collect()
  return held()
}

const load = async (): Promise<ListSnapshot> => {
  const stream = new Blob([file]).stream().pipeThrough(new DecompressionStream('gzip'))
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
  held()
  const snapshot = openSnapshot('measured', bytes, matchingWords)
  held()
  return snapshot
}
const use = (snapshot: ListSnapshot): void => {
  for (const name of asked) matchParty(snapshot, { name })
  held()
}

const before = settled()
const start = performance.now()
const cpu = process.cpuUsage()
let snapshot: ListSnapshot | undefined = await load()
const milliseconds = performance.now() - start
const { user, system } = process.cpuUsage(cpu)
use(snapshot)
const resident = settled() - before

peak = 0
snapshot = undefined // Never two indexes at once: the old one goes before the new one comes.
snapshot = await load()
use(snapshot)
const megabyte = 1024 * 1024
console.log(
  JSON.stringify({ milliseconds, worked: (user + system) / 1000, resident: resident / megabyte, atSwitch: (peak - before) / megabyte }),
)
