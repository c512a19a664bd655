import { balanceAt, findAllocation, listAllocations, listEntries, moveBase, putAllocation } from './d1-allocations'
import { applyBatch, applyOperations } from './d1-hold-batches'
import { applyOperation, findHold, placeHold } from './d1-holds'
import { audit, expireLapsed, latestAudit } from './d1-upkeep'
import type { Db } from './db'
import type { LedgerStore, Store } from './store'

/** Everything kept, on a database with our schema. */
export const storeOn = (db: Db): Store => ({ ...ledgerOn(db) })

/** The ledger on a database with our schema: D1, or anything that speaks like it. */
export const ledgerOn = (db: Db): LedgerStore => ({
  placeHold: (...given) => placeHold(db, ...given),
  findHold: (...given) => findHold(db, ...given),
  applyOperation: (...given) => applyOperation(db, ...given),
  applyOperations: (...given) => applyOperations(db, ...given),
  applyBatch: (...given) => applyBatch(db, ...given),
  putAllocation: (...given) => putAllocation(db, ...given),
  findAllocation: (...given) => findAllocation(db, ...given),
  listAllocations: (...given) => listAllocations(db, ...given),
  listEntries: (...given) => listEntries(db, ...given),
  balanceAt: (...given) => balanceAt(db, ...given),
  moveBase: (...given) => moveBase(db, ...given),
  expireLapsed: (...given) => expireLapsed(db, ...given),
  audit: (...given) => audit(db, ...given),
  latestAudit: (...given) => latestAudit(db, ...given),
})
