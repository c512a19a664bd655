import type { CustomerStore } from './customer-store'
import { readCheckContext } from './d1-check-context'
import { keepCheck } from './d1-checks'
import { findCheck, findCustomer } from './d1-customer-records'
import type { Db } from './db'

const toBuild = (): never => {
  throw new Error('not built')
}

/** Customers on a database with our schema. */
export const customersOn = (db: Db): CustomerStore => ({
  readCheckContext: (...given) => readCheckContext(db, ...given),
  keepCheck: (...given) => keepCheck(db, ...given),
  findCustomer: (...given) => findCustomer(db, ...given),
  findCheck: (...given) => findCheck(db, ...given),
  addCheckRuling: toBuild,
  customersDue: toBuild,
  keepChecked: toBuild,
  kycReport: toBuild,
})
