import type { Deal } from '../deal'
import type { Allocation } from '../determination'
import type { Flag } from '../finding'
import type { Judged } from '../judged'
import { type CountryUse, countryUse } from './country-allocation'
import { type ReviewPolicy, stricterPolicy } from './review'
import { reviewPolicyFor } from './review-policy'
import { type WindowItem, windowItem } from './window-item'
import { windowAllocation } from './window-volume'

export type PolicyOfOrder = {
  readonly policy: ReviewPolicy | null
  readonly notes: readonly Flag[]
  readonly allocations: readonly Allocation[]
}

/** How an application for the order would be looked at: the strictest policy of its items and of the rules that ask. */
export const policyOfOrder = (deal: Deal, judged: readonly Judged[], countedTpp: number | null): PolicyOfOrder => {
  let used: CountryUse | undefined
  // Most rows do not turn on it.
  const country = (): CountryUse => {
    used ??= countryUse(deal, countedTpp)
    return used
  }
  const order = judged.map(({ index, classification }) => windowItem(deal, index, classification))
  let policy: ReviewPolicy | null = null
  const notes: Flag[] = []
  let isOnAllocation = false
  const add = (each: ReviewPolicy): void => {
    policy = policy === null ? each : stricterPolicy(policy, each)
  }
  for (const [at, { asked }] of judged.entries()) {
    const [{ reading, requirement }] = asked
    const item = order[at]
    if (requirement.outcome !== 'met' || item === undefined) continue
    const own = requirement.sources.some(({ code }) => byTable.has(code)) ? reviewPolicyFor(deal, reading, item, order, country) : null
    if (own !== null) add(own.policy)
    if (own !== null) notes.push(...own.notes, ...(own.isOnAllocation ? country().notes : []))
    isOnAllocation ||= own?.isOnAllocation === true
    for (const each of requirement.policies) add(each)
  }
  const line = windowLine(deal, order, policy)
  const ofCountry = isOnAllocation ? country().lines : []
  return { policy, notes, allocations: line ? [line, ...ofCountry] : ofCountry }
}

/** The ratio of volumes, where the window was asked about. */
const windowLine = (deal: Deal, order: readonly WindowItem[], policy: ReviewPolicy | null): Allocation | undefined =>
  policy?.findings === undefined || deal.law.window === undefined ? undefined : windowAllocation(deal, order, deal.law.window.value)

/** Requirements whose policy stands in the table of rows. */
const byTable: ReadonlySet<string> = new Set(['destination', 'headquarters', 'part-746'])
