import { storeContract } from '../../support/store-contract'
import { db } from '../database'

storeContract('local D1', () => db, 40)
