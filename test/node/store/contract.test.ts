import { sqliteDb } from '../../support/sqlite-db'
import { storeContract } from '../../support/store-contract'

const { db } = sqliteDb()
storeContract("Node's own SQLite", () => db, 300)
