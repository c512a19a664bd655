import type { Trilean } from '../finding'
import type { PlaceSet } from '../place'
import { listed, outcomeWithin } from '../place-set'
import type { Checked } from './checked'
import type { IntendedUse } from './customer'
import { isOfPlaces } from './customer-seat'
import type { Raised } from './kyc-flag'

type Concern = NonNullable<IntendedUse['concerns']>[number]

/** End uses that controls of the law ask about. What is only suspected is for a person, and what has no place may be anywhere. */
export const concernFlags = (checked: Checked): readonly Raised[] =>
  (checked.facts.intendedUse?.concerns ?? []).flatMap((concern) => raisedBy(checked, concern))

const raisedBy = (checked: Checked, concern: Concern): readonly Raised[] => {
  switch (concern.kind) {
    case 'wmd':
      return [concern.knowledge ? { code: 'USE_WMD', because: `${named(concern)} is known` } : suspected(concern)]
    case 'military-intelligence':
      return [concern.knowledge ? intelligence(checked, concern) : suspected(concern)]
    case 'military':
      return military(checked, concern)
    case 'supercomputer':
    case 'advanced-node':
    case 'equipment-maker':
      return restrictedWork(checked, concern)
  }
}

const named = ({ kind, place }: Concern): string =>
  `${kind === 'wmd' ? 'a weapons' : `a ${kind.replace('-', ' ')}`} end use${place === undefined ? '' : ` in ${place}`}`

const suspected = (concern: Concern): Raised => ({
  code: 'LAW_REVIEW',
  because: `${named(concern)} is suspected and not known: inquire before anything is provided`,
})

const intelligence = (checked: Checked, concern: Concern): Raised => {
  const { militaryIntelligence, restricted } = checked.law.places.value
  const isListed = [militaryIntelligence, restricted].some((set) => mayBeIn(checked, concern, set) !== 'unmet')
  return { code: 'USE_MILINT', case: isListed ? 'listed-places' : 'elsewhere', because: `${named(concern)} is known` }
}

/** Whoever has a military end use is a military end user, in the places that the control names. */
const military = (checked: Checked, concern: Concern): readonly Raised[] => {
  const { militaryEndUsers } = checked.law.places.value
  const where = mayBeIn(checked, concern, militaryEndUsers)
  if (where === 'unmet') return []
  if (!concern.knowledge) return [suspected(concern)]
  return where === 'met'
    ? [{ code: 'PTY_MEU', because: `${named(concern)} is known, in or for ${listed(militaryEndUsers)}` }]
    : [{ code: 'LAW_REVIEW', because: `${named(concern)} is known, and whether it is in or for ${listed(militaryEndUsers)} is not` }]
}

const restrictedWork = (checked: Checked, concern: Concern): readonly Raised[] => {
  const { restricted } = checked.law.places.value
  if (mayBeIn(checked, concern, restricted) === 'unmet') return []
  const because = `${named(concern)} is ${concern.knowledge ? 'known' : 'suspected'}, in or for ${listed(restricted)}, or perhaps`
  return [{ code: 'USE_SUPERCOMPUTER_D5', because }]
}

/** In the place that was told, or for somebody of such a place. Without a place it may be anywhere. */
const mayBeIn = ({ facts: { customer }, law }: Checked, { place }: Concern, set: PlaceSet): Trilean => {
  const here = place === undefined ? 'unknown' : outcomeWithin(law.geography, place, set)
  const theirs = isOfPlaces(customer, set, law)
  if (here === 'met' || theirs === 'met') return 'met'
  return here === 'unknown' || theirs === 'unknown' ? 'unknown' : 'unmet'
}
