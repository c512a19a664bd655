import { matchingWords } from '../catalog/matching-words'
import type { ListsInForce } from '../domain/lists/snapshot'
import { compileSnapshot } from '../lists/snapshot/compile-snapshot'
import { openSnapshot } from '../lists/snapshot/open-snapshot'

/** The lists that are searched now: none, while nothing was published. */
export const noLists = async (): Promise<ListsInForce> => {
  const { hash, bytes } = await compileSnapshot([], [], matchingWords)
  return { snapshot: openSnapshot(hash, bytes, matchingWords), publishedAt: null, retrievedAt: null }
}
