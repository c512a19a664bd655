import type { Dated, IsoDate } from '../law'
import type { ScenarioInForce } from './scenario-terms'

/** An entry that a scenario lays over the law. */
export const hypothetical = <T>({ scenario }: ScenarioInForce, from: IsoDate, value: T): Dated<T> => ({
  from,
  cite: scenario.cite,
  confidence: scenario.confidence,
  value,
})
