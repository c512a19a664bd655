import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { matchingWords } from '../functions/catalog/matching-words'
import { compileSnapshot } from '../functions/lists/snapshot/compile-snapshot'
import { sharedData } from '../tools/quality/shared-data'
import { nodeProgram } from './bundle'
import { median } from './figures'
import { type NameQueries, nameQueries } from './name-queries'
import { namesOverHttp } from './names-served'

/** What the measured processes read: files of a snapshot, queries, and every listed name. */
export type NamesToMeasure = {
  readonly snapshot: string
  readonly compressed: string
  readonly hash: string
  readonly queries: NameQueries
  readonly names: readonly string[]
}

type InProcess = {
  readonly classes: readonly { readonly name: string; readonly p50: number; readonly p99: number; readonly theirP50: number }[]
  readonly atOnce: number
}
type Loaded = { readonly milliseconds: number; readonly worked: number; readonly resident: number; readonly atSwitch: number }

const aims = { p50: 0.5, p99: 2, timesFaster: 15, atOnce: 1000, load: 300, resident: 32, atSwitch: 96 }
const loads = 5

/** Names matched against the whole list: in process beside minisearch on the same names, and over HTTP beside a bare route. */
export const nameFigures = async (whole: string, out: string): Promise<void> => {
  const input = await namesToMeasure(`${out}/names-input`)
  if (input === undefined) return console.log('names: skipped, for ../shared is not there')
  const run = async <T>(entry: string, folder: string, times: number): Promise<T[]> => {
    const script = await nodeProgram(entry, `${out}/${folder}`)
    return Array.from({ length: times }, () =>
      JSON.parse(execFileSync(process.execPath, ['--expose-gc', script, input], { encoding: 'utf8' })),
    )
  }
  const loaded = await run<Loaded>('bench/names-loaded.ts', 'names-loaded', loads)
  const middle = (figure: keyof Loaded): number => median(loaded.map((each) => each[figure]))
  const opened = `${middle('milliseconds').toFixed(0)} ms, ${middle('worked').toFixed(0)} ms of CPU`
  line('index: decompressed, opened', opened, [middle('milliseconds') <= aims.load])
  line('index: resident', `${middle('resident').toFixed(1)} MB`, [middle('resident') <= aims.resident])
  line('index: most at a switch', `${middle('atSwitch').toFixed(1)} MB`, [middle('atSwitch') <= aims.atSwitch])
  const [inProcess] = await run<InProcess>('bench/names-in-process.ts', 'names-in-process', 1)
  if (inProcess !== undefined) latencies(inProcess)
  await namesOverHttp(whole, out, JSON.parse(readFileSync(input, 'utf8')))
}

const latencies = ({ classes, atOnce }: InProcess): void => {
  for (const { name, p50, p99, theirP50 } of classes) {
    const times = theirP50 / p50
    const figures = `p50 ${p50.toFixed(3)} ms   p99 ${p99.toFixed(3)} ms of CPU   minisearch p50 ${theirP50.toFixed(1)} ms: ${times.toFixed(0)} times`
    line(`names: ${name}`, figures, [p50 <= aims.p50, p99 <= aims.p99, times >= aims.timesFaster])
  }
  line('names: 1,000 parties at once', `${atOnce.toFixed(0)} ms of CPU`, [atOnce <= aims.atOnce])
}

const line = (name: string, figures: string, met: readonly boolean[]): void =>
  console.log(`${name.padEnd(29)} ${figures}   (${met.map((each) => (each ? 'met' : 'missed')).join(', ')})`)

/** Writes the list compiled, as it is and compressed, and what will be asked. */
export const namesToMeasure = async (folder: string): Promise<string | undefined> => {
  const data = sharedData()
  if (data === undefined) return undefined
  const { bytes, hash } = await compileSnapshot(data.listed, [{ name: 'bench', rows: data.listed.length, rejected: 0 }], matchingWords)
  const names = data.listed.flatMap(({ name, aliases }) => [name, ...aliases])
  const queries = nameQueries(
    names,
    data.clean.map(({ query }) => query),
  )
  const input: NamesToMeasure = { snapshot: `${folder}/snapshot`, compressed: `${folder}/snapshot.gz`, hash, queries, names }
  mkdirSync(folder, { recursive: true })
  const packed = gzipSync(bytes)
  writeFileSync(input.snapshot, bytes)
  writeFileSync(input.compressed, packed)
  writeFileSync(`${folder}/input.json`, JSON.stringify(input))
  const megabytes = (size: number): string => `${(size / 1024 / 1024).toFixed(1)} MB`
  console.log(
    `${'snapshot'.padEnd(29)} ${data.listed.length} entries, ${names.length} names: ${megabytes(bytes.length)}, gzip ${megabytes(packed.length)}`,
  )
  return `${folder}/input.json`
}
