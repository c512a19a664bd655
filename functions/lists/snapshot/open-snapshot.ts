import { addressesAmong, addressVersion } from '../../domain/addresses/address-index'
import { hexOf } from '../../domain/digest'
import type { Column, Columns } from '../../domain/lists/columns'
import type { ListedParty } from '../../domain/lists/listed-party'
import type { ListSnapshot } from '../../domain/lists/snapshot'
import { compileNames } from '../../domain/names/compile-names'
import { matcherVersion } from '../../domain/names/match'
import type { MatchingWords } from '../../domain/names/matching-words'
import { nameIndexOf } from '../../domain/names/name-index'
import { decodeContainer } from './container'

const namesPrefix = 'names.'

/**
 * Makes a compiled snapshot ready to be searched. Entries stay as bytes and are read when they are asked for. Names that
 * another matcher compiled are compiled again, which takes longer.
 */
export const openSnapshot = (hash: string, bytes: Uint8Array<ArrayBuffer>, words: MatchingWords): ListSnapshot => {
  const { meta, columns } = decodeContainer(bytes)
  const entries = columnFrom(columns, 'entries')
  const starts = columnFrom(columns, 'entryStarts')
  const fingerprints = columnFrom(columns, 'fingerprints')
  const decoder = new TextDecoder()
  const entryAt = (at: number): ListedParty => {
    if (!(at >= 0 && at < meta.entries)) throw new Error(`the snapshot has no entry ${at}`)
    return JSON.parse(decoder.decode(entries.subarray(starts[at], starts[at + 1])))
  }
  const own = meta.matcher === matcherVersion ? columnsUnder(namesPrefix, columns) : compileNames(allNames(meta.entries, entryAt), words)
  return {
    hash,
    meta,
    index: nameIndexOf(own, words),
    addresses: addressesAmong(columnsUnder(`${addressVersion}.`, columns)),
    entryAt,
    placeOf: (id) => placeAmong(meta.entries, entryAt, id),
    fingerprintAt: (at) => hexOf(Uint8Array.from(fingerprints.subarray(at * 8, at * 8 + 8))),
  }
}

const columnFrom = (columns: Columns, name: string): Column => {
  const column = columns[name]
  if (column === undefined) throw new Error(`the snapshot has no column ${name}`)
  return column
}

const columnsUnder = (prefix: string, columns: Columns): Columns =>
  Object.fromEntries(
    Object.entries(columns).flatMap(([name, column]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), column]] : [])),
  )

const allNames = (count: number, entryAt: (at: number) => ListedParty) =>
  Array.from({ length: count }, (_, at) => {
    const { name, aliases, list, kind, identifiers } = entryAt(at)
    return { names: [name, ...aliases], list, kind, identifiers }
  })

/** Entries stand in the order of their ids. */
const placeAmong = (count: number, entryAt: (at: number) => ListedParty, id: string): number | undefined => {
  let [low, high] = [0, count - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = entryAt(middle).id
    if (found === id) return middle
    if (found < id) low = middle + 1
    else high = middle - 1
  }
  return undefined
}
