import { readFileSync } from 'node:fs'
import { Miniflare } from 'miniflare'
import type { Db } from '../functions/store/db'

export type Served = { readonly port: number; readonly db: Db; readonly stop: () => Promise<void> }

/**
 * A built Worker on workerd with a database of its own, without the development server's proxy.
 *
 * @param texts Variables and secrets.
 * @param folder Where the database is kept; left out, it goes with the process.
 */
export const served = async (script: string, texts: Readonly<Record<string, string>>, folder?: string): Promise<Served> => {
  const manifest = { mainModule: 'index.js', modules: { 'index.js': { type: 'esm', contents: readFileSync(script, 'utf8') } } } as const
  const variables = Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, { type: 'text', value } as const]))
  const worker = new Miniflare({
    cf: false,
    telemetry: { enabled: false },
    logRequests: false,
    handleStructuredLogs: () => {}, // The service logs as it would; nobody reads it here.
    ...(folder === undefined ? {} : { resourcePersistencePath: folder }),
    workers: [
      {
        config: {
          name: 'measured',
          compatibilityDate: '2026-10-01',
          manifest,
          env: { ...variables, DB: { type: 'd1', id: 'tiergate' } },
        },
      },
    ],
  })
  const { port } = await worker.ready
  const db = (await worker.getD1Database('DB')) as unknown as Db
  return { port: Number(port), db, stop: () => worker.dispose() }
}

/** Applies migrations, statement by statement, to a database that has none. */
export const migrate = async (db: Db, texts: readonly string[]): Promise<void> => {
  const statements = texts.flatMap((text) => text.split('--> statement-breakpoint'))
  await db.batch(statements.map((statement) => db.prepare(statement)))
}
