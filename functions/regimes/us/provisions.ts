import type { Provision } from '../../domain/law'
import { affiliates } from './affiliates-rule'
import { blockedOwnership, blockedPersonPrograms } from './blocked-persons'
import { caseByCaseWindow } from './case-by-case-window'
import { computeAccess } from './compute-access'
import { countryAllocation } from './country-allocation'
import { countryGroups } from './country-groups'
import { dayRemarks } from './day-remarks'
import { destinationA, destinationB, destinationC, destinationUaeA, destinationUaeB } from './destination-requirement'
import { eccn3a090, eccn3a090c } from './eccn-3a090'
import { eccn4a090 } from './eccn-4a090'
import { eccn4e091 } from './eccn-4e091'
import { endUseControls } from './end-use-controls'
import { entityListFootnotes } from './entity-list-footnotes'
import { exceptionAcm } from './exception-acm'
import { exceptionAia } from './exception-aia'
import { claimedExceptions } from './exception-claims'
import { exceptionEnc } from './exception-enc'
import { exceptionHbm } from './exception-hbm'
import { exceptionLpp } from './exception-lpp'
import { acaInDoubt, advancedComputing } from './exception-nac-aca'
import { existingStock } from './existing-stock'
import { foundryPresumption } from './foundry-presumption'
import { generalProhibition10 } from './general-prohibition-10'
import { headquartersA, headquartersB, headquartersC } from './headquarters-requirement'
import { hostControls } from './host-controls'
import { importTariff } from './import-tariff'
import { individualNotices } from './individual-notices'
import { jurisdiction } from './jurisdiction'
import { licenseApplication } from './license-application'
import { listEffects } from './list-effects'
import { nationalCeilings, nationalValidatedEndUser } from './national-validated-end-user'
import { otherControls } from './other-controls'
import { beneficialOwners, ownershipInquiry } from './ownership-inquiry'
import { part746 } from './part-746'
import { placeTreatment } from './place-treatment'
import { releaseExclusion } from './release-exclusion'
import { residualEntries } from './residual-entries'
import { restrictedExceptions } from './restricted-exceptions'
import { reviewPolicy } from './review-policy'
import { savingClauses } from './saving-clauses'
import { softwareAndTechnology } from './software-technology'
import { supplement5 } from './supplement-5'
import { supplement8 } from './supplement-8'
import { supplement10 } from './supplement-10'
import { trainingNotice } from './training-notice'
import { universalShares, universalValidatedEndUser } from './universal-validated-end-user'
import { unverifiedStatement } from './unverified-statement'
import { usPersons } from './us-persons'
import { validatedEndUser } from './validated-end-user'
import { veuReports, veuRequest } from './veu-reports'
import { weightsUnderAia } from './weights-exception'
import { weightsLetter } from './weights-letter'
import { weightsRequirement } from './weights-requirement'
import { zFamilies } from './z-families'

/** Every provision of the United States that we hold, in the order a reader would look for them. */
export const usProvisions: readonly Provision<unknown>[] = [
  countryGroups,
  placeTreatment,
  supplement5,
  eccn3a090,
  eccn3a090c,
  foundryPresumption,
  eccn4a090,
  zFamilies,
  softwareAndTechnology,
  eccn4e091,
  residualEntries,
  otherControls,
  jurisdiction,
  destinationA,
  destinationB,
  destinationC,
  destinationUaeA,
  destinationUaeB,
  supplement8,
  headquartersA,
  headquartersB,
  headquartersC,
  weightsRequirement,
  releaseExclusion,
  computeAccess,
  ...Object.values(part746),
  ...reviewPolicy,
  caseByCaseWindow,
  countryAllocation,
  exceptionAia,
  exceptionAcm,
  exceptionLpp,
  advancedComputing,
  acaInDoubt,
  restrictedExceptions,
  ...claimedExceptions,
  exceptionHbm,
  exceptionEnc,
  weightsUnderAia,
  ...individualNotices,
  weightsLetter,
  validatedEndUser,
  universalValidatedEndUser,
  universalShares,
  nationalValidatedEndUser,
  nationalCeilings,
  supplement10,
  veuReports,
  veuRequest,
  ...listEffects,
  ...entityListFootnotes,
  blockedPersonPrograms,
  blockedOwnership,
  affiliates,
  unverifiedStatement,
  ownershipInquiry,
  beneficialOwners,
  ...endUseControls,
  usPersons,
  trainingNotice,
  generalProhibition10,
  existingStock,
  licenseApplication,
  ...savingClauses,
  importTariff,
  ...hostControls,
  ...dayRemarks,
]
