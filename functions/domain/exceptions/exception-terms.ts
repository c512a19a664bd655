import type { PlaceSet } from '../place'

/** Terms of 15 CFR 740.8, the license exceptions for advanced computing items. */
export type AdvancedComputingTerms = {
  /** Families the section lists. 3A090.c is never among them. */
  readonly families: readonly string[]
  /** Paragraphs to which the entry's own line narrows a family: outside them section and entry disagree. */
  readonly narrowerLines: Readonly<Record<string, readonly string[]>>
  readonly notified: {
    readonly symbol: string
    readonly noticeDays: number
    readonly aesCode: string
    readonly itemsMax: number
    /** What the notification must tell. */
    readonly dataPoints: string
    readonly destinations: PlaceSet
    readonly seats: PlaceSet
  }
  readonly unnotified: {
    readonly symbol: string
    readonly aesCode: string | null
    readonly destinations: PlaceSet
    /** Headquarters or ultimate parents that shut it. */
    readonly barredSeats: PlaceSet
    /** In-country transfers are covered here as well. */
    readonly transfersWithin: PlaceSet
  }
}

/** Places of which it was not established whether an exception reaches them. */
export type DoubtfulPlaces = { readonly places: PlaceSet; readonly code: string; readonly because: string }
