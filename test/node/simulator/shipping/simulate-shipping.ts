import { Unavailable } from '../../../../functions/store/db'
import type { Database } from '../database'
import { Broken, checkBooks } from '../invariants'
import { type Random, seeded } from '../random'
import { hourMs, momentAt, startAt } from '../setting'
import { checkDelivered, checkNotifications, checkOrder, checkShares } from './checks'
import { type Firm, laterMs, makeOrder, openFirms } from './firm'
import { newReceiver, type Receiver } from './receiver'
import { type Fate, newTurns, type Turns, type Worker } from './turns'
import { type Word, wordsOf } from './words'
import { send, settleAllDue, tell } from './work'

/** What one seed came to. */
export type ShippingRun = { readonly seed: number; readonly words: number; readonly steps: number }

type Told = { readonly firm: Firm; readonly word: Word }

type World = {
  readonly database: Database
  readonly random: Random
  readonly turns: Turns
  readonly receiver: Receiver
  readonly firms: readonly Firm[]
  readonly untold: Told[]
  readonly all: Told[]
  readonly senders: Set<Worker>
  /** What is said of work that failed for a reason that nobody made. */
  readonly faults: unknown[]
  clockMs: number
  step: number
}

/** A platform ends what lives as long as this; the lease of what it sent is longer. */
const lifeMs = 50_000
const workersMax = 4

/** One seed: words of orders told by many at once, again and again until they are heard; promises looked at after each step. */
export const simulateShipping = async (database: Database, seed: number): Promise<ShippingRun> => {
  database.wipe()
  const random = seeded(seed)
  const firms = await openFirms(database, random)
  const rest = { turns: newTurns(), receiver: newReceiver(), untold: [], all: [], senders: new Set<Worker>(), faults: [] }
  const world: World = { database, random, firms, ...rest, clockMs: startAt, step: 0 }
  try {
    for (const after of [0, laterMs]) {
      await makeOrders(world, startAt + after)
      await tellAll(world)
    }
    await settleEverything(world)
    await deliverEverything(world)
    checkShares(database)
    checkDelivered(database, world.receiver)
  } catch (fault) {
    const said = fault instanceof Error ? fault.message : String(fault)
    throw new Broken(`seed ${seed}, step ${world.step} of shipments: ${said}\nreplay it: npm run simulate -- --seed ${seed}`)
  }
  return { seed, words: world.all.length, steps: world.step }
}

const wordsIn = ({ all }: World, firm: Firm): readonly Word[] => all.flatMap((told) => (told.firm === firm ? [told.word] : []))

/** Orders of one time, and what will be told of them: some of it when months have passed. */
const makeOrders = async (world: World, at: number): Promise<void> => {
  const { firms, random, database, untold, all } = world
  world.clockMs = Math.max(world.clockMs, at)
  for (const firm of firms)
    for (const order of firm.orders.filter(({ madeAt }) => madeAt === at)) {
      await makeOrder(database, firm, order)
      for (const word of wordsOf(random, order)) {
        all.push({ firm, word })
        untold.push({ firm, word })
        if (random.chance(0.2)) untold.push({ firm, word })
      }
    }
}

const isEarly = ({ word }: Told): boolean => word.kind === 'registration'

/** Until all of it was heard; late scans of the first orders may wait for the second. */
const tellAll = async (world: World): Promise<void> => {
  const { untold, turns, random } = world
  const mayWait = world.clockMs < startAt + laterMs
  while (
    untold.some((told) => isEarly(told) || !mayWait) ||
    (mayWait && untold.length > 0 && random.chance(0.97)) ||
    turns.waitingCount() > 0
  ) {
    await begin(world)
    await step(world)
  }
}

/** Somebody new may come; time passes, and who lived long is gone. */
const begin = async (world: World): Promise<void> => {
  const { random, turns, untold } = world
  world.clockMs += random.int(0, random.chance(0.02) ? 3 * hourMs : 8_000)
  for (const sender of world.senders) if (world.clockMs - sender.begunAt > lifeMs) end(world, sender)
  if (turns.waitingCount() >= workersMax) return
  const roll = random.next()
  if (roll < 0.5 && untold.length > 0) beginTelling(world)
  else if (roll < 0.6) work(world, (worker) => settleAllDue(world.database, worker, nowOf(world)))
  else if (roll < 0.8) beginSending(world)
  else if (roll < 0.9) await takeAway(world)
  await turns.quiet()
}

const end = ({ turns, senders }: World, sender: Worker): void => {
  turns.kill(sender)
  senders.delete(sender)
}

