import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { chunkSizeMax } from '../lists/snapshot/compressed'
import { listHolder } from '../operations/lists-in-force'
import { KeyNotLive, Unavailable } from '../store/db'
import { type App, problem } from './answers'
import { hookPath, identified, openUnlessClosed } from './authenticated'
import { easternDays } from './eastern-day'
import { keptAnswers } from './kept'
import { keySets } from './key-sets'
import { knownConnections } from './known-connections'
import { listsOf } from './lists-of'
import { logAnswered, logFault } from './log'
import { router } from './router'
import { allocationRoutes } from './routes/allocations'
import { auditRoutes } from './routes/audits'
import { balanceRoutes } from './routes/balances'
import { calendarRoutes } from './routes/calendars'
import { chipRoutes } from './routes/chips'
import { classificationRoutes } from './routes/classifications'
import { clearanceRoutes } from './routes/clearances'
import { comparisonRoutes } from './routes/comparisons'
import { connectionRoutes } from './routes/connections'
import { customerCheckRoutes } from './routes/customer-checks'
import { customerRoutes } from './routes/customers'
import { destinationRoutes } from './routes/destinations'
import { determinationRoutes } from './routes/determinations'
import { dutyRoutes } from './routes/duties'
import { exportPackRoutes } from './routes/export-packs'
import { healthRoutes } from './routes/health'
import { holdBatchRoutes } from './routes/hold-batch'
import { holdStepRoutes } from './routes/hold-steps'
import { holdRoutes } from './routes/holds'
import { hookRoutes } from './routes/hooks'
import { keyRoutes } from './routes/keys'
import { kycReportRoutes } from './routes/kyc-report'
import { listRoutes } from './routes/lists'
import { merchantRoutes } from './routes/merchants'
import { notificationEndpointRoutes } from './routes/notification-endpoints'
import { notificationRoutes } from './routes/notifications'
import { partyMatchRoutes } from './routes/party-matches'
import { recordRoutes } from './routes/records'
import { regimeRoutes } from './routes/regimes'
import { screeningRoutes } from './routes/screenings'
import { shipmentCorrectionRoutes } from './routes/shipment-corrections'
import { shipmentRoutes } from './routes/shipments'
import { snapshotRoutes } from './routes/snapshots'
import { taskRoutes } from './routes/tasks'
import { tenantRoutes } from './routes/tenants'
import { storeOf } from './store-of'
import { tellingAtOnce } from './tell-at-once'
import { version } from './version'
import { webhooksSent } from './views/notification-message'

const bodySizeMax = 256 * 1024
/** One text of it must fit a parameter of the database. */
const tableSizeMax = 1024 * 1024
const batchSizeMax = 4 * 1024 * 1024
/** Calls that take many things at once. */
const batchPaths: ReadonlySet<string> = new Set(['/v1/holds:batch', '/v1/parties/matches'])
/** Tables that a connection has whole. */
const isTable = (path: string): boolean => path.startsWith('/v1/connections/') && /\/(skus|locations)$/.test(path)
const sizeMaxOf = (path: string): number =>
  isTable(path)
    ? tableSizeMax
    : batchPaths.has(path)
      ? batchSizeMax
      : path.startsWith('/v1/snapshots/') && path.includes('/chunks/')
        ? chunkSizeMax
        : bodySizeMax
const retryAfterSeconds = 2
/** The law: answered without a key unless the deployment asks for one. */
const openPaths = [
  '/v1/destinations/*',
  '/v1/chips/*',
  '/v1/regimes',
  '/v1/classifications',
  '/v1/determinations',
  '/v1/comparisons',
] as const
/** A caller's own id is kept where it is one; anything else gets one of ours. */
const plainId = /^[\w.=-]{1,100}$/

/**
 * The service over HTTP.
 *
 * @param clock What the time is; a request is judged at the moment it comes in.
 * @param holder The lists of this isolate.
 * @param sets Keys that senders publish, as this isolate has them.
 */
