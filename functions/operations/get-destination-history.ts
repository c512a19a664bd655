import { type Span, spansOf } from '../domain/country-table'
import { groupsOf } from '../domain/destination'
import { type BaseTrack, bindsFrom, dayAfter, dayBefore, type IsoDate, standsOn } from '../domain/law'
import type { CountryGroup, PlaceCode, PlaceName } from '../domain/place'
import { tierOfPlace } from '../domain/tier'
import type { Tier } from '../domain/tier-terms'
import { enforcedLaw, lawOfDay, usGroupTable } from '../regimes/us/law-of-day'
import { supplement5 } from '../regimes/us/supplement-5'
import { type LawStamp, stampOf } from './law-stamp'

export type HistoryRow = {
  readonly from: IsoDate
  readonly to?: IsoDate
  readonly tier: Tier | null
  readonly groups: readonly CountryGroup[]
}
export type DestinationHistory = {
  readonly law: LawStamp
  readonly place: PlaceName
  /** The place the answer is about: China for Hong Kong. */
  readonly answeredAs: PlaceCode
  readonly tracks: Readonly<Record<BaseTrack, readonly HistoryRow[]>>
  readonly memberships: readonly Span[]
}

/** A place's tier and groups through time, a row for each stretch in which they stood still, and every membership with its notice. */
export const getDestinationHistory = (place: PlaceName, today: IsoDate): DestinationHistory => {
  const memberships = spansOf(usGroupTable, place.code)
  const tracks = { enforced: rowsOn('enforced', place.code, memberships), codified: rowsOn('codified', place.code, memberships) }
  const law = enforcedLaw(today)
  return { law: stampOf(law), place, answeredAs: law.geography.answeredAs(place.code), tracks, memberships }
}

const rowsOn = (track: BaseTrack, place: PlaceCode, memberships: readonly Span[]): readonly HistoryRow[] => {
  const grouped = memberships.flatMap(({ from, to }) => (to === undefined ? [from] : [from, dayAfter(to)]))
  const tiered = supplement5.history.filter((entry) => standsOn(entry, track)).map(bindsFrom)
  const starts = [...new Set([usGroupTable.from, ...grouped, ...tiered])].sort()
  const stretches = starts.map((from) => {
    const law = lawOfDay(track, from)
    return { from, tier: tierOfPlace(law, place), groups: groupsOf(law, place) }
  })
  const rows = stretches.filter((each, at) => !isSame(stretches[at - 1], each))
  return rows.map(({ from, tier, groups }, at) => {
    const next = rows[at + 1]
    return { from, ...(next === undefined ? {} : { to: dayBefore(next.from) }), tier, groups }
  })
}

const isSame = (one: HistoryRow | undefined, other: HistoryRow): boolean =>
  one !== undefined && one.tier === other.tier && String(one.groups) === String(other.groups)
