import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../functions/http/app'
import { sqliteDb } from '../support/sqlite-db'
import { newTenant, testSecret } from '../support/tenants'
import { servedApp } from './local-copy'
import { isShownAs } from './shown-text'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const run = promisify(execFile)

/** The connection as the README makes it, the shell that signs for it, and what that prints. */
const [, asked = ''] = /^curl \S+\/v1\/connections .* -d '(.+)'$/m.exec(readme) ?? []
const [, signing = '', printed = ''] = /```sh\n(SECRET=[\s\S]+?)\n```[\s\S]+?```text\n([\s\S]+?)\n```/.exec(readme) ?? []
const shown = printed.split('\n')

const now = new Date('2026-11-22T17:00:00Z')
const { db, raw } = sqliteDb()
const env = { DB: db, KEY_SECRET: testSecret, MARK_SECRET: 'marks', SEAL_SECRET: 'seals', LOG_LEVEL: 'warn' }
const app = createApp(() => now)

let service: Awaited<ReturnType<typeof servedApp>>
let hook: string
beforeAll(async () => {
  service = await servedApp(app, env)
  const { headers } = await newTenant(db, 'dev')
  const init = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: asked }
  hook = ((await (await fetch(`${service.address}/v1/connections`, init)).json()) as { url: string }).url
})
afterAll(() => service.close())

/** As a reader's shell would, at the moment at which the service stands still. */
const shell = async (program: string, seconds = now.getTime() / 1000): Promise<readonly string[]> => {
  const clock = `date() { echo ${seconds}; }`
  const { stdout } = await run('sh', ['-euc', `${clock}\n${program}`], { env: { ...process.env, HOOK: hook } })
  return stdout.trimEnd().split('\n')
}

describe('the sign-ups that the README signs in a shell', () => {
  test('are answered as it shows: one let in, one looked at, one kept out', async () => {
    const answers = await shell(signing)
    expect(shown).toHaveLength(3)
    expect(answers).toHaveLength(shown.length)
    for (const [at, answer] of answers.entries()) expect(isShownAs(answer, shown[at] ?? ''), answer).toBe(true)
    const kept = raw.prepare('SELECT decision, count(*) AS n FROM checks GROUP BY decision ORDER BY decision').all()
    expect(kept.map((row) => ({ ...row }))).toEqual(['allow', 'block', 'review'].map((decision) => ({ decision, n: 1 })))
  })

  test('are heard the same way again, and checked once', async () => {
    const before = await shell(signing)
    expect(await shell(signing)).toEqual(before)
    expect(raw.prepare('SELECT count(*) AS n FROM checks').get()?.['n']).toBe(3)
  })

  test.each([
    ['another secret', signing.replace(/^SECRET=.*$/m, `SECRET=v1,whsec_${btoa('another secret of as many letters')}`), undefined],
    ['a time that is too far off', signing, now.getTime() / 1000 - 301],
  ])('are refused with %s', async (_, program, seconds) => {
    const answers = await shell(program, seconds)
    expect(answers).toHaveLength(3)
    for (const answer of answers) expect(JSON.parse(answer)).toMatchObject({ status: 401, type: '/problems/unauthenticated' })
  })
})