/** Everybody's clock is off by something. */
const nowOf = ({ clockMs, random }: World) => momentAt(clockMs + random.int(-hourMs, hourMs))

/** Told again unless it was heard; now and then its sender forgets it once it was kept. */
const beginTelling = (world: World): void => {
  const { random, untold, database } = world
  const told = random.pick(untold)
  untold.splice(untold.indexOf(told), 1)
  const again = () => {
    if (!isKept(world, told) || random.chance(0.6)) untold.push(told)
  }
  const worker = work(world, (each) => tell(database, each, told.firm, told.word, nowOf(world)), again)
  worker.orphaned = again
}

const isKept = ({ database }: World, { firm, word }: Told): boolean => {
  const key = word.kind === 'report' ? word.report.key : word.kind === 'event' ? word.event.key : `${word.order.reference} ${word.number}`
  return database.raw.prepare('SELECT 1 FROM shipping_events WHERE tenant = ? AND key = ?').get(firm.caller.tenant, key) !== undefined
}

const beginSending = (world: World): void => {
  const { senders, database, random, receiver } = world
  senders.add(work(world, (worker) => send({ database, random, receiver, clock: () => new Date(world.clockMs) }, worker)))
}

const work = ({ turns, clockMs, faults }: World, done: (worker: Worker) => Promise<void>, failed?: () => void): Worker =>
  turns.begin(clockMs, done, (fault) => {
    if (fault === undefined) return
    failed?.()
    if (!isMade(fault)) faults.push(fault)
  })

/** A fault that the simulator made. */
const isMade = (fault: unknown): boolean =>
  fault instanceof AggregateError
    ? fault.errors.every(isMade)
    : fault instanceof Unavailable || (fault instanceof Error && /^the (power|connection) went$/.test(fault.message))

/** Somebody else's order takes what has room, for a while. */
const takeAway = async ({ database, random, firms, clockMs, step: n }: World): Promise<void> => {
  const { caller, allocations } = random.pick(firms)
  const lines = [{ allocation: random.pick(allocations), tpp: random.int(1, 40) }]
  const expiresAt = new Date(clockMs + random.int(1, 48) * hourMs)
  await database.store.placeHold(caller, momentAt(clockMs), { op: 'place', hold: `other-${clockMs}-${n}`, lines, expiresAt }, 'one')
}

const fateOf =
  ({ random }: World) =>
  (): Fate => {
    const roll = random.next()
    if (roll < 0.03) return 'before-commit'
    if (roll < 0.06) return 'after-commit'
    if (roll < 0.09) return 'killed-before'
    return roll < 0.12 ? 'killed-after' : 'done'
  }

const step = async (world: World, fate = fateOf(world)): Promise<void> => {
  const { turns, random, database, faults } = world
  world.step += 1
  await turns.next(random, fate)
  if (faults.length > 0) throw faults[0]
  checkBooks(database)
  checkNotifications(database)
}

const calm = (): Fate => 'done'

const drained = async (world: World): Promise<void> => {
  await world.turns.quiet()
  while (world.turns.waitingCount() > 0) await step(world, calm)
}

/** What was cut off is done by the job of the minute; then once more for all, since what was given back makes room. */
const settleEverything = async (world: World): Promise<void> => {
  const { database, clockMs, firms } = world
  for (let round = 0; round < 3; round += 1) {
    work(world, (worker) => settleAllDue(database, worker, momentAt(clockMs)))
    await drained(world)
    const [left] = database.raw.prepare('SELECT reference FROM orders WHERE due_at IS NOT NULL').all()
    if (left !== undefined) throw new Broken(`${String(left['reference'])} is not settled`)
    for (const firm of firms) for (const order of firm.orders) checkOrder(database, order, wordsIn(world, firm), round === 2)
    if (round < 2) database.raw.prepare('UPDATE orders SET due_at = 0, version = version + 1').run()
  }
}

/** The receiver is well at last, and everything due is sent: days later, where it was sent in vain before. */
const deliverEverything = async (world: World): Promise<void> => {
  const { database, receiver, senders } = world
  receiver.isWell = true
  for (const sender of senders) end(world, sender)
  const next = database.raw.prepare(`SELECT min(next_at) AS at FROM notification_deliveries WHERE state = 'waiting'`)
  for (let due = next.get()?.['at']; typeof due === 'number'; due = next.get()?.['at']) {
    world.clockMs = Math.max(world.clockMs, due)
    beginSending(world)
    await drained(world)
  }
}
