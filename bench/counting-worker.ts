import type { ExecutionContext } from 'hono'
import { createApp } from '../functions/http/app'
import type { Bindings } from '../functions/http/bindings'
import type { Db, Statement } from '../functions/store/db'

type Metered = { readonly results: readonly unknown[]; readonly meta?: { readonly rows_written?: number } }

const app = createApp(() => new Date())

/** The service, telling in headers how often it called the database and how many rows that wrote. */
export default {
  async fetch(request: Request, env: Bindings & { readonly DB: Db }, ctx: ExecutionContext): Promise<Response> {
    let batches = 0
    let rows = 0
    const batch = async (statements: Statement[]): Promise<readonly Metered[]> => {
      batches++
      const results: readonly Metered[] = await env.DB.batch(statements)
      for (const { meta } of results) rows += meta?.rows_written ?? 0
      return results
    }
    const DB: Db = { prepare: (sql) => env.DB.prepare(sql), batch }
    const answer = await app.fetch(request, { ...env, DB }, ctx)
    const counted = new Response(answer.body, answer)
    counted.headers.set('x-batches', String(batches))
    counted.headers.set('x-rows-written', String(rows))
    return counted
  },
}
