import type { ConnectionStore } from './connection-store'
import type { Db } from './db'

const toBuild = (): never => {
  throw new Error('not built')
}

/** Connections and deliveries on a database with our schema. */
export const connectionsOn = (_db: Db): ConnectionStore => ({
  createConnection: toBuild,
  putConnection: toBuild,
  findConnection: toBuild,
  listConnections: toBuild,
  openConnection: toBuild,
  findDelivery: toBuild,
  keepDelivery: toBuild,
  forgetDeliveries: toBuild,
})
