declare const unit: unique symbol
type Measure<Unit extends string> = number & { readonly [unit]: Unit }

/** Total processing performance of one integrated circuit: 2 × MacTOPS × bit length of the multiply (3A090, technical notes 1 and 2). May carry a fraction. */
export type Tpp = Measure<'TPP'>
/** Area of the logic dies made on a non-planar node (3A090, technical note 4). */
export type SquareMillimetres = Measure<'mm²'>
export type PerformanceDensity = Measure<'TPP/mm²'>
/** HBM: bandwidth of the stack or package over its area. */
export type BandwidthDensity = Measure<'GB/s/mm²'>

const measure =
  <M extends Measure<string>>(quantity: string) =>
  (value: number): M => {
    if (!Number.isFinite(value) || value < 0) throw new RangeError(`${quantity} must be ≥ 0, not ${value}`)
    return value as M
  }

export const tpp = measure<Tpp>('TPP')
export const squareMillimetres = measure<SquareMillimetres>('die area')
export const density = measure<PerformanceDensity>('performance density')
/** What a quotient of two decimal figures may miss a bound by, in binary. */
const quotientDust = 1e-12

/** "Or more" and "less than" for a quotient: one that equals the bound on paper reaches it. */
export const reachesBound = (quotient: number, bound: number): boolean => quotient * (1 + quotientDust) >= bound

/** "More than": one that equals the bound on paper does not exceed it. */
export const exceedsBound = (quotient: number, bound: number): boolean => quotient * (1 - quotientDust) > bound

export const bandwidthDensity = measure<BandwidthDensity>('memory bandwidth density')

/** Unrounded: an A30 has 3.196 and an A10 3.183, both short of 3.2. */
export const densityOf = (performance: Tpp, die: SquareMillimetres): PerformanceDensity => density(performance / die)

/** Binary fractions leave dust behind (3 × 0.1); what is smaller than this is dust, not performance. */
const dust = 1e-6

/** The integer that thresholds compare: fractions count up, so 15,831.2 is 15,832. */
export const countedTpp = (performance: Tpp): Tpp => tpp(Math.ceil(performance - dust))

/** Within a share of a figure, above or below. */
export const isNear = (value: number, figure: number, share: number): boolean => Math.abs(value - figure) <= figure * share
