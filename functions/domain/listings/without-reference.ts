/**
 * Drops `(See § 744.11 of the EAR)`, in any of its spellings and with the numbers of footnotes in it. Where other words stand
 * between its first word and the end, nothing is dropped: they may change what came before.
 *
 * @param end where what belongs to the reference ends; absent: at the end of the words
 */
export const withoutReference = (words: string, end = words.length): string => {
  const at = words.search(/[.,]?\s*\(?\bsee\s*(part\s*)?§/i)
  if (at === -1 || at > end) return words
  const left = words
    .slice(at, end)
    .replace(/\bsee\b|part|\band\b|of the ear\d?|of this part/gi, '')
    .replace(/\([a-z]{1,4}\)/gi, '')
    // A letter behind a section has lost its brackets, or is a badly printed figure: `744.21e`, `744.2l(b)`.
    .replace(/(?<=\d)[a-z](?![a-z])/g, '')
    .replace(/[§\d.,()\s]/g, '')
  return left === '' ? words.slice(0, at) + words.slice(end) : words
}
