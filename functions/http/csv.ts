/** Spreadsheets take a cell that begins so for a formula, whoever wrote it. */
const formula = /^[=+\-@\t\r]/

/** A field of RFC 4180. What a spreadsheet would calculate gets an apostrophe in front, which makes it text. */
const field = (value: string | number | null): string => {
  const text = value === null ? '' : typeof value === 'string' && formula.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A line, with its end. */
export const csvLine = (values: readonly (string | number | null)[]): string => `${values.map(field).join(',')}\r\n`
