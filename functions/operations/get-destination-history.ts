import { type Span, spansOf } from '../domain/country-table'
import { groupsOf } from '../domain/destination'
import { dayAfter, dayBefore, type IsoDate } from '../domain/law'
import type { CountryGroup, PlaceCode, PlaceName } from '../domain/place'
import { enforcedLaw, usGroupTable } from '../regimes/us/law-of-day'
import { type LawStamp, stampOf } from './law-stamp'

export type HistoryRow = { readonly from: IsoDate; readonly to?: IsoDate; readonly groups: readonly CountryGroup[] }
export type DestinationHistory = {
  readonly law: LawStamp
  readonly place: PlaceName
  /** The place the answer is about: China for Hong Kong. */
  readonly answeredAs: PlaceCode
  readonly rows: readonly HistoryRow[]
  readonly memberships: readonly Span[]
}

/** A place's groups through time, a row for each stretch in which they stood still, and every membership with its notice. */
export const getDestinationHistory = (place: PlaceName, today: IsoDate): DestinationHistory => {
  const memberships = spansOf(usGroupTable, place.code)
  const starts = [
    ...new Set([usGroupTable.from, ...memberships.flatMap(({ from, to }) => (to === undefined ? [from] : [from, dayAfter(to)]))]),
  ].sort()
  const rows = starts.map((from, at): HistoryRow => {
    const next = starts[at + 1]
    return { from, ...(next === undefined ? {} : { to: dayBefore(next) }), groups: groupsOf(enforcedLaw(from), place.code) }
  })
  const law = enforcedLaw(today)
  return { law: stampOf(law), place, answeredAs: law.geography.answeredAs(place.code), rows, memberships }
}
