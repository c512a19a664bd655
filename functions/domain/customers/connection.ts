/**
 * Facts that a sender may tell, by the names under which a connection maps them. `order`: the merchant's number of an order.
 * `parent`: who is above whoever gets an order, by name. `held`: a field of it, which a reply marks while a person looks at it.
 */
export const mappedFields = [
  'externalId',
  'email',
  'phone',
  'name',
  'company',
  'country',
  'companyCountry',
  'ipCountry',
  'address',
  'headquarters',
  'parent',
  'parentHeadquarters',
  'registration',
  'website',
  'chip',
  'count',
  'hours',
  'training',
  'purpose',
  'description',
  'useLocation',
  'isUsPerson',
  'order',
  'held',
] as const
export type MappedField = (typeof mappedFields)[number]

/** What a tenant chose for one connection. */
export type ConnectionSettings = {
  /** A review at the lowest tier: in with limits, or not before a person looked. */
  readonly onReview: 'admit-limited' | 'refuse'
  /** While we cannot answer. `admit` opens the account unchecked: the tenant's own choice, and it is told. */
  readonly onUnavailable: 'refuse' | 'admit'
  /** Milliseconds for the whole reply. Never more than the sender waits, less what the way back takes. */
  readonly budgetMs: number
  /** JSON pointers into the sender's body, instead of its own places. */
  readonly mapping: Readonly<Partial<Record<MappedField, string>>>
  /** Sign-ins are checked as well, where the sender asks about them at the same address. */
  readonly screensSignIns: boolean
  /** Of orders: whose truth decides. Absent: what is enforced. */
  readonly track?: 'enforced' | 'codified' | undefined
  /** Of orders: whether quota is set aside when one is placed, and for how long, in milliseconds. */
  readonly holdOn?: 'placed' | 'never' | undefined
  readonly holdMs?: number | undefined
}
