import type { CustomerStore } from './customer-store'
import { readCheckContext } from './d1-check-context'
import { addCheckRuling } from './d1-check-rulings'
import { keepCheck } from './d1-checks'
import { findCheck, findCustomer } from './d1-customer-records'
import { customersDue, keepChecked } from './d1-customers-due'
import { kycReport } from './d1-kyc-report'
import type { Db } from './db'

/** Customers on a database with our schema. */
export const customersOn = (db: Db): CustomerStore => ({
  readCheckContext: (...given) => readCheckContext(db, ...given),
  keepCheck: (...given) => keepCheck(db, ...given),
  findCustomer: (...given) => findCustomer(db, ...given),
  findCheck: (...given) => findCheck(db, ...given),
  addCheckRuling: (...given) => addCheckRuling(db, ...given),
  customersDue: (...given) => customersDue(db, ...given),
  keepChecked: (_, checked) => keepChecked(db, checked),
  kycReport: (...given) => kycReport(db, ...given),
})
