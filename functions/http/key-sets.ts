import { type Turns, turnTaking } from '../operations/turns'
import { keyAddressFault } from '../webhooks/key-address'
import { keyIdLengthMax, rsaKeysIn } from '../webhooks/rsa-keys'
import { bytesWithin, jsonIn } from './hook-body'

/** Sets held in one isolate. */
const setsMax = 200
/** Ids remembered of one set that it did not have. */
const missedMax = 100
/** How long a set is gone by, in milliseconds. A key that its owner takes back counts for as long. */
const freshMs = 3_600_000
/** Within as many milliseconds an id is looked for once, and a set is asked for only so often, whatever ids are made up. */
const quietMs = 60_000
const fetchesMax = 6
/** Milliseconds for a whole fetch, and bytes of a set. */
const fetchMs = 2000
const sizeMax = 64 * 1024

type Keys = ReadonlyMap<string, JsonWebKey>
type Held = {
  keys: Keys
  /** When they were had, and when they were last asked for, each as milliseconds. */
  freshAt: number
  readonly askedAt: number[]
  readonly missed: Map<string, number>
  readonly turns: Turns
}

export type KeyAsker = {
  readonly at: Date
  /** On one's own machine: see `keyAddressFault`. */
  readonly isLocal: boolean
  readonly onFault: (fault: unknown) => void
}

/**
 * Keys that senders publish, as this isolate last had them. Whoever needs one that is not here fetches the set by itself; others
 * wait for that on timers of their own, because a Worker lets no request await another's fetch. Where a set cannot be had, what
 * is known of it stands.
 */
export const keySets = (get: typeof fetch = (...given) => fetch(...given)) => {
  const sets = new Map<string, Held>()

  const heldAt = (address: string): Held => {
    const held = sets.get(address) ?? { keys: new Map(), freshAt: long, askedAt: [], missed: new Map(), turns: turnTaking() }
    // The one that was longest not asked for goes first: a map keeps the order in which it was filled.
    sets.delete(address)
    sets.set(address, held)
    const [oldest] = sets.keys()
    if (sets.size > setsMax && oldest !== undefined) sets.delete(oldest)
    return held
  }

  /** By its id, or the only one there is. Undefined: no such key, or the set could not be had. Never throws. */
  const keyOf = async (address: string, keyId: string | undefined, { at, isLocal, onFault }: KeyAsker): Promise<JsonWebKey | undefined> => {
    if (keyAddressFault(address, isLocal) !== undefined || (keyId?.length ?? 0) > keyIdLengthMax) return undefined
    const held = heldAt(address)
    const turn = await held.turns.take(() => isDue(held, keyId, at.getTime()))
    if (turn !== undefined) {
      noteAsked(held, at.getTime())
      try {
        const keys = await keysAt(address, get)
        held.keys = keys
        held.freshAt = at.getTime()
      } catch (fault) {
        onFault(fault)
      } finally {
        if (keyIn(held, keyId) === undefined) noteMissed(held, keyId ?? '', at.getTime())
        held.turns.release(turn)
      }
    }
    return keyIn(held, keyId)
  }

  return { keyOf }
}
export type KeySets = ReturnType<typeof keySets>

/** Before any clock. */
const long = Number.NEGATIVE_INFINITY
const isWithin = (one: number, other: number, ms: number): boolean => Math.abs(one - other) < ms

const keyIn = ({ keys }: Held, keyId: string | undefined): JsonWebKey | undefined => {
  const [only, ...others] = keys.values()
  return keyId === undefined ? (others.length === 0 ? only : undefined) : keys.get(keyId)
}

/** While a set that grew old is asked for anew, others go on with what it had. */
const isDue = (held: Held, keyId: string | undefined, at: number): boolean => {
  const asked = held.askedAt.filter((each) => isWithin(at, each, quietMs))
  if (asked.length >= fetchesMax) return false
  if (keyIn(held, keyId) !== undefined) return !isWithin(at, held.freshAt, freshMs) && asked.length === 0
  return !isWithin(at, held.missed.get(keyId ?? '') ?? long, quietMs)
}

const noteAsked = ({ askedAt }: Held, at: number): void => {
  askedAt.push(at)
  askedAt.splice(0, askedAt.length - fetchesMax)
}

const noteMissed = ({ missed }: Held, keyId: string, at: number): void => {
  missed.delete(keyId)
  missed.set(keyId, at)
  const [oldest] = missed.keys()
  if (missed.size > missedMax && oldest !== undefined) missed.delete(oldest)
}

/** No redirect is followed: where keys are is said by the tenant alone. */
const keysAt = async (address: string, get: typeof fetch): Promise<Keys> => {
  const response = await get(address, {
    redirect: 'manual',
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(fetchMs),
  })
  if (response.status !== 200) throw new Error(`a key set was answered with ${response.status}`)
  const bytes = await bytesWithin(response, sizeMax)
  const keys = bytes === undefined ? undefined : rsaKeysIn(jsonIn(bytes)?.value)
  if (keys === undefined) throw new Error('what is published as a key set is none, or too large')
  return keys
}
