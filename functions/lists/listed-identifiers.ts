import { findPlace } from '../catalog/find-place'
import type { Identifier } from '../domain/lists/listed-party'

/** What an authority numbers. A telephone, a web site or a note on sanctions is none, although lists print it among numbers. */
const kinds =
  /passport|tax|national (id|no)|identification n|identity|id card|personal id|cedula|\bnit\b|registration|registry|registered|company n|licen[cs]e n|\br\.?f\.?c\b|c\.?u\.?r\.?p\b|\brif\b|\bruc\b|c\.?u\.?i\.?t?\b|\bd\.?n\.?i\b|\bn\.?i\.?e\b|\bc\.?i\.?f\b|v\.?a\.?t\b|matricula|folio|gazette|d-u-n-s|\bduns\b|swift|\bbic\b|legal entity|\blei\b|\bimo\b|mmsi|serial n|tail n|digital currency|credencial|electoral|stateless|\bssn\b|social security|birth certificate|\bresiden|trade licen|enterprise n|credit code|business n|permit|visa n|travel document|seafarer|call sign|identification number/i
const not =
  /commercial code|sanction|directive|telephone|phone|fax|e-?mail|website|gender|flag|manufactur(e date|er$)|model|operator|executive order/i

export const isIdentifierKind = (kind: string): boolean => kinds.test(kind) && !not.test(kind)

/** Shorter ones tell nobody from anybody. */
const lettersMin = 4

/** A number with the kind of it, and the country that gave it. Absent where it is not what a party is known by. */
export const identifierOf = (kind: string, number: string, country?: string): Identifier | undefined => {
  const imo = number.match(/^IMO\s?(\d{7})$/i)?.[1]
  if (imo !== undefined) return { scheme: 'IMO', id: imo }
  const coin = /digital currency/i.test(kind) ? number.match(/^([A-Z]{2,5}) (\S{20,})$/) : null
  if (coin) return { scheme: `${schemeOf(kind)} ${coin[1]}`, id: coin[2] ?? '' }
  const id = number.trim()
  const letters = id.replace(/[^\p{L}\p{N}]/gu, '')
  if (!isIdentifierKind(kind) || letters.length < lettersMin || !/\d/.test(letters)) return undefined
  const place = country === undefined || country.trim() === '' ? undefined : findPlace(country.trim())
  const from = place?.state === 'found' ? ` (${place.place.code})` : ''
  return { scheme: `${schemeOf(kind)}${from}`, id }
}

const schemeOf = (kind: string): string =>
  kind
    .replace(/\s*(#|no\.?|number)\s*$/i, '')
    .replace(/\s+/g, ' ')
    .trim()

/** One of a cell, in either order of print: `Passport, A1234567, EG` and `EG, A1234567, Passport`. */
export const identifierIn = (printed: string): Identifier | undefined => {
  const parts = printed.split(/,\s+/).map((part) => part.trim())
  const country = parts.find((part) => /^[A-Z]{2}$/.test(part))
  const rest = parts.filter((part) => part !== country)
  const [first = '', last = ''] = [rest[0], rest.at(-1)]
  if (rest.length < 2) return undefined
  if (isIdentifierKind(last)) return identifierOf(last, rest.slice(0, -1).join(', '), country)
  return isIdentifierKind(first) ? identifierOf(first, rest[1] ?? '', country) : undefined
}
