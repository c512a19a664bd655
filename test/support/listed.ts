import { matchingWords } from '../../functions/catalog/matching-words'
import type { ListedParty } from '../../functions/domain/lists/listed-party'
import type { ListsInForce } from '../../functions/domain/lists/snapshot'
import { compileSnapshot } from '../../functions/lists/snapshot/compile-snapshot'
import { openSnapshot } from '../../functions/lists/snapshot/open-snapshot'
import type { ListHolder } from '../../functions/operations/lists-in-force'

/** An Entity List entry of a firm in China with the usual columns, with words changed. */
export const anEntry = (change: Partial<ListedParty> = {}): ListedParty => {
  const name = change.name ?? 'Example Wuxi Accelerators Co., Ltd.'
  const list = change.list ?? 'EL'
  return {
    id: `${list}-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
    list,
    name,
    aliases: [],
    countries: ['CN'],
    ...(list === 'EL' ? { licenseScope: 'All items subject to the EAR', policy: 'Presumption of denial' } : {}),
    ...change,
  }
}

/** Lists in force that hold these entries, as if they had been fetched an hour before noon of the day that tests are fixed at. */
export const listsOf = async (entries: readonly ListedParty[], change: Partial<ListsInForce> = {}): Promise<ListsInForce> => {
  const { hash, bytes } = await compileSnapshot(entries, [{ name: 'tests', rows: entries.length, rejected: 0 }], matchingWords)
  return {
    snapshot: openSnapshot(hash, bytes, matchingWords),
    publishedAt: new Date('2026-11-22T16:30:00Z'),
    retrievedAt: new Date('2026-11-22T16:00:00Z'),
    ...change,
  }
}

/** Lists that nobody published, and that nobody is on. */
export const noLists = (): Promise<ListsInForce> => listsOf([], { publishedAt: null, retrievedAt: null })

/** Lists in force that nobody had to publish. */
export const holding = (lists: ListsInForce): ListHolder => ({
  inForce: async () => lists,
  inItsRoom: (work) => work(() => undefined),
})
