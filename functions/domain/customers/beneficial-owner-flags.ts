import { type Bounds, boundsOf } from '../ownership/basis-points'
import { untoldBehind } from '../ownership/beneficial-owners'
import type { OwnershipGraph } from '../ownership/graph'
import { holdingsOf } from '../ownership/holdings'
import type { RollUp } from '../ownership/roll-up'
import { isSameName, type Listing } from '../party'
import type { Checked } from './checked'
import type { CustomerFacts, CustomerPerson } from './customer'
import { isForeign } from './foreign-customer'
import type { Raised } from './kyc-flag'

/** A person who must be known: by what was told of owners, or as the customer says itself. */
export type BeneficialOwnerKnown = {
  readonly name: string
  /** Of its node, where it has one. */
  readonly id?: string
  readonly by: readonly ('ownership' | 'control')[]
  readonly effective?: Bounds
  readonly throughMajorities?: Bounds
  readonly isVerified: boolean
  /** Not known counts as not. */
  readonly isUsPerson: boolean
}

/** Everybody with the share by either sum, whoever directs it, and whom the customer names as one of them. */
export const beneficialOwnersKnown = (
  { facts }: Checked,
  graph: OwnershipGraph<Listing> | undefined,
  rolled: RollUp | undefined,
): readonly BeneficialOwnerKnown[] => {
  const nameOf = new Map((graph?.nodes ?? []).map(({ id, name }) => [id, name]))
  const found = (rolled?.beneficialOwners ?? []).map(({ id, ...rest }) => {
    const name = nameOf.get(id) ?? ''
    return { name, id, ...rest, ...standingOf(name, facts) }
  })
  const named = (facts.customer.people ?? [])
    .filter(({ role, name }) => role === 'beneficial-owner' && !found.some((each) => isSameName(each.name, name)))
    .map(({ name }) => ({ name, by: ['ownership'] as const, ...standingOf(name, facts) }))
  return [...found, ...named]
}

const standingOf = (name: string, facts: CustomerFacts): Pick<BeneficialOwnerKnown, 'isVerified' | 'isUsPerson'> => {
  const isMeant = (person: CustomerPerson): boolean => isSameName(person.name, name)
  const last = (facts.verifications ?? [])
    .filter(({ subject }) => isSameName(subject, name))
    .reduce<{ at: number; result: string } | undefined>((latest, { at, result }) => {
      const time = at?.getTime() ?? 0
      return latest !== undefined && latest.at > time ? latest : { at: time, result }
    }, undefined)
  return {
    isVerified: last?.result === 'verified',
    isUsPerson: (facts.customer.people ?? []).some((person) => isMeant(person) && person.isUsPerson === true),
  }
}

/**
 * Whoever owns a firm by a quarter, or directs it, must be named and verified; at least one who directs it, whatever anyone
 * owns. Of a firm whose owners are all of the United States, as it is itself, the names are enough.
 */
export const beneficialOwnerFlags = (
  checked: Checked,
  graph: OwnershipGraph<Listing> | undefined,
  known: readonly BeneficialOwnerKnown[],
): readonly Raised[] => {
  const { facts, law } = checked
  if (facts.customer.type === 'individual' || law.listings.beneficial === undefined) return []
  const directing = whoDirects(checked, known)
  const isLed = directing.length === 0 || directing.some(({ isUsPerson }) => isUsPerson)
  const isAtHome = !isForeign(facts.customer, law) && known.every(({ isUsPerson }) => isUsPerson) && isLed
  const missing = [...missingIn(checked, graph), ...(directing.length === 0 ? ['nobody is named who directs it'] : [])]
  const unverified = isAtHome ? [] : unverifiedOf(known, directing)
  if (missing.length === 0 && unverified.length === 0) return []
  const because = [...missing, ...unverified.map((name) => `${name} is not verified`)].join('; ')
  return [{ code: 'OWN_BO_INCOMPLETE', because, detail: { missing, unverified } }]
}

type Directing = Pick<BeneficialOwnerKnown, 'name' | 'isVerified' | 'isUsPerson'>

const directingRoles: ReadonlySet<CustomerPerson['role']> = new Set(['director', 'senior-manager'])

/** With a say as told, by office, or by the majority, which appoints whoever has the office. */
const whoDirects = ({ facts, law }: Checked, known: readonly BeneficialOwnerKnown[]): readonly Directing[] => {
  const { lo: majority } = boundsOf(law.listings.inquiry.value.majorityShare)
  const hasMajority = ({ effective, throughMajorities }: BeneficialOwnerKnown): boolean =>
    Math.max(effective?.lo ?? 0, throughMajorities?.lo ?? 0) > majority
  const ruling = known.filter((each) => each.by.includes('control') || hasMajority(each))
  const inOffice = (facts.customer.people ?? []).filter(
    ({ role, name }) => directingRoles.has(role) && !ruling.some((each) => isSameName(each.name, name)),
  )
  return [...ruling, ...inOffice.map(({ name }) => ({ name, ...standingOf(name, facts) }))]
}

/** Everybody who must be, and of those who direct it by their office alone all, where not one of those who direct it is. */
const unverifiedOf = (known: readonly BeneficialOwnerKnown[], directing: readonly Directing[]): readonly string[] => {
  const open = directing.some(({ isVerified }) => isVerified) ? known : [...known, ...directing]
  return [...new Set(open.filter(({ isVerified }) => !isVerified).map(({ name }) => name))]
}

const missingIn = ({ facts, law }: Checked, graph: OwnershipGraph<Listing> | undefined): readonly string[] => {
  const isStated = (facts.customer.people ?? []).some(({ role }) => role === 'beneficial-owner')
  if (facts.ownership === undefined || graph === undefined) return isStated ? [] : ['who owns it was not told']
  const terms = law.listings.beneficial?.value
  if (isStated || terms === undefined) return []
  const names = new Map(graph.nodes.map(({ id, name }) => [id, name]))
  const untold = untoldBehind(holdingsOf(graph, law.asOf), {
    shareMin: boundsOf(terms.shareMin).lo,
    wholeAbove: boundsOf(terms.wholeAbove).lo,
  })
  return untold.map((id) => `who is behind ${names.get(id) ?? id} was not told`)
}
