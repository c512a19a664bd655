import type { Deal } from '../deal'
import type { ExceptionCase, Wanted } from '../exceptions/exception-case'
import { approvedOperatorExemption } from './approved-operator'
import { lowVolumeExemption } from './low-volume'
import { monitoredClusterExemption } from './monitored-cluster'

const none: readonly ExceptionCase[] = []

/** What a scenario lets go without a license: by operator and by monitoring first, and by amount last. */
export const scenarioExceptions = (deal: Deal, wanted: readonly Wanted[], countedTpp: number | null): readonly ExceptionCase[] =>
  deal.law.scenario === undefined
    ? none
    : [
        ...approvedOperatorExemption(deal, wanted),
        ...monitoredClusterExemption(deal, wanted, countedTpp),
        ...lowVolumeExemption(deal, wanted, countedTpp),
      ]
