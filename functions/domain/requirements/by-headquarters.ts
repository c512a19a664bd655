import { type Deal, type PartySeat, roleName } from '../deal'
import type { Reading } from '../eccn'
import { asker, type Finding, type Trilean } from '../finding'
import type { Dated } from '../law'
import type { HeadquartersClause } from '../rulebook'
import { onExistingStock } from './existing-stock'
import { domestic, type Part, part, type Subject } from './part'

/** The headquarters clause for the level of the item: wherever it goes, who is above the parties. */
export const byHeadquarters = (deal: Deal, { reading }: Subject): readonly Part[] => {
  const clause = reading.level === null ? undefined : deal.law.headquarters[reading.level]
  if (clause === undefined) return []
  if (deal.abroad.length === 0) return [part('headquarters', [domestic('headquarters', clause.cite)], clause)]
  const reach = clauseReach(reading, clause.value)
  const findings = deal.seatsIn(clause.value.seats, clause.cite).map((each) => {
    const finding = headquartersFinding(each, reach, clause)
    return finding.outcome === 'unmet' ? finding : onExistingStock(deal, reading, finding)
  })
  return [part('headquarters', findings, clause)]
}

/** Commodities always; software and technology as far as the text was read to reach them. */
const clauseReach = ({ nature, family }: Reading, { beyondCommodities: beyond }: HeadquartersClause): Trilean => {
  if (nature === 'commodity' || beyond === 'all') return 'met'
  if (beyond === 'unknown') return 'unknown'
  return family !== null && beyond.includes(family) ? 'met' : 'unmet'
}

const headquartersFinding = (each: PartySeat, reach: Trilean, { cite, confidence }: Dated<HeadquartersClause>): Finding => {
  const { outcome, because, code } = each.seat
  const ask = asker({ cite, confidence })
  const said = `${roleName(each)}: ${because}`
  if (reach === 'unmet') return ask('headquarters', 'unmet', `${said}; the clause does not reach such software or technology`)
  if (reach === 'unknown' && outcome !== 'unmet') {
    const doubt = `${said}; whether the clause reaches such software or technology was not established`
    return ask('headquarters', 'unknown', doubt, 'HEADQUARTERS_SCOPE')
  }
  return ask('headquarters', outcome, said, code)
}
