import { scenarios } from './scenarios/scenarios'
import { aesCodes } from './us/aes-codes'
import { computeLines } from './us/customers/compute-lines'
import { customerPlaces } from './us/customers/customer-places'
import { kycFlagFamilies, kycFlagTerms } from './us/customers/flag-terms'
import { listedFlags } from './us/customers/listed-flags'
import { ruleStates } from './us/customers/rule-states'
import { specialMeasures } from './us/customers/special-measures'
import { controlsSince, wariness } from './us/customers/wariness'
import { destinationSets, diffusionSets } from './us/destination-sets'
import { dutyClocks } from './us/duty-clocks'
import { exportInvoice, filingByPlace } from './us/export-papers'
import { knownLaw } from './us/known-law'
import { ownershipFlagTerms } from './us/ownership-flags'
import { usProvisions } from './us/provisions'
import { redFlagsOfSignals } from './us/red-flags'
import { remarks, scope } from './us/remarks'
import { listParagraphs } from './us/residual-entries'
import { retentionProvisions } from './us/retention'
import { restoringReasons } from './us/reversals'
import { overlays, regimes } from './us/timeline'

/** All law that can move an answer, as plain data: what the rulebook hash is taken over, beside chips and places. */
export const lawContent: unknown = {
  provisions: usProvisions,
  listParagraphs,
  knownLaw,
  regimes,
  overlays,
  remarks,
  scope,
  destinationSets,
  scenarios,
  diffusionSets,
  redFlagsOfSignals,
  ownershipFlagTerms,
  retentionProvisions,
  restoringReasons,
  backOffice: { aesCodes, exportInvoice, filingByPlace, dutyClocks },
  customers: {
    computeLines,
    customerPlaces,
    wariness,
    controlsSince,
    kycFlagFamilies,
    kycFlagTerms,
    listedFlags,
    ruleStates,
    specialMeasures,
  },
}
