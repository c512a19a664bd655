import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { Miniflare } from 'miniflare'
import { build } from 'vite'
import { type Asked, requestsPerSecond } from './load'
import { question } from './questions'

/** All figures of one run, each beside something bare in the same run: ratios say more than absolutes on a shared machine. */
const rounds = 7
const secondsPerRound = 2
const out = 'dist/bench'
const quiet = { ...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true', CLOUDFLARE_CF_FETCH_ENABLED: 'false' }

const bundle = (entry: string, name: string, ...flags: string[]): string => {
  execFileSync('wrangler', ['deploy', entry, '--dry-run', '--outdir', `${out}/${name}`, ...flags], { env: quiet, stdio: 'ignore' })
  return `${out}/${name}/${entry.split('/').at(-1)?.replace('.ts', '.js')}`
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN

const served = async (script: string, logLevel = 'info'): Promise<{ port: number; stop: () => Promise<void> }> => {
  const manifest = { mainModule: 'index.js', modules: { 'index.js': { type: 'esm', contents: readFileSync(script, 'utf8') } } } as const
  const worker = new Miniflare({
    cf: false,
    telemetry: { enabled: false },
    logRequests: false,
    handleStructuredLogs: () => {}, // The service logs as it would; nobody reads it here.
    workers: [
      { config: { name: 'measured', compatibilityDate: '2026-10-01', manifest, env: { LOG_LEVEL: { type: 'text', value: logLevel } } } },
    ],
  })
  const { port } = await worker.ready
  return { port: Number(port), stop: () => worker.dispose() }
}

type InProcess = { p50: number; p99: number; comparison: number; bothTracks: number }

const inProcess = async (): Promise<InProcess> => {
  await build({
    configFile: false,
    logLevel: 'error',
    build: { ssr: 'bench/in-process.ts', outDir: `${out}/in-process`, emptyOutDir: true },
  })
  return JSON.parse(execFileSync(process.execPath, [`${out}/in-process/in-process.js`], { encoding: 'utf8' }))
}

/** Milliseconds to evaluate the bundle in a fresh process. */
const startUp = (script: string): number => {
  const program = `const start = performance.now(); await import(${JSON.stringify(`${process.cwd()}/${script}`)}); console.log(performance.now() - start)`
  const run = (): number => Number(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }))
  return median(Array.from({ length: rounds }, run))
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KB`

const figures = await inProcess()
console.log(`determination in process      p50 ${figures.p50.toFixed(1)} us   p99 ${figures.p99.toFixed(1)} us`)
console.log(`comparison of twenty          ${figures.comparison.toFixed(1)} times one determination`)
console.log(`codified with also            ${figures.bothTracks.toFixed(2)} times the enforced law alone`)

const whole = bundle('functions/index.ts', 'worker')
const small = bundle('functions/index.ts', 'minified', '--minify')
console.log(
  `bundle                        ${kilobytes(statSync(whole).size)}, gzip ${kilobytes(gzipSync(readFileSync(whole)).length)}; minified gzip ${kilobytes(gzipSync(readFileSync(small)).length)}`,
)
console.log(`start-up (bundle evaluated)   ${startUp(whole).toFixed(0)} ms`)

const logging = await served(whole)
const service = await served(whole, 'warn')
const bare = await served(bundle('bench/bare-worker.ts', 'bare'))
try {
  const body = JSON.stringify(question)
  const place: Asked = { method: 'GET', path: '/v1/destinations/IN' }
  const determination: Asked = { method: 'POST', path: '/v1/determinations', body }
  const pairs: readonly (readonly [string, number, Asked, Asked])[] = [
    ['GET /v1/destinations/IN', service.port, place, { method: 'GET', path: '/bare' }],
    ['POST /v1/determinations', service.port, determination, { method: 'POST', path: '/bare', body }],
    ['GET, each request logged', logging.port, place, { method: 'GET', path: '/bare' }],
    ['POST, each request logged', logging.port, determination, { method: 'POST', path: '/bare', body }],
  ]
  for (const [name, port, ours, theirs] of pairs) {
    await requestsPerSecond(port, ours, 1)
    await requestsPerSecond(bare.port, theirs, 1)
    const measured: [number, number][] = []
    for (let round = 0; round < rounds; round++) {
      measured.push([await requestsPerSecond(port, ours, secondsPerRound), await requestsPerSecond(bare.port, theirs, secondsPerRound)])
    }
    const [here, there] = [median(measured.map(([each]) => each)), median(measured.map(([, each]) => each))]
    const ratios = measured.map(([one, other]) => one / other)
    const spread = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`
    console.log(
      `${name.padEnd(29)} ${here.toFixed(0)}/s beside a bare route's ${there.toFixed(0)}/s: ratio ${median(ratios).toFixed(2)} (${spread})`,
    )
  }
} finally {
  await logging.stop()
  await service.stop()
  await bare.stop()
}
