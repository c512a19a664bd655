import { type Deal, roleName } from '../deal'
import type { Outcome } from '../determination'
import { type Flag, noteFlag } from '../finding'
import { statementOf } from './statement'

/** Lists that change no outcome and call for more inquiry, hints that decide nothing, and what owners leave to look at. */
export const listingFlags = (deal: Deal, outcome: Outcome): readonly Flag[] => [
  ...deal.listed.flatMap((listed): readonly Flag[] => {
    const effect = listed.effect?.value.effect
    const said = `${roleName(listed)} ${listed.because}`
    if (effect?.kind === 'red-flag') return [noteFlag(effect.code, `${said}: ${effect.because}`, listed.cite)]
    if (effect?.kind === 'suspends-exceptions')
      return [noteFlag(listed.code ?? 'exceptions-suspended', `${said}: no license exception is left`, listed.cite)]
    return []
  }),
  ...deal.ownerNotes,
  ...statementOf(deal, outcome).flags,
]
