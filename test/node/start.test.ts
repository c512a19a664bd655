import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readDevVars } from '../../tools/dev-vars'
import { databaseIn, newState, runTool, served } from './local-copy'

let state: Awaited<ReturnType<typeof newState>>
beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
  state = await newState()
})
afterAll(() => state?.remove())

/** What the last start told, and the rows it left. */
let last = ''
let counted: unknown

const secretsPath = () => `${state.folder}/.dev.vars`

const seeded = async (): Promise<string> => {
  const { status, out, err } = await runTool('seed.ts', ['http://127.0.0.1:8787', state.folder, secretsPath()])
  expect(status, err).toBe(0)
  return out
}

const withDatabase = async <T>(use: (db: Awaited<ReturnType<typeof databaseIn>>['env']['DB']) => Promise<T>): Promise<T> => {
  const { env, dispose } = await databaseIn(state.folder)
  try {
    return await use(env.DB)
  } finally {
    await dispose()
  }
}

const tables = ['tenants', 'keys', 'allocations', 'allocation_versions', 'entries', 'operations', 'holds', 'audits']
const rows = () =>
  withDatabase(async (db) =>
    (await db.batch(tables.map((table) => db.prepare(`SELECT count(*) AS n FROM ${table}`)))).map(({ results }) => results[0]),
  )

const keysIn = (told: string): readonly string[] => [...told.matchAll(/TIERGATE_KEY=(tgk_\S+)/g)].map(([, key = '']) => key)

test('a first start makes secrets, a tenant with a key that works and ceilings; a second finds them in place', async () => {
  const told = await seeded()
  const secrets = readDevVars(secretsPath())
  expect(Object.keys(secrets)).toEqual(['KEY_SECRET', 'MARK_SECRET', 'SEAL_SECRET'])
  expect(new Set(Object.values(secrets)).size).toBe(3)
  for (const secret of Object.values(secrets)) expect(secret.length).toBeGreaterThanOrEqual(32)
  expect(statSync(secretsPath()).mode & 0o077).toBe(0)

  const [dev = '', admin = ''] = keysIn(told)
  expect(told).toContain(`curl http://127.0.0.1:8787/v1/allocations -H "authorization: Bearer ${dev}"`)
  await withDatabase(async (db) => {
    const { address, close } = await served(db, secrets['KEY_SECRET'] ?? '')
    const ask = async (key: string, path: string) => fetch(`${address}${path}`, { headers: { authorization: `Bearer ${key}` } })
    expect(await (await ask(dev, '/v1/tenants/dev')).json()).toMatchObject({ name: 'Example Development' })
    expect((await ask(dev, '/v1/tenants/deployment')).status).toBe(404)
    expect((await ask(admin, '/v1/tenants/deployment')).status).toBe(200)
    // The order that is printed goes through as it stands, and draws on the license.
    const [, order = ''] = /\/v1\/screenings .* -d '(.+)'$/m.exec(told) ?? []
    const headers = { authorization: `Bearer ${dev}`, 'content-type': 'application/json' }
    const [, parties = ''] = /\/v1\/parties\/matches .* -d '(.+)'$/m.exec(told) ?? []
    const matched = await fetch(`${address}/v1/parties/matches`, { method: 'POST', headers, body: parties })
    expect(await matched.json()).toMatchObject({
      results: [{ matches: expect.arrayContaining([expect.objectContaining({ list: 'EL' })]) }],
    })
    const screened = await fetch(`${address}/v1/screenings`, { method: 'POST', headers, body: order })
    expect(await screened.json()).toMatchObject({ decision: 'allow', authority: { kind: 'license', secured: true } })
    expect(await (await ask(dev, '/v1/allocations/license:D1234567:1')).json()).toMatchObject({ units: { held: 4, remaining: 96 } })
    close()
    const [found] = await db.batch([db.prepare('SELECT owner, id, holder FROM allocations ORDER BY id')])
    expect(found?.results).toEqual([
      { owner: 'dev', id: 'license:D1234567:1', holder: 'Example Compute Sdn Bhd' },
      { owner: '*', id: `lpp:${new Date().getUTCFullYear()}:lei.EXAMPLE00000000000001`, holder: 'lei.EXAMPLE00000000000001' },
      { owner: 'dev', id: 'nveu:example-cloud:MY', holder: 'Example Cloud Inc' },
    ])
  })

  counted = await rows()
  last = await seeded()
  expect(last).toBe(told)
  expect(await rows()).toEqual(counted)
  expect(readDevVars(secretsPath())).toEqual(secrets)
})

test('a start with another secret tells other keys, in the same rows', async () => {
  const before = keysIn(last)
  writeFileSync(secretsPath(), "KEY_SECRET=another secret # of my own\nMARK_SECRET='a third'\n")
  last = await seeded()
  // What it lacks is made, and what is there is left as it is.
  expect(readDevVars(secretsPath())).toEqual({
    KEY_SECRET: 'another secret',
    MARK_SECRET: 'a third',
    SEAL_SECRET: expect.stringMatching(/^[\w-]{32,}$/),
  })
  const after = keysIn(last)
  expect(after).toHaveLength(2)
  expect(after.filter((key) => before.includes(key))).toEqual([])
  expect(await rows()).toEqual(counted)
  await withDatabase(async (db) => {
    const { address, close } = await served(db, 'another secret')
    const status = async (key = '') => (await fetch(`${address}/v1/keys`, { headers: { authorization: `Bearer ${key}` } })).status
    expect([await status(after[0]), await status(before[0])]).toEqual([200, 401])
    close()
  })
})

test('a key that was revoked is replaced at the next start', async () => {
  const [dev] = keysIn(last)
  await withDatabase((db) => db.batch([db.prepare("UPDATE keys SET revoked_at = 1 WHERE tenant = 'dev'")]))
  const [next] = keysIn(await seeded())
  expect(next).toMatch(/^tgk_/)
  expect(next).not.toBe(dev)
})

test('secrets are never committed: git leaves them out, and the example names each of them', () => {
  const root = new URL('../../', import.meta.url)
  expect(readFileSync(new URL('.gitignore', root), 'utf8').split('\n')).toEqual(expect.arrayContaining(['.dev.vars', '.wrangler/']))
  expect(existsSync(new URL('.dev.vars.example', root))).toBe(true)
  const bindings = readFileSync(new URL('functions/http/bindings.ts', root), 'utf8')
  for (const name of Object.keys(readDevVars(new URL('.dev.vars.example', root).pathname))) expect(bindings).toContain(`${name}?: string`)
})

test('what lets notifications go to this machine is set by `npm start` alone: no file of a deployment has it', () => {
  const textOf = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')
  expect(textOf('tools/start.sh')).toContain(' --var LOCAL_DEVELOPMENT:true ')
  expect(textOf('wrangler.toml')).not.toMatch(/^\s*"?LOCAL_DEVELOPMENT/m)
  expect(textOf('package.json')).not.toContain('LOCAL_DEVELOPMENT')
})
