import type { Deal } from '../deal'
import type { ExceptionCase, Wanted } from './exception-case'
import { partnerException } from './partner-exception'
import { weightsException } from './weights-exception'

/** AIA as one exception: chips, software and technology under its general terms, weights under their own. */
export const partnersAuthorization = (deal: Deal, wanted: readonly Wanted[], countedTpp: number | null): readonly ExceptionCase[] => {
  const isWeights = ({ item }: Wanted): boolean => deal.export.items[item]?.kind === 'modelWeights'
  const ofWeights = wanted.filter(isWeights)
  if (deal.export.items.every(({ kind }) => kind === 'modelWeights')) return weightsException(deal, wanted)
  if (ofWeights.length === 0) return partnerException(deal, wanted, countedTpp)
  const others = wanted.filter((each) => !isWeights(each))
  const weights = weightsException(deal, ofWeights)
  if (others.length === 0) return weights
  const [one, other] = [partnerException(deal, others, countedTpp)[0], weights[0]]
  if (one === undefined) return other ? [alone(other, isWeights)] : []
  return [other === undefined ? alone(one, (each) => !isWeights(each)) : both(one, other, isWeights)]
}

/** The track has terms for some of the items only: for the others it is no exception. */
const alone = (one: ExceptionCase, isOwn: (wanted: Wanted) => boolean): ExceptionCase => ({
  ...one,
  status: 'ineligible',
  covers: (wanted) => (isOwn(wanted) ? one.covers(wanted) : 'ineligible'),
})

/** Eligible where it is for all of them; each item is answered by the terms that are for it. */
const both = (one: ExceptionCase, other: ExceptionCase, isOther: (wanted: Wanted) => boolean): ExceptionCase => {
  const statuses = [one.status, other.status]
  return {
    ...one,
    status: statuses.includes('ineligible') ? 'ineligible' : statuses.includes('needs-review') ? 'needs-review' : 'eligible',
    findings: [...one.findings, ...other.findings],
    duties: [...one.duties, ...other.duties.filter(({ code }) => !one.duties.some((each) => each.code === code))],
    covers: (wanted) => (isOther(wanted) ? other : one).covers(wanted),
  }
}
