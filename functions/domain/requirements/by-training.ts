import { type Deal, someSeat } from '../deal'
import { asker, every, noteFlag, type Trilean } from '../finding'
import { listed } from '../place-set'
import { type Part, part, type Subject } from './part'

/** The notice says that a license may be required: where it speaks, nobody here can say that none is. */
export const byTraining = (deal: Deal, { reading: { level } }: Subject): readonly Part[] => {
  const { trainingNotice: entry } = deal.law
  const { endUse } = deal.export
  if (entry === undefined || endUse === undefined || level === null) return []
  const { seats, concerns, purposes, code, because, redFlag } = entry.value
  const isTraining = endUse.trainsControlledWeights === true || purposes.includes(endUse.purpose ?? '')
  if (!isTraining || deal.abroad.length === 0) return []
  const seated = someSeat(deal.seatsIn(seats, entry.cite))
  const isKnown = endUse.concerns?.some(({ kind, knowledge }) => knowledge && concerns.includes(kind)) === true
  const outcome: Trilean = every([seated, isKnown ? 'unknown' : 'unmet'])
  const notes = !isKnown && seated !== 'unmet' ? [noteFlag(redFlag.code, redFlag.because, entry.cite)] : []
  const said = outcome === 'unmet' ? `trains models; a party of ${listed(seats)} with such an end use is not known` : because
  return [
    part('training-notice', [asker(entry)('training-notice', outcome, said, outcome === 'unmet' ? undefined : code)], entry, {
      notes,
      survivors: [],
    }),
  ]
}
