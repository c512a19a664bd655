import type { MatchingWords } from './matching-words'
import { type IsKnown, mendedWords } from './mended-words'
import type { Written } from './written-words'

/** Words of the longest form there is. */
const formWordsMax = 6
/** A name's words without its legal forms, and the classes of those. A name made of nothing else keeps them as words. */
export const withoutForms = (
  written: readonly Written[],
  words: MatchingWords,
  isKnown: IsKnown | undefined,
): { readonly rest: readonly Written[]; readonly legal: ReadonlySet<string> } => {
  const legal = new Set<string>()
  const all = mendedWords(written, words, isKnown)
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
