import type { Deal } from '../deal'
import { someSeat } from '../deal'
import { every, type Finding, not, type Trilean } from '../finding'
import type { Dated } from '../law'
import type { PlaceCode } from '../place'
import { outcomeWithin } from '../place-set'
import type { DestinationClause, SparedFirms } from '../rulebook'

/** A clause may spare firms of favored countries, or deals that show a kind of evidence. */
export const sparedFirm = (
  deal: Deal,
  { value, cite, confidence }: Dated<DestinationClause>,
  place: PlaceCode,
  finding: Finding,
): Finding => {
  const { spares, unlessEvidence, inDoubt } = value
  const shown = unlessEvidence?.find((kind) => deal.export.evidence?.some((each) => each.kind === kind))
  if (shown !== undefined)
    return { condition: finding.condition, outcome: 'unmet', because: `left out by evidence of ${shown}`, cite, confidence }
  if (inDoubt !== undefined) return { ...finding, outcome: 'unknown', because: `${place}: ${inDoubt.because}`, code: inDoubt.code }
  if (spares === undefined) return finding
  const outcome = isSpared(deal, spares, place)
  if (outcome === 'unmet') return finding
  if (outcome === 'met') return { condition: finding.condition, outcome: 'unmet', because: spares.because, cite, confidence }
  return { ...finding, outcome: 'unknown', because: `${place}: whether a party counts as favored is not known` }
}

/** By the place the items go to; and everyone by location, headquarters and parents where those are asked about. */
export const isSpared = (deal: Deal, { places, outsiders, barred }: SparedFirms, place: PlaceCode): Trilean => {
  const { law, principals } = deal
  const here = outcomeWithin(law.geography, place, places)
  if (here === 'unmet') return 'unmet'
  const cite = law.known.cite
  const located =
    outsiders === undefined
      ? []
      : principals
          .filter(({ role }) => role !== 'intermediateConsignees')
          .map(({ party }) => outcomeWithin(law.geography, party.country, places))
  return every([
    here,
    ...located,
    ...(barred === undefined ? [] : [not(someSeat(deal.seatsIn(barred, cite)))]),
    ...(outsiders === undefined ? [] : [not(someSeat(deal.seatsIn(outsiders, cite)))]),
  ])
}
