import { addressTerms } from '../../catalog/address-terms'
import { addressColumns, addressVersion, compileAddresses } from '../../domain/addresses/address-index'
import { canonicalJson } from '../../domain/canonical-json'
import { hashOf } from '../../domain/digest'
import type { Columns } from '../../domain/lists/columns'
import type { ListedParty } from '../../domain/lists/listed-party'
import type { SnapshotMeta, SnapshotSource } from '../../domain/lists/snapshot'
import { compileNames } from '../../domain/names/compile-names'
import { matcherVersion } from '../../domain/names/match'
import type { MatchingWords } from '../../domain/names/matching-words'
import { encodeContainer } from './container'

/** A snapshot as it is published: its hash, and the bytes that the hash is of. */
export type CompiledSnapshot = { readonly hash: string; readonly meta: SnapshotMeta; readonly bytes: Uint8Array<ArrayBuffer> }

/** Lists without which the US lists are not complete. */
export const listsOfComplete: readonly string[] = ['DPL', 'EL', 'MEU', 'UVL', 'SDN', 'SSI', 'ISN', 'DTC', 'CMIC']

/**
 * Compiles entries into one snapshot: entries in the order of their ids, their names and addresses for searching, their texts
 * to be shown.
 *
 * @throws where two entries have one id
 */
export const compileSnapshot = async (
  given: readonly ListedParty[],
  sources: readonly SnapshotSource[],
  words: MatchingWords,
): Promise<CompiledSnapshot> => {
  const entries = [...given].sort((one, other) => (one.id < other.id ? -1 : 1))
  for (const [at, { id }] of entries.entries()) if (id === entries[at + 1]?.id) throw new Error(`two entries are called ${id}`)
  const names = compileNames(
    entries.map(({ name, aliases, list, kind, identifiers }) => ({ names: [name, ...aliases], list, kind, identifiers })),
    words,
  )
  const addresses = addressColumns(compileAddresses(entries.length, (at) => entries[at] as ListedParty, addressTerms))
  const columns = { ...prefixed('names.', names), ...prefixed(`${addressVersion}.`, addresses), ...(await textColumns(entries)) }
  const meta = metaOf(entries, sources)
  const bytes = encodeContainer({ meta, columns })
  return { hash: await hashOf(bytes), meta, bytes }
}

const metaOf = (entries: readonly ListedParty[], sources: readonly SnapshotSource[]): SnapshotMeta => {
  const rows: Record<string, number> = {}
  for (const { list } of entries) rows[list] = (rows[list] ?? 0) + 1
  return {
    matcher: matcherVersion,
    complete: listsOfComplete.every((list) => (rows[list] ?? 0) > 0),
    sources,
    entries: entries.length,
    names: entries.reduce((sum, { aliases }) => sum + 1 + aliases.length, 0),
    rows: Object.fromEntries(Object.entries(rows).sort(([one], [other]) => (one < other ? -1 : 1))),
  }
}

/** Each entry as JSON, one after the other, with where each begins and eight bytes of its hash. */
const textColumns = async (entries: readonly ListedParty[]): Promise<Columns> => {
  const texts = entries.map((entry) => new TextEncoder().encode(canonicalJson(entry)))
  const starts = new Uint32Array(texts.length + 1)
  const fingerprints = new Uint8Array(texts.length * 8)
  for (const [at, text] of texts.entries()) starts[at + 1] = (starts[at] ?? 0) + text.length
  const all = new Uint8Array(starts[texts.length] ?? 0)
  for (const [at, text] of texts.entries()) {
    all.set(text, starts[at])
    fingerprints.set(new Uint8Array(await crypto.subtle.digest('SHA-256', text)).subarray(0, 8), at * 8)
  }
  return { entries: all, entryStarts: starts, fingerprints }
}

/** Names of the columns that the matcher made stand apart from the others. */
export const prefixed = (prefix: string, columns: Columns): Columns =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [prefix + name, column]))
