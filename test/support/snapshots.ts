import { matchingWords } from '../../functions/catalog/matching-words'
import type { ListedParty } from '../../functions/domain/lists/listed-party'
import type { ListsInForce } from '../../functions/domain/lists/snapshot'
import { type CompiledSnapshot, compileSnapshot } from '../../functions/lists/snapshot/compile-snapshot'
import { compressed, inChunks } from '../../functions/lists/snapshot/compressed'
import type { ListHolder } from '../../functions/operations/lists-in-force'
import type { Db } from '../../functions/store/db'

/** An entry on a list with some words changed. Every id is another entry. */
export const aListedParty = (id: string, changes: Partial<ListedParty> = {}): ListedParty => ({
  id,
  list: id.split(':')[0] ?? 'EL',
  name: `Example Listed ${id.replaceAll(/\W/g, ' ')}`,
  aliases: [],
  countries: ['CN'],
  ...changes,
})

/** Entries `EL:1` to `EL:n`, or of another list. */
export const manyListed = (count: number, list = 'EL'): readonly ListedParty[] =>
  Array.from({ length: count }, (_, n) => aListedParty(`${list}:${n + 1}`))

export type SentSnapshot = CompiledSnapshot & { readonly chunks: readonly Uint8Array<ArrayBuffer>[] }

/** A snapshot as an importer would send it. */
export const aSnapshot = async (entries: readonly ListedParty[]): Promise<SentSnapshot> => {
  const snapshot = await compileSnapshot(entries, [{ name: 'example', rows: entries.length, rejected: 0 }], matchingWords)
  return { ...snapshot, chunks: inChunks(await compressed(snapshot.bytes)) }
}

/** A database that counts how often a snapshot was read, by its first piece, and the pointer. */
export const counting = (db: Db): { readonly db: Db; readonly loads: () => number; readonly looks: () => number } => {
  let [loads, looks] = [0, 0]
  const prepare = (sql: string) => {
    const statement = db.prepare(sql)
    if (sql.includes('FROM list_pointer p LEFT JOIN')) looks++
    if (!sql.startsWith('SELECT bytes')) return statement
    return {
      bind: (...values: unknown[]) => {
        if (values[1] === 0) loads++
        return statement.bind(...values)
      },
    }
  }
  return { db: { prepare, batch: (statements) => db.batch(statements) }, loads: () => loads, looks: () => looks }
}

/** An isolate that searches these lists and no others. */
export const holding = (lists: ListsInForce): ListHolder => ({ inForce: async () => lists, inItsRoom: (work) => work(() => {}) })
