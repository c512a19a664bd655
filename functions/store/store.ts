import type { ClearanceStore } from './clearance-store'
import type { ConnectionStore } from './connection-store'
import type { CustomerStore } from './customer-store'
import type { DutyStore } from './duty-store'
import type { LedgerStore } from './ledger-store'
import type { ListStore } from './list-store'
import type { MerchantStore } from './merchant-store'
import type { NotificationStore } from './notification-store'
import type { RecordStore } from './record-store'
import type { RescreenStore } from './rescreen-store'
import type { ScreeningStore } from './screening-store'
import type { ShipmentStore } from './shipment-store'
import type { TaskStore } from './task-store'
import type { TenantStore } from './tenant-store'

/** Everything kept, behind one door. */
export type Store = LedgerStore &
  TenantStore &
  RecordStore &
  ScreeningStore &
  ListStore &
  ClearanceStore &
  RescreenStore &
  CustomerStore &
  ConnectionStore &
  ShipmentStore &
  TaskStore &
  MerchantStore &
  NotificationStore &
  DutyStore
