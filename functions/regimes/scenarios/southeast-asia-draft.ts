import type { Scenario } from '../../domain/scenarios/scenario-terms'
import { partners } from './country-lists'
import { uaeSince2026 } from './sources'

/** The rules of before January 2025, and a license for Malaysia and Thailand. */
export const southeastAsiaDraft: Scenario = {
  id: 'southeast-asia-draft',
  title: 'The draft of July 2025 on Malaysia and Thailand',
  cite: { provision: 'draft rule as reported', notice: 'Bloomberg, July 2025' },
  confidence: 'secondary',
  base: { track: 'enforced', rulesOf: '2025-01-12' },
  without: [],
  hasTiers: false,
  parameters: {
    controlled: 'base',
    denied: ['D:5', 'MO'],
    hqRule: 'D5MO',
    extraDestinations: ['MY', 'TH'],
    exemptHq: partners,
    graceMonths: 0,
    exemptActivities: ['packaging-supply-chain'],
    keepFoundry: true,
  },
  takes: ['extraDestinations', 'exemptHq', 'graceMonths', 'exemptActivities', 'clock', 'keepFoundry'],
  demands: [],
  closedTo: [],
  doubts: [uaeSince2026],
  assumptions: [
    'firms from the United States and allied countries are those headquartered and owned in the partners of Supplement No. 5',
    'a grace period was reported without its length: none is taken',
    'the packaging supply chain is claimed by evidence of that kind',
  ],
}
