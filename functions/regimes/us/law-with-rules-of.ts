import type { BaseTrack, IsoDate } from '../../domain/law'
import type { Law } from '../../domain/rulebook'
import { lawOfDay } from './law-of-day'

/** What the advanced-computing rules of a day are made of, beside everything else that stands on it. */
const advancedComputingRules = [
  'processors',
  'memory',
  'computers',
  'families',
  'serving',
  'residual',
  'destinations',
  'headquarters',
  'review',
  'window',
  'countryAllocation',
  'advancedComputing',
  'acaInDoubt',
  'restricted',
  'claimed',
  'partnerException',
  'manufacturingException',
  'lowVolumeException',
  'otherException',
  'dataCenterVeu',
  'weights',
  'weightsClause',
  'weightsUnderAia',
  'compute',
  'memoryException',
  'validatedEndUser',
  'exempt',
  'existingStock',
  'tiers',
  'notYetDue',
  'savings',
  'application',
] as const satisfies readonly (keyof Law)[]

/** The advanced-computing rules of one day, under the lists, embargoes, end-use rules and country groups of another. */
export const lawWithRulesOf = (track: BaseTrack, rulesOf: IsoDate, asOf: IsoDate): Law => {
  const [then, now] = [lawOfDay(track, rulesOf < asOf ? rulesOf : asOf), lawOfDay(track, asOf)]
  return { ...now, ...Object.fromEntries(advancedComputingRules.map((key) => [key, then[key]])) }
}
