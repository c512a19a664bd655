import { describe } from 'vitest'
import type { Db } from '../../functions/store/db'
import { ceilingPromises } from './store-ceilings'
import { checkRulingPromises } from './store-check-rulings'
import { checkPromises } from './store-checks'
import { customerDuePromises } from './store-customers-due'
import { manyPromises } from './store-many'
import { placementPromises } from './store-placements'
import { anyOrderPromises } from './store-property'
import { recordPromises } from './store-records'
import { settlementPromises } from './store-settlements'

/**
 * What every store promises, whatever runs its SQL.
 *
 * @param open A database with our schema; called once for each test, which makes tenants of its own.
 * @param numRuns How often a property is tried.
 */
export const storeContract = (name: string, open: () => Db, numRuns: number): void => {
  describe(`the store on ${name}`, () => {
    placementPromises(open)
    settlementPromises(open)
    ceilingPromises(open)
    manyPromises(open)
    recordPromises(open)
    checkPromises(open)
    checkRulingPromises(open, numRuns)
    customerDuePromises(open)
    anyOrderPromises(open, numRuns)
  })
}
