import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { databaseIn, newState, type Ran, runTool, served } from './local-copy'

const secret = 'a secret for tests'
type Made = {
  readonly id: string
  readonly tenant: string
  readonly key: string | null
  readonly scopes: string[]
  readonly expiresAt: string
}

let state: Awaited<ReturnType<typeof newState>>
let proxy: Awaited<ReturnType<typeof databaseIn>>
let service: Awaited<ReturnType<typeof served>>
let first: Made

const admin = (key: string, ...args: string[]): Promise<Ran> =>
  runTool('admin.ts', args, { TIERGATE_URL: service.address, TIERGATE_KEY: key })

const answerOf = <T>({ status, out, err }: Ran): T => {
  expect(status, err).toBe(0)
  return JSON.parse(out) as T
}

const keyOf = ({ key }: Made): string => {
  expect(key).toMatch(/^tgk_/)
  return key ?? ''
}

beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
  state = await newState()
  first = answerOf(
    await runTool('admin.ts', ['bootstrap', '--local', '--days', '30', '--persist-to', state.folder], { KEY_SECRET: secret }),
  )
  proxy = await databaseIn(state.folder)
  service = await served(proxy.env.DB, secret)
})

afterAll(async () => {
  service?.close()
  await proxy?.dispose()
  state?.remove()
})

describe('npm run admin', () => {
  test('makes the first key of a deployment, and with it everything else', async () => {
    expect(first).toMatchObject({ tenant: 'deployment', scopes: ['screen', 'quota', 'review', 'admin'] })
    expect(Date.parse(first.expiresAt) - Date.now()).toBeLessThanOrEqual(30 * 86_400_000)

    const tenant = answerOf(await admin(keyOf(first), 'tenant', 'put', 'example-exports', '--name', "Example O'Exports Inc"))
    expect(tenant).toMatchObject({ id: 'example-exports', name: "Example O'Exports Inc", version: 1, policy: { codifiedCounts: false } })
    const amended = ['--name', 'Example Exports Inc', '--codified-counts', '--version', '1']
    expect(answerOf(await admin(keyOf(first), 'tenant', 'put', 'example-exports', ...amended))).toMatchObject({ version: 2 })

    const wanted = ['--tenant', 'example-exports', '--scopes', 'quota,admin', '--days', '400', '--once', 'first']
    const made = answerOf<Made>(await admin(keyOf(first), 'key', 'create', ...wanted))
    expect(made).toMatchObject({ tenant: 'example-exports', scopes: ['quota', 'admin'] })
    expect(answerOf<Made>(await admin(keyOf(first), 'key', 'create', ...wanted))).toMatchObject({ id: made.id, key: null })
    expect(answerOf(await admin(keyOf(made), 'tenant', 'get', 'example-exports'))).toMatchObject({ policy: { codifiedCounts: true } })

    const next = answerOf<Made>(await admin(keyOf(made), 'key', 'rotate', made.id, '--overlap', 'PT1H'))
    expect(next).toMatchObject({ rotatedFrom: made.id, scopes: made.scopes })
    expect(await admin(keyOf(next), 'key', 'revoke', made.id)).toMatchObject({ status: 0, out: '' })
    const refused = await admin(keyOf(made), 'key', 'list')
    expect(refused).toMatchObject({ status: 1, out: '' })
    expect(refused.err).toContain('/problems/unauthenticated')
    const { keys } = answerOf<{ keys: Made[] }>(await admin(keyOf(first), 'key', 'list', '--tenant', 'example-exports'))
    expect(keys.map(({ id }) => id)).toEqual([made.id, next.id])
  })

  test('opens a ceiling from the terms in a file, and reads it back', async () => {
    const terms = {
      kind: 'license',
      holder: 'Example Compute Sdn Bhd',
      period: { from: '2026-01-01', to: '2029-12-31' },
      ceilings: [{ from: '2026-01-01', tpp: 1_583_200, units: 100 }],
      cite: { provision: 'Example license D1234567' },
    }
    const file = `${state.folder}/terms.json`
    writeFileSync(file, JSON.stringify(terms))
    const opened = answerOf<object>(await admin(keyOf(first), 'allocation', 'put', 'license:D1234567:1', file))
    expect(opened).toMatchObject({ id: 'license:D1234567:1', version: 1, ceilingTpp: 1_583_200 })
    expect(answerOf(await admin(keyOf(first), 'allocation', 'get', 'license:D1234567:1'))).toEqual(opened)
    const missing = await admin(keyOf(first), 'allocation', 'get', 'license:D7654321:1')
    expect([missing.status, missing.out]).toEqual([1, ''])
    expect(missing.err).toMatch(/^404 .*-found/)
  })

  test('tells how it is used', async () => {
    const { status, out } = await runTool('admin.ts', ['--help'])
    expect(status).toBe(0)
    for (const command of ['bootstrap', 'tenant put', 'key create', 'key rotate', 'key revoke', 'allocation put'])
      expect(out).toContain(command)
  })

  test.each([
    [['no-such', 'command'], 'no such command'],
    [['tenant', 'put', 'x'], 'missing: --name'],
    [['key', 'revoke'], 'missing: an id'],
    [['key', 'create', '--scopes', 'screen', '--days', 'soon'], '--days'],
    [['--no-such-option'], 'no-such-option'],
    [['bootstrap'], 'either --local or --remote'],
    [['bootstrap', '--local', '--remote'], 'either --local or --remote'],
  ])('says what is wrong with %j', async (args, told) => {
    const { status, out, err } = await runTool('admin.ts', args, { TIERGATE_KEY: 'tgk_x' })
    expect([status, out]).toEqual([1, ''])
    expect(err).toContain(told)
    expect(err).toContain('Administers a deployment')
  })

  test('asks for a key, and for the secret of a deployment it is to reach', async () => {
    expect((await runTool('admin.ts', ['key', 'list'])).err).toContain('set TIERGATE_KEY')
    expect((await runTool('admin.ts', ['bootstrap', '--remote'])).err).toContain('set KEY_SECRET to the secret that the deployment has')
  })
})
