/**
 * An amount in the smallest unit of its currency. What is finer than that is rounded up.
 *
 * @returns Undefined for what is no amount, or of no currency.
 */
export const minorUnits = (amount: unknown, currency: unknown): number | undefined => {
  const [, whole, fraction = ''] = /^(\d{1,15})(?:\.(\d+))?$/.exec(typeof amount === 'number' ? String(amount) : textOf(amount)) ?? []
  const digits = fractionDigitsOf(textOf(currency))
  if (whole === undefined || digits === undefined) return undefined
  const minor = Number(`${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`) + (/[1-9]/.test(fraction.slice(digits)) ? 1 : 0)
  return Number.isSafeInteger(minor) ? minor : undefined
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

const fractionDigitsOf = (currency: string): number | undefined =>
  /^[A-Za-z]{3}$/.test(currency)
    ? new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits
    : undefined
