import { placesAmong } from '../listed-places'
import { namesIn } from '../names/printed-name'
import { noticesIn } from '../notices'
import { dayIn } from '../printed-date'
import { badRow, type MappedRow, mapped, some } from '../row'
import type { DplRecord } from './read'

/** A person or firm whose export privileges are denied, from the day of the order to the day on which it ends. */
export const mapDpl = (record: DplRecord): MappedRow => {
  if (!/[\p{L}\p{N}]/u.test(record.Name)) return badRow('no name')
  const [from, to] = [dayIn(record.Effective_Date), dayIn(record.Expiration_Date)]
  if (!from.ok) return badRow(from.error)
  if (!to.ok) return badRow(to.error)
  const own = namesIn(record.Name)
  const places = placesAmong([countryOf(record)])
  const text = [record.Street_Address, record.City, record.State, record.Postal_Code, record.Country]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(', ')
  const [country] = places.countries
  return mapped(
    {
      printed: record.Name,
      list: 'DPL',
      name: own.name,
      aliases: own.aliases,
      countries: places.countries,
      addresses: text === '' ? undefined : [country === undefined ? { text } : { text, country }],
      notices: some(noticesIn(record.FR_Citation)),
      from: from.value,
      to: to.value,
      remarks: some(remarksOf(record, [...own.remarks, ...places.unknown.map((place) => `Place as printed: ${place}`)]))?.join('; '),
    },
    places.unknown.map((place) => `place not known: ${place}`),
  )
}

const remarksOf = ({ Standard_Order: order, Action: action }: DplRecord, said: readonly string[]): readonly string[] => [
  ...said,
  ...(order.trim() === '' ? [] : [`Standard order: ${order.trim().toUpperCase()}`]),
  ...(action.trim() === '' ? [] : [action.trim()]),
]

/** American addresses often come without the country: a state with a postal code of five digits is one. */
const isAmerican = ({ State: state, Postal_Code: postal }: DplRecord): boolean =>
  /^[A-Z]{2}$/.test(state.trim()) && /^\d{5}(-\d{4})?$/.test(postal.trim())

const countryOf = (record: DplRecord): string => {
  if (record.Country.trim() !== '') return record.Country
  return isAmerican(record) ? 'US' : ''
}
