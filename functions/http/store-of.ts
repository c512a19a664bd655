import { storeOn } from '../store/d1'
import { type Db, patient, Unavailable, type Waited } from '../store/db'
import type { Store } from '../store/store'
import type { Bindings } from './bindings'

/** How long a request waits for the database in all. */
const storeBudgetMs = 2000

/** What is kept, for one request or one page of a long answer. What needs no database must not mind that there is none. */
export const storeOf = (env: Bindings | undefined, budgetMs: number = storeBudgetMs, waited?: Waited): Store =>
  storeOn(patient(env?.DB ?? noDatabase, budgetMs, waited))

/** Stands in where no database is bound. */
const noDatabase: Db = {
  prepare: () => {
    throw new Unavailable('no database is bound')
  },
  batch: () => Promise.reject(new Unavailable('no database is bound')),
}
