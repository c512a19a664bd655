import { type AllocationTerms, ownerOf, type Ratio } from '../../../functions/domain/quota/allocation'
import type { Amounts, HoldLine, PlacementRefusal } from '../../../functions/domain/quota/hold'
import type { Moment } from '../../../functions/store/caller'

/** What the ledger promises, told a second time and as plainly as possible: maps and sums instead of SQL. */
export type Model = {
  readonly allocations: Map<string, ModelAllocation>
  readonly holds: Map<string, ModelHold>
  /** By tenant and id: what was asked, and what was answered. */
  readonly operations: Map<string, ModelOperation>
}

export type ModelAllocation = {
  readonly owner: string
  readonly id: string
  readonly terms: AllocationTerms
  /** Which step of the ceiling was reached. */
  step: number
  base: number
  captured: Amounts
  declared: number
  readonly open: Set<ModelLine>
  /** Who has entries on it. */
  readonly tenants: Set<string>
}

export type ModelLine = {
  readonly hold: ModelHold
  readonly allocation: ModelAllocation
  readonly asked: HoldLine
  held: Amounts
  captured: Amounts
  undone: Amounts
}

export type ModelHold = {
  readonly tenant: string
  readonly id: string
  readonly terms: readonly HoldLine[]
  readonly placedAt: number
  expiresAt: number
  state: 'held' | 'partly-captured' | 'captured' | 'released' | 'expired' | 'refused'
  isFrozen: boolean
  readonly refusal?: PlacementRefusal
  lines: ModelLine[]
}

export type ModelOperation = { readonly asked: string; readonly outcome: string; readonly answer: unknown }

export const newModel = (): Model => ({ allocations: new Map(), holds: new Map(), operations: new Map() })

export const named = (tenant: string, id: string): string => `${tenant} ${id}`

export const nothing: Amounts = { tpp: 0, units: 0, value: 0 }

export const plus = (one: Amounts, other: Amounts, sign = 1): Amounts => ({
  tpp: one.tpp + sign * other.tpp,
  units: one.units + sign * other.units,
  value: one.value + sign * other.value,
})

export const isNothing = ({ tpp, units, value }: Amounts): boolean => tpp + units + value === 0

export const amountsOf = ({ tpp, units, value }: HoldLine): Amounts => ({ tpp, units: units ?? 0, value: value?.minor ?? 0 })

export const openAllocation = (model: Model, tenant: string, id: string, terms: AllocationTerms, now: Moment): void => {
  const owner = ownerOf(id, tenant)
  const step = Math.max(
    0,
    terms.ceilings.findLastIndex(({ from }) => from <= now.day),
  )
  const base = terms.ratio?.baseTpp ?? 0
  const opened = { owner, id, terms, step, base, captured: nothing, declared: 0, open: new Set<ModelLine>(), tenants: new Set([tenant]) }
  model.allocations.set(named(owner, id), opened)
}

export const allocationOf = (model: Model, tenant: string, id: string): ModelAllocation | undefined =>
  model.allocations.get(named(ownerOf(id, tenant), id))

export const heldOn = ({ open }: ModelAllocation, counts: (line: ModelLine) => boolean = () => true): Amounts =>
  [...open].filter(counts).reduce((sum, { held }) => plus(sum, held), nothing)

/** What may be used of a share of its base. */
export const shareOf = ({ numerator, denominator }: Ratio, base: number): number => Math.floor((numerator * base) / denominator)

/** A base that fell below what was used already. */
export const isOver = (allocation: ModelAllocation): boolean => {
  const { ratio } = allocation.terms
  return ratio !== undefined && (allocation.captured.tpp + heldOn(allocation).tpp) * ratio.denominator > ratio.numerator * allocation.base
}

/** What became due by now on an allocation: the next step of its ceiling. */
export const reachStep = (allocation: ModelAllocation, now: Moment): void => {
  const due = allocation.terms.ceilings.findLastIndex(({ from }) => from <= now.day)
  allocation.step = Math.max(allocation.step, due)
}

/** What lapsed by now on an allocation is let go, and its hold is expired as a whole. */
export const lapse = (allocation: ModelAllocation, at: number): void => {
  for (const line of [...allocation.open].filter(({ hold }) => hold.expiresAt <= at)) {
    line.hold.state = 'expired'
    letGo(line)
  }
}

export const letGo = (line: ModelLine): void => {
  line.held = nothing
  line.allocation.open.delete(line)
}
