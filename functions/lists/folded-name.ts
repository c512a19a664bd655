/**
 * A name as two rows are compared by when lists are joined and ids are made: letters and digits alone. It is not the
 * matcher's folding, because ids must stay when the matcher learns something.
 */
export const foldedName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Names in the order given, each once however it is spelt, without the empty ones. */
export const eachOnce = (names: readonly string[]): readonly string[] => {
  const seen = new Set<string>()
  return names.filter((name) => {
    const key = foldedName(name)
    if (key === '' || seen.has(key)) return false
    seen.add(key)
    return true
  })
}
