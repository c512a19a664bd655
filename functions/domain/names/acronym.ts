import type { Name } from './name'

/** Shorter ones stand for too many names. */
export const acronymLettersMin = 4
const acronymLettersMax = 9

/** What a name may be called by the first letters of its words, with its small words and without. */
export const acronymOf = ({ words, isPersonal }: Pick<Name, 'words' | 'isPersonal'>): readonly string[] => {
  if (isPersonal) return []
  const open = words.filter(({ isAside, role }) => !isAside && role !== 'number' && role !== 'han')
  const first = (from: typeof open) => from.map(({ text }) => text[0] ?? '').join('')
  const found = new Set([first(open), first(open.filter(({ role }) => role !== 'link'))])
  return [...found].filter(({ length }) => length >= acronymLettersMin && length <= acronymLettersMax)
}
