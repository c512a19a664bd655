import type { ComputeTier } from './compute-request'
import { computeTiers } from './compute-request'
import type { Customer, CustomerAddress, CustomerFacts } from './customer'
import { customerSubject } from './customer'

/** Something that has to be told of a customer before a tier is given. */
export type RequiredDatum = {
  /** JSON pointer into what is asked of a check. */
  readonly field: string
  /** The first tier that asks for it. */
  readonly from: ComputeTier
  /** Absent: of both. */
  readonly of?: Customer['type']
  /** `screening`: lists, places and the law of access rest on it. `program`: only the proposed program of knowing customers asks. */
  readonly use: 'screening' | 'program'
  readonly what: string
  readonly isTold: (facts: CustomerFacts) => boolean
}

const isText = (text: string | undefined): boolean => text !== undefined && text.trim() !== ''
const isSome = (all: readonly unknown[] | undefined): boolean => all !== undefined && all.length > 0

/** Where nothing at all is known of it, nobody was looked for and no place was looked at. */
export const [nameField, countryField] = ['/customer/name', '/customer/addresses/0/country'] as const

/** Of a form, what stood in it and could not be read. */
export const unreadField = '/unread'

/** What each tier asks for, beside owners: a graph of them is looked at by itself. */
export const requiredData: readonly RequiredDatum[] = [
  {
    field: nameField,
    from: 'T0',
    use: 'screening',
    what: 'a name or an email address',
    isTold: ({ customer: { name, email } }) => isText(name) || isText(email),
  },
  {
    field: countryField,
    from: 'T0',
    use: 'screening',
    what: 'a country',
    // Where a request came from is looked at like any place, and still nobody said that they live there.
    isTold: ({ customer }) =>
      customer.addresses.some(({ from }) => from !== 'ip') || customer.jurisdiction !== undefined || hasSeat(customer),
  },
  {
    field: nameField,
    from: 'T1',
    use: 'screening',
    what: 'the legal name',
    // Where there is no email address either, it was asked for above.
    isTold: ({ customer: { name, email } }) => isText(name) || !isText(email),
  },
  {
    field: '/customer/addresses',
    from: 'T1',
    use: 'screening',
    what: 'an address to live or to trade at, not only a box',
    isTold: ({ customer }) => customer.addresses.some(isPlaceToBe),
  },
  {
    field: '/customer/useLocations',
    from: 'T1',
    use: 'screening',
    what: 'where the service is used',
    isTold: ({ customer }) => isSome(customer.useLocations),
  },
  {
    field: '/intendedUse/purpose',
    from: 'T1',
    use: 'screening',
    what: 'what the service is for',
    isTold: ({ intendedUse }) => isText(intendedUse?.description) || ![undefined, 'other'].includes(intendedUse?.purpose),
  },
  {
    field: '/customer/headquarters',
    from: 'T1',
    of: 'entity',
    use: 'screening',
    what: 'where the firm is headquartered',
    isTold: ({ customer }) => hasSeat(customer),
  },
  {
    field: '/customer/ultimateParents',
    from: 'T1',
    of: 'entity',
    use: 'screening',
    what: 'its ultimate parent, or that it has none',
    // A graph of owners is climbed, and says itself where it does not come to an end.
    isTold: ({ customer, ownership }) => customer.ultimateParents !== undefined || ownership !== undefined,
  },
  {
    field: '/customer/registration',
    from: 'T2',
    use: 'program',
    what: 'a registration, or the number of an identity document',
    isTold: ({ customer: { registration, identifiers } }) => registration !== undefined || isSome(identifiers),
  },
  {
    field: '/customer/payment',
    from: 'T2',
    use: 'screening',
    what: 'how and from which country it is paid',
    isTold: ({ customer: { payment } }) => payment?.method !== undefined && payment.country !== undefined,
  },
  {
    field: '/verifications',
    from: 'T2',
    use: 'program',
    what: 'a verification of the customer',
    isTold: ({ verifications, customer: { name } }) =>
      (verifications ?? []).some(({ subject }) => subject === customerSubject || subject === name),
  },
  {
    field: '/modelPlan',
    from: 'T3',
    use: 'screening',
    what: 'the plan of the model: its operations, or its parameters and tokens',
    isTold: ({ modelPlan: { operations, parameters, tokens } = {} }) => isText(operations) || (isText(parameters) && isText(tokens)),
  },
]

const hasSeat = ({ headquarters }: Customer): boolean => (typeof headquarters === 'string' ? isText(headquarters) : isSome(headquarters))

const isPlaceToBe = ({ text, kind, isPoBox }: CustomerAddress): boolean =>
  isText(text) && isPoBox !== true && kind !== 'mailing' && kind !== 'billing'

export const isAsked = ({ from, of }: RequiredDatum, tier: ComputeTier, type: Customer['type']): boolean =>
  computeTiers.indexOf(from) <= computeTiers.indexOf(tier) && (of === undefined || of === type)
