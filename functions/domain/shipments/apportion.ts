import type { Amounts, HoldLine } from '../quota/hold'
import type { OrderItem, Units } from './contents'

export const nothing: Amounts = { tpp: 0, units: 0, value: 0 }

export const plus = (one: Amounts, other: Amounts): Amounts => ({
  tpp: one.tpp + other.tpp,
  units: one.units + other.units,
  value: one.value + other.value,
})
/** Never less than nothing. */
export const minus = (one: Amounts, other: Amounts): Amounts => ({
  tpp: Math.max(0, one.tpp - other.tpp),
  units: Math.max(0, one.units - other.units),
  value: Math.max(0, one.value - other.value),
})
export const least = (one: Amounts, other: Amounts): Amounts => ({
  tpp: Math.min(one.tpp, other.tpp),
  units: Math.min(one.units, other.units),
  value: Math.min(one.value, other.value),
})
export const isNothing = ({ tpp, units, value }: Amounts): boolean => tpp + units + value === 0

export const amountsOf = ({ tpp, units, value }: HoldLine): Amounts => ({ tpp, units: units ?? 0, value: value?.minor ?? 0 })

/**
 * How much of a line some units of an order take. A line of as much TPP as the whole order takes what the units are; one of as much
 * as a single item takes what is of that item. Of any other it is not known which part they are: it is taken whole.
 */
export const partOf = (line: HoldLine, units: Units, items: readonly OrderItem[]): Amounts => {
  const whole = amountsOf(line)
  const counted = countedItems(line, items)
  const gone = (among: readonly number[]): number => among.reduce((sum, at) => sum + (units[at] ?? 0) * (items[at]?.tppEach ?? 0), 0)
  if (counted === undefined) return gone(items.map((_, at) => at)) > 0 ? whole : nothing
  const tpp = gone(counted)
  if (tpp === 0) return nothing
  const ordered = counted.reduce((sum, at) => sum + (items[at]?.quantity ?? 0), 0)
  const each = counted.reduce((sum, at) => sum + (units[at] ?? 0), 0)
  return {
    tpp,
    units: line.units === undefined ? 0 : line.units === ordered ? each : inProportion(whole.units, tpp, line.tpp),
    value: inProportion(whole.value, tpp, line.tpp),
  }
}

/** Rounded up: BigInt, since minor units by TPP pass what a number holds exactly. */
const inProportion = (whole: number, part: number, all: number): number =>
  all === 0 || whole === 0 ? whole : Number((BigInt(whole) * BigInt(part) + BigInt(all) - 1n) / BigInt(all))

/** Places of the items that a line is of; undefined where that cannot be told. */
const countedItems = (line: HoldLine, items: readonly OrderItem[]): readonly number[] | undefined => {
  const measured = items.flatMap(({ tppEach }, at) => (tppEach === null || tppEach === 0 ? [] : [at]))
  const totals = measured.map((at) => (items[at]?.quantity ?? 0) * (items[at]?.tppEach ?? 0))
  if (totals.reduce((sum, each) => sum + each, 0) === line.tpp) return measured
  const alone = measured.filter((_, at) => totals[at] === line.tpp)
  return alone.length === 1 ? alone : undefined
}
