import type { Limb, ProcessorParameters } from '../eccn'
import type { InForce, IsoDate } from '../law'
import { hypothetical } from './overlay-entry'
import type { ScenarioInForce } from './scenario-terms'

type Thresholds = NonNullable<ScenarioInForce['parameters']['thresholds']>

/** The parameters of circuits with other bounds, and with a low end below them. */
export const withThresholds = (
  processors: InForce<ProcessorParameters>,
  scenario: ScenarioInForce,
  day: IsoDate,
): InForce<ProcessorParameters> => {
  const { thresholds } = scenario.parameters
  if (thresholds === undefined || processors.state !== 'governs') return processors
  const { value } = processors.entry
  const limbs = value.limbs.map((limb) => moved(limb, thresholds))
  const { lowEndTpp } = thresholds
  const lowEnd: Limb[] = lowEndTpp === undefined ? [] : [{ paragraph: 'low-end', level: 'b', tppMin: lowEndTpp }]
  return { state: 'governs', entry: hypothetical(scenario, day, { ...value, limbs: [...limbs, ...lowEnd] }) }
}

const moved = (limb: Limb, { a1Tpp, a2Tpp, a2Pd }: Thresholds): Limb => {
  if (limb.level !== 'a') return limb
  return limb.densityMin === undefined
    ? { ...limb, tppMin: a1Tpp ?? limb.tppMin }
    : { ...limb, tppMin: a2Tpp ?? limb.tppMin, densityMin: a2Pd ?? limb.densityMin }
}
