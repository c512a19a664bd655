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

/** What was received, licensed or installed so far, as the request tells it. TPP throughout. */
export type Usage = {
  /** Under License Exception LPP by the ultimate consignee in one calendar year. */
  readonly lpp?:
    | {
        readonly year: number
        readonly receivedTpp?: number | undefined
        /** The same year by day of export, where it differs across the turn of a year. */
        readonly exportedTpp?: number | undefined
        /** By others under the same ultimate parent. */
        readonly affiliatesReceivedTpp?: number | undefined
      }
    | undefined
  /** By the ultimate consignee under License Exception AIA, life to date. */
  readonly aia?: { readonly cumulativeTpp?: number | undefined } | undefined
  /** Licensed to the destination, cumulative. */
  readonly country?: { readonly licensedTpp?: number | undefined } | undefined
  readonly nveu?: { readonly country: PlaceCode; readonly installedTpp?: number | undefined } | undefined
  /** Owned by a universal validated end-user with its parents and subsidiaries, and where it stands. */
  readonly uveu?:
    | {
        readonly totalTpp?: number | undefined
        readonly outsideATpp?: number | undefined
        readonly byCountry?: Readonly<Record<string, number>> | undefined
        readonly outsideUsTpp?: number | undefined
      }
    | undefined
  readonly volumeWindow?: VolumeUsage | undefined
}

/** Goods on their way when a rule came to bind. */
export type Transit = {
  readonly orderedOn?: IsoDate | undefined
  readonly aboardSince?: IsoDate | undefined
  readonly completesOn?: IsoDate | undefined
}

/** Machines that work as one. */
export type Cluster = {
  readonly operator: string
  readonly country: PlaceCode
  readonly totalTpp: number
  readonly solelyInternalUse?: boolean | undefined
  readonly exporterMonitors?: boolean | undefined
  readonly clusteringBlocked?: boolean | undefined
}

/** What two governments agreed, as a dated fact. Scenarios read it; no law in force does. */
export type Agreement = {
  readonly country: PlaceCode
  readonly from: IsoDate
  readonly to?: IsoDate | undefined
  readonly effect:
    | { readonly kind: 'favored' }
    | { readonly kind: 'cap'; readonly tpp: number }
    | { readonly kind: 'multiplier'; readonly factor: number }
  readonly conditions?: readonly string[] | undefined
}

/** An operator on a list of approved ones, for the days on which it is. */
export type ApprovedOperator = {
  readonly id: string
  readonly name: string
  readonly headquarters: PlaceCode
  readonly from: IsoDate
  readonly to?: IsoDate | undefined
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
  readonly evidence?: readonly Evidence[] | undefined
  readonly notifications?: readonly NacNotification[] | undefined
  readonly authorizations?: readonly Authorization[] | undefined
  readonly usage?: Usage | undefined
  readonly window?: WindowFacts | undefined
  /** Only chips already held are used on: nothing new is delivered. */
  readonly existingStock?: boolean | undefined
  readonly transit?: Transit | undefined
  readonly cluster?: Cluster | undefined
  readonly dataCenter?:
    | { readonly id: string; readonly country: PlaceCode; readonly newSite?: boolean | undefined; readonly noticeOn?: IsoDate | undefined }
    | undefined
  /** Under License Exception LPP, whose yearly limit the items are booked to. */
  readonly election?: { readonly lppBookedTo: 'operator' } | undefined
  readonly agreements?: readonly Agreement[] | undefined
  readonly approvedOperators?: readonly ApprovedOperator[] | undefined
  readonly assume?:
    | {
        /** The number of Note 2 to the entry for model weights, where it is known: a decimal string. */
        readonly opsOpen?: string | undefined
      }
    | undefined
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
