import type { ConcernKind } from '../export'
import type { Citation, IsoDate } from '../law'
import type { PlaceCode, PlaceSet } from '../place'

/** Terms of the January 2026 case-by-case window: its bounds, and where each of its tests stands. */
export type WindowTerms = {
  /** Both bounds are strict. */
  readonly tppBelow: number
  readonly dramBandwidthBelowGBs: number
  readonly from: PlaceCode
  readonly to: PlaceSet
  /** On general sale in the home country by this day. */
  readonly onSaleBy: IsoDate
  /** TPP to the window's places against TPP at home: this share or less. */
  readonly volumeShare: { readonly numerator: number; readonly denominator: number }
  /** Remote users in, or seated in, these places are disclosed. */
  readonly disclosed: PlaceSet
  readonly concerns: readonly ConcernKind[]
  readonly laboratory: { readonly headquarters: PlaceCode; readonly barred: PlaceSet; readonly customsTerritory: readonly PlaceCode[] }
  readonly cites: Readonly<
    Record<'figures' | 'technicalData' | 'certifications' | 'volume' | 'remoteUsers' | 'customerChecks' | 'iaas' | 'laboratory', Citation>
  >
  /** Paragraph letters that were not established. */
  readonly lettersUnknown: { readonly code: string; readonly because: string }
}
