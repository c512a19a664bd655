import { attemptsMax } from '../../../../functions/domain/notifications/delivery-schedule'
import { allocationKinds, kindOfId } from '../../../../functions/domain/quota/allocation'
import type { ReversalReason } from '../../../../functions/domain/quota/hold'
import { partOf } from '../../../../functions/domain/shipments/apportion'
import { kindsRestoredBy } from '../../../../functions/regimes/us/reversals'
import type { Database } from '../database'
import { Broken, rowsOf } from '../invariants'
import type { Receiver } from './receiver'
import { counting, factsOfWords, type Order, tppEach, type Word } from './words'

const none = (database: Database, what: string, sql: string): void => {
  const [row] = rowsOf<object>(database, sql)
  if (row !== undefined) throw new Broken(`${what}: ${JSON.stringify(row)}`)
}

/** What a tenant's open endpoints want to hear. */
const wanted = `notifications n JOIN notification_endpoints p ON p.tenant = n.tenant AND p.is_enabled
  AND (p.types IS NULL OR EXISTS (SELECT 1 FROM json_each(p.types) t WHERE t.value = n.type))`

/** What holds after every step, of notifications: each cause is told once, and what is told is on its way to whoever wants it. */
export const checkNotifications = (database: Database): void => {
  none(
    database,
    'on its way to nobody',
    `SELECT n.type, p.id FROM ${wanted} LEFT JOIN notification_deliveries d ON d.notification = n.id AND d.endpoint = p.id WHERE d.state IS NULL`,
  )
  none(
    database,
    'on its way to whom nobody asked to tell',
    `SELECT d.notification FROM notification_deliveries d JOIN notification_endpoints p ON p.tenant = d.tenant AND p.id = d.endpoint WHERE NOT p.is_enabled`,
  )
  none(
    database,
    'told twice',
    `SELECT type, payload, count(*) AS times FROM notifications WHERE type = 'quota.overrun' GROUP BY tenant, payload HAVING times > 1`,
  )
  none(
    database,
    'a redirect that is not told once',
    `SELECT o.reference FROM redirects r JOIN orders o ON o.seq = r.order_seq WHERE 1 <> (SELECT count(*) FROM notifications n
       WHERE n.tenant = o.tenant AND n.type = 'shipment.redirected' AND n.payload ->> '$.reference' = o.reference)`,
  )
  none(
    database,
    'delivered, and no attempt says so',
    `SELECT notification FROM notification_deliveries d WHERE (state = 'delivered') <> EXISTS (SELECT 1 FROM notification_attempts a
       WHERE a.notification = d.notification AND a.endpoint = d.endpoint AND a.outcome = 'delivered')`,
  )
}

type Moved = { readonly id: string; readonly ceiling: number; readonly used: number }

/** Every share of a ceiling that was reached, as often as it was reached, is told. */
export const checkShares = (database: Database): void => {
  const before = new Map<string, number>()
  const reached = new Map<string, number>()
  const entries = `SELECT a.id, a.ceiling_tpp AS ceiling, e.held_tpp + e.captured_tpp AS used FROM entries e JOIN allocations a ON a.ref = e.allocation ORDER BY e.seq`
  for (const { id, ceiling, used } of rowsOf<Moved>(database, entries)) {
    const from = before.get(id) ?? 0
    before.set(id, from + used)
    for (const share of [80, 95, 100])
      if ((from + used) * 100 >= share * ceiling && from * 100 < share * ceiling)
        reached.set(`${id} ${share}`, (reached.get(`${id} ${share}`) ?? 0) + 1)
  }
  const told = rowsOf<{ cause: string; times: number }>(
    database,
    `SELECT (payload ->> '$.allocation') || ' ' || CAST(round((payload ->> '$.share') * 100) AS INTEGER) AS cause, count(*) AS times
     FROM notifications WHERE payload ->> '$.share' IS NOT NULL GROUP BY cause`,
  )
  for (const { cause, times } of told)
    if (reached.get(cause) !== times) throw new Broken(`${cause} was told ${times} times and reached ${reached.get(cause) ?? 0} times`)
  if (told.length !== reached.size) throw new Broken(`${reached.size} shares were reached and ${told.length} told`)
}

