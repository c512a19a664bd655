import type { Db, Statement } from './db'
import type { Mark, Moment } from './store'

type Own = { readonly owner: string; readonly id: string; readonly period: { readonly from: string; readonly to: string } }
export const selectStacking = (db: Db, _now: Moment, _marks: readonly Mark[], _own: Own): Statement => db.prepare('SELECT 1 WHERE 0')
export const keepMarks = (
  db: Db,
  _own: Own,
  _marks: readonly Mark[],
  _guard: { tenant: string; operations: readonly string[] },
): Statement => db.prepare('SELECT 1 WHERE 0')
