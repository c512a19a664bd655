import { isInOrder } from '../../domain/addresses/address-index'
import { hashOf } from '../../domain/digest'
import type { SnapshotFault } from '../../domain/lists/publication'
import type { ListSnapshot, SnapshotMeta } from '../../domain/lists/snapshot'
import { matcherVersion } from '../../domain/names/match'
import type { MatchingWords } from '../../domain/names/matching-words'
import { ok, type Result, refuse } from '../../domain/result'
import { listsOfComplete } from './compile-snapshot'
import { decompressed } from './compressed'
import { decodeContainer } from './container'
import { openSnapshot } from './open-snapshot'
import { lostNames } from './self-test'

/**
 * Whether bytes are a snapshot that can be put in force: what its hash is of, compiled by the matcher that searches it, not
 * empty, holding what it says, and every name in it found by itself.
 *
 * @returns what it says of itself, or the first thing that is wrong with it
 */
export const examineSnapshot = async (
  hash: string,
  bytes: Uint8Array<ArrayBuffer>,
  words: MatchingWords,
  onPart: () => void,
): Promise<Result<SnapshotMeta, SnapshotFault>> => {
  const content = await attempted('the chunks cannot be decompressed', () => decompressed(bytes, onPart))
  if (!content.ok) return content
  if ((await hashOf(content.value)) !== hash) return refuse(fault('the chunks are not what the hash is of'))
  onPart()
  // It could be opened, and every isolate would compile its names again.
  const said = await attempted('the chunks are not a snapshot', () => String(decodeContainer(content.value).meta.matcher))
  if (!said.ok) return said
  if (said.value !== matcherVersion) return refuse(fault(byAnother(said.value)))
  const opened = await attempted('the chunks are not a snapshot', () => openSnapshot(hash, content.value, words))
  if (!opened.ok) return opened
  const { meta } = opened.value
  if (meta.entries === 0) return refuse(fault('the snapshot is empty'))
  const wrong = await attempted('the entries cannot be read', () => wrongIn(opened.value))
  if (!wrong.ok) return wrong
  return wrong.value === undefined ? ok(meta) : refuse(fault(wrong.value))
}

const wrongIn = (snapshot: ListSnapshot): string | undefined => {
  const { meta, entryAt } = snapshot
  const rows: Record<string, number> = {}
  let names = 0
  for (let at = 0; at < meta.entries; at++) {
    const { list, aliases } = entryAt(at)
    rows[list] = (rows[list] ?? 0) + 1
    names += 1 + aliases.length
  }
  const lists = new Set([...Object.keys(rows), ...Object.keys(meta.rows)])
  const miscounted = [...lists].find((list) => rows[list] !== meta.rows[list])
  if (miscounted !== undefined) return `it says ${meta.rows[miscounted] ?? 0} entries of ${miscounted} and holds ${rows[miscounted] ?? 0}`
  if (names !== meta.names) return `it says ${meta.names} names and holds ${names}`
  if (meta.complete && !listsOfComplete.every((list) => list in rows)) return 'it says that it is complete and lacks a list'
  if (snapshot.addresses !== undefined && !isInOrder(snapshot.addresses, meta.entries)) return 'its addresses are not in order'
  const lost = lostNames(snapshot)
  return lost.length === 0 ? undefined : `${lost.length} listed names do not find themselves, among them ${lost.slice(0, 3).join('; ')}`
}

const byAnother = (matcher: string): string =>
  `its names were compiled by matcher ${matcher.slice(0, 40)} and this service searches by ${matcherVersion}: import again with the same version of the program as the service`

const fault = (because: string): SnapshotFault => ({ about: 'chunks', because })

/** Bytes that somebody sent may be anything, and what they make fail is theirs. */
const attempted = async <T>(otherwise: string, attempt: () => T | Promise<T>): Promise<Result<T, SnapshotFault>> => {
  try {
    return ok(await attempt())
  } catch (caught) {
    return refuse(fault(`${otherwise}: ${caught instanceof Error ? caught.message : String(caught)}`))
  }
}