export const createApp = (clock: () => Date, holder = listHolder(), sets = keySets()) => {
  const app = router()

  app.use(async (c, next) => {
    const given = c.req.header('X-Request-Id')
    c.set('requestId', given !== undefined && plainId.test(given) ? given : crypto.randomUUID())
    await next()
    // Set on the finished answer: headers prepared before it would be copied one by one.
    c.res.headers.set('X-Request-Id', c.var.requestId)
    logAnswered(c)
  })
  const dayOf = easternDays()
  app.use((c, next) => {
    const at = clock()
    const today = dayOf(at)
    c.set('today', today)
    c.set('now', { at, day: today })
    const waited = { ms: 0 }
    c.set('store', storeOf(c.env, undefined, waited))
    c.set('listHolder', holder)
    c.set('lists', listsOf(holder, c.env, at, c.var.requestId, waited))
    return next()
  })
  app.use('/v1/*', identified)
  const telling = tellingAtOnce(clock)
  app.use('/v1/*', async (c, next) => {
    await next()
    // A hook tells for whoever its connection belongs to.
    if (c.var.caller !== undefined && c.req.method !== 'GET') telling.tell(c, c.var.caller.tenant)
  })

  const limitTo = (maxSize: number) =>
    bodyLimit({ maxSize, onError: (c: Context<App>) => problem(c, 'body-too-large', `at most ${maxSize} bytes`) })
  const limited = new Map([bodySizeMax, tableSizeMax, batchSizeMax, chunkSizeMax].map((sizeMax) => [sizeMax, limitTo(sizeMax)] as const))
  // A declared length is enforced by the server; only a body without one must be counted as it comes in.
  app.on(['POST', 'PUT'], '*', async (c, next) => {
    // A hook counts for itself: what is too large for it is said in the sender's words.
    if (c.req.path.startsWith(hookPath)) return next()
    const sizeMax = sizeMaxOf(c.req.path)
    if (Number(c.req.header('content-length')) <= sizeMax) return next()
    return limited.get(sizeMax)?.(c, next)
  })

  for (const path of openPaths) app.use(path, openUnlessClosed)
  const kept = keptAnswers()
  for (const path of ['/v1/destinations/*', '/v1/chips/*', '/v1/regimes']) app.use(path, kept)

  app.route('/', healthRoutes)
  app.route('/', destinationRoutes)
  app.route('/', chipRoutes)
  app.route('/', determinationRoutes)
  app.route('/', comparisonRoutes)
  app.route('/', classificationRoutes)
  app.route('/', regimeRoutes)
  // Where two tags share a path, the first to come gives it its place in the document.
  app.route('/', recordRoutes)
  app.route('/', screeningRoutes)
  app.route('/', exportPackRoutes)
  app.route('/', dutyRoutes)
  app.route('/', calendarRoutes)
  app.route('/', customerCheckRoutes)
  app.route('/', customerRoutes)
  app.route('/', kycReportRoutes)
  app.route('/', clearanceRoutes)
  app.route('/', notificationEndpointRoutes(telling, clock))
  app.route('/', notificationRoutes)
  app.route('/', partyMatchRoutes)
  app.route('/', connectionRoutes)
  app.route('/', merchantRoutes)
  app.route('/', hookRoutes(knownConnections(), sets, telling))
  app.route('/', holdRoutes)
  app.route('/', holdStepRoutes)
  app.route('/', holdBatchRoutes)
  app.route('/', shipmentRoutes)
  app.route('/', shipmentCorrectionRoutes)
  app.route('/', taskRoutes)
  app.route('/', allocationRoutes)
  app.route('/', balanceRoutes)
  app.route('/', auditRoutes)
  app.route('/', listRoutes)
  app.route('/', snapshotRoutes)
  app.route('/', tenantRoutes)
  app.route('/', keyRoutes)

  app.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'A key of a tenant or of the deployment. What it may do is its scopes: `screen`, `quota`, `review`, `admin`.',
  })
  for (const webhook of webhooksSent()) app.openAPIRegistry.registerWebhook(webhook)
  // Made at the first request for it: the document takes a few milliseconds that no other answer should wait for.
  let document: string | undefined
  app.get('/openapi.json', (c) => {
    document ??= JSON.stringify(app.getOpenAPI31Document(description))
    return c.body(document, 200, { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' })
  })

  app.notFound((c) => problem(c, 'not-found', 'no such path; see /openapi.json'))
  app.onError((fault, c) => {
    if (fault instanceof HTTPException && fault.status === 400) return problem(c, 'malformed-json', 'the body is not well-formed JSON')
    if (fault instanceof HTTPException && fault.status === 415) {
      return problem(c, 'unsupported-media-type', 'send the body with Content-Type: application/json')
    }
    if (fault instanceof KeyNotLive) return problem(c, 'unauthenticated', 'the key was revoked or is not known; send another')
    if (fault instanceof Unavailable) {
      logFault(c.var.requestId, fault)
      c.header('Retry-After', String(retryAfterSeconds))
      return problem(
        c,
        'unavailable',
        'nothing was allowed; ask again with the same Idempotency-Key, which tells what became of this request',
      )
    }
    logFault(c.var.requestId, fault)
    return problem(c, 'internal', 'the request could not be answered; the fault is ours and is logged under the request id')
  })
  return app
}

const description = {
  openapi: '3.1.0',
  info: {
    title: 'tiergate',
    version,
    summary: 'May this AI chip, server or GPU time go to this party on this date?',
    description:
      'Export screening for AI chips: classification, license requirement, license exceptions and duties under US law, for a day and with citations; parties looked for on the restricted-party lists; orders decided with the quota they need, and the record of it. **Not legal advice.**\n\nThe law is answered without a key. Parties and lists, orders, quota, records and keys ask for `Authorization: Bearer` with a key of the scope that each call names.\n\nWhat moves or keeps something can be sent again after a lost answer: under the same name of a hold, or the same `Idempotency-Key`, nothing is done twice. What is refused is a problem document (RFC 9457). Bodies are at most 256 KiB, those of batches 4 MiB, pieces of a snapshot and tables of a connection 1 MiB.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  tags: [
    { name: 'Determinations', description: 'The question itself: pure, nothing is stored' },
    { name: 'Destinations', description: 'What the law asks for a place' },
    { name: 'Chips', description: 'The catalog' },
    { name: 'Law', description: 'Every provision with its dated entries' },
    { name: 'Screenings', description: 'An order at the checkout: decided, set aside and kept in one call' },
    { name: 'Back office', description: 'What goes with an order that is allowed, and what is left to be done, by its day' },
    { name: 'Hooks', description: 'Where sign-ups and shops ask and carriers tell, each in the words of whoever runs it' },
    { name: 'Products and locations', description: 'What a merchant’s product numbers and a partner’s locations stand for' },
    {
      name: 'Customers',
      description: 'Who wants an account at a cloud of AI chips: checked at sign-up, checked again as things change, and counted',
    },
    {
      name: 'Shipments',
      description: 'What carriers and people tell of an order on its way, what follows for its quota, and what waits for a person',
    },
    { name: 'Quota', description: 'Ceilings, and what is held and captured under them' },
    {
      name: 'Parties and lists',
      description: 'Who is on which list, which lists are searched, what people ruled on matches, and what is told when lists change',
    },
    {
      name: 'Notifications',
      description: 'What came about by itself, or is decided later than it was asked: sent signed to endpoints, and kept for those who ask',
    },
    { name: 'Records', description: 'What was decided, what people ruled, and the chain that holds it together' },
    { name: 'Tenants and keys', description: 'Who may ask what' },
    { name: 'Service', description: 'Whether it answers' },
  ],
}
