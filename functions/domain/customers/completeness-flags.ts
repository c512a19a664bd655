import type { Checked } from './checked'
import type { Raised } from './kyc-flag'
import { isAsked, requiredData, unreadField } from './required-data'

/** What the tier asks for and nobody told: one flag for each, with where it belongs. Owners are told apart. */
export const completenessFlags = ({ facts, tier }: Checked): readonly Raised[] => [
  ...requiredData
    .filter((datum) => isAsked(datum, tier, facts.customer.type) && !datum.isTold(facts))
    .map(({ field, use, what }) => ({
      code: 'ID_MISSING' as const,
      because: `${what} was not given, which ${tier} asks for`,
      case: use,
      detail: { field },
    })),
  // Said and not understood: whatever it was, nobody looked at it.
  ...(facts.unread ?? []).map(({ field, because }) => ({
    code: 'ID_MISSING' as const,
    because: `${field} was given and could not be read: ${because}`,
    case: 'screening',
    detail: { field: unreadField, given: field },
  })),
]
