declare const unit: unique symbol
/** A number of mathematical operations, exact: a whole number of the smallest step that a request can state. */
export type Operations = bigint & { readonly [unit]: 'operations' }

/** A share of two whole numbers, so that no bound is compared in binary fractions. */
export type Share = { readonly numerator: number; readonly denominator: number }

/** Decimal places that are kept: more than a request may state. */
const places = 40
const step = 10n ** BigInt(places)
const decimal = /^(\d+)(?:\.(\d+))?(?:[eE](\d{1,3}))?$/

export const noOperations = 0n as Operations

/** A decimal string such as `1e26`. Undefined where there is none, or none that can be read. */
export const operationsOf = (given: string | undefined): Operations | undefined => {
  const [, whole, fraction = '', exponent = '0'] = decimal.exec(given ?? '') ?? []
  if (whole === undefined || fraction.length > places) return undefined
  return (BigInt(whole + fraction) * 10n ** BigInt(places + Number(exponent) - fraction.length)) as Operations
}

/** A figure of the law, which is always one. */
export const operationsIn = (stated: string): Operations => {
  const count = operationsOf(stated)
  if (count === undefined) throw new Error(`${stated} is not a number of operations`)
  return count
}

export const sumOf = (counts: readonly Operations[]): Operations => counts.reduce((sum, each) => sum + each, 0n) as Operations

export const mostOf = (counts: readonly Operations[]): Operations =>
  counts.reduce((most, each) => (each > most ? each : most), noOperations)

/** A number as it is printed, exact: so many digits at a power of ten. */
const exactly = (factor: number): { readonly digits: bigint; readonly power: number } => {
  if (!Number.isFinite(factor) || factor < 0) throw new RangeError(`${factor} multiplies no operations`)
  const [mantissa = '', power = '0'] = factor.toExponential().split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  return { digits: BigInt(whole + fraction), power: Number(power) - fraction.length }
}

/** The product of numbers as they are printed, with no binary fraction in between. What is finer than is kept is rounded up. */
export const productOf = (factors: readonly number[]): Operations => {
  const parts = factors.map(exactly)
  const digits = parts.reduce((product, each) => product * each.digits, 1n)
  const power = parts.reduce((sum, each) => sum + each.power, places)
  return (power >= 0 ? digits * 10n ** BigInt(power) : upwards(digits, 10n ** BigInt(-power))) as Operations
}

export const timesNumber = (count: Operations, factor: number): Operations => timesCount(count, productOf([factor]))

export const timesCount = (one: Operations, other: Operations): Operations => upwards(one * other, step) as Operations

/** Without the fraction of an operation, which nobody does. */
export const wholeOf = (count: Operations): Operations => (upwards(count, step) * step) as Operations

const upwards = (count: bigint, by: bigint): bigint => (count + by - 1n) / by

/** Not more than the share of a whole. */
export const isWithinShare = (count: Operations, { numerator, denominator }: Share, whole: Operations): boolean =>
  count * BigInt(denominator) <= whole * BigInt(numerator)

/** As a person would write it: `2.5e25`, with every digit that counts. */
export const saidOf = (count: Operations): string => {
  const whole = String(count / step)
  const digits = whole.replace(/0+$/, '')
  const isPlain = whole.length <= 6
  const rest = count % step === 0n ? '' : ' and a fraction'
  return `${isPlain ? whole : `${digits[0]}${digits.length > 1 ? `.${digits.slice(1)}` : ''}e${whole.length - 1}`}${rest}`
}
