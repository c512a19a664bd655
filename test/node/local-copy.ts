import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getPlatformProxy } from 'wrangler'
import { createApp } from '../../functions/http/app'
import type { Bindings } from '../../functions/http/bindings'
import type { Db } from '../../functions/store/db'

const root = fileURLToPath(new URL('../../', import.meta.url))
const quiet = { WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true', CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_LOG: 'warn' }

export type Ran = { readonly status: number; readonly out: string; readonly err: string }

/** Runs a program as a person would, without what this one has in its environment. */
const run = (file: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran> =>
  new Promise((resolve) => {
    const { PATH, HOME } = process.env
    execFile(file, args, { cwd: root, env: { PATH, HOME, CI: '1', ...quiet, ...env } }, (fault, out, err) =>
      resolve({ status: fault === null ? 0 : typeof fault.code === 'number' ? fault.code : 1, out, err }),
    )
  })

/** A program of `tools/`. */
export const runTool = (program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  run(process.execPath, ['tools/run.mjs', `tools/${program}`, ...args], env)

/** A folder of its own with a migrated local D1 in it. */
export const newState = async (): Promise<{ readonly folder: string; readonly remove: () => void }> => {
  const folder = mkdtempSync(join(tmpdir(), 'tiergate-'))
  const { status, err } = await run(
    'node_modules/.bin/wrangler',
    ['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', folder],
    {},
  )
  if (status !== 0) throw new Error(err)
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}

/** The database in such a folder. */
export const databaseIn = (folder: string) => getPlatformProxy<{ DB: Db }>({ persist: { path: `${folder}/v3` }, remoteBindings: false })

/** The service on a database, over real HTTP. */
export const served = (db: Db, secret: string) =>
  servedApp(
    createApp(() => new Date()),
    { DB: db, KEY_SECRET: secret, MARK_SECRET: 'marks', LOG_LEVEL: 'warn' },
  )

/** The same with a clock and secrets of one's own. */
export const servedApp = async (
  app: ReturnType<typeof createApp>,
  env: Bindings,
): Promise<{ readonly address: string; readonly close: () => void }> => {
  const server = createServer(async (request, response) => {
    const body: Uint8Array[] = []
    for await (const chunk of request) body.push(chunk as Uint8Array)
    const { method = 'GET', url = '/', headers } = request
    const given = new Headers(Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]))
    const asked = { method, headers: given, ...(body.length === 0 ? {} : { body: Buffer.concat(body) }) }
    const answer = await app.request(`http://${headers.host}${url}`, asked, env)
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}
