import { type Deal, someDestination, someSeat } from '../deal'
import type { Reading } from '../eccn'
import { embargoOn } from '../embargo'
import { claim, every, not, type Trilean } from '../finding'
import { seatIn } from '../headquarters'
import type { Dated } from '../law'
import { headquartersOf } from '../party'
import type { PlaceSet } from '../place'
import { within } from '../place-set'
import { type Alternative, type ReviewCase, type ReviewPolicy, stricterPolicy } from './review'

/** The figures that the case-by-case window reads. Null is unknown. */
export type WindowFigures = { readonly tpp: number | null; readonly dramBandwidthGBs: number | null }

/**
 * How an application would be looked at: embargoes first, then the first row that matches. Rows that may match on the
 * way are named as alternatives; where none surely matches the posture is unstated.
 */
export const reviewPolicyFor = (deal: Deal, reading: Reading, figures: WindowFigures): ReviewPolicy | null => {
  const embargoed = embargoPolicy(deal)
  if (embargoed) return embargoed
  const alternatives: Alternative[] = []
  let first: Dated<ReviewCase> | undefined
  for (const row of deal.law.review) {
    const outcome = matches(deal, row, reading, figures)
    if (outcome === 'unmet') continue
    first ??= row
    const { inDoubt, posture, case: title } = row.value
    if (outcome === 'met' && inDoubt === undefined) {
      const offered = [...alternatives, ...(row.value.alternatives ?? [])].filter((each) => each.posture !== posture)
      return { posture, because: title, ...(offered.length > 0 ? { alternatives: offered } : {}), cite: row.cite }
    }
    alternatives.push({ posture, because: inDoubt?.because ?? `may apply: ${title}`, code: inDoubt?.code ?? 'REVIEW_ROW_UNKNOWN' })
  }
  return first ? { posture: 'unstated', because: 'which row of the policy applies is not known', alternatives, cite: first.cite } : null
}

/** Of several destinations under part 746 the strictest posture. */
const embargoPolicy = ({ abroad, law }: Deal): ReviewPolicy | undefined =>
  abroad
    .flatMap((place): ReviewPolicy[] => {
      const terms = embargoOn(law, place)
      if (terms === undefined) return []
      const { posture, alternatives } = terms.value
      return [{ posture, because: `${place} is under part 746`, ...(alternatives ? { alternatives } : {}), cite: terms.cite }]
    })
    .reduce<ReviewPolicy | undefined>((strictest, each) => (strictest ? stricterPolicy(strictest, each) : each), undefined)

const matches = (deal: Deal, { value: row, cite }: Dated<ReviewCase>, reading: Reading, figures: WindowFigures): Trilean => {
  if (reading.level === null || !row.levels.includes(reading.level)) return 'unmet'
  let outcome: Trilean = 'met'
  const mayBe = (part: Trilean): boolean => {
    if (part === 'unknown') outcome = 'unknown'
    return part !== 'unmet'
  }
  const matchesSoFar =
    (row.exportedFromUs === undefined || isExportFromHome(deal) === row.exportedFromUs) &&
    (!row.notForDatacenters || mayBe(not(reading.datacenter))) &&
    (!row.inWindow || mayBe(inWindow(deal, figures))) &&
    (!row.destination || mayBe(someDestination(deal.destinationsIn(row.destination, cite)))) &&
    (!row.destinationNot || mayBe(not(someDestination(deal.destinationsIn(row.destinationNot, cite))))) &&
    (!row.headquarters || mayBe(someSeat(deal.seatsIn(row.headquarters, cite)))) &&
    (!row.headquartersNot || mayBe(not(someSeat(deal.seatsIn(row.headquartersNot, cite))))) &&
    (!row.endUserSeat || mayBe(endUserSeat(deal, row.endUserSeat, cite))) &&
    (!row.endUserIn || mayBe(within(deal.law.geography, endUserOf(deal).country, row.endUserIn, cite).outcome))
  return matchesSoFar ? outcome : 'unmet'
}

const endUserOf = ({ export: { parties } }: Deal) => parties.endUser ?? parties.ultimateConsignee

/** Headquartered there itself; a parent elsewhere leaves it in doubt. */
const endUserSeat = (deal: Deal, set: PlaceSet, cite: Dated<ReviewCase>['cite']): Trilean => {
  const party = endUserOf(deal)
  const places = headquartersOf(party)
  if (places.length === 0) return 'unknown'
  const own = every(places.map((place) => within(deal.law.geography, place, set, cite).outcome))
  if (own !== 'met') return own
  return party.ultimateParents?.length === 0
    ? 'met'
    : seatIn({ ...party, headquarters: undefined }, set, deal.law.geography, cite).outcome === 'met'
      ? 'met'
      : 'unknown'
}

const inWindow = ({ law: { window } }: Deal, { tpp, dramBandwidthGBs }: WindowFigures): Trilean =>
  window === undefined
    ? 'unmet'
    : every([
        tpp === null ? 'unknown' : claim(tpp < window.value.tppBelow),
        dramBandwidthGBs === null ? 'unknown' : claim(dramBandwidthGBs < window.value.dramBandwidthBelowGBs),
      ])

const isExportFromHome = ({ export: { activity }, from, law }: Deal): boolean =>
  activity === 'export' && law.geography.treatedAs(from) === law.home
