import type { Deal } from '../deal'
import { asker, type Finding, noteFlag } from '../finding'
import type { ModelWeightsItem } from '../item'
import type { Dated } from '../law'
import { isRelease } from '../releases'
import { weightsPolicy } from '../review/weights-policy'
import { domestic, type Part, part, type Subject } from './part'
import type { WeightsClause } from './weights-clause'
import { weightsReleased } from './weights-released'

/** Weights of a model: the requirement for those in the entry, and a letter that was not read for all that are not published. */
export const byWeights = (deal: Deal, { item, reading }: Subject): readonly Part[] => {
  // What is published is subject to nothing.
  if (item.kind !== 'modelWeights' || item.published) return []
  const { weightsClause: clause } = deal.law
  const others = [...byLetter(deal), ...toNobody(deal, item)]
  return reading.eccn === null || clause === undefined ? others : [...others, clausePart(deal, item, clause)]
}

type Everywhere = Extract<WeightsClause, { asks: 'everywhere' }>

const clausePart = (deal: Deal, item: ModelWeightsItem, clause: Dated<WeightsClause>): Part => {
  const { value } = clause
  const remark = noteFlag(value.remark.code, value.remark.because, clause.cite)
  if (value.asks === 'nothing')
    return part('destination', [asker(clause)('destination', 'unmet', value.remark.because)], clause, { notes: [remark] })
  const findings = findingsOf(deal, item, clause, value)
  const isReached = findings.some(({ outcome }) => outcome !== 'unmet')
  const miscited = noteFlag(value.miscited.code, value.miscited.because, clause.cite)
  const settled = findings.flatMap(({ outcome, code, because, cite }) =>
    code !== undefined && outcome !== 'unknown' ? [noteFlag(code, because, cite)] : [],
  )
  return part('destination', findings, clause, {
    notes: [...(isReached ? [remark, miscited] : []), ...settled],
    policy: weightsPolicy(deal, item, clause, value.review),
  })
}

const findingsOf = (deal: Deal, item: ModelWeightsItem, clause: Dated<WeightsClause>, value: Everywhere): readonly Finding[] => {
  const { from, abroad, law, export: given } = deal
  const ask = asker(clause)
  if (given.activity === 'remote-access') return [ask('destination', 'unmet', value.access.because, value.access.code)]
  if (isRelease(given)) return weightsReleased(deal, item, clause, value.released)
  if (abroad.length > 0)
    return deal
      .destinationsIn(value.places, clause.cite)
      .map(({ place, outcome, code }) => ask('destination', outcome, `${place}: asked of model weights wherever they go`, code))
  return law.geography.treatedAs(from) === law.home
    ? [domestic('destination', clause.cite)]
    : [ask('destination', 'unknown', value.returnsHome.because, value.returnsHome.code)]
}

/** Some nationality is asked a license for nearly everything: who nobody described may be of it. */
const toNobody = ({ law, export: given }: Deal, { releasees = [] }: ModelWeightsItem): readonly Part[] => {
  if (!isRelease(given) || releasees.length > 0) return []
  const finding = asker({ cite: law.known.cite, confidence: 'confirmed' })(
    'released-to',
    'unknown',
    'to whom the weights are released was not said: give `releasees`',
  )
  return [part('release', [finding], finding, { survivors: [] })]
}

/** Asked of everything that leaves, is released or is reached from elsewhere. */
const byLetter = (deal: Deal): readonly Part[] => {
  const { weightsNotice: notice } = deal.law
  const { activity } = deal.export
  const staysHome = deal.abroad.length === 0 && !isRelease(deal.export) && activity !== 'remote-access'
  if (notice === undefined || staysHome) return []
  const finding = asker(notice)('individual-notice', 'unknown', notice.value.because, 'individual-notice')
  return [part('individual-notice', [finding], notice, { survivors: [] })]
}