type Standing = {
  readonly held: number
  readonly captured: number
  readonly coverage: string
  readonly isFrozen: number
  readonly room: number
}

const standingOf = (database: Database, { tenant, reference, allocation, hold }: Order): Standing => {
  const [found] = rowsOf<Standing>(
    database,
    `SELECT coalesce(sum(l.held_tpp), 0) AS held, coalesce(sum(l.captured_tpp - l.undone_tpp), 0) AS captured, o.coverage, o.is_frozen AS isFrozen,
       (SELECT ceiling_tpp - held_tpp - captured_tpp FROM allocations WHERE id = '${allocation}') AS room
     FROM orders o LEFT JOIN holds h ON h.tenant = o.tenant AND (h.id = '${hold}' OR h.id LIKE 'shipping:' || o.seq || ':%')
     LEFT JOIN hold_lines l ON l.hold = h.ref WHERE o.tenant = '${tenant}' AND o.reference = '${reference}' GROUP BY o.seq`,
  )
  if (found === undefined) throw new Broken(`${reference} is not there`)
  return found
}

const restores = (reason: ReversalReason, allocation: string): boolean =>
  kindsRestoredBy(reason, allocationKinds).some((kind) => kind === kindOfId(allocation))

/** What an order takes when all is told and settled: what follows from its words alone, as far as there was room. @param isRoomSeen Whether it was looked for since it was given back. */
export const checkOrder = (database: Database, order: Order, words: readonly Word[], isRoomSeen: boolean): void => {
  const facts = factsOfWords(order, words)
  const { tenant, reference, allocation, quantity } = order
  const standing = standingOf(database, order)
  const [shipped = 0, never = 0, back = 0] = [facts.shipped, facts.neverReceived, facts.returned].map(([units]) => units)
  const counted = shipped - (restores('never-received', allocation) ? never : 0) - (restores('returned', allocation) ? back : 0)
  const line = { allocation, tpp: quantity * tppEach }
  const expected = partOf(line, [counted], counting(order).items).tpp
  const say = (what: string) => `${tenant} ${reference}: ${what}; ${JSON.stringify({ standing, shipped, never, back, expected, quantity })}`
  if (standing.captured > expected) throw new Broken(say('more is captured than left'))
  if (isRoomSeen && standing.captured < expected && standing.room > 0) throw new Broken(say('there is room for what left'))
  if (standing.captured < expected && standing.coverage !== 'uncovered')
    throw new Broken(say('what has no room is not said to be uncovered'))
  if ((facts.isOver || facts.isAllGone) && standing.held > 0) throw new Broken(say('nothing is to leave any more, and it is held'))
  if (standing.held > Math.max(0, line.tpp - shipped * tppEach)) throw new Broken(say('more is held than could still leave'))
  if (facts.elsewhere.length > 0 !== (standing.isFrozen === 1))
    throw new Broken(say('what goes elsewhere is to be frozen, and nothing else'))
}

type Delivery = { readonly name: string; readonly state: string; readonly attempts: number; readonly recorded: number }

/** Whatever was to be told was told, unless its receiver never took it; nothing else was; every attempt is written down. */
export const checkDelivered = (database: Database, { heard, sent }: Receiver): void => {
  const deliveries = rowsOf<Delivery>(
    database,
    `SELECT p.url || ' ' || d.notification AS name, d.state, d.attempts, (SELECT count(*) FROM notification_attempts a
       WHERE a.notification = d.notification AND a.endpoint = d.endpoint) AS recorded
     FROM notification_deliveries d JOIN notification_endpoints p ON p.tenant = d.tenant AND p.id = d.endpoint`,
  )
  for (const { name, state, attempts, recorded } of deliveries) {
    const times = sent.get(name) ?? 0
    if (recorded !== attempts || times > attempts)
      throw new Broken(`${name} was sent ${times} times: ${attempts} attempts, ${recorded} recorded`)
    if (state === 'delivered' ? heard.has(name) : state === 'given-up' && attempts === attemptsMax) continue
    throw new Broken(`${name} is ${state} after ${attempts} attempts, and was ${heard.has(name) ? '' : 'not '}heard`)
  }
  const names = new Set(deliveries.map(({ name }) => name))
  for (const name of heard.keys()) if (!names.has(name)) throw new Broken(`${name} was heard, and was not to be told`)
}
