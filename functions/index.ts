import { createApp } from './http/app'
import type { Bindings } from './http/bindings'
import { easternDay, easternDays } from './http/eastern-day'
import { askedOf, listsOf } from './http/lists-of'
import { logFault, logJob } from './http/log'
import { deliveryTermsOf } from './http/notification-sending'
import { settleTermsOf } from './http/settle-terms'
import { version } from './http/version'
import { listHolder } from './operations/lists-in-force'
import { runUpkeep } from './operations/run-upkeep'
import { storeOn } from './store/d1'
import { patient } from './store/db'

const holder = listHolder()
const clock = () => new Date()
const app = createApp(clock, holder)
const dayOf = easternDays()
/** How long one job waits for the database in all, in milliseconds. */
const jobBudgetMs = 30_000

export default {
  fetch: app.fetch,
  scheduled: async ({ scheduledTime }, env) => {
    const { DB } = env
    if (DB === undefined) return logFault('upkeep', new Error('no database is bound'))
    const at = new Date(scheduledTime)
    const lists = listsOf(holder, env, at, 'upkeep')
    const reports = await runUpkeep(() => storeOn(patient(DB, jobBudgetMs)), { at, day: dayOf(at) }, lists, {
      engine: version,
      asked: askedOf(env),
      salt: () => crypto.randomUUID(),
      settling: settleTermsOf(env, { lists, now: { at }, requestId: 'upkeep' }),
      notifications: deliveryTermsOf(env, clock, 'deliverNotifications'),
      dayOf: easternDay,
    })
    for (const report of reports) logJob(report, env.LOG_LEVEL)
  },
} satisfies ExportedHandler<Bindings>
