import { matchingWords } from '../../catalog/matching-words'
import type { ListSnapshot } from '../../domain/lists/snapshot'
import { compileSnapshot } from '../snapshot/compile-snapshot'
import { openSnapshot } from '../snapshot/open-snapshot'
import { starterParties } from './starter-parties'

let opened: ListSnapshot | undefined

/** What is searched where no list was imported. Compiled once, when it is first asked for; never complete. */
export const starterSnapshot = async (): Promise<ListSnapshot> => {
  // The snapshot is kept, not its promise: one request must not wait for the work of another that may have been cut off.
  opened ??= await compiled()
  return opened
}

const compiled = async (): Promise<ListSnapshot> => {
  const parties = starterParties()
  const sources = [{ name: 'starter', rows: parties.length, rejected: 0 }]
  const { hash, meta, bytes } = await compileSnapshot(parties, sources, matchingWords)
  if (meta.complete) throw new Error('the starter list calls itself complete')
  return openSnapshot(hash, bytes, matchingWords)
}
