import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openCeiling } from '../test/support/ceilings'
import { aBuyer, anOrder } from '../test/support/orders'
import { migrationTexts } from '../test/support/sqlite-db'
import { newTenant, type TestKey, testSecret } from '../test/support/tenants'
import { bundle } from './bundle'
import { sideBySide } from './figures'
import type { Asked } from './load'
import { folders, rawBatch, rawServed } from './raw-batch'
import { migrate, type Served, served } from './served'

const secrets = { KEY_SECRET: testSecret, MARK_SECRET: testSecret, LOG_LEVEL: 'warn' }
const expiresAt = new Date(Date.now() + 86_400_000).toISOString()
const operationsPerBatch = 1000

/** Holds and screenings beside the least that keeps an account, on a database in memory and on one on disk. */
export const ledgerFigures = async (whole: string, out: string): Promise<void> => {
  const raw = bundle('bench/raw-batch-worker.ts', `${out}/raw`)
  for (const [name, parent] of folders) {
    const folder = mkdtempSync(join(parent, 'tiergate-bench-'))
    try {
      await beside(name, whole, raw, folder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  await counted(bundle('bench/counting-worker.ts', `${out}/counting`))
}

type Ledger = Served & { readonly tenant: TestKey; readonly ceilings: readonly string[] }

const buyer = aBuyer('CN', { name: 'Example Compute Beijing' })
const license = 'D1000000'

/** A service with a tenant, and three ceilings and a license that nothing will fill. */
const ledgerServed = async (script: string, folder?: string): Promise<Ledger> => {
  const service = await served(script, secrets, folder)
  await migrate(service.db, migrationTexts())
  const tenant = await newTenant(service.db)
  const ceilings = [1, 2, 3].map(() => openCeiling(service.db, tenant, Number.MAX_SAFE_INTEGER))
  const covers = { consignees: ['Example Compute Beijing'], countries: ['CN'], eccns: ['3A090.a'] }
  await openCeiling(service.db, tenant, Number.MAX_SAFE_INTEGER, { id: `license:${license}:1`, covers })
  return { ...service, tenant, ceilings: await Promise.all(ceilings) }
}

const beside = async (name: string, whole: string, raw: string, folder: string): Promise<void> => {
  const ledger = await ledgerServed(whole, join(folder, 'ledger'))
  const least = await rawServed(raw, join(folder, 'raw'))
  const theirs = { port: least.port, asking: rawBatch }
  try {
    const holds = { port: ledger.port, asking: () => hold(ledger, 1) }
    await sideBySide(`hold, ${name}`, holds, 'a raw batch', theirs)
    await sideBySide(`hold of three, ${name}`, { ...holds, asking: () => hold(ledger, 3) }, 'a raw batch', theirs)
    for (const kind of ['free', 'licensed'] as const)
      await sideBySide(`screening, ${kind}, ${name}`, { port: ledger.port, asking: () => screening(ledger, kind) }, 'a raw batch', theirs)
    const many = { port: ledger.port, asking: () => holdsAtOnce(ledger), connections: 1, operations: operationsPerBatch }
    await sideBySide(`holds by the ${operationsPerBatch}, ${name}`, many, 'single holds', holds)
  } finally {
    await ledger.stop()
    await least.stop()
  }
}

const linesOn = (ceilings: readonly string[], lines: number) => ceilings.slice(0, lines).map((allocation) => ({ allocation, tpp: 1 }))

const hold = ({ tenant, ceilings }: Ledger, lines: number): Asked => ({
  method: 'PUT',
  path: `/v1/holds/${crypto.randomUUID()}`,
  headers: tenant.headers,
  body: JSON.stringify({ lines: linesOn(ceilings, lines), expiresAt }),
})

const holdsAtOnce = ({ tenant, ceilings }: Ledger): Asked => {
  const operations = Array.from({ length: operationsPerBatch }, () => {
    const id = crypto.randomUUID()
    return { id, op: 'place', hold: id, lines: linesOn(ceilings, 1), expiresAt }
  })
  return { method: 'POST', path: '/v1/holds:batch', headers: tenant.headers, body: JSON.stringify({ operations }) }
}

/** An order that needs nothing, or one whose license has its quota set aside. */
const screening = ({ tenant }: Ledger, kind: 'free' | 'licensed'): Asked => {
  const items = [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity: 1 }]
  const licensed = {
    items,
    parties: { ultimateConsignee: buyer },
    authorizations: [{ kind: 'license', number: license }],
    hold: { for: 'PT48H' },
  }
  return {
    method: 'POST',
    path: '/v1/screenings',
    headers: tenant.headers,
    body: JSON.stringify(anOrder({ reference: crypto.randomUUID(), ...(kind === 'licensed' ? licensed : {}) })),
  }
}

const ask = (port: number, { method, path, headers = {}, body = '' }: Asked): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}${path}`, { method, headers: { 'content-type': 'application/json', ...headers }, body })

/** Calls of the database and rows written, one request of each kind. */
export const counted = async (script: string): Promise<void> => {
  const ledger = await ledgerServed(script)
  try {
    const requests = {
      'one hold': hold(ledger, 1),
      'a hold of three': hold(ledger, 3),
      'a screening, free': screening(ledger, 'free'),
      'a screening, licensed': screening(ledger, 'licensed'),
    }
    // The first answer of an isolate finds out which lists are in force.
    await ask(ledger.port, screening(ledger, 'free'))
    for (const [name, asked] of Object.entries(requests)) {
      const { status, headers } = await ask(ledger.port, asked)
      if (status !== 201) throw new Error(`${name} was answered ${status}`)
      console.log(name.padEnd(29), `${headers.get('x-batches')} round trips, ${headers.get('x-rows-written')} rows written`)
    }
  } finally {
    await ledger.stop()
  }
}
