import { editDistance } from './edit-distance'
import type { MatchingWords } from './matching-words'
import { meantWord } from './mended-word'
import type { Written } from './written-words'

/** Whether a word stands in some name of the lists. Where nobody knows, none does. */
export type IsKnown = (text: string) => boolean

/** Fewer letters beside a form are the end of another word. */
const restLettersMin = 3

/** Fewer letters are the beginning or the end of many words. */
const brokenLettersMin = 6

/** Words that are broken in two, run together with a legal form or misspelt. */
export const mendedWords = (written: readonly Written[], words: MatchingWords, isKnown: IsKnown | undefined): readonly Written[] => {
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
