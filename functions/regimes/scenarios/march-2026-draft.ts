import type { Scenario } from '../../domain/scenarios/scenario-terms'
import { partners } from './country-lists'

/** The draft of early 2026, by size of cluster, as the press told it. It was withdrawn. */
export const march2026Draft: Scenario = {
  id: 'march-2026-draft',
  title: 'The withdrawn draft of March 2026: by size of cluster',
  cite: { provision: 'draft rule at OIRA, withdrawn', notice: 'Reuters, 2026-03-05 and 2026-03-13' },
  confidence: 'secondary',
  base: { track: 'enforced' },
  without: [],
  hasTiers: false,
  parameters: {
    controlled: 'worldwide',
    favored: [],
    denied: ['D:5', 'MO'],
    hqRule: 'D5MO',
    eligibleCountries: partners,
    reviewPolicy: { denied: 'presumption-of-denial' },
    gb300eTpp: 60_000,
    h100eTpp: 15_832,
    clusterBands: [
      { name: 'up to 1,000 units: simple review', upToUnits: 1000, posture: 'case-by-case', exemptIfMonitored: true, duties: [] },
      {
        name: 'up to 100,000 units: pre-clearance',
        upToUnits: 100_000,
        posture: 'case-by-case',
        needsAgreement: true,
        duties: ['pre-clearance', 'government-assurances'],
      },
      {
        name: 'up to 200,000 units: with visits',
        upToUnits: 200_000,
        posture: 'case-by-case',
        needsAgreement: true,
        duties: ['pre-clearance', 'government-assurances', 'visits-by-us-officials'],
      },
      {
        name: 'above 200,000 units: a commitment of the state',
        posture: 'case-by-case',
        alliesOnly: true,
        needsAgreement: true,
        duties: ['pre-clearance', 'government-assurances', 'visits-by-us-officials', 'matching-investment-in-us-ai'],
      },
    ],
  },
  takes: ['denied', 'hqRule', 'eligibleCountries', 'agreements', 'gb300eTpp', 'clusterBands', 'reviewPolicy'],
  demands: [],
  closedTo: [],
  doubts: [],
  assumptions: [
    'a unit is 60,000 TPP, which was not verified',
    'allies are the partners of Supplement No. 5',
    'denied are D:5 and Macau, of which the accounts say nothing',
  ],
}
