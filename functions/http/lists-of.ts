import type { ListsInForce } from '../domain/lists/snapshot'
import type { ListHolder } from '../operations/lists-in-force'
import type { Bindings } from './bindings'
import { logFault, logOpened } from './log'
import { storeOf } from './store-of'

/**
 * The lists in force, for one request: whoever asks again within it is answered the same.
 *
 * @param requestId Under which a fault is logged.
 */
export const listsOf = (holder: ListHolder, env: Bindings | undefined, at: Date, requestId: string): (() => Promise<ListsInForce>) => {
  let lists: Promise<ListsInForce> | undefined
  const readerFor = (budgetMs: number) => storeOf(env, budgetMs)
  return () => {
    lists ??= holder.inForce({
      at,
      readerFor,
      onFault: (fault) => logFault(requestId, fault),
      onOpened: (hash) => logOpened(requestId, hash, env?.LOG_LEVEL),
    })
    return lists
  }
}
