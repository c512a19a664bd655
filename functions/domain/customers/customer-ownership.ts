import { type CitedRollUp, rollUpUnder } from '../listings/party-roll-up'
import type { OwnershipGraph } from '../ownership/graph'
import type { PoolAnswer } from '../ownership/pool-answer'
import type { Listing, UltimateParent } from '../party'
import { type BeneficialOwnerKnown, beneficialOwnerFlags, beneficialOwnersKnown } from './beneficial-owner-flags'
import type { Checked } from './checked'
import type { Raised } from './kyc-flag'
import { raisedByOwnership } from './ownership-raised'
import { graphOf } from './told-graph'

/** Top of its chain: as it was stated, as its owners lead up to it, or why it cannot be said. */
export type CustomerParent =
  | { readonly state: 'stated'; readonly parents: readonly UltimateParent[] }
  | { readonly state: 'found'; readonly id: string; readonly name: string; readonly country?: string }
  | { readonly state: 'unknown'; readonly because: string }

/** Who owns a customer: what speaks against it, and what the rules of the two pools come to. */
export type CustomerOwnership = {
  readonly flags: readonly Raised[]
  /** One for each pool, with every stake on the way. Empty: nobody told of owners. */
  readonly pools: readonly PoolAnswer[]
  /** Null: of a person, who has none. */
  readonly ultimateParent: CustomerParent | null
  readonly beneficialOwners: readonly BeneficialOwnerKnown[]
}

/** The roll-up of the customer, with what lists said of its owners. A person has owners only where somebody told of them. */
export const customerOwnership = (checked: Checked): CustomerOwnership => {
  const graph = graphOf(checked)
  const rolled = graph === undefined ? undefined : rollUpUnder(graph, checked.law)
  if (checked.facts.customer.type === 'individual' && checked.facts.ownership === undefined) {
    return { flags: [], pools: [], ultimateParent: null, beneficialOwners: [] }
  }
  const ultimateParent = parentOf(checked, graph, rolled)
  const owners = beneficialOwnersKnown(checked, graph, rolled)
  return {
    flags: [
      ...(graph === undefined || rolled === undefined ? [] : raisedByOwnership(checked, graph, rolled)),
      ...parentFlags(checked, ultimateParent, graph),
      ...beneficialOwnerFlags(checked, graph, owners),
      ...withheldFlags(checked),
    ],
    pools: rolled?.pools ?? [],
    ultimateParent,
    beneficialOwners: owners,
  }
}

const parentOf = ({ facts }: Checked, graph: OwnershipGraph<Listing> | undefined, rolled: CitedRollUp | undefined): CustomerParent => {
  const { ultimateParents } = facts.customer
  if (ultimateParents !== undefined && (ultimateParents.length > 0 || rolled === undefined)) {
    return { state: 'stated', parents: ultimateParents }
  }
  if (rolled === undefined) return { state: 'unknown', because: 'neither owners nor an ultimate parent were told' }
  const { ultimateParent } = rolled
  if (ultimateParent.state === 'unknown') {
    return ultimateParents === undefined ? { state: 'unknown', because: ultimateParent.because } : { state: 'stated', parents: [] }
  }
  const node = graph?.nodes.find(({ id }) => id === ultimateParent.id)
  const country = node?.country === undefined ? {} : { country: node.country }
  return { state: 'found', id: ultimateParent.id, name: node?.name ?? '', ...country }
}

/** A firm that has no parent may belong to a person: one that says so, and belongs to a firm, contradicts itself. */
const parentFlags = ({ facts }: Checked, parent: CustomerParent, graph: OwnershipGraph<Listing> | undefined): readonly Raised[] => {
  if (parent.state === 'unknown') return [{ code: 'OWN_PARENT_UNKNOWN', because: parent.because }]
  if (parent.state !== 'found' || facts.customer.ultimateParents === undefined || parent.id === graph?.subject) return []
  return graph?.nodes.some(({ id, kind }) => id === parent.id && kind === 'person') === true
    ? []
    : [{ code: 'OWN_DATA_CONFLICT', because: `stated to have no ultimate parent, and owned up to ${parent.name} as told` }]
}

/** Of owners who were left unnamed: it was the customer, or the owner, who did not say. */
const withheldFlags = ({ facts }: Checked): readonly Raised[] => {
  const withheld = (facts.ownership?.nodes ?? []).filter(({ isWithheld }) => isWithheld)
  return withheld.length === 0
    ? []
    : [{ code: 'USE_OWNERSHIP_REFUSED', because: `an owner is not named: ${[...new Set(withheld.map(({ name }) => name))].join(', ')}` }]
}
