import { KeyNotLive, Unavailable } from '../../../functions/store/db'
import { ask } from './ask'
import { due, type World } from './clients'
import type { Database, Fault } from './database'
import { Broken, checkInvariants } from './invariants'
import { newModel } from './model'
import { answerTo } from './model-answers'
import { seeded } from './random'
import { operationsIn, type Request } from './requests'
import { momentAt, openSetting, startAt } from './setting'

/** What one seed came to. */
export type Run = { readonly seed: number; readonly operations: number; readonly steps: number }

/** One seed: requests of several clients until so many operations reached the ledger, and every promise looked at after each. */
export const simulate = async (database: Database, seed: number, operationsMin: number): Promise<Run> => {
  const world = await newWorld(database, seed)
  let operations = 0
  let seen = 0
  for (; operations < operationsMin; world.step += 1) {
    try {
      for (const request of due(world)) operations += await deliver(world, request)
      seen = checkInvariants(database, world.model, seen)
      if (world.step % auditEvery === 0) await checkAudit(world)
    } catch (fault) {
      const said = fault instanceof Error ? fault.message : String(fault)
      throw new Broken(`seed ${seed}, step ${world.step}: ${said}\nreplay it: npm run simulate -- --seed ${seed}`)
    }
  }
  return { seed, operations, steps: world.step }
}

/** The same sums are taken at every step by other statements; the service's own audit is asked at every fifth. */
const auditEvery = 5

const checkAudit = async ({ database, clockMs }: World): Promise<void> => {
  const differences = await database.store.audit(momentAt(clockMs))
  if (differences.length > 0) throw new Broken(`the audit found ${JSON.stringify(differences)}`)
}

const newWorld = async (database: Database, seed: number): Promise<World> => {
  database.wipe()
  const random = seeded(seed)
  const model = newModel()
  const setting = await openSetting(database, model, random)
  const clients = setting.keys.map((caller) => ({ caller, skewMs: 0 }))
  const begun = { sent: [], inTransit: [], revoked: new Map<string, number>(), clockMs: startAt, step: 0, names: 0 }
  return { database, random, model, setting, clients, ...begun }
}

/** Sends it, perhaps loses the reply, and holds what came back against what was promised. */
const deliver = async ({ database, model, random, revoked }: World, request: Request): Promise<number> => {
  const { caller, now } = request
  const fault: Fault | undefined = random.chance(0.06) ? 'before-commit' : random.chance(0.06) ? 'after-commit' : undefined
  const revokedAt = revoked.get(caller.keyId) ?? Number.POSITIVE_INFINITY
  const isRefused = request.call !== 'sweep' && revokedAt <= now.at.getTime()
  const isDone = !isRefused && fault !== 'before-commit'
  const expected = isDone ? answerTo(model, request) : undefined
  const heard = await ask(database.meet(fault), request).catch((error: unknown) => {
    if (isRefused && error instanceof KeyNotLive) return lost
    if (fault !== undefined && error instanceof Unavailable) return lost
    throw error
  })
  const isAsPromised = heard === lost ? isRefused || fault !== undefined : plain(heard) === plain(expected)
  if (!isAsPromised) throw new Broken(`${plain(request)}\nheard    ${plain(heard)}\nexpected ${plain(expected)}`)
  return isDone ? operationsIn(request) : 0
}

const lost = Symbol('nothing was heard')

/** JSON with the fields of every object in one order. */
const plain = (value: unknown): string => JSON.stringify(value, inOrder) ?? 'nothing'

const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value
