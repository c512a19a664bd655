import type { Item } from './item'
import type { IsoDate } from './law'
import type { Parties } from './party'
import type { PlaceCode } from './place'

export type Activity = 'export' | 'reexport' | 'transfer' | 'deemed-export' | 'remote-access' | 'release' | 'domestic'

/** A NAC notification and how BIS answered it (15 CFR 740.8). */
export type NacNotification = {
  readonly exception: 'NAC'
  readonly submittedOn: IsoDate
  readonly state: 'pending' | 'confirmed' | 'denied'
  readonly number?: string | undefined
}

export type Authorization =
  | {
      readonly kind: 'license'
      readonly number: string
      readonly issuedOn?: IsoDate | undefined
      readonly expiresOn?: IsoDate | undefined
      readonly consignee?: string | undefined
      /** Purchaser, end users and others it names. */
      readonly otherParties?: readonly string[] | undefined
      /** Destinations it names beside that of the consignee. */
      readonly countries?: readonly PlaceCode[] | undefined
      readonly eccns?: readonly string[] | undefined
    }
  | { readonly kind: 'data-center-veu' }

export type EndUse = {
  readonly purpose?: string | undefined
  readonly trainsControlledWeights?: boolean | undefined
  readonly finalDestination?: PlaceCode | undefined
  readonly concerns?: readonly { readonly kind: string; readonly knowledge: boolean }[] | undefined
  readonly usPersons?: { readonly involved: boolean } | undefined
}

/** One deal on one day: what, by whom, to whom, for what. The question a determination answers. */
export type Export = {
  /** Date of export, US Eastern. */
  readonly asOf: IsoDate
  readonly activity: Activity
  /** Absent: the home country, or for a transfer the country it stays in. */
  readonly exportFrom?: PlaceCode | undefined
  readonly items: readonly Item[]
  readonly parties: Parties
  readonly endUse?: EndUse | undefined
  readonly evidence?: readonly { readonly kind: string }[] | undefined
  readonly notifications?: readonly NacNotification[] | undefined
  readonly authorizations?: readonly Authorization[] | undefined
  readonly existingStock?: boolean | undefined
  readonly cluster?: { readonly country: PlaceCode } | undefined
  readonly dataCenter?: { readonly country: PlaceCode } | undefined
  readonly partiesScreened?: boolean | undefined
}

/** Where the items end up: at the ultimate consignee, at the end user, where they will stand, and wherever else they are known to go on to. */
export const destinationsOf = ({ parties, endUse, cluster, dataCenter }: Export): readonly PlaceCode[] => [
  ...new Set(
    [parties.ultimateConsignee.country, parties.endUser?.country, endUse?.finalDestination, cluster?.country, dataCenter?.country].filter(
      (place) => place !== undefined,
    ),
  ),
]
