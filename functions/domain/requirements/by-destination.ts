import type { Deal } from '../deal'
import { asker, type Finding, noteFlag } from '../finding'
import type { Dated } from '../law'
import type { DestinationClause } from '../rulebook'
import { exemptConsignee } from './exempt-consignee'
import { onExistingStock } from './existing-stock'
import { domestic, type Part, part, type Subject } from './part'
import { sparedFirm } from './spared-firm'

/** Destination clauses of the advanced-computing controls for the level of the item. */
export const byDestination = (deal: Deal, { reading }: Subject): readonly Part[] => {
  const { level } = reading
  const clauses = level === null ? [] : deal.law.destinations[level]
  return clauses.map((clause) => {
    const { cite, value } = clause
    if (deal.abroad.length === 0) return part('destination', [stayingFinding(deal, clause)], clause)
    const findings = deal.destinationsIn(value.places, cite).map((membership) => {
      const finding = destinationFinding(clause, membership)
      if (finding.outcome === 'unmet') return finding
      const asked = sparedFirm(deal, clause, membership.place, finding)
      return asked.outcome === 'unmet' ? asked : onExistingStock(deal, reading, exemptConsignee(deal, clause, membership.place, asked))
    })
    const { namedDefault, remark } = value
    const notes = [
      ...(namedDefault && findings.some(({ outcome }) => outcome === 'met')
        ? [noteFlag(namedDefault.code, namedDefault.because, cite)]
        : []),
      ...(remark ? [noteFlag(remark.code, remark.because, cite)] : []),
    ]
    return part('destination', findings, clause, { notes })
  })
}

/** What does not leave the country is no export; of what comes back to it the clause may leave it open. A reexport starts abroad. */
const stayingFinding = (deal: Deal, { cite, confidence, value }: Dated<DestinationClause>): Finding => {
  const { from, law } = deal
  const isAtHome = deal.export.activity !== 'reexport' && law.geography.treatedAs(from) === law.home
  return value.returnsHome === undefined || isAtHome
    ? domestic('destination', cite)
    : asker({ cite, confidence })('destination', 'unknown', value.returnsHome.because, value.returnsHome.code)
}

/** An unconfirmed entry decides nothing, unless it is a named default. */
const destinationFinding = (
  { cite, confidence, value }: Dated<DestinationClause>,
  { outcome, because, confidence: placed, code }: ReturnType<Deal['destinationsIn']>[number],
): Finding => {
  const isOpen = outcome === 'met' && confidence === 'unconfirmed' && value.namedDefault === undefined
  const named = code ?? (outcome === 'met' ? value.namedDefault?.code : undefined)
  const ask = asker({ cite, confidence: confidence === 'confirmed' ? placed : confidence })
  return ask('destination', isOpen ? 'unknown' : outcome, because, named)
}
