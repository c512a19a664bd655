import type { Deal } from '../deal'
import type { Allocation } from '../determination'
import type { Flag } from '../finding'
import type { Judged } from '../judged'
import { type ReviewPolicy, stricterPolicy } from './review'
import { reviewPolicyFor } from './review-policy'
import type { WindowItem } from './window-tests'
import { windowAllocation } from './window-volume'

export type PolicyOfOrder = {
  readonly policy: ReviewPolicy | null
  readonly notes: readonly Flag[]
  readonly allocations: readonly Allocation[]
}

/** How an application for the order would be looked at: the strictest policy of its items and of the rules that ask. */
export const policyOfOrder = (deal: Deal, judged: readonly Judged[]): PolicyOfOrder => {
  const order = judged.map(({ index, classification }) => windowItem(deal, index, classification))
  const policies = judged.flatMap(({ asked, index }) => {
    const [{ reading, requirement }] = asked
    const item = order.find((each) => each.index === index)
    if (requirement.outcome !== 'met' || item === undefined) return []
    const { sources, policies: brought } = requirement
    const own = sources.some(({ code }) => byTable.has(code)) ? reviewPolicyFor(deal, reading, item, order) : null
    return own === null ? brought : [own, ...brought]
  })
  const [first, ...others] = policies
  if (first === undefined) return { policy: null, notes: [], allocations: [] }
  const { notes = [], ...policy } = others.reduce(stricterPolicy, first)
  const line = policy.findings !== undefined && deal.law.window ? windowAllocation(deal, order, deal.law.window.value) : undefined
  return { policy, notes, allocations: line ? [line] : [] }
}

/** Requirements whose policy stands in the table of rows. */
const byTable: ReadonlySet<string> = new Set(['destination', 'headquarters', 'part-746'])

const windowItem = (
  { export: { items } }: Deal,
  index: number,
  { circuits, tppEach, tppTotal, dramBandwidthGBs }: Judged['classification'],
): WindowItem => ({
  index,
  circuits,
  tppEach,
  tppTotal,
  dramBandwidthGBs,
  isSystem: items[index]?.kind === 'system',
})
