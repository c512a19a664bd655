import { listed } from '../place-set'
import type { Checked } from './checked'
import type { CustomerFacts } from './customer'
import { servesThose } from './customer-seat'
import { isForeign } from './foreign-customer'
import type { Raised } from './kyc-flag'

/** The statement that no user of theirs is headquartered where none may be. */
export const usersOutsideRestricted = 'users-outside-d5'

/** Who supplies computing to others: to whom, and by which rules. */
export const resaleFlags = (checked: Checked): readonly Raised[] => {
  const { facts, law } = checked
  const { signals = {}, intendedUse, customer } = facts
  const isReseller = customer.isReseller === true || intendedUse?.purpose === 'resale'
  const isAffirmed = affirmed(checked)
  const isNamed = (intendedUse?.endUserHeadquarters ?? []).length > 0
  const downstream = downstreamBecause(checked, isReseller && !isAffirmed)
  return [
    ...(signals.resellsUndisclosed === true || (isReseller && !isAffirmed && !isNamed)
      ? [{ code: 'USE_RESELLER_UNDISCLOSED' as const, because: 'supplies computing to others, and does not say to whom' }]
      : []),
    ...(isReseller && isForeign(customer, law) && signals.resellerProgramOnRecord !== true
      ? [
          {
            code: 'USE_RESELLER_NO_CIP' as const,
            because: 'a foreign reseller whose own program of knowing its customers is not on record',
          },
        ]
      : []),
    ...(downstream === undefined ? [] : [{ code: 'USE_DOWNSTREAM_D5' as const, because: downstream }]),
  ]
}

const downstreamBecause = ({ facts, law }: Checked, isUnaffirmed: boolean): string | undefined => {
  const served = servesThose(facts, law.places.value.restricted, law)
  if (served !== 'unmet')
    return `works for somebody headquartered in ${listed(law.places.value.restricted)}${served === 'unknown' ? ', perhaps' : ''}`
  if (facts.signals?.downstreamUnaffirmed === true) return 'will not affirm that its users are headquartered where users may be'
  return isUnaffirmed ? `no signed statement ${usersOutsideRestricted} on where its users are headquartered` : undefined
}

/** Signed, and not on a day to come. */
const affirmed = ({ facts: { certificates = [] }, law }: Checked): boolean =>
  certificates.some((each) => each.kind === usersOutsideRestricted && isSigned(each, law.asOf))

const isSigned = ({ signedOn }: NonNullable<CustomerFacts['certificates']>[number], asOf: string): boolean =>
  signedOn !== undefined && signedOn <= asOf
