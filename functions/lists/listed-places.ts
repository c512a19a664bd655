import { findPlace } from '../catalog/find-place'
import type { PlaceCode } from '../domain/place'

/** Spellings of single lists. A region is found by what comes behind the word. */
const spellings: Readonly<Record<string, PlaceCode>> = {
  palestinian: 'PS',
  gaza: 'PS',
  'north macedonia, the republic of': 'MK',
  'united kingdom of great britain and northern ireland': 'GB',
  'china, hong kong special administrative region': 'HK',
  'china, macao special administrative region': 'MO',
}

/** Said where no place is known. */
const nowhere: ReadonlySet<string> = new Set(['', 'undetermined', 'unknown', 'na', 'n/a', '-0-'])

/** The place that a list means. A spelling of more than one, or of none that we know, is absent: it is never guessed. */
export const placeOf = (printed: string): PlaceCode | undefined => {
  const plain = printed.trim()
  const whole = findPlace(plain)
  if (whole.state === 'found') return whole.place.code
  if (whole.state === 'ambiguous') return undefined
  const inner = plain.replace(/^region:\s*/i, '')
  const region = findPlace(inner)
  return spellings[inner.toLowerCase()] ?? (region.state === 'found' ? region.place.code : undefined)
}

/** Places among what is printed, each once, and what was not known for one. */
export const placesAmong = (
  printed: readonly string[],
): { readonly countries: readonly PlaceCode[]; readonly unknown: readonly string[] } => {
  const countries = new Set<PlaceCode>()
  const unknown = new Set<string>()
  for (const each of printed) {
    if (nowhere.has(each.trim().toLowerCase())) continue
    const place = placeOf(each)
    if (place === undefined) unknown.add(each.trim())
    else countries.add(place)
  }
  return { countries: [...countries], unknown: [...unknown] }
}
