import type { Deal } from '../deal'
import type { Reading } from '../eccn'
import type { Finding } from '../finding'

/** Use of stock already held is no new delivery: what asks for a license by destination or headquarters does not stop it. */
export const onExistingStock = (deal: Deal, { level, nature }: Reading, finding: Finding): Finding => {
  if (deal.export.existingStock !== true) return finding
  const { cite, confidence, value, isGiven } = deal.law.existingStock
  const isMeant = nature === 'commodity' && value.levels.includes(level)
  const doubt = !isGiven ? value.before : !isMeant ? value.otherItems : isDelivered(deal) ? value.delivery : undefined
  return doubt === undefined
    ? { condition: finding.condition, outcome: 'unmet', because: value.because, cite, confidence, code: 'existing-stock' }
    : { ...finding, outcome: 'unknown', because: `${finding.because}; ${doubt.because}`, code: doubt.code }
}

/**
 * Stated to start in one country abroad and to end in another, to be sold on, to pass through hands elsewhere, or to fill
 * a new site. The home country as origin says nothing: it is what an origin left out is taken to be.
 */
const isDelivered = ({ export: given, from, abroad, law: { geography, home } }: Deal): boolean => {
  const { activity, parties, endUse, dataCenter } = given
  const places = new Set(abroad.map(geography.treatedAs))
  const start = geography.treatedAs(from)
  const hands = [parties.purchaser, parties.distributor, parties.freightForwarder, ...(parties.intermediateConsignees ?? [])]
  return (
    activity === 'reexport' ||
    endUse?.purpose === 'resale' ||
    dataCenter?.newSite === true ||
    places.size > 1 ||
    (start !== home && !places.has(start)) ||
    hands.some((party) => party !== undefined && !places.has(geography.treatedAs(party.country)))
  )
}
