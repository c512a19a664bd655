import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { bundle, nodeProgram } from './bundle'
import { median, sideBySide } from './figures'
import type { Asked } from './load'
import { question } from './questions'
import { served } from './served'

const rounds = 7

/** Determinations in process and over HTTP: ratios say more than absolutes on a shared machine. */
export const engineFigures = async (whole: string, out: string): Promise<void> => {
  const program = await nodeProgram('bench/in-process.ts', `${out}/in-process`)
  const figures: InProcess = JSON.parse(execFileSync(process.execPath, [program], { encoding: 'utf8' }))
  console.log(`determination in process      p50 ${figures.p50.toFixed(1)} us   p99 ${figures.p99.toFixed(1)} us`)
  console.log(`comparison of twenty          ${figures.comparison.toFixed(1)} times one determination`)
  console.log(`codified with also            ${figures.bothTracks.toFixed(2)} times the enforced law alone`)

  const small = bundle('functions/index.ts', `${out}/minified`, '--minify')
  console.log(
    `bundle                        ${kilobytes(statSync(whole).size)}, gzip ${kilobytes(gzipSync(readFileSync(whole)).length)}; minified gzip ${kilobytes(gzipSync(readFileSync(small)).length)}`,
  )
  console.log(`start-up (bundle evaluated)   ${startUp(whole).toFixed(0)} ms`)
  await overHttp(whole, out)
}

const overHttp = async (whole: string, out: string): Promise<void> => {
  const logging = await served(whole, { LOG_LEVEL: 'info' })
  const service = await served(whole, { LOG_LEVEL: 'warn' })
  const bare = await served(bundle('bench/bare-worker.ts', `${out}/bare`), {})
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
      await sideBySide(name, { port, asking: ours }, 'a bare route', { port: bare.port, asking: theirs })
    }
  } finally {
    await logging.stop()
    await service.stop()
    await bare.stop()
  }
}

type InProcess = { p50: number; p99: number; comparison: number; bothTracks: number }

/** Milliseconds to evaluate the bundle in a fresh process. */
const startUp = (script: string): number => {
  const program = `const start = performance.now(); await import(${JSON.stringify(`${process.cwd()}/${script}`)}); console.log(performance.now() - start)`
  const run = (): number => Number(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }))
  return median(Array.from({ length: rounds }, run))
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KB`
