import type { Provision } from '../../domain/law'
import { caseByCaseWindow } from './case-by-case-window'
import { countryGroups } from './country-groups'
import { destinationA, destinationB, destinationC, destinationUaeA, destinationUaeB } from './destination-requirement'
import { eccn3a090, eccn3a090c } from './eccn-3a090'
import { eccn4a090 } from './eccn-4a090'
import { acaInDoubt, advancedComputing } from './exception-nac-aca'
import { headquartersA, headquartersB, headquartersC } from './headquarters-requirement'
import { individualNotices } from './individual-notices'
import { otherControls } from './other-controls'
import { part746 } from './part-746'
import { liftingRules, pendingRules } from './pending-rules'
import { placeTreatment } from './place-treatment'
import { residualEntries } from './residual-entries'
import { reviewPolicy } from './review-policy'
import { softwareAndTechnology } from './software-technology'
import { zFamilies } from './z-families'

/** Every provision of the United States that we hold, in the order a reader would look for them. */
export const usProvisions: readonly Provision<unknown>[] = [
  countryGroups,
  placeTreatment,
  eccn3a090,
  eccn3a090c,
  eccn4a090,
  zFamilies,
  softwareAndTechnology,
  residualEntries,
  otherControls,
  destinationA,
  destinationB,
  destinationC,
  destinationUaeA,
  destinationUaeB,
  headquartersA,
  headquartersB,
  headquartersC,
  ...Object.values(part746),
  ...reviewPolicy,
  caseByCaseWindow,
  advancedComputing,
  acaInDoubt,
  ...individualNotices,
  ...pendingRules,
  ...liftingRules,
]
