import type { Deal } from '../deal'
import { asker, type Flag, noteFlag } from '../finding'
import { isTraining } from './compute-facts'
import { aiaPromise, severalHands, validatedTerms } from './compute-promises'
import { barredChain, redFlag } from './compute-red-flag'
import { outsider, type Work, workOf } from './compute-work'
import { type Part, part, type Subject } from './part'

/** What the Diffusion Rule asks of GPU time, by who sells it, to whom, and what is trained on it. Inference is free of it. */
export const byCompute = (deal: Deal, { item }: Subject): readonly Part[] => {
  const { compute: entry } = deal.law
  if (item.kind !== 'compute' || entry === undefined) return []
  const { value } = entry
  const training = isTraining(item, deal)
  const remark = noteFlag(value.remark.code, value.remark.because, entry.cite)
  if (value.asks === 'nothing')
    return training ? [part('red-flag-28', [asker(entry)('red-flag-28', 'unmet', value.remark.because)], entry, { notes: [remark] })] : []
  if (!training) return [part('red-flag-28', [asker(entry)('red-flag-28', 'unmet', 'inference is not restricted')], entry)]
  return promises(workOf(deal, item, entry, value), remark)
}

const promises = (given: Work, remark: Flag): readonly Part[] => {
  const { value, trains } = given
  const parts = [aiaPromise(given), validatedTerms(given), redFlag(given), barredChain(given), severalHands(given)]
  const isAsked = parts.some(({ outcome }) => outcome !== 'unmet')
  const bounds = trains.findings.flatMap(({ outcome, code, because, cite }) =>
    code !== undefined && outcome !== 'unknown' && trains.outcome !== 'unmet' ? [noteFlag(code, because, cite)] : [],
  )
  const kept = given.status === 'aia-holder' && trains.outcome === 'unmet' && outsider(given) !== 'unmet'
  const notes = [
    ...(isAsked ? [remark] : []),
    ...bounds,
    ...(kept ? [noteFlag(value.promise.kept.code, value.promise.kept.because, value.promise.cite)] : []),
  ]
  const [first, ...others] = parts
  return first === undefined ? parts : [{ ...first, notes }, ...others]
}
