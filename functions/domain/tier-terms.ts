import type { PlaceSet } from './place'

/** What a regime with tiers calls its sets of destinations. A word of ours: the rule has none. */
export type Tier = 'T1' | 'T2' | 'T3'

/** How a regime with tiers sorts places and firms. */
export type TierTerms = {
  /** First tier: the countries that the rule lists as partners. */
  readonly partners: PlaceSet
  /** Everywhere else. A firm is an outsider by its location, its headquarters or its ultimate parent. Absent: by its location. */
  readonly outsiders?: PlaceSet
  /** Third tier: by location, headquarters or ultimate parent. */
  readonly barred: PlaceSet
  /** Neither headquarters nor parents count. */
  readonly isByPlaceAlone?: true
}
