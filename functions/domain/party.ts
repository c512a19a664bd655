import type { IsoDate } from './law'
import type { Share } from './ownership/basis-points'
import type { OwnershipGraph } from './ownership/graph'
import type { PlaceCode } from './place'

/** A listing as the caller states it. */
export type Listing = {
  readonly list: string
  /** Entity List: footnotes of the entry, as a number or as printed. */
  readonly footnotes?: readonly (number | string)[] | undefined
  /** SDN: program tags. */
  readonly programs?: readonly string[] | undefined
  /** Columns of the entry in its own words: what needs a license, which exceptions are left, how it is reviewed. */
  readonly licenseScope?: string | undefined
  readonly exceptions?: string | undefined
  readonly policy?: string | undefined
  readonly from?: IsoDate | undefined
  readonly to?: IsoDate | undefined
  readonly confirmed: boolean
}

/** A direct owner, and who owns it in turn. Shares in percent. */
export type Owner = {
  readonly name: string
  readonly share?: Share
  readonly headquarters?: PlaceCode | undefined
  readonly listings?: readonly Listing[] | undefined
  readonly owners?: readonly Owner[] | undefined
}

/** Top of an ownership chain. Several rules turn on where it is headquartered. */
export type UltimateParent = {
  readonly name: string
  readonly kind: 'company' | 'person' | 'government'
  readonly headquarters: PlaceCode
}

/** An entry of Supplement No. 8 to part 740, as the caller found it. */
export type Supplement8Entry = {
  readonly entry: string
  readonly kind: 'government' | 'approved' | 'us-company' | 'us-subsidiary'
  /** The first day without the status. */
  readonly lapsesOn?: IsoDate | undefined
}

/** A forwarder's and a virtual office's address are those of many. */
export const addressClasses = ['office', 'forwarder', 'virtual-office', 'residence', 'other'] as const
export type AddressClass = (typeof addressClasses)[number]

/** Where a party stands, where it is run from and who is above it: three separate tests, never one "country". */
export type Party = {
  readonly name: string
  readonly country: PlaceCode
  /** Several places where it is in doubt which one is the headquarters. Absent: unknown. */
  readonly headquarters?: PlaceCode | readonly PlaceCode[] | undefined
  /** Empty: stated to have none. Absent: unknown. */
  readonly ultimateParents?: readonly UltimateParent[] | undefined
  readonly owners?: readonly Owner[] | undefined
  /** The same as a graph around the party, in place of a tree: owners in common, circles, interests that ended. */
  readonly ownership?: OwnershipGraph<Listing> | undefined
  readonly stateControl?: { readonly government: PlaceCode; readonly extent: 'none' | 'controlled' | 'wholly-owned' } | undefined
  readonly registration?: { readonly scheme: string; readonly id: string } | undefined
  /** Other names, address and contacts: by these a party is told from others, and no rule of law reads them. */
  readonly aliases?: readonly string[] | undefined
  readonly address?: string | undefined
  /** What stands at the address. Absent: unknown. */
  readonly addressClass?: AddressClass | undefined
  readonly phone?: string | undefined
  readonly email?: string | undefined
  /** How it has the place or the machines it is named for. */
  readonly tenure?: 'owned' | 'leased' | 'colocated' | 'hosted' | undefined
  readonly takesTitle?: boolean | undefined
  /** For a provider of computing services: by which authority it has its chips. */
  readonly computeStatus?: 'aia-holder' | 'dc-veu' | 'other' | undefined
  readonly supplement8?: Supplement8Entry | undefined
  readonly listings?: readonly Listing[] | undefined
}

export type Parties = {
  readonly exporter?: Party | undefined
  readonly purchaser?: Party | undefined
  readonly intermediateConsignees?: readonly Party[] | undefined
  readonly freightForwarder?: Party | undefined
  readonly distributor?: Party | undefined
  readonly ultimateConsignee: Party
  readonly endUser?: Party | undefined
  readonly owner?: Party | undefined
  readonly operator?: Party | undefined
  readonly cloudOperator?: Party | undefined
  readonly computeProvider?: Party | undefined
  readonly customer?: Party | undefined
}

export type Role = keyof Parties
/** A party in its role. */
export type RoleParty = { readonly role: Role; readonly party: Party }

const single = [
  'exporter',
  'purchaser',
  'freightForwarder',
  'distributor',
  'ultimateConsignee',
  'endUser',
  'owner',
  'operator',
  'cloudOperator',
  'computeProvider',
  'customer',
] as const

/** Roles that the headquarters test reads; taken as the ultimate consignee when they are left out. */
export const assumedRoles = ['purchaser', 'endUser', 'owner', 'operator'] as const

/** Where it may be headquartered; empty where that was not given. */
export const headquartersOf = ({ headquarters }: Party): readonly PlaceCode[] => {
  if (headquarters === undefined) return []
  return typeof headquarters === 'string' ? [headquarters] : headquarters
}

/** Case and blanks around a name do not matter. Nothing else is guessed. */
export const isSameName = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()

/** Everyone named in the request. */
export const everyParty = (parties: Parties): readonly RoleParty[] => {
  const named: RoleParty[] = []
  for (const role of single) {
    const party = parties[role]
    if (party !== undefined) named.push({ role, party })
  }
  for (const party of parties.intermediateConsignees ?? []) named.push({ role: 'intermediateConsignees', party })
  return named
}

/** The same parties, each changed by its place among `everyParty`. */
export const withEachParty = (parties: Parties, change: (party: Party, at: number) => Party): Parties => {
  const changed = everyParty(parties).map(({ role, party }, at) => ({ role, party: change(party, at) }))
  const consignees = changed.flatMap(({ role, party }) => (role === 'intermediateConsignees' ? [party] : []))
  const others = Object.fromEntries(changed.flatMap(({ role, party }) => (role === 'intermediateConsignees' ? [] : [[role, party]])))
  return { ...parties, ...others, ...(parties.intermediateConsignees === undefined ? {} : { intermediateConsignees: consignees }) }
}

const read: ReadonlySet<Role> = new Set(['purchaser', 'intermediateConsignees', 'ultimateConsignee', 'endUser', 'owner', 'operator'])
const readIfTitle: ReadonlySet<Role> = new Set(['freightForwarder', 'distributor'])

/** Those whose headquarters and parents the location tests read: a forwarder or distributor only if it takes title. */
export const principalsAmong = (parties: readonly RoleParty[]): readonly RoleParty[] =>
  parties.filter(({ role, party }) => read.has(role) || (readIfTitle.has(role) && party.takesTitle === true))
