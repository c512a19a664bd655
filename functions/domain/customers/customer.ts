import type { IsoDate } from '../law'
import type { Identifier } from '../lists/listed-party'
import type { OwnershipGraph } from '../ownership/graph'
import type { Listing, UltimateParent } from '../party'
import type { PlaceCode } from '../place'
import type { ComputeRequest, LinkedAccount, ModelPlan, PriorUsage } from './compute-request'
import type { Signals } from './signals'

/** What kind of place an address is. A box is not enough to live or to trade at. */
export const addressKinds = ['residence', 'principal', 'registered', 'mailing', 'billing', 'other'] as const

export type CustomerAddress = {
  readonly text?: string | undefined
  readonly country: PlaceCode
  readonly kind?: (typeof addressKinds)[number] | undefined
  readonly isPoBox?: boolean | undefined
  /** What the country was taken from, where nobody declared it. */
  readonly from?: 'company' | 'phone' | 'ip' | undefined
}

export const personRoles = [
  'director',
  'signatory',
  'senior-manager',
  'technical-lead',
  'beneficial-owner',
  'controller',
  'contact',
  'other',
] as const

/** Somebody of the customer. Neither birthplace nor nationality weighs: where somebody lives or runs the firm from does. */
export type CustomerPerson = {
  readonly role: (typeof personRoles)[number]
  readonly name: string
  readonly otherNames?: readonly string[] | undefined
  /** Of residence. */
  readonly country?: PlaceCode | undefined
  readonly birthDate?: string | undefined
  readonly address?: string | undefined
  readonly identifiers?: readonly Identifier[] | undefined
  /** Citizen, permanent resident, or in the United States. Absent: not known, which is not. */
  readonly isUsPerson?: boolean | undefined
  /** Percent of the customer, as told. */
  readonly share?: number | undefined
}

export const paymentMethods = ['card', 'bank-transfer', 'invoice', 'prepaid', 'cash', 'virtual-currency', 'other'] as const

export type CustomerPayment = {
  readonly method?: (typeof paymentMethods)[number] | undefined
  /** Who pays, where it is another. */
  readonly payer?: string | undefined
  readonly bank?: string | undefined
  /** Of the card, account or bank. */
  readonly country?: PlaceCode | undefined
  readonly wallet?: string | undefined
}

export const accessKinds = ['residential', 'mobile', 'business', 'hosting', 'vpn', 'proxy', 'tor'] as const

/** Where somebody came from, as its address was looked up by the caller. The address itself is not taken. */
export type Access = {
  readonly country: PlaceCode
  readonly at?: Date | undefined
  readonly kind?: (typeof accessKinds)[number] | undefined
}

/** Whoever wants an account, as far as it was told. */
export type Customer = {
  readonly id?: string | undefined
  readonly type: 'individual' | 'entity'
  readonly name?: string | undefined
  readonly otherNames?: readonly string[] | undefined
  readonly email?: string | undefined
  readonly phone?: string | undefined
  readonly addresses: readonly CustomerAddress[]
  readonly useLocations?: readonly PlaceCode[] | undefined
  /** Where it is organized. */
  readonly jurisdiction?: PlaceCode | undefined
  /** Of an entity its registration, of an individual a document or national number. */
  readonly registration?: Identifier | undefined
  readonly identifiers?: readonly Identifier[] | undefined
  readonly birthDate?: string | undefined
  readonly foundedOn?: IsoDate | undefined
  /** Several: in doubt. Absent: unknown. */
  readonly headquarters?: PlaceCode | readonly PlaceCode[] | undefined
  /** Empty: stated to have none. Absent: unknown. */
  readonly ultimateParents?: readonly UltimateParent[] | undefined
  readonly isUsPerson?: boolean | undefined
  readonly people?: readonly CustomerPerson[] | undefined
  readonly payment?: CustomerPayment | undefined
  readonly accessIps?: readonly Access[] | undefined
  readonly lineOfBusiness?: string | undefined
  readonly website?: string | undefined
  /** Through whom it comes, where it does. */
  readonly reseller?: { readonly name: string; readonly country?: PlaceCode | undefined } | undefined
  /** It supplies computing to others itself. */
  readonly isReseller?: boolean | undefined
}

export const verificationResults = ['verified', 'failed', 'inconclusive', 'pending', 'forged', 'stolen'] as const

/** What a vendor found of somebody's identity. */
export type Verification = {
  /** `customer`, or the name of one of its people. */
  readonly subject: string
  readonly method: 'documentary' | 'non-documentary' | 'both'
  readonly result: (typeof verificationResults)[number]
  readonly at?: Date | undefined
  readonly attempts?: number | undefined
  readonly expiresOn?: IsoDate | undefined
}

/** What it is for, in the customer's words and answers. */
export type IntendedUse = {
  readonly purpose?: 'inference' | 'training' | 'fine-tuning' | 'rendering' | 'research' | 'resale' | 'other' | undefined
  readonly description?: string | undefined
  /** Whose models it works on, where those are others: places where they are headquartered. */
  readonly endUserHeadquarters?: readonly PlaceCode[] | undefined
  readonly concerns?:
    | readonly {
        readonly kind: 'supercomputer' | 'advanced-node' | 'equipment-maker' | 'military' | 'military-intelligence' | 'wmd'
        /** The end use is known. Otherwise it is only suspected. */
        readonly knowledge: boolean
        readonly place?: PlaceCode | undefined
      }[]
    | undefined
  /** Machines of others that are to be hosted, rented out, brokered or serviced, by their ids in the catalog. */
  readonly hardware?:
    | readonly {
        readonly chip: string
        readonly use: 'host' | 'rent' | 'broker' | 'service' | 'technical-analysis'
      }[]
    | undefined
}

/** A statement that somebody signed. `elements` says what it states. */
export type Certificate = {
  readonly kind: string
  readonly signedOn?: IsoDate | undefined
  readonly elements?: Readonly<Record<string, unknown>> | undefined
}

/** Everything that was told of a customer and of what it asks for: the facts of one check. */
export type CustomerFacts = {
  readonly customer: Customer
  /** Who owns it. Its subject is the customer. */
  readonly ownership?: OwnershipGraph<Listing> | undefined
  readonly verifications?: readonly Verification[] | undefined
  readonly compute?: readonly ComputeRequest[] | undefined
  readonly priorUsage?: readonly PriorUsage[] | undefined
  readonly linkedAccounts?: readonly LinkedAccount[] | undefined
  readonly modelPlan?: ModelPlan | undefined
  readonly intendedUse?: IntendedUse | undefined
  readonly certificates?: readonly Certificate[] | undefined
  readonly signals?: Signals | undefined
  /** What a form said and could not be read: it is asked for again, and is not the same as nothing. */
  readonly unread?: readonly Unread[] | undefined
}

export type Unread = { readonly field: string; readonly because: string }

/** How the two subjects of verification and of flags are called. */
export const customerSubject = 'customer'
