import { mostOf, type Operations, operationsOf, sumOf, timesCount, timesNumber } from '../operations-count'
import type { ModelPlan } from './compute-request'

/** Of each parameter and token, by the usual rule for dense transformers. */
const operationsEach = 6

/** What a plan comes to: as stated, or by its parameters and tokens; the larger of both. Undefined: it does not say. */
export const plannedOperations = (plan: ModelPlan | undefined): Operations | undefined => {
  const stated = operationsOf(plan?.operations)
  const parameters = operationsOf(plan?.parameters)
  const tokens = operationsOf(plan?.tokens)
  const reckoned = parameters === undefined || tokens === undefined ? [] : [timesNumber(timesCount(parameters, tokens), operationsEach)]
  const all = stated === undefined ? reckoned : [stated, ...reckoned]
  return all.length === 0 ? undefined : mostOf(all)
}

/** Of the model that the work leaves behind: with what it was made from, where it is tuned. */
export const modelOperations = (asked: Operations, plan: ModelPlan | undefined): Operations => {
  const original = operationsOf(plan?.originalOperations)
  return original === undefined ? asked : sumOf([asked, original])
}
