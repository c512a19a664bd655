import type { IsoDate } from '../domain/law'
import { ok, type Result, refuse } from '../domain/result'

/** A day as `2018-05-10`, with or without an hour or zone behind it, or as American lists print it, `5/10/2018`. Nothing given is nothing; what is no day is refused. */
export const dayIn = (cell: string): Result<IsoDate | undefined, string> => {
  const text = cell.trim()
  if (text === '') return ok(undefined)
  const [, month = '', day = '', year = ''] = text.match(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/) ?? []
  const iso = year === '' ? text.replace(/(T.*|Z|[+-]\d{2}:\d{2})$/, '') : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(iso) ? ok(iso as IsoDate) : refuse(`'${text}' is no day`)
}

const isDay = (iso: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return false
  const at = Date.parse(`${iso}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso)
}
