import { Hono } from 'hono'
import type { Statement } from '../functions/store/db'

type Database = {
  prepare(sql: string): Statement
  batch(statements: Statement[]): Promise<readonly { readonly meta: { readonly changes: number } }[]>
}

/** The least that keeps an account: one insert and one guarded update in one batch. What the ledger is measured beside. */
export default new Hono<{ Bindings: { readonly DB: Database } }>().put('/raw/:id', async (c) => {
  const { ceiling, amount } = await c.req.json<{ ceiling: string; amount: number }>()
  const db = c.env.DB
  const [, moved] = await db.batch([
    db.prepare('INSERT INTO raw_holds (id, ceiling, amount) VALUES (?1, ?2, ?3)').bind(c.req.param('id'), ceiling, amount),
    db.prepare('UPDATE raw_ceilings SET used = used + ?2 WHERE id = ?1 AND used + ?2 <= ceiling').bind(ceiling, amount),
  ])
  return c.json({ placed: moved?.meta.changes === 1 }, 201)
})
