import type { Allocation, AllocationKind } from '../domain/quota/allocation'
import type { Caller, Moment } from './caller'
import { type AllocationRow, allocationFrom, isVisible, selectAllocation, withLapsed } from './d1-allocation-rows'
import { liveKey } from './d1-keys'
import { rowOf, rowsOf } from './d1-rows'
import type { Db } from './db'

export const findAllocation = async (db: Db, caller: Caller, now: Moment, id: string): Promise<Allocation | undefined> => {
  const [, found] = await db.batch([liveKey(db, caller, now), selectAllocation(db, caller, now, id)])
  const row = rowOf<AllocationRow>(found)
  return row && allocationFrom(row, now.day)
}

export const listAllocations = async (
  db: Db,
  caller: Caller,
  now: Moment,
  { kind, holder, after }: { kind?: AllocationKind | undefined; holder?: string | undefined; after?: string | undefined },
  limit: number,
): Promise<readonly Allocation[]> => {
  const [, found] = await db.batch([
    liveKey(db, caller, now),
    db
      .prepare(
        `SELECT ${withLapsed} FROM allocations a WHERE ${isVisible} AND (?3 IS NULL OR a.kind = ?3) AND (?4 IS NULL OR a.holder = ?4)
           AND a.id > ?5 ORDER BY a.id LIMIT ?6`,
      )
      .bind(now.at.getTime(), caller.tenant, kind ?? null, holder ?? null, after ?? '', limit),
  ])
  return rowsOf<AllocationRow>(found).map((row) => allocationFrom(row, now.day))
}
