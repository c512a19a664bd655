import type { Deal } from '../deal'
import { some, type Trilean } from '../finding'
import { seatIn } from '../headquarters'
import type { ModelWeightsItem } from '../item'
import type { Dated } from '../law'
import { employerOf, isRelease } from '../releases'
import type { WeightsReview } from '../requirements/weights-clause'
import { endUserOf } from './end-user'
import type { Alternative, ReviewPolicy } from './review'

/** How an application for weights is reviewed: by the seat of the end user, or of those who employ the persons it is released to. */
export const weightsPolicy = (
  deal: Deal,
  item: ModelWeightsItem,
  { cite }: Dated<unknown>,
  { outsiders, posture, because, others, unknown, cite: reviewed }: WeightsReview,
): ReviewPolicy => {
  const { geography } = deal.law
  const employers = isRelease(deal.export) ? (item.releasees ?? []).map(employerOf) : []
  const readers = employers.length > 0 ? employers : [endUserOf(deal)]
  const seat: Trilean = some(readers.map((each) => seatIn(each, outsiders, geography, cite).outcome))
  if (seat === 'met') return { posture, because, cite: reviewed }
  const silent = others.postures.map((each): Alternative => ({ posture: each, because: others.because, code: others.code }))
  const barred: Alternative = { posture, because: unknown.because, code: unknown.code }
  return {
    posture: 'unstated',
    because: seat === 'unmet' ? others.because : unknown.because,
    alternatives: seat === 'unmet' ? silent : [barred, ...silent],
    cite: reviewed,
  }
}
