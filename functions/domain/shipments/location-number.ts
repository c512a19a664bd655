/** A web address of GS1 that names a place by its number, or a party by its own. */
const inAddress = /\/(?:414|417)\/(\d{13})(?:\/254\/[^/?#]+)?\/?(?:[?#].*)?$/
/** The same as a name: prefix of the firm and number of the place, twelve digits without the one that checks them. */
const inName = /^urn:epc:id:(?:sgln:(\d+)\.(\d*)\.[^.]*|pgln:(\d+)\.(\d*))$/

/**
 * A location as it is looked up: the global number of thirteen digits, however it is written, without the part of a building;
 * what has no such number stands as it is.
 */
export const locationNumber = (given: string): string => {
  const text = given.trim()
  const [, number] = inAddress.exec(text) ?? []
  if (number !== undefined) return number
  const [, prefix, place, firm, party] = inName.exec(text) ?? []
  const digits = `${prefix ?? firm ?? ''}${place ?? party ?? ''}`
  return digits.length === 12 ? `${digits}${checkDigit(digits)}` : text
}

/** From the right, every other digit counts three times. */
const checkDigit = (digits: string): number => {
  const sum = [...digits].reverse().reduce((all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10
}
