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
