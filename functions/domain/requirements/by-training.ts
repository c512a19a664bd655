import { type Deal, someSeat } from '../deal'
import { asker, every, noteFlag, type Trilean } from '../finding'
import type { Citation } from '../law'
import type { PlaceSet } from '../place'
import { listed } from '../place-set'
import { anyOf, chainOf } from './compute-facts'
import { type Part, part, type Subject } from './part'

/** The notice says that a license may be required: where it speaks, nobody here can say that none is. */
export const byTraining = (deal: Deal, { item, reading: { level } }: Subject): readonly Part[] => {
  const { trainingNotice: entry } = deal.law
  const { endUse } = deal.export
  const isCompute = item.kind === 'compute'
  if (entry === undefined || (!isCompute && (endUse === undefined || level === null))) return []
  const { seats, concerns, purposes, code, because, redFlag } = entry.value
  const isStated = endUse?.trainsControlledWeights === true || purposes.includes(endUse?.purpose ?? '')
  if (isCompute ? !isStated && item.workload === 'inference' : !isStated || deal.abroad.length === 0) return []
  const seated = isCompute ? inChain(deal, seats, entry.cite) : someSeat(deal.seatsIn(seats, entry.cite))
  const isKnown = endUse?.concerns?.some(({ kind, knowledge }) => knowledge && concerns.includes(kind)) === true
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

/** Access counts like the chips themselves: whoever stands between the machines and the model, wherever they are. */
const inChain = (deal: Deal, seats: PlaceSet, cite: Citation): Trilean =>
  anyOf(
    deal,
    chainOf(deal).map(({ party }) => party),
    seats,
    cite,
  )
