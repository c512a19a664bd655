import { retentionOf } from '../domain/records/retention'
import { retentionRulesOn } from '../regimes/us/retention'
import type { Moment } from '../store/caller'

/** The last day on which it is kept what a person ruled on a match, and so on which it holds. */
export const retainedAsRuling = ({ day }: Moment): string =>
  retentionOf(['export-record', 'sanctions-record'], retentionRulesOn(day), [day]).retainedUntil
