import { deleteEndpoint, findEndpoint, listEndpoints, putEndpoint, rotateEndpoint } from './d1-endpoints'
import { beginTest, endTest, findDeliveries, forgetAttempts } from './d1-notification-attempts'
import { claimDeliveries, endAttempt, lookForDue } from './d1-notification-deliveries'
import type { Db } from './db'
import type { NotificationStore } from './notification-store'

/** Endpoints and deliveries on a database with our schema. */
export const notificationsOn = (db: Db): NotificationStore => ({
  putEndpoint: (...given) => putEndpoint(db, ...given),
  rotateEndpoint: (...given) => rotateEndpoint(db, ...given),
  findEndpoint: (...given) => findEndpoint(db, ...given),
  listEndpoints: (...given) => listEndpoints(db, ...given),
  deleteEndpoint: (...given) => deleteEndpoint(db, ...given),
  findDeliveries: (...given) => findDeliveries(db, ...given),
  lookForDue: (...given) => lookForDue(db, ...given),
  claimDeliveries: (...given) => claimDeliveries(db, ...given),
  endAttempt: (...given) => endAttempt(db, ...given),
  beginTest: (...given) => beginTest(db, ...given),
  endTest: (...given) => endTest(db, ...given),
  forgetAttempts: (...given) => forgetAttempts(db, ...given),
})
