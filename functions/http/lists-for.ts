import { matchingWords } from '../catalog/matching-words'
import type { ListPolicy } from '../domain/lists/list-state'
import type { ListSnapshot, ListsInForce } from '../domain/lists/snapshot'
import { compileSnapshot } from '../lists/snapshot/compile-snapshot'
import { openSnapshot } from '../lists/snapshot/open-snapshot'
import type { Bindings } from './bindings'

/** Stands in until lists are published: nobody is on it. */
let empty: ListSnapshot | undefined

export const listsFor = async (_env: Bindings | undefined): Promise<ListsInForce> => {
  if (empty === undefined) {
    const { hash, bytes } = await compileSnapshot([], [], matchingWords)
    empty ??= openSnapshot(hash, bytes, matchingWords)
  }
  return { snapshot: empty, publishedAt: null, retrievedAt: null }
}

/** Hours after which lists are too old, where a deployment says nothing else. */
const staleHoursDefault = 48

export const listPolicyOf = (env: Bindings | undefined): ListPolicy => ({
  staleHours: Number(env?.LISTS_STALE_HOURS ?? staleHoursDefault),
  requireFull: env?.REQUIRE_FULL_LISTS === 'true',
})
