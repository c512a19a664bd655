import type { Deal } from '../deal'
import type { ExceptionStatus } from '../determination'
import { asker, some } from '../finding'
import type { Citation } from '../law'
import { type ExceptionCase, shut, statusAsTrilean, type Wanted } from './exception-case'
import { notified } from './exception-with-notice'
import { unnotified } from './exception-without-notice'

/**
 * NAC and ACA for one deal (15 CFR 740.8), every condition answered. Until April 2024 NAC served both cases.
 *
 * @param withoutNotice The one that waits for a notification is out of the question and need not be answered.
 */
export const advancedComputingExceptions = (deal: Deal, wanted: readonly Wanted[], withoutNotice = false): readonly ExceptionCase[] => {
  const { advancedComputing, scenario } = deal.law
  if (scenario?.scenario.without.includes('advancedComputing')) return []
  if (advancedComputing.state !== 'governs') {
    const first = advancedComputing.state === 'not-yet' ? advancedComputing.first : undefined
    const cite = advancedComputing.state === 'not-yet' ? advancedComputing.cite : advancedComputing.entry.cite
    return ['NAC', 'ACA'].map((symbol) => notInForce(symbol, first, cite))
  }
  const terms = advancedComputing.entry
  if (withoutNotice) return [unnotified(deal, terms, wanted)]
  const withNotice = notified(deal, terms, wanted)
  const without = unnotified(deal, terms, wanted)
  if (without.symbol !== withNotice.symbol) return [withNotice, without]
  const served = some([statusAsTrilean(withNotice.status), statusAsTrilean(without.status)])
  const better = statusAsTrilean(without.status) === served ? without : withNotice
  const covers = (each: Wanted): ExceptionStatus => betterStatus(withNotice.covers(each), without.covers(each))
  return [{ ...better, covers }, notInForce('ACA', undefined, terms.cite)]
}

const betterStatus = (one: ExceptionStatus, other: ExceptionStatus): ExceptionStatus =>
  one === 'eligible' || other === 'ineligible' ? one : other

const notInForce = (symbol: string, first: string | undefined, cite: Citation): ExceptionCase => {
  const because = first === undefined ? 'not yet apart from NAC' : `exists since ${first}`
  return shut({ symbol, aesCode: null }, asker({ cite, confidence: 'confirmed' })('in-force', 'unmet', because))
}
