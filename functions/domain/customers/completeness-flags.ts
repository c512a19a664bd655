import type { Checked } from './checked'
import type { Raised } from './kyc-flag'
import { isAsked, requiredData } from './required-data'

/** What the tier asks for and nobody told: one flag for each, with where it belongs. Owners are told apart. */
export const completenessFlags = ({ facts, tier }: Checked): readonly Raised[] =>
  requiredData
    .filter((datum) => isAsked(datum, tier, facts.customer.type) && !datum.isTold(facts))
    .map(({ field, use, what }) => ({
      code: 'ID_MISSING',
      because: `${what} was not given, which ${tier} asks for`,
      case: use,
      detail: { field },
    }))
