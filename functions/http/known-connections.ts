import type { Connection } from '../store/connection-store'

/** Connections held in one isolate. */
const knownMax = 1000
/** How long one is gone by while the database does not answer, in milliseconds. Closed meanwhile, it counts for no longer. */
const knownMs = 3_600_000
/** How long one is gone by without another look, in milliseconds, where what is kept says whether it is still so. */
const recentMs = 60_000

/**
 * Connections as they were when last looked up. Nobody is let in by them on what they say: they tell what a tenant chose for when
 * the database does not answer, and by whom it may be asked for.
 */
export const knownConnections = () => {
  const known = new Map<string, { readonly connection: Connection; readonly at: number }>()
  const opened = new WeakMap<Connection, readonly string[]>()
  const within = (id: string, at: Date, ms: number): Connection | undefined => {
    const found = known.get(id)
    return found !== undefined && Math.abs(at.getTime() - found.at) <= ms ? found.connection : undefined
  }
  return {
    keep: (connection: Connection, at: Date): void => {
      // The oldest goes first: a map keeps the order in which it was filled.
      known.delete(connection.id)
      known.set(connection.id, { connection, at: at.getTime() })
      const [oldest] = known.keys()
      if (known.size > knownMax && oldest !== undefined) known.delete(oldest)
    },
    forget: (id: string): void => {
      known.delete(id)
    },
    /**
     * The secrets of one that was looked up, in the clear: opened once, since deriving a key takes longer than all else that a
     * further scan asks for. What is kept is the value and no promise, which another request could not wait for.
     */
    secretsOf: async (connection: Connection, open: () => Promise<readonly string[]>): Promise<readonly string[]> => {
      const before = opened.get(connection)
      if (before !== undefined) return before
      const secrets = await open()
      opened.set(connection, secrets)
      return secrets
    },
    find: (id: string, at: Date): Connection | undefined => within(id, at, knownMs),
    /** For senders whose deliveries are kept only if it still stands as it is known here. */
    findRecent: (id: string, at: Date): Connection | undefined => within(id, at, recentMs),
  }
}

export type KnownConnections = ReturnType<typeof knownConnections>
