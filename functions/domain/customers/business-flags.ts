import { type IsoDate, monthsBefore } from '../law'
import { productOf } from '../operations-count'
import { headquartersOf } from '../party'
import { outcomeWithin } from '../place-set'
import type { Checked } from './checked'
import type { ComputeTier } from './compute-request'
import type { Raised } from './kyc-flag'

/** What kind of firm it is. Somebody who is no firm is not held to have a site, an office or staff. */
export const businessFlags = (checked: Checked): readonly Raised[] => {
  const { facts, law } = checked
  const purchase = boughtSince(facts.signals?.firstAdvancedPurchaseOn, law.controlsSince)
  if (facts.customer.type === 'individual') return [...(purchase && isElsewhere(checked) ? [purchase] : []), ...trade(checked)]
  return [...age(checked, purchase), ...presence(checked), ...trade(checked), ...size(checked)]
}

/** From the first tier that asks for machines of the advanced classes on, a day that was not told may be any. */
const age = (checked: Checked, purchase: Raised | undefined): readonly Raised[] => {
  const { facts, law, tier } = checked
  const { foundedOn } = facts.customer
  const { newMonths } = law.wariness.value
  const founded = foundedOn === undefined ? 'was founded on a day that was not told' : `was founded on ${foundedOn}`
  const isOpen = foundedOn === undefined && tier !== 'T0'
  const isNew = isOpen || (foundedOn !== undefined && foundedOn > monthsBefore(law.asOf, newMonths))
  const isLate = isOpen || (foundedOn !== undefined && foundedOn >= law.controlsSince)
  const since = isLate
    ? {
        code: 'BIZ_POST_CONTROL' as const,
        because: `outside the allied countries, and ${founded}; the controls began on ${law.controlsSince}`,
      }
    : purchase
  return [
    ...(isNew ? [{ code: 'BIZ_NEW' as const, because: `${founded}, less than ${newMonths} months ago${isOpen ? ' perhaps' : ''}` }] : []),
    ...(since && isElsewhere(checked) ? [since] : []),
  ]
}

const boughtSince = (bought: IsoDate | undefined, since: IsoDate): Raised | undefined =>
  bought === undefined || bought < since
    ? undefined
    : {
        code: 'BIZ_POST_CONTROL',
        because: `outside the allied countries, and first bought advanced chips on ${bought}; the controls began on ${since}`,
      }

/** Organized, run or at home outside the allied countries, or perhaps. */
const isElsewhere = ({ facts: { customer }, law: { geography, places } }: Checked): boolean => {
  const seats = headquartersOf({ name: '', country: '', headquarters: customer.headquarters })
  const known = [...seats, ...(customer.jurisdiction === undefined ? [] : [customer.jurisdiction])]
  const all = known.length > 0 ? known : customer.addresses.map(({ country }) => country)
  const isOpen = customer.type === 'entity' && seats.length === 0
  return isOpen || all.length === 0 || all.some((place) => outcomeWithin(geography, place, places.value.allied) !== 'met')
}

const presence = ({ facts: { signals = {} }, law }: Checked): readonly Raised[] => {
  const { webPresence, isFreeMail, addressClass, firmsAtAddress = 0 } = signals
  const { firmsAtAddressMin } = law.wariness.value
  const isThin = webPresence === 'none' || webPresence === 'thin'
  const isMass = addressClass === 'virtual-office' || firmsAtAddress >= firmsAtAddressMin
  const vague = ({ residence: 'a residence', vague: 'vague', unverifiable: 'not to be verified' } as Readonly<Record<string, string>>)[
    addressClass ?? ''
  ]
  return [
    ...(isThin || isFreeMail === true
      ? [{ code: 'BIZ_NO_WEB' as const, because: isThin ? `web presence: ${webPresence}` : 'a firm that writes from free mail' }]
      : []),
    ...(vague === undefined ? [] : [{ code: 'BIZ_RESIDENTIAL' as const, because: `the firm's address is ${vague}` }]),
    ...(isMass
      ? [
          {
            code: 'BIZ_MASS_ADDR' as const,
            because: firmsAtAddress > 0 ? `${firmsAtAddress} firms are known at its address` : 'its address is a virtual office',
          },
        ]
      : []),
  ]
}

const trade = ({ facts: { signals = {} } }: Checked): readonly Raised[] => [
  ...(signals.businessMismatch === true
    ? [{ code: 'BIZ_LOB_MISMATCH' as const, because: 'what it does for a living does not go with what it asks for' }]
    : []),
  ...(signals.isForwarder === true || signals.addressClass === 'forwarder'
    ? [{ code: 'BIZ_FORWARDER' as const, because: 'it, or its address, is a freight forwarder' }]
    : []),
]

const staffedTiers: readonly ComputeTier[] = ['T2', 'T3', 'T4']

const size = ({ facts: { signals = {} }, law, tier }: Checked): readonly Raised[] => {
  const { headcount, annualRevenueUsd, annualSpendUsd } = signals
  const { spendOverRevenue, staffMin } = law.wariness.value
  if (
    annualRevenueUsd !== undefined &&
    annualSpendUsd !== undefined &&
    productOf([annualSpendUsd]) > productOf([annualRevenueUsd, spendOverRevenue])
  )
    return [{ code: 'BIZ_HEADCOUNT', because: `would spend more than ${spendOverRevenue} times its revenue in a year` }]
  if (headcount !== undefined && headcount < staffMin && staffedTiers.includes(tier))
    return [{ code: 'BIZ_HEADCOUNT', because: `fewer than ${staffMin} staff, and asks for ${tier}` }]
  return []
}
