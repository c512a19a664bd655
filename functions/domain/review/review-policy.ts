import { type Deal, someSeat } from '../deal'
import type { Reading } from '../eccn'
import { readEmbargoOn } from '../embargo'
import { every, type Finding, type Flag, not, noteFlag, some, type Trilean } from '../finding'
import type { Citation, Dated } from '../law'
import type { PlaceSet } from '../place'
import { outcomeWithin } from '../place-set'
import { exemptionOf } from '../requirements/exempt-consignee'
import type { CountryUse } from './country-allocation'
import { endUserOf, seatOfEndUser } from './end-user'
import { type Alternative, type ReviewCase, type ReviewPolicy, stricterPolicy } from './review'
import type { WindowItem } from './window-item'
import { isFromHome, windowFigures, windowTests } from './window-tests'

/** A policy, and what to know beside it. */
export type Reviewed = {
  readonly policy: ReviewPolicy
  readonly notes: readonly Flag[]
  /** A row that holds, or may, turns on the allocation of a country. */
  readonly isOnAllocation: boolean
}

/**
 * How an application would be looked at: embargoes first, then the first row that matches. Rows that may match on the
 * way are named as alternatives; where none surely matches the posture is unstated.
 */
export const reviewPolicyFor = (
  deal: Deal,
  reading: Reading,
  item: WindowItem,
  order: readonly WindowItem[],
  country: () => CountryUse,
): Reviewed | null => {
  const embargoed = embargoPolicy(deal)
  if (embargoed) return { policy: embargoed, notes: [], isOnAllocation: false }
  const tests = testsFor(deal, reading, item, order)
  const alternatives: Alternative[] = []
  let first: Dated<ReviewCase> | undefined
  let isOnAllocation = false
  for (const row of deal.law.review) {
    const outcome = matches(deal, row, reading, item, tests, country)
    if (outcome === 'unmet') continue
    first ??= row
    isOnAllocation ||= row.value.onAllocation === true
    const { inDoubt, whenUnknown, remark, posture, case: title } = row.value
    if (outcome === 'met' && inDoubt === undefined) {
      const offered = [...alternatives, ...(row.value.alternatives ?? [])].filter((each) => each.posture !== posture)
      const policy: ReviewPolicy = { posture, because: title, cite: row.cite }
      return {
        policy: offered.length + tests.length === 0 ? policy : { ...policy, ...beside(offered, tests) },
        notes: [...(remark ? [noteFlag(remark.code, remark.because, row.cite)] : []), ...openReadings(tests)],
        isOnAllocation,
      }
    }
    const open = row.value.allocationExceeded === true ? country().open : undefined
    const named = inDoubt ?? open ?? whenUnknown ?? { code: 'REVIEW_ROW_UNKNOWN', because: `may apply: ${title}` }
    alternatives.push({ posture, because: named.because, code: named.code })
  }
  if (first === undefined) return null
  const because = 'which row of the policy applies is not known'
  return {
    policy: { posture: 'unstated', because, ...beside(alternatives, tests), cite: first.cite },
    notes: openReadings(tests),
    isOnAllocation,
  }
}

const beside = (alternatives: readonly Alternative[], findings: readonly Finding[]): Pick<ReviewPolicy, 'alternatives' | 'findings'> => ({
  ...(alternatives.length > 0 ? { alternatives } : {}),
  ...(findings.length > 0 ? { findings } : {}),
})

/** Readings of a test that were not settled, by their codes. */
const openReadings = (tests: readonly Finding[]): readonly Flag[] =>
  tests.flatMap(({ outcome, code, because, cite }) => (outcome === 'unknown' && code !== undefined ? [noteFlag(code, because, cite)] : []))

/** The tests of the window, for items and destinations that it could be about. */
const testsFor = (deal: Deal, { level, nature }: Reading, item: WindowItem, order: readonly WindowItem[]): readonly Finding[] => {
  const { window } = deal.law
  if (window === undefined || nature !== 'commodity' || (level !== 'a' && level !== 'b')) return []
  return deal.isGoingTo(window.value.to, window.cite) === 'unmet' ? [] : windowTests(deal, item, order)
}

/** Of several destinations under part 746 the strictest posture. */
const embargoPolicy = ({ abroad, law }: Deal): ReviewPolicy | undefined =>
  abroad
    .flatMap((place): ReviewPolicy[] => {
      const terms = readEmbargoOn(law, place)
      if (terms === undefined) return []
      const { posture, alternatives } = terms.value
      return [{ posture, because: `${place} is under part 746`, ...(alternatives ? { alternatives } : {}), cite: terms.cite }]
    })
    .reduce<ReviewPolicy | undefined>((strictest, each) => (strictest ? stricterPolicy(strictest, each) : each), undefined)

const matches = (
  deal: Deal,
  { value: row, cite }: Dated<ReviewCase>,
  reading: Reading,
  item: WindowItem,
  tests: readonly Finding[],
  country: () => CountryUse,
): Trilean => {
  if (reading.level === null || !row.levels.includes(reading.level)) return 'unmet'
  let outcome: Trilean = 'met'
  const mayBe = (part: Trilean): boolean => {
    if (part === 'unknown') outcome = 'unknown'
    return part !== 'unmet'
  }
  const matchesSoFar =
    (row.exportedFromUs === undefined || isFromHome(deal) === row.exportedFromUs) &&
    (!row.notForDatacenters || mayBe(not(reading.datacenter))) &&
    (!row.unlessExempt || exemptionOf(deal) !== 'met') &&
    (!row.inWindow ||
      (reading.nature === 'commodity' && mayBe(row.inWindow === 'figures' ? windowFigures(deal, item) : inWindow(tests)))) &&
    (!row.destination || mayBe(deal.isGoingTo(row.destination, cite))) &&
    (!row.destinationNot || mayBe(not(deal.isGoingTo(row.destinationNot, cite)))) &&
    (!row.noOutsiderFrom || mayBe(not(outsiderSeat(deal, row, row.noOutsiderFrom, cite)))) &&
    (!row.headquarters || mayBe(someSeat(deal.seatsIn(row.headquarters, cite)))) &&
    (!row.headquartersNot || mayBe(not(someSeat(deal.seatsIn(row.headquartersNot, cite))))) &&
    (!row.allocationExceeded || mayBe(country().exceeded)) &&
    (!row.endUserSeat || mayBe(seatOfEndUser(deal, row.endUserSeat, cite))) &&
    (!row.endUserIn || mayBe(outcomeWithin(deal.law.geography, endUserOf(deal).country, row.endUserIn)))
  return matchesSoFar ? outcome : 'unmet'
}

/** A principal party that is located elsewhere and seated in a set. */
const outsiderSeat = (deal: Deal, { destination = {} }: ReviewCase, set: PlaceSet, cite: Citation): Trilean =>
  some(
    deal
      .seatsIn(set, cite)
      .filter(({ party }) => outcomeWithin(deal.law.geography, party.country, destination) === 'unmet')
      .map(({ seat }) => seat.outcome),
  )

/** Every test met. Where none was asked there is no window. */
const inWindow = (tests: readonly Finding[]): Trilean => (tests.length === 0 ? 'unmet' : every(tests.map(({ outcome }) => outcome)))
