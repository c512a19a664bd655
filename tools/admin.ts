import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { bootstrap } from './bootstrap'
import { Misused, readCommand } from './command'

const usage = `Administers a deployment: npm run --silent admin -- COMMAND

  bootstrap --local | --remote [--days 90] [--persist-to DIR]
      writes the deployment's tenant and a key of it into the database, by wrangler; needs KEY_SECRET
      (for --local it is also read from .dev.vars)

  tenant put ID --name NAME [--codified-counts] [--version N]
  tenant get ID
  key create --scopes screen,quota,review,admin [--tenant ID] [--days 90 | --expires INSTANT] [--once NAME]
  key list [--tenant ID]
  key rotate ID [--overlap PT24H] [--once NAME]
  key revoke ID
  allocation put ID FILE       terms as JSON; - reads standard input
  allocation get ID
      ask the service at TIERGATE_URL (http://127.0.0.1:8787 if not set) with the key in TIERGATE_KEY

A key is shown once, in what bootstrap, create and rotate print. With --once the same command can be sent again without
making a second key: it then prints the key's record and no key. What the service refuses is printed, and the status is 1.`

const options = {
  help: { type: 'boolean', short: 'h' },
  local: { type: 'boolean' },
  remote: { type: 'boolean' },
  'persist-to': { type: 'string' },
  days: { type: 'string', default: '90' },
  expires: { type: 'string' },
  name: { type: 'string' },
  'codified-counts': { type: 'boolean' },
  version: { type: 'string' },
  tenant: { type: 'string' },
  scopes: { type: 'string' },
  overlap: { type: 'string' },
  once: { type: 'string' },
} as const

type Call = { readonly method: string; readonly path: string; readonly body?: unknown; readonly once?: string | undefined }

const read = () => parseArgs({ options, allowPositionals: true })
type Values = ReturnType<typeof read>['values']

try {
  const { values, positionals } = readCommand(read)
  const [noun, verb, id, file] = positionals
  if (values.help === true) console.log(usage)
  else if (noun === 'bootstrap') print(await bootstrap(bootstrapOf(values)))
  else print(await send(callOf(`${noun} ${verb}`, values, id, file)))
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault)
  if (fault instanceof Misused) console.error(`\n${usage}`)
  process.exitCode = 1
}

function bootstrapOf({ local, remote, days, 'persist-to': persistTo }: Values) {
  if ((local === true) === (remote === true)) throw new Misused('bootstrap: either --local or --remote')
  return { isRemote: remote === true, days: Number(days), persistTo }
}

function callOf(command: string, values: Values, id: string | undefined, file: string | undefined): Call {
  const { tenant, once, name, version, overlap } = values
  const named = (collection: string) => `/v1/${collection}/${encodeURIComponent(needed(id, 'an id'))}`
  switch (command) {
    case 'tenant put': {
      const policy = { codifiedCounts: values['codified-counts'] === true }
      const body = { name: needed(name, '--name'), policy, ...(version === undefined ? {} : { version: Number(version) }) }
      return { method: 'PUT', path: named('tenants'), body }
    }
    case 'tenant get':
      return { method: 'GET', path: named('tenants') }
    case 'key create': {
      const scopes = needed(values.scopes, '--scopes').split(',')
      return { method: 'POST', path: '/v1/keys', body: { tenant, scopes, expiresAt: values.expires ?? daysAhead(values.days) }, once }
    }
    case 'key list':
      return { method: 'GET', path: `/v1/keys${tenant === undefined ? '' : `?tenant=${encodeURIComponent(tenant)}`}` }
    case 'key rotate':
      return { method: 'POST', path: `${named('keys')}/rotations`, body: { overlap }, once }
    case 'key revoke':
      return { method: 'DELETE', path: named('keys') }
    case 'allocation put':
      return { method: 'PUT', path: named('allocations'), body: termsIn(needed(file, 'a file')) }
    case 'allocation get':
      return { method: 'GET', path: named('allocations') }
    default:
      throw new Misused('no such command')
  }
}

function needed(value: string | undefined, what: string): string {
  if (value === undefined || value === '') throw new Misused(`missing: ${what}`)
  return value
}

/** At the end of that day, so that the same command on one day is the same request. */
function daysAhead(days: string): string {
  if (!/^[1-9]\d{0,2}$/.test(days)) throw new Misused('--days: a number of days')
  return `${new Date(Date.now() + (Number(days) - 1) * 86_400_000).toISOString().slice(0, 10)}T23:59:59Z`
}

function termsIn(file: string): unknown {
  return JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'))
}

/** The answer; a problem is thrown as it was told. */
async function send({ method, path, body, once }: Call): Promise<unknown> {
  const { TIERGATE_URL: address = 'http://127.0.0.1:8787', TIERGATE_KEY: key = '' } = process.env
  if (key === '') throw new Error('set TIERGATE_KEY to a key with the scope admin; `npm start` prints one for this machine')
  const headers = new Headers({ authorization: `Bearer ${key}` })
  if (body !== undefined) headers.set('content-type', 'application/json')
  if (once !== undefined) headers.set('idempotency-key', once)
  const response = await fetch(new URL(path, address), { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.status} ${text}`)
  return text === '' ? undefined : JSON.parse(text)
}

function print(answer: unknown): void {
  if (answer !== undefined) console.log(JSON.stringify(answer, undefined, 2))
}
