import { fold, hasDigit, lengthOf, wordsIn } from './folded'
import type { NameWords } from './mark-words'

/** A name taken apart, once, in the order in which it is written. */
export type FirmName = {
  readonly words: readonly string[]
  /** Letters of those words by which it is told from others. */
  readonly distinctive: number
}

/** Letters that a name must have for the place it is in not to matter. */
const tellingMin = 4
const roman = /^(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})$/

/** Numbers are never near one another, however they are written. */
export const isNumber = (word: string): boolean => hasDigit(word) || roman.test(word)

/**
 * A name without its legal form, branch in brackets and small words. Undefined where no name is given.
 *
 * @param text As written, in any script.
 */
export const firmName = (text: string, known: NameWords): FirmName | undefined => {
  const folded = fold(text)
  const open = wordsIn(withoutBranch(folded))
  const all = open.length > 0 ? open : wordsIn(folded)
  const core = withoutForms(all, known)
  const kept = core.filter((word) => !known.small.has(word))
  const words = (kept.length > 0 ? kept : core).map((word) => known.generic.get(word) ?? word)
  if (words.length === 0 || known.placeholders.has(words.join(' '))) return undefined
  const distinctive = words.filter((word) => !known.generic.has(word) && !isNumber(word)).reduce((sum, word) => sum + lengthOf(word), 0)
  return { words, distinctive }
}

/** `(Singapore)`, `(M)`, `(Pvt)`: dropped, unless a number is in it. */
const withoutBranch = (folded: string): string =>
  folded.replace(/[([{]([^)\]}]*)[)\]}]/g, (_, inner: string) => {
    const word = inner.trim()
    return hasDigit(word) || (word.length > 1 && roman.test(word)) ? ` ${word} ` : ' '
  })

/** Legal forms are taken off both ends, one after the other: `GmbH & Co. KG`. The last word is never taken. */
const withoutForms = (words: readonly string[], known: NameWords): readonly string[] => {
  for (const size of [4, 3, 2, 1]) {
    if (words.length <= size) continue
    if (known.formsAfter.has(words.slice(-size).join(' '))) return withoutForms(words.slice(0, -size), known)
    if (known.formsBefore.has(words.slice(0, size).join(' '))) return withoutForms(words.slice(size), known)
  }
  return words.map((word) => known.formsAttached.reduce(detached, word))
}

const detached = (word: string, form: string): string => {
  if (word.length <= form.length) return word
  return word.endsWith(form) ? word.slice(0, -form.length) : word.startsWith(form) ? word.slice(form.length) : word
}

/**
 * The name as it is compared with others: its words in any order, and run together as written. A name that could be
 * anyone's is that of a firm in its place only.
 */
export const exactTexts = ({ words, distinctive }: FirmName, place: string): readonly string[] => {
  const where = distinctive < tellingMin ? ` in ${place}` : ''
  const together = words.reduce((text, word) => (hasDigit(word) && /\p{N}$/u.test(text) ? `${text} ${word}` : text + word), '')
  return [`words ${[...words].sort().join(' ')}${where}`, `together ${together}${where}`]
}
