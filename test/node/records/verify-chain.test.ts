import { execFile } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createApp } from '../../../functions/http/app'
import { storeOn } from '../../../functions/store/d1'
import { storedScreening } from '../../support/screenings'
import { sqliteDb } from '../../support/sqlite-db'
import { newTenant, type TestKey, testSecret } from '../../support/tenants'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const noon = { at: new Date('2026-11-22T17:00:00Z'), day: '2026-11-22' }
const { db } = sqliteDb()
const app = createApp(() => noon.at)

let server: Server
let url: string
let tenant: TestKey
beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
  server = createServer(async (request, response) => {
    const headers = { authorization: request.headers.authorization ?? '' }
    const answer = await app.request(request.url ?? '/', { headers }, { DB: db, KEY_SECRET: testSecret })
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  tenant = await newTenant(db)
  // More than one page of links with their content.
  for (let n = 0; n < 120; n++) await storedScreening(db, { tenant: tenant.tenant })
  await storeOn(db).seal(noon)
})
afterAll(() => new Promise((closed) => server.close(closed)))

/** The command as a person runs it. */
const verify = (key: string | undefined, ...options: string[]): Promise<{ code: number; said: string }> =>
  new Promise((done) => {
    const environment = { PATH: process.env['PATH'], TIERGATE_URL: url, ...(key === undefined ? {} : { TIERGATE_KEY: key }) }
    const command = ['tools/run.mjs', 'tools/verify-chain.ts', ...options]
    execFile(process.execPath, command, { cwd: root, env: environment }, (fault, out, errors) =>
      done({ code: typeof fault?.code === 'number' ? fault.code : 0, said: out + errors }),
    )
  })

test('the command says that a chain holds, and which link of a spoiled one does not', async () => {
  const whole = await verify(tenant.key)
  expect(whole.said).toContain('the chain holds: 120 links, 120 with their content, 0 records still to be sealed')
  expect(whole.code).toBe(0)
  const [, head = ''] = /keep this head: (120:[0-9a-f]{64})\n/.exec(whole.said) ?? []
  expect(await verify(tenant.key, '--kept', head)).toMatchObject({ code: 0 })
  expect(await verify(tenant.key, '--kept', `120:${'0'.repeat(64)}`)).toMatchObject({ code: 1 })

  const [found] = await db.batch([db.prepare('SELECT record FROM chain WHERE tenant = ?1 AND seq = 77').bind(tenant.tenant)])
  const record = String((found?.results[0] as { record: string } | undefined)?.record)
  await db.batch([db.prepare(`UPDATE screenings SET outcome = 'no-license-required' WHERE id = ?1`).bind(record)])
  const spoiled = await verify(tenant.key)
  expect(spoiled.said).toBe(`link 77 does not hold: its record is not what was sealed (record ${record})\n`)
  expect(spoiled.code).toBe(1)
})

test('the command says what it needs, and what it was refused', async () => {
  expect(await verify(undefined)).toMatchObject({ code: 2, said: expect.stringContaining('usage:') })
  expect(await verify(tenant.key, '--kept', 'nonsense')).toMatchObject({ code: 2, said: expect.stringContaining('usage:') })
  expect(await verify('tgk_unknown')).toMatchObject({ code: 2, said: expect.stringContaining('401') })
})
