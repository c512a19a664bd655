import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../functions/http/app'
import { storeOn } from '../../functions/store/d1'
import { exampleAllocations } from '../../tools/example-allocations'
import { sqliteDb } from '../support/sqlite-db'
import { deploymentKey, newTenant, type TestKey, testSecret } from '../support/tenants'
import { importShown } from './shown-import'
import { isShownAs } from './shown-text'

/** Each curl of the README with the output shown under it. */
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const examples = [...readme.matchAll(/```sh\ncurl (?<command>.+)\n```\n\n```json\n(?<shown>[\s\S]+?)\n```/g)].map(({ groups }) => ({
  command: groups?.['command'] ?? '',
  shown: JSON.parse(groups?.['shown'] ?? 'null'),
}))

const now = { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' } as const
const { db } = sqliteDb()
const env = {
  DB: db,
  KEY_SECRET: testSecret,
  MARK_SECRET: 'another secret for tests',
  SEAL_SECRET: 'a third secret',
  LOCAL_DEVELOPMENT: 'true',
  LOG_LEVEL: 'warn',
}
const app = createApp(() => now.at)
/** Customers are asked about on a copy with the starter list: the import above them has, in a test, only the list of one's own. */
const cloud = { app: createApp(() => now.at), env: { ...env, DB: sqliteDb().db } }
const isOfCloud = (command: string): boolean => /^http:\S+\/v1\/(customers|connections)/.test(command)
/** What the reader's shell knows: the key, and the id that the first screening was answered with. */
const shell: Record<string, string> = {}
let administrator: TestKey
let keys: { readonly shop: string; readonly cloud: string }

/** As `npm start` leaves it. */
beforeAll(async () => {
  const [dev, deployment] = [await newTenant(db, 'dev'), await deploymentKey(db)]
  const { own, shared } = exampleAllocations(now.at.getUTCFullYear())
  for (const { id, terms } of own) await storeOn(db).putAllocation(dev, now, id, terms, undefined)
  for (const { id, terms } of shared) await storeOn(db).putAllocation(deployment, now, id, terms, undefined)
  keys = { shop: dev.key, cloud: (await newTenant(cloud.env.DB, 'dev')).key }
  administrator = deployment
})

/** What the shell would put for a name that it does not know must not pass for an id. */
const expanded = (text: string): string => text.replaceAll(/\$(\w+)/g, (_, name: string) => shell[name] ?? `no ${name}`)

/** A command as the shell and curl read it: the address first, then `-X`, `-H` and `-d` with a quoted argument. */
const readCommand = (command: string) => {
  const [, path = '', rest = ''] = /^http:\/\/127\.0\.0\.1:8787(\S+)(.*)$/.exec(command) ?? []
  const options = [...rest.matchAll(/ -(?<name>[XHd]) (?:'(?<bare>[^']*)'|"(?<quoted>[^"]*)"|(?<word>\S+))/g)]
  const valuesOf = (name: string): readonly string[] =>
    options.flatMap(({ groups }) =>
      groups?.['name'] === name ? [groups['bare'] ?? expanded(groups['quoted'] ?? groups['word'] ?? '')] : [],
    )
  const unread = options.reduce((text, [option]) => text.replace(option, () => ''), rest)
  return { path: expanded(path), valuesOf, unread }
}

const answerTo = async (command: string): Promise<unknown> => {
  const asked = isOfCloud(command) ? cloud : { app, env }
  shell['TIERGATE_KEY'] = isOfCloud(command) ? keys.cloud : keys.shop
  const { path, valuesOf, unread } = readCommand(command)
  expect(unread).toBe('')
  // What is told by itself is told after the import that stands above it.
  if (path === '/v1/notifications') await importShown(readme, asAdministrator, db, now.at)
  const [body] = valuesOf('d')
  const method = valuesOf('X')[0] ?? (body === undefined ? 'GET' : 'POST')
  const headers = new Headers(
    valuesOf('H').map((line): [string, string] => [line.split(': ')[0] ?? '', line.slice(line.indexOf(': ') + 2)]),
  )
  const init = { method, headers, ...(body === undefined ? {} : { body }) }
  const response = await asked.app.request(`http://127.0.0.1:8787${path}`, init, asked.env)
  const answer = (await response.json()) as { readonly id: string }
  if (path === '/v1/screenings' && method === 'POST') shell['SCREENING'] ??= answer.id
  return answer
}

const asAdministrator = async (method: string, path: string, type: string, body: string | Uint8Array<ArrayBuffer>): Promise<Response> =>
  app.request(path, { method, headers: { ...administrator.headers, 'content-type': type }, body }, env)

describe('the README', () => {
  test('shows an output under each of its calls', () => {
    expect(examples.length).toBe((readme.match(/^curl http/gm) ?? []).length)
    expect(examples.length).toBeGreaterThanOrEqual(6)
  })

  test.each([
    [/-X PUT/, 'a hold'],
    [/\/v1\/screenings /, 'an order'],
    [/-H "authorization: Bearer \$TIERGATE_KEY"/, 'a key'],
    [/\/v1\/customers\/checks /, 'a customer'],
    [/\/v1\/customers\/[\w-]+\/events /, 'what changed of one'],
    [/\/v1\/connections /, 'a sign-up hook'],
  ])('shows a call with %s: %s', (option) => {
    expect(examples.some(({ command }) => option.test(command))).toBe(true)
  })

  // In the order of the page: what one call leaves behind the next one finds.
  test.each(examples)('$command answers what is shown', async ({ command, shown }) => {
    const answer = await answerTo(command)
    expect(answer).toMatchObject(firstOfEach(answer, shown))
  })
})

test('the document’s example of an allocation is the license that a local copy starts with', async () => {
  const document = (await (await app.request('/openapi.json', {}, env)).json()) as { paths: Record<string, { put: Put }> }
  const example = document.paths['/v1/allocations/{id}']?.put.requestBody.content['application/json'].schema.example
  expect(example).toEqual(exampleAllocations(now.at.getUTCFullYear()).own[0]?.terms)
})

type Put = {
  readonly requestBody: { readonly content: { readonly 'application/json': { readonly schema: { readonly example: unknown } } } }
}

/** Lists and texts may be shown shortened: what stands after the last element shown is not compared. Shares of one are shown rounded. */
const firstOfEach = (answer: unknown, shown: unknown): object => {
  const complete = (real: unknown, told: unknown): unknown => {
    if (Array.isArray(told) && Array.isArray(real)) return [...told.map((each, at) => complete(real[at], each)), ...real.slice(told.length)]
    if (typeof told === 'string' && typeof real === 'string') return isShownAs(real, told) ? real : told
    if (typeof told === 'number' && typeof real === 'number') return rounded(real, told) === told ? real : told
    if (typeof told !== 'object' || told === null) return told
    const fields = real as Record<string, unknown> | undefined
    return Object.fromEntries(Object.entries(told).map(([key, each]) => [key, complete(fields?.[key], each)]))
  }
  return complete(answer, shown) as object
}

/** To as many places as are shown; a whole number is shown as it is. */
const rounded = (real: number, told: number): number => {
  const places = String(told).split('.')[1]?.length
  return places === undefined ? real : Number(real.toFixed(places))
}
