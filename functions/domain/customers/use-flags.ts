import { some } from '../finding'
import { operationsIn, saidOf } from '../operations-count'
import type { Checked } from './checked'
import { asksNothing } from './compute-estimate'
import { concernFlags } from './concern-flags'
import { isSeatedIn, servesThose } from './customer-seat'
import type { KycCode, Raised } from './kyc-flag'
import { modelOperations } from './model-plan'
import { resaleFlags } from './resale-flags'
import type { Signals } from './signals'

/** What it is for, and for whom. */
export const useFlags = (checked: Checked): readonly Raised[] => [
  ...answers.flatMap(({ code, signal, because }) => (checked.facts.signals?.[signal] === true ? [{ code, because }] : [])),
  ...concernFlags(checked),
  ...trainsForOutsider(checked),
  ...resaleFlags(checked),
]

/** What the customer would not answer, or showed. */
const answers: readonly { readonly code: KycCode; readonly signal: keyof Signals; readonly because: string }[] = [
  { code: 'USE_REFUSED', signal: 'refusesEndUse', because: 'would not say what for, or for whom' },
  { code: 'USE_OWNERSHIP_REFUSED', signal: 'refusesOwnership', because: 'would not say who owns it' },
  {
    code: 'USE_EVASIVE',
    signal: 'evasive',
    because: 'answers were vague, did not agree, or showed that it does not know what it asks for',
  },
  { code: 'USE_LOCATION_UNKNOWN', signal: 'withholdsLocation', because: 'would not say where it is used, or where the machines stand' },
  { code: 'USE_DECLINES_SUPPORT', signal: 'declinesSupport', because: 'declines the installation, telemetry or support that is usual' },
  { code: 'USE_STRAW', signal: 'strawSigns', because: 'somebody else seems to be the user' },
]

/** Whether the model is to leave is a question of the flag's own, and an answer to it does not lower it. */
const trainsForOutsider = ({ facts, law, estimate }: Checked): readonly Raised[] => {
  const { controlledWeights: line } = law.lines.value
  const { outsidePartners } = law.places.value
  const model = modelOperations(estimate.total, facts.modelPlan)
  const isPrinted = law.rules.some(({ rule }) => rule === 'AI_DIFFUSION')
  const outside = some([isSeatedIn(facts.customer, outsidePartners, law), servesThose(facts, outsidePartners, law)])
  if (!isPrinted || asksNothing(estimate) || !estimate.mayTrain || model < operationsIn(line) || outside === 'unmet') return []
  const who = outside === 'met' ? 'headquartered or parented outside the partner countries' : 'headquartered or parented nobody knows where'
  const intent = { true: 'it is to leave', false: 'it is not to leave, as stated', undefined: 'whether it is to leave was not said' }
  const because = `may train a model of ${saidOf(model)} operations for somebody ${who}; ${intent[`${facts.modelPlan?.exportIntent}`]}`
  return [{ code: 'USE_RF28', because, detail: { operations: saidOf(model), line } }]
}
