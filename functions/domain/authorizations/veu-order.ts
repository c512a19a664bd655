import type { Deal } from '../deal'
import type { Authorization } from '../export'
import type { Judged } from '../judged'
import { assumedRoles, isSameName, type Party } from '../party'
import type { PlaceCode } from '../place'

export type VeuAuthorization = Extract<Authorization, { kind: 'data-center-veu' }>

/** TPP at or above 3A090.a that the order brings, as little and as much as it may be. */
export type OrderTpp = { readonly least: number; readonly most: number }

/** Who is who under an authorization, where the items will stand, and how much they are. */
export type VeuOrder = {
  readonly deal: Deal
  readonly authorization: VeuAuthorization
  /** Undefined: nobody stands in the role that was named, or several do. */
  readonly holder: Party | undefined
  readonly owner: Party
  readonly operator: Party
  /** Undefined: the request leaves open where the data center is. */
  readonly site: PlaceCode | undefined
  readonly tpp: OrderTpp | undefined
}

export const veuOrder = (deal: Deal, authorization: VeuAuthorization, judged: readonly Judged[]): VeuOrder => {
  const { owner, operator, ultimateConsignee } = deal.export.parties
  return {
    deal,
    authorization,
    holder: partyAs(deal, authorization.holder),
    owner: owner ?? ultimateConsignee,
    operator: operator ?? ultimateConsignee,
    site: siteOf(deal),
    tpp: orderTpp(judged),
  }
}

/** The party in a role; the ultimate consignee in those that it is taken to fill. */
export const partyAs = ({ parties, export: given }: Deal, role: string | undefined): Party | undefined => {
  const found = parties.filter((each) => each.role === role)
  if (found.length > 0) return found.length === 1 ? found[0]?.party : undefined
  return assumedRoles.some((each) => each === role) ? given.parties.ultimateConsignee : undefined
}

export const isSameParty = (one: Party, other: Party): boolean => one === other || isSameName(one.name, other.name)

/** Where the data center is said to be; else where consignee and operator both are. */
const siteOf = ({ law: { geography }, export: { dataCenter, cluster, parties } }: Deal): PlaceCode | undefined => {
  const stated = [dataCenter?.country, cluster?.country].filter((place) => place !== undefined)
  const told = stated.length > 0 ? stated : [parties.ultimateConsignee.country, (parties.operator ?? parties.ultimateConsignee).country]
  const places = new Set(told.map(geography.treatedAs))
  return places.size === 1 ? [...places][0] : undefined
}

/** Software, technology and weights have no TPP of their own. A reading below the level may bring none. */
const orderTpp = (judged: readonly Judged[]): OrderTpp | undefined => {
  let [least, most] = [0, 0]
  for (const { classification } of judged) {
    const counted = classification.readings.filter(({ level, nature }) => level === 'a' && nature === 'commodity').length
    if (counted === 0) continue
    if (classification.countedTppTotal === null) return undefined
    most += classification.countedTppTotal
    if (counted === classification.readings.length) least += classification.countedTppTotal
  }
  return { least, most }
}
