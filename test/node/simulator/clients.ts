import type { Caller } from '../../../functions/store/caller'
import type { Database } from './database'
import { nextAsked } from './generator'
import type { Model } from './model'
import type { Random } from './random'
import type { Asked, Request } from './requests'
import { hourMs, momentAt, type Setting } from './setting'

/** Several clients, each with a clock of its own, and one ledger. */
export type World = {
  readonly database: Database
  readonly random: Random
  readonly model: Model
  readonly setting: Setting
  readonly clients: readonly Client[]
  readonly sent: Request[]
  /** Requests whose clients gave up on them, and which land all the same. */
  inTransit: readonly Delivery[]
  readonly revoked: Map<string, number>
  clockMs: number
  step: number
  names: number
}

type Client = { readonly caller: Caller; skewMs: number }
type Delivery = { readonly request: Request; readonly landsAt: number }

/** What reaches the ledger in this step: what was long on its way, and one client's request unless that is delayed. */
export const due = (world: World): readonly Request[] => {
  const { random, inTransit, step } = world
  const request = nextRequest(world)
  world.sent.push(request)
  const landing = inTransit.filter(({ landsAt }) => landsAt <= step).map((delivery) => delivery.request)
  world.inTransit = inTransit.filter(({ landsAt }) => landsAt > step)
  if (!random.chance(0.05)) return [...landing, request]
  world.inTransit = [...world.inTransit, { request, landsAt: step + random.int(1, 40) }]
  return landing
}

/** A new one, one that was sent before, or one under the id of an earlier one that asks for something else. */
const nextRequest = (world: World): Request => {
  const { random, sent } = world
  world.clockMs += random.int(0, random.chance(0.02) ? 20 * hourMs : hourMs / 6)
  const client = random.pick(world.clients)
  if (random.chance(0.1)) client.skewMs = random.int(-3 * hourMs, 3 * hourMs)
  if (random.chance(0.004)) revoke(world, client.caller)
  const at = random.chance(0.1) ? aroundExpiry(world) : world.clockMs + client.skewMs
  const again = sent.length > 0 && random.chance(0.15) ? random.pick(sent) : undefined
  if (again === undefined) return { ...askedBy(world, client.caller, at), caller: client.caller, now: momentAt(at) }
  return { ...(random.chance(0.25) ? otherwise(world, again) : again), caller: again.caller, now: momentAt(at) }
}

const askedBy = (world: World, caller: Caller, at: number): Asked => {
  const { random, model, setting } = world
  const name = () => {
    world.names += 1
    return `${world.names}`
  }
  return nextAsked({ random, model, setting, caller, at, name })
}

/** The instant at which a hold lapses, or a millisecond to either side. */
const aroundExpiry = ({ model, random, clockMs }: World): number => {
  const open = [...model.holds.values()].filter(({ state }) => state === 'held' || state === 'partly-captured')
  return open.length === 0 ? clockMs : random.pick(open).expiresAt + random.int(-1, 1)
}

const otherwise = (world: World, before: Request): Asked => {
  let asked = askedBy(world, before.caller, world.clockMs)
  while (asked.call !== before.call) asked = askedBy(world, before.caller, world.clockMs)
  if (asked.call === 'place' && before.call === 'place') return { ...asked, operation: { ...asked.operation, hold: before.operation.hold } }
  if (asked.call === 'many' && before.call === 'many')
    return { ...asked, operations: asked.operations.map((each, at) => ({ ...each, id: before.operations[at]?.id ?? each.id })) }
  return 'id' in asked && 'id' in before ? { ...asked, id: before.id } : asked
}

/** Each tenant keeps one key, so that there is always somebody who may ask. */
const revoke = ({ database, revoked, clockMs }: World, { keyId }: Caller): void => {
  if (revoked.has(keyId) || keyId.endsWith(' a')) return
  revoked.set(keyId, clockMs)
  database.raw.prepare('UPDATE keys SET revoked_at = ? WHERE id = ?').run(clockMs, keyId)
}
