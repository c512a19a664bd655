import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { mintKey, scopes } from '../functions/http/key'
import { lifetimeDaysMax } from '../functions/operations/create-key'
import { deployment } from '../functions/store/caller'
import { readDevVars } from './dev-vars'

const wrangler = fileURLToPath(new URL('../node_modules/.bin/wrangler', import.meta.url))
const dayMs = 86_400_000

/** Which database, and how long the key lives. */
export type Bootstrap = { readonly isRemote: boolean; readonly days: number; readonly persistTo?: string | undefined }

/**
 * The first key of a deployment, which can make everything else through the API: written straight into the database, since
 * there is none yet to ask with. Done again it makes another; that is also the way back in when the last one was lost.
 */
export const bootstrap = async ({ isRemote, days, persistTo }: Bootstrap): Promise<object> => {
  if (!(days >= 1 && days <= lifetimeDaysMax)) throw new Error(`--days: 1 to ${lifetimeDaysMax}`)
  const now = Date.now()
  const expiresAt = new Date(Math.floor(now / 1000) * 1000 + days * dayMs)
  const id = crypto.randomUUID()
  const { key, hash } = await mintKey(secretFor(isRemote), { id, tenant: deployment, scopes, expiresAt })
  execute(
    `INSERT INTO tenants (id, name, policy, created_at) VALUES ('${deployment}', 'Deployment', '{"codifiedCounts":false}', ${now}) ON CONFLICT DO NOTHING;
     INSERT INTO keys (id, tenant, scopes, hash, created_at, expires_at)
     VALUES ('${id}', '${deployment}', '${scopes.join(' ')}', '${hash}', ${now}, ${expiresAt.getTime()});`,
    [isRemote ? '--remote' : '--local', ...(persistTo === undefined ? [] : ['--persist-to', persistTo])],
  )
  return { id, tenant: deployment, scopes, expiresAt: expiresAt.toISOString(), key }
}

/** A key signed under a developer's own secret would be worth nothing in a deployment. */
const secretFor = (isRemote: boolean): string => {
  const secret = process.env['KEY_SECRET'] ?? (isRemote ? undefined : readDevVars()['KEY_SECRET'])
  if (secret !== undefined && secret !== '') return secret
  throw new Error(
    isRemote
      ? 'set KEY_SECRET to the secret that the deployment has (wrangler secret put KEY_SECRET)'
      : 'set KEY_SECRET, or start once: `npm start` writes .dev.vars',
  )
}

const execute = (sql: string, where: readonly string[]): void => {
  const { status, stdout, stderr, error } = spawnSync(wrangler, ['d1', 'execute', 'DB', '--yes', '--command', sql, ...where], {
    encoding: 'utf8',
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true', CLOUDFLARE_CF_FETCH_ENABLED: 'false' },
  })
  if (error !== undefined) throw error
  if (status !== 0) throw new Error(`wrangler d1 execute failed: are the migrations applied?\n${stderr}${stdout}`)
}
