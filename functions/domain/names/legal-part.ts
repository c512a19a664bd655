import { editDistance } from './edit-distance'
import type { MatchingWords } from './matching-words'
import { meantWord } from './mended-word'
import type { Written } from './written-words'

/** Whether a word stands in some name of the lists. Where nobody knows, none does. */
export type IsKnown = (text: string) => boolean

/** Words of the longest form there is. */
const formWordsMax = 6
/** Fewer letters beside a form are the end of another word. */
const restLettersMin = 3

/** A name's words without its legal forms, and the classes of those. A name made of nothing else keeps them as words. */
export const withoutForms = (
  written: readonly Written[],
  words: MatchingWords,
  isKnown: IsKnown | undefined,
): { readonly rest: readonly Written[]; readonly legal: ReadonlySet<string> } => {
  const legal = new Set<string>()
  const all = mended(written, words, isKnown)
  const taken = new Array<boolean>(all.length).fill(false)
  const take = (from: number, size: number, form: string): void => {
    legal.add(words.legalForms.get(form) ?? 'company')
    taken.fill(true, from, from + size)
  }
  for (let at = 0; at < all.length; at++) {
    const found = longestForm(all, at, words)
    if (found === undefined) continue
    const isSure = !words.formsOnlyAtEnds.has(found.form)
    const isBefore = at === 0 && words.formsBefore.has(found.form) && all.length > found.size
    const isAfter = at > 0 && all.every((word, index) => index < at + found.size || word.isAside)
    if (!isSure && !isBefore && !isAfter) continue
    take(at, found.size, found.form)
    at += found.size - 1
  }
  takeFromEnd(all, taken, words, take)
  const rest = all.filter((_, at) => !taken[at])
  return rest.some(({ isAside }) => !isAside) ? { rest, legal } : { rest: all, legal: new Set() }
}

type Found = { readonly size: number; readonly form: string }

const longestForm = (all: readonly Written[], at: number, { legalForms }: MatchingWords): Found | undefined => {
  let [form, found] = ['', undefined as Found | undefined]
  for (let size = 1; size <= formWordsMax && at + size <= all.length; size++) {
    form += (size > 1 ? ' ' : '') + all[at + size - 1]?.text
    if (legalForms.has(form)) found = { size, form }
  }
  return found
}

/** `Example AS Ltd`: once a form is taken off the end, what stands before it is at the end. */
const takeFromEnd = (
  all: readonly Written[],
  taken: readonly boolean[],
  { legalForms }: MatchingWords,
  take: (from: number, size: number, form: string) => void,
): void => {
  let end = all.length
  while (end > 1 && (taken[end - 1] || all[end - 1]?.isAside)) end--
  for (let size = Math.min(formWordsMax, end - 1); size >= 1; size--) {
    const form = all
      .slice(end - size, end)
      .map(({ text }) => text)
      .join(' ')
    if (!legalForms.has(form) || end === all.length) continue
    take(end - size, size, form)
    return
  }
}

/** Fewer letters are the beginning or the end of many words. */
const brokenLettersMin = 6

/** Words that are broken in two, run together with a legal form or misspelt. */
const mended = (written: readonly Written[], words: MatchingWords, isKnown: IsKnown | undefined): readonly Written[] => {
  const whole = unbroken(written, words, isKnown).map((word) => putRight(word, words, isKnown))
  const isForm = (word: Written | undefined) => word !== undefined && (words.legalForms.has(word.text) || words.formWords.has(word.text))
  const all: Written[] = []
  // From the end, where most forms stand: one that is put right tells of the one before it.
  for (let at = whole.length - 1; at >= 0; at--) {
    const word = whole[at] as Written
    const isLast = at > 0 && at === whole.length - 1 && word.text.length >= 3 && word.text.length <= 4
    const isBeside = isForm(whole[at - 1]) || isForm(all[0]) || (isLast && isKnown?.(word.text) === false)
    all.unshift(...unjoined(isBeside ? misspeltForm(word, words, isKnown) : word, words, isKnown))
  }
  return all
}

const unbroken = (written: readonly Written[], words: MatchingWords, isKnown: IsKnown | undefined): readonly Written[] => {
  const all: Written[] = []
  for (let at = 0; at < written.length; at++) {
    const [word, next] = [written[at] as Written, written[at + 1]]
    if (next !== undefined && isBroken(word.text, next.text, words, isKnown)) {
      all.push({ ...word, text: word.text + next.text })
      at++
    } else all.push(word)
  }
  return all
}

/** A misspelt word of language, if no list has it as it is. */
const putRight = (word: Written, words: MatchingWords, isKnown: IsKnown | undefined): Written => {
  const { text, isLeet } = word
  if (isLeet || isKnown === undefined || isKnown(text) || words.common.has(text) || words.legalForms.has(text)) return word
  if (words.formWords.has(text) || words.places.has(text)) return word
  const meant = meantWord(text, words)
  return meant === undefined ? word : { ...word, text: meant, spelt: text, isMended: true }
}

const isBroken = (one: string, other: string, words: MatchingWords, isKnown: IsKnown | undefined): boolean => {
  const together = one + other
  if (together.length < brokenLettersMin || one.length < 2 || other.length < 2) return false
  if (words.longFormWords.includes(together) || words.common.has(together)) return !words.links.has(one) && !words.links.has(other)
  return (isKnown?.(together) ?? false) && !(isKnown?.(one) && isKnown(other)) && !words.legalForms.has(one)
}

/** A short word beside a legal form that is one letter from another: `Co., Ltd` written `Co., Ltf`. */
const misspeltForm = (word: Written, { formWords, legalForms, common, links }: MatchingWords, isKnown: IsKnown | undefined): Written => {
  const { text } = word
  if (formWords.has(text) || legalForms.has(text) || common.has(text) || links.has(text) || text.length < 2 || /\p{N}/u.test(text))
    return word
  if (text.length > 3 && (isKnown?.(text) ?? true)) return word
  for (const form of formWords) {
    const max = form.length > 6 ? 2 : 1
    if (Math.abs(form.length - text.length) <= max && editDistance(text, form, max) <= max) return { ...word, text: form }
  }
  return word
}

const unjoined = (word: Written, words: MatchingWords, isKnown: IsKnown | undefined): readonly Written[] => {
  const { longFormWords, legalForms, common, formWords } = words
  const { text } = word
  if (text.length < 5 || legalForms.has(text) || formWords.has(text) || common.has(text) || (isKnown?.(text) ?? false)) return [word]
  for (const form of longFormWords) {
    const rest = text.length - form.length
    if (rest >= restLettersMin && text.startsWith(form))
      return [
        { ...word, text: form },
        { ...word, text: text.slice(form.length) },
      ]
    if (rest >= restLettersMin && text.endsWith(form))
      return [
        { ...word, text: text.slice(0, rest) },
        { ...word, text: form },
      ]
    if (Math.abs(rest) <= 1 && editDistance(text, form, 1) <= 1) return [{ ...word, text: form }]
  }
  for (const form of formWords) {
    const rest = text.slice(0, -form.length)
    if (rest.length >= restLettersMin && text.endsWith(form) && (common.has(rest) || (isKnown?.(rest) ?? false)))
      return [
        { ...word, text: rest },
        { ...word, text: form },
      ]
  }
  return [word]
}
