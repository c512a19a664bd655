import type { ListSnapshot } from './snapshot'

/** Bytes of an entry's fingerprint. */
const size = 8

/** Fingerprints of all entries of a snapshot, one after the other. */
export const fingerprintsOf = ({ meta, fingerprintAt }: ListSnapshot): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(meta.entries * size)
  for (let at = 0; at < meta.entries; at++) all.set(bytesOf(fingerprintAt(at)), at * size)
  return all
}

/** Which entries are not among those fingerprints: new ones, and whatever of them is said otherwise now. By place, with how many. */
export const changedEntries = (
  { meta, fingerprintAt }: ListSnapshot,
  known: Uint8Array,
): { readonly count: number; readonly isChanged: (entry: number) => boolean } => {
  const before = new Set<string>()
  for (let at = 0; at + size <= known.length; at += size) before.add(hexAt(known, at))
  const changed = new Uint8Array(meta.entries)
  let count = 0
  for (let at = 0; at < meta.entries; at++) {
    if (before.has(fingerprintAt(at))) continue
    changed[at] = 1
    count++
  }
  return { count, isChanged: (entry) => changed[entry] === 1 }
}

const bytesOf = (hex: string): number[] => Array.from({ length: size }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16))

const hexAt = (bytes: Uint8Array, at: number): string => {
  let hex = ''
  for (let n = at; n < at + size; n++) hex += (bytes[n] ?? 0).toString(16).padStart(2, '0')
  return hex
}
