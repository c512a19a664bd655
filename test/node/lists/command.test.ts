import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { hashOf } from '../../../functions/domain/digest'
import { databaseIn, newState, type Ran, runTool, served } from '../local-copy'
import { cslHeader, cslRow } from './imported'

const source = 'Entity List (EL) - Bureau of Industry and Security'
const names = [
  'Quorumtek Microsystems',
  'Brightfjord Photonics',
  'Zelkova Turbines',
  'Ostrakon Avionics',
  'Velmora Shipping',
  'Tindrel Alloys',
]
const table = (...listed: readonly string[]) =>
  `${cslHeader}\n${listed.map((name) => cslRow({ source, name, addresses: '1 Example Road, CN' })).join('\n')}\n`

let folder: string
const fileOf = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const lists = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> => runTool('lists.ts', args, env)

beforeAll(() => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
  folder = mkdtempSync(join(tmpdir(), 'tiergate-lists-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('npm run lists -- import', () => {
  test('says what it read, and writes the snapshot that its hash is of', async () => {
    const own = fileOf('own.csv', 'name,countries\nMarlowick Components,Atlantis\nPendrath Components,MY\n')
    const out = join(folder, 'snapshot')
    const args = ['import', fileOf('el.csv', table(...names)), own, '--list', 'OWN', '--dry-run', '--out', out]
    const { status, out: said, err } = await lists(args)
    expect(status, err).toBe(0)
    const [, entries, hash] = said.match(/^(\d+) entries, \d+ names, NOT every US list; snapshot ([0-9a-f]{64})\n$/) ?? []
    expect(entries).toBe('7')
    expect(hash).toBe(await hashOf(Uint8Array.from(readFileSync(out))))
    expect(err).toContain('el.csv: 6\n')
    expect(err).toContain('rejected  own.csv:2  place not known: Atlantis')
  })

  test.each([
    [['import', 'nowhere.csv', '--dry-run'], /^[^\n]*no such file[^\n]*nowhere\.csv'\n$/],
    [['import'], /import: which files\?[\s\S]+Restricted-party lists/],
    [['import', 'package.json', '--dry-run'], /package\.json: of no format that is known/],
    [['import', 'package.json', '--format', 'word', '--dry-run'], /no format is called word/],
    [['import', 'package.json', '--retrieved', 'today', '--dry-run'], /--retrieved: an instant/],
    [['import', 'package.json', '--to', 'https://tiergate.example'], /no key: give --key/],
    [['fetch'], /no command is called fetch/],
  ])('%j is refused, and says why', async (args, told) => {
    const { status, out, err } = await lists(args)
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err).toMatch(told)
  })

  test('a service that is not there is told', async () => {
    const gone = createServer()
    await new Promise<void>((listening) => gone.listen(0, '127.0.0.1', listening))
    const address = `http://127.0.0.1:${(gone.address() as AddressInfo).port}`
    await new Promise((closed) => gone.close(closed))
    const { status, err } = await lists(['status', '--to', address, '--key', 'tgk_nobody'])
    expect(status).toBe(1)
    expect(err).toContain(`${address} does not answer: `)
  })

  test('strictly, a bad row ends it with its line', async () => {
    const { status, err } = await lists([
      'import',
      fileOf('bad.csv', `${table(...names)}${cslRow({ source, name: '-' })}\n`),
      '--strict',
      '--dry-run',
    ])
    expect(status).toBe(1)
    expect(err).toContain('bad.csv, line 8: no name')
  })
})

describe('into a running service', () => {
  const secret = 'a secret for tests'
  let state: Awaited<ReturnType<typeof newState>>
  let proxy: Awaited<ReturnType<typeof databaseIn>>
  let service: Awaited<ReturnType<typeof served>>
  let key: string

  beforeAll(async () => {
    state = await newState()
    const made = await runTool('admin.ts', ['bootstrap', '--local', '--persist-to', state.folder], { KEY_SECRET: secret })
    key = (JSON.parse(made.out) as { key: string }).key
    proxy = await databaseIn(state.folder)
    service = await served(proxy.env.DB, secret)
  })
  afterAll(async () => {
    service?.close()
    await proxy?.dispose()
    state?.remove()
  })
  const there = (...args: readonly string[]) => lists(args, { TIERGATE_URL: service.address, TIERGATE_KEY: key })

  test('a list is put in force as old as its oldest file, found, shown, and not replaced by a much shorter one', async () => {
    const file = fileOf('el.csv', table(...names))
    utimesSync(file, new Date('2026-11-01T00:00:00Z'), new Date('2026-11-01T00:00:00Z'))
    // When somebody wrote a list of one's own says nothing of how old the others are.
    const own = fileOf('mine.csv', 'name\nPendrath Components\n')
    utimesSync(own, new Date('2020-01-01T00:00:00Z'), new Date('2020-01-01T00:00:00Z'))
    const first = await there('import', file, own, '--list', 'OWN')
    expect(first.status, first.err).toBe(0)
    expect(first.out).toContain(`in force at ${service.address}, retrieved 2026-11-01T00:00:00.000Z`)

    const [, hash = ''] = first.out.match(/snapshot ([0-9a-f]{64})/) ?? []
    const shown = await there('status')
    expect(shown.status, shown.err).toBe(0)
    expect(shown.out).toContain(`snapshot   ${hash}`)
    expect(shown.out).toMatch(/complete {3}NO/)
    expect(shown.out).toMatch(/source {5}el\.csv: 6 rows, 0 rejected/)
    expect(shown.out).toMatch(/^ {2}EL\s+6 {2}licenses\s+\S/m)

    expect(shown.out).toMatch(/^ {2}OWN\s+1 {2}of your own$/m)

    const shorter = ['import', fileOf('short.csv', table('Quorumtek Microsystems'))]
    const refused = await there(...shorter)
    expect(refused.status).toBe(1)
    expect(refused.err).toContain('snapshot-refused')
    expect((await there('status')).out).toContain(hash)
    const allowed = await there(...shorter, '--allow-shrink', '--retrieved', '2026-11-22T16:30:00Z')
    expect(allowed.status, allowed.err).toBe(0)
    expect((await there('status')).out).toMatch(/^ {2}EL\s+1 /m)
  })

  test('a key that may not is refused as the service says it', async () => {
    const { status, err } = await lists(['status', '--to', service.address, '--key', 'tgk_nobody'])
    expect(status).toBe(1)
    expect(err).toContain('/problems/unauthenticated')
  })
})

describe('npm run lists -- update', () => {
  const feed = JSON.stringify({ total: 2, results: names.slice(0, 2).map((name) => ({ source, name, addresses: [] })) })
  let answer: 'whole' | 'cut' | 'down' = 'whole'
  const asked: (string | undefined)[] = []
  const server = createServer((request, response) => {
    asked.push(request.headers['if-none-match'])
    if (answer === 'down') response.writeHead(503).end()
    else if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end()
    else {
      response.writeHead(200, { etag: '"1"', 'content-length': feed.length })
      if (answer === 'whole') response.end(feed)
      else response.write(feed.slice(0, 50), () => response.destroy())
    }
  })
  let feeds: string
  let url: string
  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/consolidated.json`
    feeds = fileOf('feeds.json', JSON.stringify([{ name: 'csl', file: 'consolidated.json', url }]))
  })
  afterAll(() => server.close())
  const update = (...more: readonly string[]) => lists(['update', '--feeds', feeds, '--dry-run', ...more])

  test('fetches what is new and imports it; what is unchanged is not fetched again', async () => {
    const kept = ['--folder', join(folder, 'kept')]
    const first = await update(...kept)
    expect(first.status, first.err).toBe(0)
    expect(first.err).toContain('csl: fetched')
    expect(first.out).toMatch(/^2 entries/)
    const second = await update(...kept)
    expect(second.err).toContain('csl: unchanged')
    expect(second.out).toBe(first.out)
    expect(asked).toEqual([undefined, '"1"'])
  })

  test('a list of one’s own is imported with them', async () => {
    const own = fileOf('mine.csv', 'name\nPendrath Components\n')
    const { status, out, err } = await update('--folder', join(folder, 'own'), '--with', own, '--list', 'OWN')
    expect(status, err).toBe(0)
    expect(out).toMatch(/^3 entries/)
  })

  test.each([
    ['cut', /csl: http\S+ cannot be fetched .* Nothing was imported/],
    ['down', /csl: http\S+ answers 503/],
  ] as const)('a feed that is %s is told, and an older file is not taken for it', async (how, told) => {
    answer = how
    const { status, out, err } = await update('--folder', join(folder, how))
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err).toMatch(told)
    answer = 'whole'
  })

  test('without a network it says so', async () => {
    const nowhere = fileOf(
      'nowhere.json',
      JSON.stringify([{ name: 'csl', file: 'consolidated.json', url: 'http://lists.invalid/consolidated.json' }]),
    )
    const { status, out, err } = await lists(['update', '--feeds', nowhere, '--folder', join(folder, 'none'), '--dry-run'])
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err).toMatch(/cannot be fetched \(.+\)\. Nothing was imported; lists in force stay\./)
  })

  test('a feed that nobody configured is refused by name', async () => {
    expect((await update('nobody')).err).toContain('no feed is called nobody: csl')
  })
})
