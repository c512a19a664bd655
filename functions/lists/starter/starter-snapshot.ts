import { matchingWords } from '../../catalog/matching-words'
import type { ListSnapshot } from '../../domain/lists/snapshot'
import { compileSnapshot } from '../snapshot/compile-snapshot'
import { openSnapshot } from '../snapshot/open-snapshot'

/** What is searched while no snapshot was published. */
export const starterSnapshot = async (): Promise<ListSnapshot> => {
  const entry = { id: 'EL:starter-1', list: 'EL', name: 'Huawei Technologies Co., Ltd.', aliases: ['Huawei'], countries: ['CN' as const] }
  const { hash, bytes } = await compileSnapshot([entry], [{ name: 'starter', rows: 1, rejected: 0 }], matchingWords)
  return openSnapshot(hash, bytes, matchingWords)
}
