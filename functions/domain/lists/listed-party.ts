import type { IsoDate } from '../law'
import type { PlaceCode } from '../place'
import type { Posture } from '../review/review'

export type PartyKind = 'person' | 'entity' | 'vessel' | 'aircraft'

/** A number by which an authority knows a party: a passport, a tax number, a ship's IMO number. */
export type Identifier = { readonly scheme: string; readonly id: string }

/** An address as a list prints it. */
export type ListedAddress = { readonly text: string; readonly country?: PlaceCode | undefined }

/** An entry on a restricted-party list, with its aliases. What a list does not say is absent, never guessed. */
export type ListedParty = {
  /** Stable from one snapshot to the next as long as the list keeps the entry: the list's code, and its number or a hash of what it says. */
  readonly id: string
  /** Code of the list: `EL`, `SDN`, or an operator's own. */
  readonly list: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly kind?: PartyKind | undefined
  readonly countries: readonly PlaceCode[]
  readonly addresses?: readonly ListedAddress[] | undefined
  readonly identifiers?: readonly Identifier[] | undefined
  /** As printed: a day, a month, a year, or `circa 1960`. */
  readonly birthDates?: readonly string[] | undefined
  readonly programs?: readonly string[] | undefined
  /** Entity List: numbers of its footnotes. */
  readonly footnotes?: readonly number[] | undefined
  /** Columns of the entry in its own words. */
  readonly licenseScope?: string | undefined
  readonly exceptions?: string | undefined
  readonly policy?: string | undefined
  /** The policy as one of our postures, where its wording names one and no other. */
  readonly posture?: Posture | undefined
  readonly notices?: readonly string[] | undefined
  /** Listed from, and no longer from. */
  readonly from?: IsoDate | undefined
  readonly to?: IsoDate | undefined
  readonly remarks?: string | undefined
  readonly source?: string | undefined
}
