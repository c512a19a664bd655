import { asker, claim, every, type Finding, not } from '../finding'
import type { SyntheticData } from '../item'
import type { Dated } from '../law'
import { isWithinShare, mostOf, type Operations, operationsIn, saidOf, sumOf } from '../operations-count'
import { addedBySyntheticData } from './synthetic-data'
import type { WeightsTerms } from './weights-terms'

/** What of a model its place in the entry turns on. */
export type Training = {
  readonly published: boolean
  /** Every operation of its own training, as far as it was told. */
  readonly operations: Operations | undefined
  /** What was added to published weights, where it is derived from such. */
  readonly derived: boolean
  readonly additional: Operations | undefined
  readonly syntheticData: readonly SyntheticData[]
  /** Training that counts and was not told, in words. */
  readonly missing: readonly string[]
}

/** Whether a model's weights are in the entry: each sentence of it answered, and the last one together. */
export type Controlled = { readonly outcome: Finding['outcome']; readonly findings: readonly Finding[] }

/** @param open The number of Note 2, where it is known. */
export const controlledWeights = (model: Training, entry: Dated<WeightsTerms>, open: Operations | undefined): Controlled => {
  const ask = asker(entry)
  if (model.published) return { outcome: 'unmet', findings: [ask('unpublished', 'unmet', 'published weights are outside (Note 1)')] }
  const counted = countedOperations(model, entry)
  if (counted.finding.outcome === 'unmet') return { outcome: 'unmet', findings: [counted.finding] }
  const findings = [counted.finding, behindFrontier(model, counted, entry, open), ...derivedFromPublished(model, entry, open)]
  const [reaches, ...waysOut] = findings.map(({ outcome }) => outcome)
  return { outcome: every([reaches ?? 'unknown', ...waysOut.map(not)]), findings }
}

type Counted = { readonly finding: Finding; readonly total: Operations | undefined; readonly isComplete: boolean }

/** The model's own operations, never fewer than what was added to another's, with what Technical Note 3 adds. */
const countedOperations = (model: Training, entry: Dated<WeightsTerms>): Counted => {
  const ask = asker(entry)
  const { operationsMin, atTheBound, syntheticShareAbove } = entry.value
  const { operations: own, additional = own } = model
  if (own === undefined)
    return { finding: ask('operations', 'unknown', 'the number of operations was not given'), total: undefined, isComplete: false }
  const added = addedBySyntheticData(model.syntheticData, syntheticShareAbove)
  const total = sumOf([mostOf([own, additional ?? own]), added.operations])
  const min = operationsIn(operationsMin)
  const missing = [...model.missing, ...added.missing]
  const isComplete = missing.length === 0
  const said = `${isComplete ? '' : 'at least '}${saidOf(total)} operations against ${operationsMin} or more`
  if (total < min && !isComplete) {
    const because = `${said}; not given: ${missing.join(', ')}`
    return { finding: ask('operations', 'unknown', because), total, isComplete }
  }
  const isAtBound = total === min
  const because = isAtBound ? `${said}: ${atTheBound.because}` : said
  return { finding: ask('operations', claim(total >= min), because, isAtBound ? atTheBound.code : undefined), total, isComplete }
}

/** Note 2 is a way out that somebody has to establish: without its number it is not taken. */
const behindFrontier = (
  { derived: isDerived }: Training,
  { total, isComplete }: Counted,
  entry: Dated<WeightsTerms>,
  open: Operations | undefined,
): Finding => {
  const ask = asker(entry)
  const { code, untested } = entry.value.frontier
  if (open === undefined) return ask('note-2', 'unmet', untested, isDerived ? undefined : code)
  const said = `against ${saidOf(open)} operations to equal the most advanced published model`
  if (total === undefined) return ask('note-2', 'unknown', `an unknown number ${said}`)
  if (total >= open) return ask('note-2', 'unmet', `${saidOf(total)} ${said}: not fewer`)
  return isComplete
    ? ask('note-2', 'met', `${saidOf(total)} ${said}: fewer`)
    : ask('note-2', 'unknown', `at least ${saidOf(total)} ${said}, with figures missing`)
}

/** Note 1, second half: the training that was added to published weights, against the higher of two figures. */
const derivedFromPublished = (model: Training, entry: Dated<WeightsTerms>, open: Operations | undefined): readonly Finding[] => {
  if (!model.derived) return []
  const ask = asker(entry)
  const { floor, preamble, share } = entry.value.derived
  const { frontier } = entry.value
  const { additional: extra } = model
  if (extra === undefined) return [ask('note-1', 'unknown', 'derived from published weights; the training added to them was not given')]
  const said = `derived from published weights with ${saidOf(extra)} operations more`
  if (extra <= operationsIn(floor)) {
    const isInBand = extra > operationsIn(preamble.floor)
    return [
      isInBand
        ? ask('note-1', 'met', `${said}: ${preamble.because}`, preamble.code)
        : ask('note-1', 'met', `${said}, not more than ${floor}`),
    ]
  }
  if (open === undefined) return [ask('note-1', 'unknown', `${said}, more than ${floor}: ${frontier.unknown}`, frontier.code)]
  const percent = (share.numerator * 100) / share.denominator
  return [
    ask('note-1', claim(isWithinShare(extra, share, open)), `${said}, against the higher of ${floor} and ${percent} % of ${saidOf(open)}`),
  ]
}
