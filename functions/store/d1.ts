import type { ClearanceStore } from './clearance-store'
import { findAllocation, listAllocations } from './d1-allocations'
import { balanceAt, listEntries, moveBase } from './d1-balances'
import { seal } from './d1-chain'
import { readChain } from './d1-chain-pages'
import { addClearance, findClearance, findRequestedClearance, listClearances, readClearances, revokeClearance } from './d1-clearances'
import { connectionsOn } from './d1-connections'
import { customersOn } from './d1-customers'
import { addDisposition } from './d1-dispositions'
import { dutiesOn } from './d1-duties'
import { applyBatch, applyOperations } from './d1-hold-batches'
import { applyOperation, findHold, placeHold } from './d1-holds'
import { createKey, findKey, listKeys, revokeKey, rotateKey } from './d1-key-records'
import { deleteChunks, keepChunk, readPointer, readSnapshot } from './d1-lists'
import { merchantsOn } from './d1-merchants'
import { notificationsOn } from './d1-notification-store'
import { listNotifications } from './d1-notifications'
import { beforePublication, publish, refusePublication } from './d1-publications'
import { putAllocation } from './d1-put-allocation'
import { deleteExpired, findScreening, listScreenings, recordsBetween } from './d1-records'
import { readRegister } from './d1-register'
import { keepStep, roundAgainst, snapshotToRescreen } from './d1-rescreens'
import { decideScreening, findUnanswered, foreseeReadings, keepAnswer } from './d1-screenings'
import { shipmentsOn } from './d1-shipments'
import { tasksOn } from './d1-tasks'
import { findTenant, putTenant } from './d1-tenants'
import { audit, expireLapsed, latestAudit } from './d1-upkeep'
import { watchedBetween } from './d1-watched-parties'
import type { Db } from './db'
import type { LedgerStore } from './ledger-store'
import type { ListStore } from './list-store'
import type { RecordStore } from './record-store'
import type { RescreenStore } from './rescreen-store'
import type { Store } from './store'
import type { TenantStore } from './tenant-store'

/** Everything kept, on a database with our schema. */
export const storeOn = (db: Db): Store => ({
  ...ledgerOn(db),
  ...tenantsOn(db),
  ...recordsOn(db),
  ...clearancesOn(db),
  ...rescreensOn(db),
  ...customersOn(db),
  ...connectionsOn(db),
  ...shipmentsOn(db),
  ...tasksOn(db),
  ...merchantsOn(db),
  ...notificationsOn(db),
  ...dutiesOn(db),
  ...listsOn(db),
  readRegister: (...given) => readRegister(db, ...given),
  foreseeReadings: (...given) => foreseeReadings(db, ...given),
  decideScreening: (...given) => decideScreening(db, ...given),
  findUnanswered: (...given) => findUnanswered(db, ...given),
  keepAnswer: (...given) => keepAnswer(db, ...given),
})

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

export const tenantsOn = (db: Db): TenantStore => ({
  putTenant: (...given) => putTenant(db, ...given),
  findTenant: (...given) => findTenant(db, ...given),
  createKey: (...given) => createKey(db, ...given),
  findKey: (...given) => findKey(db, ...given),
  listKeys: (...given) => listKeys(db, ...given),
  rotateKey: (...given) => rotateKey(db, ...given),
  revokeKey: (...given) => revokeKey(db, ...given),
})

/** Stored screenings on a database with our schema. */
export const recordsOn = (db: Db): RecordStore => ({
  findScreening: (...given) => findScreening(db, ...given),
  listScreenings: (...given) => listScreenings(db, ...given),
  addDisposition: (...given) => addDisposition(db, ...given),
  recordsBetween: (...given) => recordsBetween(db, ...given),
  readChain: (...given) => readChain(db, ...given),
  seal: (...given) => seal(db, ...given),
  deleteExpired: (...given) => deleteExpired(db, ...given),
})

/** What people said of matches. */
export const clearancesOn = (db: Db): ClearanceStore => ({
  addClearance: (...given) => addClearance(db, ...given),
  findRequestedClearance: (...given) => findRequestedClearance(db, ...given),
  revokeClearance: (...given) => revokeClearance(db, ...given),
  findClearance: (...given) => findClearance(db, ...given),
  listClearances: (...given) => listClearances(db, ...given),
  readClearances: (...given) => readClearances(db, ...given),
})

/** Everybody who was screened, looked for again, and what is told of it. */
export const rescreensOn = (db: Db): RescreenStore => ({
  snapshotToRescreen: (...given) => snapshotToRescreen(db, ...given),
  roundAgainst: (...given) => roundAgainst(db, ...given),
  watchedBetween: (...given) => watchedBetween(db, ...given),
  keepStep: (...given) => keepStep(db, ...given),
  listNotifications: (...given) => listNotifications(db, ...given),
})

/** Snapshots of lists on a database with our schema. */
export const listsOn = (db: Db): ListStore => ({
  readPointer: () => readPointer(db),
  readSnapshot: (...given) => readSnapshot(db, ...given),
  keepChunk: (...given) => keepChunk(db, ...given),
  beforePublication: (...given) => beforePublication(db, ...given),
  publish: (...given) => publish(db, ...given),
  refusePublication: (...given) => refusePublication(db, ...given),
  deleteChunks: (...given) => deleteChunks(db, ...given),
})
