import { listReasons, listState } from '../domain/lists/list-state'
import type { ListsInForce } from '../domain/lists/snapshot'
import type { ListHolder, ListsOfRequest } from '../operations/lists-in-force'
import type { ListsAsked } from '../operations/screen-parties'
import type { Waited } from '../store/db'
import type { Bindings } from './bindings'
import { listPolicyOf } from './list-settings'
import { logFault, logOpened } from './log'
import { storeOf } from './store-of'

/**
 * @param requestId Under which a fault is logged.
 * @param waited How long the request has waited for the database. Waiting for lists counts too: nobody waits for both in full.
 */
export const listsOf = (
  holder: ListHolder,
  env: Bindings | undefined,
  at: Date,
  requestId: string,
  waited: Waited = { ms: 0 },
): ListsOfRequest => {
  let lists: Promise<ListsInForce> | undefined
  const readerFor = (budgetMs: number) => storeOf(env, budgetMs, waited)
  const asker = {
    at,
    readerFor,
    onFault: (fault: unknown) => logFault(requestId, fault),
    onOpened: (hash: string) => logOpened(requestId, hash, env?.LOG_LEVEL),
  }
  return (lookMs) => {
    if (lookMs !== undefined) return holder.inForce({ ...asker, lookMs })
    lists ??= holder.inForce(asker)
    return lists
  }
}

/** Lists with what their state speaks against, by what the deployment asks of them. */
export const askedOf =
  (env: Bindings | undefined) =>
  (lists: ListsInForce, at: Date): ListsAsked => ({
    lists,
    state: listState(lists, at),
    because: listReasons(lists, at, listPolicyOf(env)),
  })
