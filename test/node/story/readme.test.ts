import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isShownAs } from '../shown-text'
import { aLocalService, call, noon } from './setting'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const readme = readFileSync(`${root}README.md`, 'utf8')
const [, story = ''] = /\n## From the checkout to the cancellation\n([\s\S]+?)\n## /.exec(readme) ?? []
/** What a reader types, with what is shown under it: the addresses and keys before it come from the service. */
const steps = [...story.matchAll(/```sh\n([^`]+)\n```\n\n```text\n([^`]+)\n```/g)].map(([, typed = '', shown = '']) => ({ typed, shown }))
/** What the receiver shows in the end. */
const heard = story.split('```text\n').at(-1)?.split('\n```')[0]?.split('\n') ?? []
const givenTo = (path: RegExp): string => new RegExp(`^curl \\S+${path.source} .* -d '(.+)'$`, 'm').exec(readme)?.[1] ?? ''

let service: Awaited<ReturnType<typeof aLocalService>>
let receiver: Awaited<ReturnType<typeof aListener>>
let env: NodeJS.ProcessEnv

beforeAll(async () => {
  service = await aLocalService()
  const put = async (method: string, path: string, body: string): Promise<Record<string, string>> =>
    (await call<Record<string, string>>(`${service.address}${path}`, service.dev.headers, method, body)).body
  const made = (source: string) => put('POST', '/v1/connections', givenTo(new RegExp(`/v1/connections(?=.*"source":"${source}")`)))
  const [SHOP, CARRIER] = [(await made('commercetools'))['url'], (await made('easypost'))['url']]
  const asked = givenTo(/\/v1\/notification-endpoints\/erp/)
  const { secret = '' } = await put('PUT', '/v1/notification-endpoints/erp', asked)
  receiver = await aListener(secret)
  const moved = { ...JSON.parse(asked), url: receiver.url, version: 1 }
  expect(await put('PUT', '/v1/notification-endpoints/erp', JSON.stringify(moved))).toMatchObject({ url: receiver.url })
  env = { ...process.env, SHOP, CARRIER, TIERGATE_KEY: service.dev.key, ADMIN_KEY: service.deployment.key }
})
afterAll(async () => {
  await receiver?.close()
  await service?.stop()
})

/** The receiver as a reader starts it, at the moment at which the service stands still, on a port that is free. */
const aListener = async (secret: string) => {
  const clock = `data:text/javascript,Date.now=()=>${noon.getTime()}`
  const child = spawn(process.execPath, ['--import', clock, 'tools/receiver.mjs', '0'], {
    cwd: root,
    env: { ...process.env, SECRET: secret },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => said.push(line))
  await once(lines, 'line')
  return {
    said,
    url: `${said[0]?.replace('listening on ', '')}/`,
    close: async () => {
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}

const between = '--- and then ---'

/** All of it in one shell, as it is typed; what each step printed, in lines. */
const asTyped = async (): Promise<readonly (readonly string[])[]> => {
  const clock = `date() { echo ${noon.toISOString().replace('.000', '')}; }`
  const program = [clock, ...steps.flatMap(({ typed }) => [typed, `echo '${between}'`])].join('\n')
  const { stdout } = await promisify(execFile)('sh', ['-eu', '-c', program.replaceAll('http://127.0.0.1:8787', service.address)], { env })
  return stdout
    .split(`${between}\n`)
    .slice(0, -1)
    .map((printed) => printed.trimEnd().split('\n'))
}

describe('the order that the README follows in a shell', () => {
  let printed: readonly (readonly string[])[]
  beforeAll(async () => {
    printed = await asTyped()
  })

  test('is told in five steps, each with what it prints', () => {
    expect(steps).toHaveLength(5)
    expect(printed).toHaveLength(steps.length)
  })

  test.each(steps.map((step, at) => [at, step] as const))('step %i prints what is shown', (at, { shown }) => {
    const lines = shown.split('\n')
    expect(printed[at], printed[at]?.join('\n')).toHaveLength(lines.length)
    for (const [n, line] of lines.entries()) expect(isShownAs(printed[at]?.[n] ?? '', line), `${printed[at]?.[n]}\n${line}`).toBe(true)
  })

  test('is told to whoever listens, once each, as is shown', () => {
    const [, ...told] = receiver.said
    expect(told).toHaveLength(heard.length - 1)
    for (const [n, line] of heard.slice(1).entries()) expect(isShownAs(told[n] ?? '', line), `${told[n]}\n${line}`).toBe(true)
  })
})
