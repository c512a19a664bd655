import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { getPlatformProxy } from 'wrangler'
import { easternDays } from '../functions/http/eastern-day'
import { holderOf, mintKey, scopes } from '../functions/http/key'
import { lifetimeDaysMax } from '../functions/operations/create-key'
import { type Caller, deployment, type Moment } from '../functions/store/caller'
import { storeOn } from '../functions/store/d1'
import type { Db } from '../functions/store/db'
import { devVarsPath, ensureDevVars, readDevVars } from './dev-vars'
import { exampleAllocations } from './example-allocations'

/**
 * Fills the local database with a tenant to develop with, two keys and example allocations, and says how to call the
 * service: `node tools/run.mjs tools/seed.ts http://127.0.0.1:8787`. Run again it finds everything in place.
 */
const [address = 'http://127.0.0.1:8787', state = '.wrangler/state', secrets = devVarsPath] = process.argv.slice(2)

/** The keys as they were told, for the next start. Git-ignored with everything local. */
const keysPath = `${state}/keys.json`
const dayMs = 86_400_000
/** A key about to expire is replaced while it still works. */
const renewalDays = 30

ensureDevVars(secrets)
const secret = readDevVars(secrets)['KEY_SECRET'] ?? ''
if (secret === '') throw new Error(`${secrets} has no KEY_SECRET: add one, or move the file away to get a new one`)

const at = new Date()
const now: Moment = { at, day: easternDays()(at) }
const { env, dispose } = await getPlatformProxy<{ DB: Db }>({ persist: { path: `${state}/v3` }, remoteBindings: false })
try {
  const known = existsSync(keysPath) ? (JSON.parse(readFileSync(keysPath, 'utf8')) as Record<string, string>) : {}
  const told = { dev: await keyOf('dev', 'Example Development', known['dev']), admin: await keyOf(deployment, 'This copy', known['admin']) }
  writeFileSync(keysPath, JSON.stringify(told, undefined, 2), { mode: 0o600 })
  await openAllocations(await callerOf(told.dev), await callerOf(told.admin))
  console.log(usage(told.dev, told.admin))
} finally {
  await dispose()
}

/** A firm on the starter list, as a customer might write it. */
function misspelled(): object {
  return { parties: [{ name: 'Yangtze Memry Technologies', countries: ['CN'] }] }
}

/** What a checkout would ask: it draws on the example license. */
function exampleOrder(): object {
  const ultimateParents = [{ name: 'Example Holdings Ltd', kind: 'company', headquarters: 'CN' }]
  return {
    reference: 'order-1',
    activity: 'export',
    items: [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity: 4 }],
    parties: { ultimateConsignee: { name: 'Example Compute Sdn Bhd', country: 'MY', headquarters: 'MY', ultimateParents } },
    authorizations: [{ kind: 'license', number: 'D1234567' }],
    hold: { for: 'PT48H' },
  }
}

/** The tenant's key of last time, or a new one in its row: rows do not pile up. */
async function keyOf(tenant: string, name: string, before: string | undefined): Promise<string> {
  const id = `${tenant}-local`
  const kept = before === undefined ? undefined : await holderOf(before, [secret], new Date(at.getTime() + renewalDays * dayMs))
  const [, row] = await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO tenants (id, name, policy, created_at) VALUES (?1, ?2, '{"codifiedCounts":false}', ?3) ON CONFLICT DO NOTHING`,
    ).bind(tenant, name, at.getTime()),
    env.DB.prepare('SELECT hash FROM keys WHERE id = ?1 AND hash = ?2 AND revoked_at IS NULL').bind(id, kept?.keyHash ?? ''),
  ])
  if (before !== undefined && kept !== undefined && row?.results.length === 1) return before

  const expiresAt = new Date(Math.floor(at.getTime() / 1000) * 1000 + lifetimeDaysMax * dayMs)
  const { key, hash } = await mintKey(secret, { id, tenant, scopes, expiresAt })
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO keys (id, tenant, scopes, hash, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
       ON CONFLICT (id) DO UPDATE SET scopes = ?3, hash = ?4, created_at = ?5, expires_at = ?6, revoked_at = NULL`,
    ).bind(id, tenant, scopes.join(' '), hash, at.getTime(), expiresAt.getTime()),
  ])
  return key
}

async function callerOf(key: string): Promise<Caller> {
  const holder = await holderOf(key, [secret], at)
  if (holder === undefined) throw new Error('a key that was just made is not known')
  return holder
}

/** What was amended since it was opened stays as it is. */
async function openAllocations(dev: Caller, admin: Caller): Promise<void> {
  const store = storeOn(env.DB)
  const { own, shared } = exampleAllocations(at.getUTCFullYear())
  for (const { id, terms } of own) await store.putAllocation(dev, now, id, terms, undefined)
  for (const { id, terms } of shared) await store.putAllocation(admin, now, id, terms, undefined)
}

function usage(dev: string, admin: string): string {
  return `A key of the tenant \`dev\`, which may do everything there. It works on this machine only.

  export TIERGATE_KEY=${dev}

  curl ${address}/v1/allocations -H "authorization: Bearer ${dev}"
  curl ${address}/v1/parties/matches -H "authorization: Bearer ${dev}" -H 'content-type: application/json' -d '${JSON.stringify(misspelled())}'
  curl ${address}/v1/screenings -H "authorization: Bearer ${dev}" -H 'content-type: application/json' -d '${JSON.stringify(exampleOrder())}'

A key of the deployment itself, which makes tenants and shared ceilings (npm run admin -- --help):

  export TIERGATE_KEY=${admin}
`
}
