/** A word of the vocabulary however it is written: bare, as a URN, or as an address of the standard's own site. */
export const wordOf = (value: string | undefined): string | undefined => /(?:^|[:/-])([A-Za-z_]+)$/.exec(value ?? '')?.[1]?.toLowerCase()

/** A product by its number (GTIN-14), and the one of it where a serial number is told. */
export type Piece = { readonly product: string; readonly serial?: string | undefined }

/** Undefined: it is identified by no product number. */
export const pieceOf = (value: string): Piece | undefined => {
  const [, gtin, , serial] = /\/01\/(\d{14})(\/10\/[^/?#]+)?(?:\/21\/([^/?#]+))?(?:[?#]|$)/.exec(value) ?? []
  if (gtin !== undefined) return { product: gtin, serial: serial === undefined ? undefined : decoded(serial) }
  const [, prefix = '', reference = '', rest] = /^urn:epc:(?:id:sgtin|idpat:sgtin|class:lgtin):(\d+)\.(\d+)\.(.+)$/.exec(value) ?? []
  const digits = `${reference.slice(0, 1)}${prefix}${reference.slice(1)}`
  if (digits.length !== 13) return undefined
  const isOne = value.startsWith('urn:epc:id:sgtin:')
  return { product: `${digits}${checkDigit(digits)}`, serial: isOne && rest !== undefined ? decoded(rest) : undefined }
}

/** The number of a pallet or a carton (SSCC), which holds pieces and is none. Undefined: it is none. */
export const transportUnitNumber = (value: string): string | undefined => {
  const [, linked] = /\/00\/(\d{18})(?:[?#]|$)/.exec(value) ?? []
  if (linked !== undefined) return linked
  const [, prefix = '', reference = ''] = /^urn:epc:id:sscc:(\d+)\.(\d+)$/.exec(value) ?? []
  const digits = `${reference.slice(0, 1)}${prefix}${reference.slice(1)}`
  return digits.length === 17 ? `${digits}${checkDigit(digits)}` : undefined
}

/** The merchant's number in the name of a transaction: whatever stands behind its last mark. */
export const transactionNumber = (value: string): string => {
  const number = decoded(/^(?:urn:|https?:\/\/)/i.test(value) ? (/([^:/?#]+)\/?$/.exec(value)?.[1] ?? '') : value).trim()
  return number === '' ? value : number
}

/** Of all digits before it, the last counting three times. */
const checkDigit = (digits: string): number => {
  const sum = [...digits].reverse().reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
