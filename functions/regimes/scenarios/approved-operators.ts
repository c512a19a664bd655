import type { Scenario } from '../../domain/scenarios/scenario-terms'
import { partners } from './country-lists'

/** Allies may buy where approved operators run the data center and the cloud that touches it. */
export const approvedOperators: Scenario = {
  id: 'approved-operators',
  title: 'Allied sales through approved operators from the United States',
  cite: { provision: 'testimony of the Secretary of Commerce', notice: 'Senate, June 2025, as reported' },
  confidence: 'secondary',
  base: { track: 'codified' },
  without: ['partnerException', 'lowVolumeException'],
  hasTiers: false,
  parameters: {
    controlled: 'worldwide',
    favored: [],
    denied: ['D:5', 'MO'],
    hqRule: 'D5MO',
    eligibleCountries: partners,
    reviewPolicy: {
      eligible: 'case-by-case',
      withinLimit: 'case-by-case',
      aboveLimit: 'presumption-of-denial',
      denied: 'presumption-of-denial',
    },
    h100eTpp: 15_832,
  },
  takes: ['denied', 'hqRule', 'eligibleCountries', 'approvedOperators', 'reviewPolicy'],
  demands: [
    {
      parameter: 'approvedOperators',
      when: 'eligible-destination',
      because: 'a list of approved operators was announced and not published',
    },
  ],
  closedTo: [],
  doubts: [],
  assumptions: [
    'the eligible countries are the partners of Supplement No. 5',
    'where the test is not passed an application is looked at case by case, unless reviewPolicy says otherwise',
  ],
}
