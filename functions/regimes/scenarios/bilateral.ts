import type { Scenario } from '../../domain/scenarios/scenario-terms'
import { carnegie } from './sources'

/** One low limit for every country, and agreements that raise it one by one. */
export const bilateral: Scenario = {
  id: 'bilateral',
  title: 'Bilateral: a low limit for all, raised by agreements',
  cite: carnegie('bilateral agreements'),
  confidence: 'confirmed',
  base: { track: 'codified' },
  without: ['partnerException', 'lowVolumeException'],
  hasTiers: false,
  parameters: {
    controlled: 'worldwide',
    favored: [],
    denied: ['D:5', 'MO'],
    hqRule: 'D5MO',
    reviewPolicy: {
      withinLimit: 'presumption-of-approval',
      aboveLimit: 'presumption-of-denial',
      denied: 'presumption-of-denial',
    },
    h100eTpp: 15_832,
  },
  takes: ['favored', 'denied', 'hqRule', 'lowVolume', 'countryCaps', 'agreements', 'reviewPolicy', 'clock', 'h100eTpp'],
  demands: [
    {
      parameter: 'countryCaps.defaultTpp',
      when: 'capped-destination',
      because: 'the limit of a country without an agreement is a matter of configuration: the authors give no number',
    },
  ],
  closedTo: [],
  doubts: [],
  assumptions: [
    'within the limit of its country an application is presumed approved; above it, presumed denied unless reviewPolicy.aboveLimit says case-by-case',
    'no amount is free of license for each consignee unless lowVolume gives one',
  ],
}
