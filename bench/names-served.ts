import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrationTexts } from '../test/support/sqlite-db'
import { deploymentKey, newTenant, testSecret } from '../test/support/tenants'
import { bundle } from './bundle'
import { median, sideBySide } from './figures'
import type { Asked } from './load'
import type { NamesToMeasure } from './names'
import { migrate, type Served, served } from './served'

export const secrets = { KEY_SECRET: testSecret, MARK_SECRET: testSecret, SEAL_SECRET: testSecret, LOG_LEVEL: 'warn' }
/** Bytes of one piece of a snapshot. */
const chunkSize = 1024 * 1024
const partiesAtOnce = 1000
const starts = 5
const rounds = 7

export type Folder = { readonly path: string; readonly headers: Readonly<Record<string, string>> }

/** Names matched over HTTP with the whole list published, beside a bare route; and the first answer of an isolate that has no list yet. */
export const namesOverHttp = async (whole: string, out: string, input: NamesToMeasure): Promise<void> => {
  const path = mkdtempSync(join(tmpdir(), 'tiergate-bench-'))
  try {
    const folder = await publishedFolder(whole, path, input)
    await firstAnswers(whole, folder, input)
    await perSecond(whole, out, folder, input)
  } finally {
    rmSync(path, { recursive: true, force: true })
  }
}

/** A database that has the list, put there as an operator does. */
export const publishedFolder = async (whole: string, path: string, { compressed, hash }: NamesToMeasure): Promise<Folder> => {
  const service = await served(whole, secrets, path)
  try {
    await migrate(service.db, migrationTexts())
    const operator = await deploymentKey(service.db)
    const bytes = readFileSync(compressed)
    const chunks = Math.ceil(bytes.length / chunkSize)
    const send = (url: string, method: 'PUT' | 'POST', type: string, body: BodyInit) =>
      ask(service, url, { method, headers: { ...operator.headers, 'content-type': type, 'idempotency-key': url }, body })
    for (let n = 0; n < chunks; n++) {
      const piece = Uint8Array.from(bytes.subarray(n * chunkSize, (n + 1) * chunkSize))
      await send(`/v1/snapshots/${hash}/chunks/${n}`, 'PUT', 'application/octet-stream', piece)
    }
    const body = JSON.stringify({ chunks, retrievedAt: new Date().toISOString() })
    await send(`/v1/snapshots/${hash}/publish`, 'POST', 'application/json', body)
    return { path, headers: (await newTenant(service.db)).headers }
  } finally {
    await service.stop()
  }
}

/** How much longer the first answer on names takes than the next, in a Worker that has answered something else before. */
const firstAnswers = async (whole: string, folder: Folder, input: NamesToMeasure): Promise<void> => {
  const loads: number[] = []
  for (let start = 0; start < starts; start++) {
    const service = await served(whole, secrets, folder.path)
    const { path, ...init } = matching(folder, [input.queries.exact[0] ?? ''])
    try {
      await ask(service, '/v1/destinations/IN', { method: 'GET' })
      const [first, next] = [await milliseconds(() => ask(service, path, init)), await milliseconds(() => ask(service, path, init))]
      loads.push(first - next)
    } finally {
      await service.stop()
    }
  }
  console.log(`${'index: fetched, opened'.padEnd(29)} ${median(loads).toFixed(0)} ms more for the first answer on names`)
}

const perSecond = async (whole: string, out: string, folder: Folder, { queries }: NamesToMeasure): Promise<void> => {
  const service = await served(whole, secrets, folder.path)
  const bare = await served(bundle('bench/bare-worker.ts', `${out}/bare`), {})
  try {
    const all = Object.values(queries).flat()
    const some = (count: number, from: number): readonly string[] =>
      Array.from({ length: count }, (_, each) => all[((from + each) * 7919) % all.length] ?? '')
    const one = { port: service.port, asking: (n: number) => matching(folder, some(1, n)) }
    const least = { port: bare.port, asking: (n: number): Asked => ({ ...one.asking(n), path: '/bare' }) }
    await sideBySide('POST matches, one party', one, 'a bare route', least)
    const { path, ...init } = matching(folder, some(partiesAtOnce, 0))
    const many = { port: service.port, asking: { path, ...init }, connections: 1, operations: partiesAtOnce }
    await sideBySide('parties matched by the 1,000', many, 'single requests', one)
    const times: number[] = []
    for (let round = 0; round < rounds; round++) times.push(await milliseconds(() => ask(service, path, init)))
    console.log(`${'POST matches, 1,000 parties'.padEnd(29)} ${median(times).toFixed(0)} ms`)
  } finally {
    await service.stop()
    await bare.stop()
  }
}

const matching = ({ headers }: Folder, names: readonly string[]): Asked => ({
  method: 'POST',
  path: '/v1/parties/matches',
  headers,
  body: JSON.stringify({ parties: names.map((name) => ({ name })) }),
})

export const ask = async ({ port }: Served, path: string, init: RequestInit): Promise<string> => {
  const headers = { 'content-type': 'application/json', ...(init.headers as Record<string, string> | undefined) }
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { ...init, headers })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${init.method} ${path} was answered ${answer.status}: ${text}`)
  return text
}

const milliseconds = async (call: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await call()
  return performance.now() - start
}
