import type { Item } from './item'
import type { IsoDate } from './law'
import type { Parties, Party } from './party'
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
      /** Every destination it names. Absent: that of the consignee. */
      readonly countries?: readonly PlaceCode[] | undefined
      readonly eccns?: readonly string[] | undefined
    }
  | {
      readonly kind: 'data-center-veu'
      readonly class?: 'universal' | 'national' | undefined
      readonly holder?: string | undefined
      readonly country?: PlaceCode | undefined
      readonly listedFrom?: IsoDate | undefined
    }

export type ConcernKind = 'supercomputer' | 'advanced-node' | 'equipment-maker' | 'military' | 'military-intelligence' | 'wmd'

/** An end use that a control of part 744 asks about, and whether it is known or only suspected. */
export type Concern = {
  readonly kind: ConcernKind
  readonly knowledge: boolean
  /** Where it is. Absent: where the items go. */
  readonly place?: PlaceCode | undefined
  /** Collective peak of a supercomputer in petaflops, at 64 and at 32 bits, and the room it fills. */
  readonly petaflops64?: number | undefined
  readonly petaflops32?: number | undefined
  readonly volumeCubicFeet?: number | undefined
}

export type EndUse = {
  readonly purpose?: string | undefined
  readonly trainsControlledWeights?: boolean | undefined
  readonly finalDestination?: PlaceCode | undefined
  readonly concerns?: readonly Concern[] | undefined
  readonly usPersons?: { readonly involved: boolean; readonly role?: string | undefined } | undefined
}

/** A paper that was signed, or a claim that was made, with what it says. */
export type Evidence = {
  readonly kind: string
  readonly signedOn?: IsoDate | undefined
  readonly elements?: Readonly<Record<string, unknown>> | undefined
}

/** Who tested a shipment for the January 2026 window, and what became of the certificate. */
export type Laboratory = {
  readonly headquarters?: PlaceCode | undefined
  /** Empty: controlled from nowhere else. Absent: unknown. */
  readonly controlledFrom?: PlaceCode | readonly PlaceCode[] | undefined
  readonly independent?: boolean | undefined
  readonly representativeSample?: boolean | undefined
  readonly testedIn?: PlaceCode | undefined
  readonly certificateOn?: IsoDate | undefined
  readonly sentToBisOn?: IsoDate | undefined
}

/** What an application under the January 2026 window says and certifies. */
export type WindowFacts = {
  readonly statesTechnicalData?: boolean | undefined
  readonly usUnitsShipped?: boolean | number | undefined
  readonly supplyCertified?: boolean | undefined
  readonly capacityCertified?: boolean | undefined
  readonly customerChecksCertified?: boolean | undefined
  readonly recipientOffersIaas?: boolean | undefined
  readonly iaasPromise?: boolean | undefined
  readonly remoteUsers?: readonly Party[] | undefined
  readonly lab?: Laboratory | undefined
}

/** TPP of one product shipped so far, summed: to US customers for US end use, and to China and Macau. */
export type VolumeUsage = { readonly product: string; readonly usTpp?: number | undefined; readonly cnMoTpp?: number | undefined }

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
  readonly evidence?: readonly Evidence[] | undefined
  readonly notifications?: readonly NacNotification[] | undefined
  readonly authorizations?: readonly Authorization[] | undefined
  readonly usage?: { readonly volumeWindow?: VolumeUsage | undefined } | undefined
  readonly window?: WindowFacts | undefined
  /** Only chips already held are used on: nothing new is delivered. */
  readonly existingStock?: boolean | undefined
  readonly cluster?: { readonly country: PlaceCode } | undefined
  readonly dataCenter?: { readonly country: PlaceCode; readonly newSite?: boolean | undefined } | undefined
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
