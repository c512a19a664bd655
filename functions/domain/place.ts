import type { Trilean } from './finding'
import type { Citation, Confidence, IsoDate } from './law'

/** ISO 3166-1 alpha-2, or `UA-43`, `UA-DNR`, `UA-LNR` for the occupied regions, each its own place. */
export type PlaceCode = string

/** Stands where no country was told, as a code that no country has: an answer about it is for a person. */
export const untoldPlace: PlaceCode = 'ZZ'

export const countryGroups = ['A:1', 'A:2', 'A:3', 'A:4', 'A:5', 'A:6', 'B', 'D:1', 'D:2', 'D:3', 'D:4', 'D:5', 'E:1', 'E:2'] as const
/** A column of Supplement No. 1 to part 740, written as printed. */
export type CountryGroup = (typeof countryGroups)[number]

/** What a place is called. A fact of geography, not of law. */
export type PlaceName = {
  readonly code: PlaceCode
  readonly alpha3?: string
  readonly name: string
  /** Other spellings that mean this place and no other. */
  readonly aliases: readonly string[]
}

/** Destinations as a rule lists them: any of these groups, less those groups, and some by name. */
export type PlaceSet = {
  /** Every destination there is, less what is excepted. */
  readonly everywhere?: true
  /** A list of countries that says nothing of their dependencies: whether it means them is open. */
  readonly silentOnDependencies?: true
  readonly anyOf?: readonly CountryGroup[]
  readonly except?: readonly CountryGroup[]
  readonly named?: readonly PlaceCode[]
  readonly exceptNamed?: readonly PlaceCode[]
}

/** Whether a place is in a group or set on the day, and why. */
export type Membership = {
  readonly outcome: Trilean
  readonly because: string
  readonly cite: Citation
  readonly confidence: Confidence
  readonly code?: string
}

/** Something to know about a place that is not one of its groups. */
export type PlaceNote = {
  readonly code: string
  readonly because: string
  readonly cite: Citation
  readonly confidence: Confidence
}

/** The law's map on one day: who is in which group, and who is treated as whom. */
export type Geography = {
  readonly day: IsoDate
  /** The place whose rows govern: China for `HK`, the United States for Guam, the United Kingdom for the Cayman Islands. */
  readonly treatedAs: (place: PlaceCode) => PlaceCode
  /** The place an answer is about: `CN` for `HK`, itself for the Cayman Islands. */
  readonly answeredAs: (place: PlaceCode) => PlaceCode
  /** What a list shows beside the place as the one whose rows it takes, if another's. */
  readonly shownAs: (place: PlaceCode) => PlaceCode | undefined
  /** Takes the rows of another country, or of nobody, without being a part of that country itself. */
  readonly isDependency: (place: PlaceCode) => boolean
  /** Whether the column of a group was not read for the day: who stands in it is unconfirmed. */
  readonly isUnread: (group: CountryGroup) => boolean
  /** The same as `memberOf` without the words, for rules that ask of many groups. */
  readonly isIn: (place: PlaceCode, group: CountryGroup) => Trilean
  readonly memberOf: (place: PlaceCode, group: CountryGroup) => Membership
  readonly notesOn: (place: PlaceCode) => readonly PlaceNote[]
}
