import { notYetDueNotes } from '../date-flags'
import { type Deal, roleName } from '../deal'
import type { Outcome } from '../determination'
import { type Flag, noteFlag } from '../finding'
import { footnotesOf, type Listed } from './listed'
import { statementOf } from './statement'

/** Lists that change no outcome and call for more inquiry, hints that decide nothing, and what owners leave to look at. */
export const listingFlags = (deal: Deal, outcomes: readonly Outcome[]): readonly Flag[] => [
  ...deal.listed.flatMap((listed): readonly Flag[] => {
    const effect = listed.effect?.value.effect
    const said = `${roleName(listed)} ${listed.because}`
    if (effect?.kind === 'red-flag') return [noteFlag(effect.code, `${said}: ${effect.because}`, listed.cite)]
    if (effect?.kind === 'suspends-exceptions')
      return [noteFlag(listed.code ?? 'exceptions-suspended', `${said}: no license exception is left`, listed.cite)]
    return []
  }),
  ...deal.listed.flatMap((listed) => footnoteNotes(deal, listed)),
  ...deal.ownerNotes,
  ...statementOf(deal, outcomes).flags,
]

/** What the footnotes of an entry mean for things made abroad, those not binding yet among them. */
const footnoteNotes = ({ law }: Deal, listed: Listed): readonly Flag[] => {
  const numbers = footnotesOf(listed)
  if (numbers.length === 0) return []
  const standing = law.listings.footnotes.filter(
    ({ value }) => value.list === listed.effect?.value.list && numbers.includes(value.footnote),
  )
  return [
    ...standing.map(({ value, cite }) => noteFlag('entity-list-footnote', `footnote ${value.footnote}: ${value.because}`, cite)),
    ...notYetDueNotes(law, 'footnotes'),
  ]
}
