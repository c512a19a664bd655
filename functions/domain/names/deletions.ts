import { wordRoles } from './name'
import { deletionHashes, deletionsMax } from './text-hash'
import { editsWithin } from './word-similarity'

/** Bits of a hash that choose a bucket: about as many buckets as there are texts with letters left out. */
const bucketBits = 19
export const bucketOf = (hash: number): number => hash >>> (32 - bucketBits)

/** Words by what is left of them when letters are left out: where each bucket begins, and what is in it. */
export type Deletions = { readonly deletionStarts: Uint32Array; readonly deletionWords: Uint32Array }

/**
 * Two words of which each is an edit or two from the other share a text once letters are left out of both. So nothing is
 * missed that is near, and what is found is compared letter by letter.
 */
export const deletionsOf = (texts: readonly string[], roles: Uint8Array): Deletions => {
  const { buckets, ends } = bucketsOf(texts, roles)
  const starts = new Uint32Array((1 << bucketBits) + 1)
  for (const bucket of buckets) starts[bucket + 1] = (starts[bucket + 1] as number) + 1
  for (let bucket = 0; bucket < 1 << bucketBits; bucket++) starts[bucket + 1] = (starts[bucket + 1] as number) + (starts[bucket] as number)
  const words = new Uint32Array(buckets.length)
  const next = starts.slice()
  for (let word = 0, at = 0; word < texts.length; word++) {
    for (; at < (ends[word] as number); at++) {
      const bucket = buckets[at] as number
      words[next[bucket] as number] = word
      next[bucket] = (next[bucket] as number) + 1
    }
  }
  return { deletionStarts: starts, deletionWords: words }
}

/** Buckets of one word after the other, and where those of each word end. */
const bucketsOf = (texts: readonly string[], roles: Uint8Array): { readonly buckets: Uint32Array; readonly ends: Uint32Array } => {
  const [numberRole, hanRole] = [wordRoles.indexOf('number'), wordRoles.indexOf('han')]
  const buckets = new Uint32Array(texts.length * deletionsMax)
  const [ends, hashes] = [new Uint32Array(texts.length), new Uint32Array(deletionsMax)]
  let count = 0
  for (const [word, text] of texts.entries()) {
    if (roles[word] !== numberRole && roles[word] !== hanRole) {
      const found = deletionHashes(text, editsWithin(text.length), hashes)
      for (let at = 0; at < found; at++) buckets[count++] = bucketOf(hashes[at] as number)
    }
    ends[word] = count
  }
  return { buckets: buckets.subarray(0, count), ends }
}
