import type { ComputeRequest } from './compute-request'
import type { Unread } from './customer'
import type { SignUp } from './sign-up'

/** Around the clock, for the twelve months over which is counted: whoever names chips and no hours may use them for all of it. */
const hoursOfYear = 8784
/** More than anybody has. A larger number is a mistake, or mischief. */
const countMax = 10_000_000
const hoursMax = 1_000_000

/** The machine time that a form asks for, where it does. Half of a request is one that cannot be read, and never none. */
export const computeIn = (fields: SignUp['fields'], unread: Unread[]): ComputeRequest | undefined => {
  const { chip } = fields
  const [count, hours] = [wholeIn(fields.count, countMax), wholeIn(fields.hours, hoursMax)]
  for (const [field, number] of [['count', count] as const, ['hours', hours] as const])
    if (number === 'unreadable') unread.push({ field, because: 'no number that could be read' })
  if (count === 0) return undefined
  if (chip === undefined) {
    if (count !== undefined || hours !== undefined)
      unread.push({ field: 'chip', because: 'machine time is asked for, of no chip that is named' })
    return undefined
  }
  if (count === undefined) unread.push({ field: 'count', because: 'a chip is named and not how many' })
  const training = claimIn(fields.training)
  return {
    chip,
    // What is not known is at least one; that it is not known is told beside it.
    count: typeof count === 'number' ? count : 1,
    hours: typeof hours === 'number' && hours > 0 ? hours : hoursOfYear,
    ...(training === undefined ? {} : { training }),
  }
}

/** Digits, with commas or spaces between thousands or without. A point parts thousands for some and fractions for others. */
const wholeIn = (text: string | undefined, max: number): number | 'unreadable' | undefined => {
  if (text === undefined) return undefined
  const digits = /^\d{1,3}([, \u00a0]\d{3})+$/.test(text) ? text.replace(/[, \u00a0]/g, '') : text
  const number = /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN
  return number <= max ? number : 'unreadable'
}

/** Yes or no, in the usual words of forms. Undefined: neither, which is not known. */
export const claimIn = (text: string | undefined): boolean | undefined => {
  const word = text?.toLowerCase()
  if (word === 'true' || word === 'yes' || word === 'on' || word === '1') return true
  return word === 'false' || word === 'no' || word === 'off' || word === '0' ? false : undefined
}
