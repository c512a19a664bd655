import type { Determination } from '../determination'
import type { Export } from '../export'
import { destinationsOf } from '../export'
import type { Citation, Confidence } from '../law'
import type { Geography } from '../place'
import { outcomeWithin } from '../place-set'
import type { Line } from './pack-line'
import type { PaperLaw } from './paper-terms'

/** Whether electronic export information is filed. Null: it turns on something that nobody told, such as the value. */
export type Filing = {
  readonly required: boolean | null
  readonly because: string
  readonly cite: Citation | null
  readonly confidence: Confidence | null
  /** Of the ultimate consignee: direct consumer, government, reseller or other. Nobody is asked for it here. */
  readonly ultimateConsigneeType: null
}

export const filingOf = (
  lines: readonly Line[],
  { duties }: Determination,
  given: Export,
  { toPlaces }: PaperLaw,
  geography: Geography,
): Filing => {
  const because = (required: boolean | null, text: string, entry?: { cite: Citation; confidence: Confidence }): Filing => ({
    required,
    because: text,
    cite: entry?.cite ?? null,
    confidence: entry?.confidence ?? null,
    ultimateConsigneeType: null,
  })
  if (given.activity !== 'export') return because(null, `${given.activity}: what is filed of it, if anything, is for a person to say`)
  const listed = duties.find(({ code }) => code === 'aes-filing')
  if (listed !== undefined)
    return because(true, 'a party is on the list whose every export is filed', { cite: listed.cite, confidence: 'secondary' })
  const isThere =
    toPlaces !== undefined && destinationsOf(given).some((place) => outcomeWithin(geography, place, toPlaces.value.places) !== 'unmet')
  const isControlled = some(lines.map(({ isOnControlList }) => isOnControlList))
  if (isThere && isControlled === true) return because(true, toPlaces.value.because, toPlaces)
  if (isThere && isControlled === null) return because(null, 'it turns on entries of items that are not settled here', toPlaces)
  if (lines.some(({ authority }) => authority?.kind === 'license'))
    return because(null, 'it goes under a license: whether that alone asks for a filing is for a person to say')
  return because(null, 'it turns on the value of each entry, which was not told')
}

/** True if it is of any of them; open if it may be of one. */
export const some = (all: readonly (boolean | null)[]): boolean | null => (all.includes(true) ? true : all.includes(null) ? null : false)
