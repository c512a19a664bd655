import type { Citation, IsoDate } from '../law'

export const allocationKinds = ['license', 'lpp', 'country', 'nveu', 'uveu-share', 'volume-window', 'low-volume', 'bilateral'] as const
export type AllocationKind = (typeof allocationKinds)[number]

/** Ceilings that count across exporters: one allocation on which all tenants draw, opened by the deployment alone. */
const sharedKinds: readonly AllocationKind[] = ['lpp', 'country', 'low-volume', 'bilateral']

export const isShared = (kind: AllocationKind): boolean => sharedKinds.includes(kind)

/** An id begins with its kind: `license:D1234567:1`, `lpp:2026:lei.<id>`. Undefined for what is none. */
export const kindOfId = (id: string): AllocationKind | undefined => allocationKinds.find((kind) => id.startsWith(`${kind}:`))

/** Whose it is: a tenant's, or everybody's. */
export const sharedOwner = '*'

export const ownerOf = (id: string, tenant: string): string => {
  const kind = kindOfId(id)
  return kind !== undefined && isShared(kind) ? sharedOwner : tenant
}

/** Money in minor units of its currency. */
export type Value = { readonly currency: string; readonly minor: number }

/** What may be used from a day on. What it does not name is not limited. */
export type CeilingStep = {
  readonly from: IsoDate
  readonly tpp?: number | undefined
  readonly units?: number | undefined
  readonly value?: Value | undefined
}

/** A share of a base: 25 of 100 of what a holder owns. */
export type Ratio = { readonly numerator: number; readonly denominator: number; readonly baseTpp: number }

/** What a license or another authorization speaks of. */
export type Covers = {
  readonly consignees?: readonly string[] | undefined
  readonly otherParties?: readonly string[] | undefined
  readonly countries?: readonly string[] | undefined
  readonly eccns?: readonly string[] | undefined
}

/** A ceiling for one holder and period. */
export type AllocationTerms = {
  readonly kind: AllocationKind
  readonly holder: string
  /** First and last day, US Eastern. */
  readonly period: { readonly from: IsoDate; readonly to: IsoDate }
  /** Ascending by day, the first no later than the period's first day; amounts never fall. */
  readonly ceilings: readonly CeilingStep[]
  readonly ratio?: Ratio | undefined
  readonly covers?: Covers | undefined
  readonly cite: Citation
  readonly evidence?: readonly string[] | undefined
}

/** What stands against a ceiling. Declared is the part of what is captured that a consignee certified and no shipment explains. */
export type Balance = {
  /** Null: not limited in TPP. */
  readonly ceilingTpp: number | null
  readonly heldTpp: number
  readonly capturedTpp: number
  readonly declaredTpp: number
  readonly remainingTpp: number | null
  /** The base fell below what was already used. */
  readonly isOver: boolean
  readonly units?: Measured
  readonly value?: Measured & { readonly currency: string }
  readonly baseTpp?: number
}

/** One measure beside TPP: units, or minor units of a currency. */
export type Measured = { readonly ceiling: number; readonly held: number; readonly captured: number; readonly remaining: number }

export type Allocation = AllocationTerms & {
  readonly id: string
  readonly version: number
  readonly balance: Balance
}

/** Never below nothing: a ceiling that fell leaves no room, not a debt. */
export const remainingOf = (ceiling: number, held: number, captured: number): number => Math.max(0, ceiling - held - captured)

/** The step in force on a day; undefined before the first. */
export const stepOn = (ceilings: readonly CeilingStep[], day: IsoDate): CeilingStep | undefined =>
  ceilings.findLast(({ from }) => from <= day)

/** What a share comes to, rounded down: an amount equal to it still fits. */
export const shareOf = ({ numerator, denominator, baseTpp }: Ratio): number =>
  Number((BigInt(baseTpp) * BigInt(numerator)) / BigInt(denominator))

/** The first day from `day` on at which an amount fits beside what is used now. Null where no step gives room for it. */
export const fitsFrom = ({ balance, ceilings, period, ratio }: Allocation, tpp: number, day: IsoDate): IsoDate | null => {
  const first = day < period.from ? period.from : day
  const days = [first, ...ceilings.map(({ from }) => from).filter((from) => from > first)]
  const wanted = balance.heldTpp + balance.capturedTpp + tpp
  const share = ratio === undefined ? Number.POSITIVE_INFINITY : shareOf(ratio)
  const fitsOn = (each: IsoDate): boolean =>
    each <= period.to && wanted <= share && wanted <= (stepOn(ceilings, each)?.tpp ?? Number.POSITIVE_INFINITY)
  return days.find(fitsOn) ?? null
}

export type AllocationRefusal =
  | { readonly reason: 'version-differs'; readonly allocation: string; readonly version: number }
  | { readonly reason: 'ceiling-below-used'; readonly allocation: string; readonly usedTpp: number }
  | {
      readonly reason: 'ceiling-exceeded'
      readonly allocation: string
      readonly measure: 'tpp'
      readonly requested: number
      readonly remaining: number
    }
  | { readonly reason: 'invalid-fact'; readonly pointer: string; readonly detail: string }
