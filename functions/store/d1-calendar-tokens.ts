import { ok, type Result, refuse } from '../domain/result'
import type { Applied, Caller, Moment, OtherRequest } from './caller'
import { liveKey } from './d1-keys'
import { rowOf, rowsOf } from './d1-rows'
import type { Db } from './db'
import type { CalendarToken, NewToken, TokenNotFound } from './duty-store'

const listMax = 500

type TokenRow = {
  readonly id: string
  readonly name: string
  readonly created_at: number
  readonly revoked_at: number | null
  readonly request_hash: string
}

export const createCalendarToken = async (
  db: Db,
  caller: Caller,
  now: Moment,
  { id, name, hash, requestKey, requestHash }: NewToken,
): Promise<Result<Applied<CalendarToken>, OtherRequest>> => {
  const [, , requested] = await db.batch([
    liveKey(db, caller, now),
    db
      .prepare(
        `INSERT INTO calendar_tokens (id, tenant, hash, name, created_at, request_key, request_hash)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE NOT EXISTS (SELECT 1 FROM calendar_tokens WHERE tenant = ?2 AND request_key = ?6)`,
      )
      .bind(id, caller.tenant, hash, name, now.at.getTime(), requestKey, requestHash),
    db.prepare('SELECT * FROM calendar_tokens WHERE tenant = ?1 AND request_key = ?2').bind(caller.tenant, requestKey),
  ])
  const row = rowOf<TokenRow>(requested)
  return row?.request_hash === requestHash
    ? ok({ isFirst: row.id === id, value: tokenFrom(row) })
    : refuse({ reason: 'idempotency-mismatch', id: requestKey })
}

export const listCalendarTokens = async (db: Db, caller: Caller, now: Moment): Promise<readonly CalendarToken[]> => {
  const [, found] = await db.batch([
    liveKey(db, caller, now),
    db.prepare('SELECT * FROM calendar_tokens WHERE tenant = ?1 ORDER BY created_at DESC, id LIMIT ?2').bind(caller.tenant, listMax),
  ])
  return rowsOf<TokenRow>(found).map(tokenFrom)
}

export const revokeCalendarToken = async (
  db: Db,
  caller: Caller,
  now: Moment,
  id: string,
): Promise<Result<CalendarToken, TokenNotFound>> => {
  const [, , found] = await db.batch([
    liveKey(db, caller, now),
    db
      .prepare('UPDATE calendar_tokens SET revoked_at = ?3 WHERE id = ?1 AND tenant = ?2 AND revoked_at IS NULL')
      .bind(id, caller.tenant, now.at.getTime()),
    db.prepare('SELECT * FROM calendar_tokens WHERE id = ?1 AND tenant = ?2').bind(id, caller.tenant),
  ])
  const row = rowOf<TokenRow>(found)
  return row === undefined ? refuse({ reason: 'calendar-token-not-found', token: id }) : ok(tokenFrom(row))
}

export const calendarTenant = async (db: Db, hash: string): Promise<string | undefined> => {
  const [found] = await db.batch([db.prepare('SELECT tenant FROM calendar_tokens WHERE hash = ?1 AND revoked_at IS NULL').bind(hash)])
  return rowOf<{ tenant: string }>(found)?.tenant
}

const tokenFrom = ({ id, name, created_at, revoked_at }: TokenRow): CalendarToken => ({
  id,
  name,
  createdAt: new Date(created_at),
  revokedAt: revoked_at === null ? null : new Date(revoked_at),
})
