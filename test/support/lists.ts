import { matchingWords } from '../../functions/catalog/matching-words'
import type { ListedParty } from '../../functions/domain/lists/listed-party'
import type { ListSnapshot, ListsInForce } from '../../functions/domain/lists/snapshot'
import { compileSnapshot } from '../../functions/lists/snapshot/compile-snapshot'
import { openSnapshot } from '../../functions/lists/snapshot/open-snapshot'
import type { ListHolder } from '../../functions/operations/lists-in-force'

/** An entry of the Entity List of an invented firm, with words changed. */
export const anEntry = (change: Partial<ListedParty> = {}): ListedParty => ({
  id: 'EL:1',
  list: 'EL',
  name: 'Example Listed Semiconductors',
  aliases: [],
  countries: ['CN'],
  ...change,
})

export const aSnapshot = async (entries: readonly ListedParty[]): Promise<ListSnapshot> => {
  const { hash, bytes } = await compileSnapshot(entries, [], matchingWords)
  return openSnapshot(hash, bytes, matchingWords)
}

/** Lists as if they had been published and fetched an hour before noon. */
export const listsOf = async (entries: readonly ListedParty[], publishedAt = new Date('2026-11-22T16:00:00Z')): Promise<ListsInForce> => ({
  snapshot: await aSnapshot(entries),
  publishedAt,
  retrievedAt: publishedAt,
})

/** An isolate in which they are in force, whatever the database says. */
export const holderOf = (lists: ListsInForce): ListHolder => ({ inForce: async () => lists, inItsRoom: (work) => work(() => undefined) })
