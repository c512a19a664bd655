import type { Caller, Moment, OnBehalf } from './caller'
import { liveIfKeyed } from './d1-keys'
import { rowsOf } from './d1-rows'
import type { Db } from './db'
import type { UnknownLocation } from './shipment-store'

export const findLocations = async (
  db: Db,
  who: Caller | OnBehalf,
  now: Moment,
  connection: string,
  locations: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const [, found] = await db.batch([
    liveIfKeyed(db, who, now),
    db
      .prepare(
        `SELECT l.location, l.country FROM json_each(?3) k CROSS JOIN locations l ON l.connection = ?2 AND l.location = k.value WHERE l.tenant = ?1`,
      )
      .bind(who.tenant, connection, JSON.stringify(locations)),
  ])
  return new Map(rowsOf<{ location: string; country: string }>(found).map(({ location, country }) => [location, country]))
}

export const openLocationTasks = async (
  db: Db,
  who: OnBehalf,
  now: Moment,
  connection: string,
  unknown: readonly UnknownLocation[],
): Promise<void> => {
  const rows = unknown.map(({ location, order, trackingNumber }) => [
    `${connection} ${location}`,
    JSON.stringify({ connection, location, order, trackingNumber }),
  ])
  await db.batch([
    liveIfKeyed(db, who, now),
    db
      .prepare(
        `INSERT INTO tasks (id, tenant, code, subject, created_at, detail)
         SELECT 'tsk_' || lower(hex(randomblob(16))), ?1, 'location-unknown', value ->> 0, ?2, value ->> 1 FROM json_each(?3) WHERE true ON CONFLICT DO NOTHING`,
      )
      .bind(who.tenant, now.at.getTime(), JSON.stringify(rows)),
  ])
}
