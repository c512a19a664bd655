const [basis, prime] = [0x811c9dc5, 0x01000193]

/** 32 bits of a text, for buckets: whoever uses it compares what it finds. */
export const textHash = (text: string): number => {
  let hash = basis
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), prime)
  return mixed(hash)
}

const mixed = (hash: number): number => {
  let value = hash ^ (hash >>> 15)
  value = Math.imul(value, 0x2c1b3c6d)
  return (value ^ (value >>> 13)) >>> 0
}

/** Letters at the beginning of a word in which edits are looked for. Two edits later than that are found by its beginning as it is. */
const prefixLetters = 7

/** Texts of a word with so many letters of its beginning left out, at most. */
export const deletionsMax = 1 + prefixLetters + (prefixLetters * (prefixLetters - 1)) / 2

/** Hashes of the beginning of a word with none, one or two of its letters left out. Gives how many it wrote. */
export const deletionHashes = (text: string, edits: number, out: Uint32Array): number => {
  const length = Math.min(text.length, prefixLetters)
  let count = 0
  out[count++] = hashWithout(text, length, -1, -1)
  if (edits < 1) return count
  for (let one = 0; one < length; one++) {
    out[count++] = hashWithout(text, length, one, -1)
    if (edits > 1) for (let other = one + 1; other < length; other++) out[count++] = hashWithout(text, length, one, other)
  }
  return count
}

const hashWithout = (text: string, length: number, one: number, other: number): number => {
  let hash = basis
  for (let at = 0; at < length; at++) if (at !== one && at !== other) hash = Math.imul(hash ^ text.charCodeAt(at), prime)
  return mixed(hash)
}
