import { type Flag, noteFlag } from './finding'
import type { Judged } from './judged'
import { daysBetween } from './law'
import type { Law } from './rulebook'

/** Days outside what we know: nothing is permitted before it, nor long after it. And what was not established of a day. */
export const dateFlags = (law: Law, judged: readonly Judged[]): readonly Flag[] => {
  const concerns = judged.some(({ asked }) => asked.some(({ reading: { level } }) => level !== null))
  return [...knownDays(law), ...(concerns ? law.dayRemarks.map(({ value, cite }) => noteFlag(value.code, value.because, cite)) : [])]
}

const knownDays = ({ asOf, known }: Law): readonly Flag[] => {
  const { cite } = known
  if (asOf < known.from) {
    const because = `the advanced-computing controls are known from ${known.from} on; nothing is permitted before`
    return [{ code: 'before-known-law', effect: 'needs-review', because, cite }]
  }
  if (asOf <= known.through) return []
  const days = daysBetween(known.through, asOf)
  const because = `the law was followed up to ${known.through}, ${days} days before the date asked about`
  return [{ code: 'beyond-known-law', effect: days > known.graceDays ? 'needs-review' : 'note', because, cite }]
}

/** Rules on a subject that are effective and do not bind yet: the earlier law's outcome stands. */
export const notYetDueNotes = ({ notYetDue }: Law, subject: Law['notYetDue'][number]['concerns']): readonly Flag[] =>
  notYetDue
    .filter(({ concerns }) => concerns === subject)
    .map(({ title, entry: { from, dueFrom, cite } }) => ({
      code: 'not-yet-due',
      effect: 'note',
      because: `${title}: effective ${from}, binding ${dueFrom}; the earlier law's outcome stands`,
      cite,
    }))
