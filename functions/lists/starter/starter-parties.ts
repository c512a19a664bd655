import type { ListedParty } from '../../domain/lists/listed-party'
import { withNativeNames } from './native-names'
import { chips } from './parties/chips'
import { computing } from './parties/computing'
import { defense } from './parties/defense'
import { diversion } from './parties/diversion'
import { elsewhere } from './parties/elsewhere'
import { equipment } from './parties/equipment'
import { fabs } from './parties/fabs'
import { huawei } from './parties/huawei'
import { artificialIntelligence } from './parties/intelligence'
import { russiaAndBelarus } from './parties/russia'
import { science } from './parties/science'
import { securities } from './parties/securities'

let parties: readonly ListedParty[] | undefined

/**
 * Well-known parties of the trade in chips, written by hand, so that a fresh checkout screens something real. One or two in a
 * hundred of what is listed: nobody is clear because they are not here.
 */
export const starterParties = (): readonly ListedParty[] => {
  parties ??= withNativeNames([
    ...huawei,
    ...chips,
    ...computing,
    ...artificialIntelligence,
    ...fabs,
    ...equipment,
    ...science,
    ...defense,
    ...securities,
    ...russiaAndBelarus,
    ...elsewhere,
    ...diversion,
  ])
  return parties
}
